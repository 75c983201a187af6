import FieldCore
import Foundation
import XCTest

@testable import Platform

/// Keys of the phone, over a chamber that refuses as a phone does.
final class DeviceKeysTests: XCTestCase {
    private struct Refused: Error {}

    /// Each key hides bytes by its own; what was sealed by one opens by no other.
    private final class Chamber: KeyChamber {
        struct Key {
            let number: UInt8
            let usage: KeyUse
            let inChip: Bool
        }
        let keys = Guarded<[String: Key]>([:])
        let made = Guarded<UInt8>(0)
        let hasChip = Guarded(true)
        /// Gives a key of the chip and refuses it afterwards.
        let chipLies = Guarded(false)
        let state = Guarded(PhoneKeys.State.unlocked)

        func make(_ name: String, usage: KeyUse, inChip: Bool) throws {
            guard !inChip || hasChip.value else { throw Refused() }
            let number = made.change { made in
                made += 1
                return made
            }
            keys.change { $0[name] = Key(number: number, usage: usage, inChip: inChip) }
        }

        private func key(_ name: String) throws -> Key {
            guard let key = keys.value[name] else { throw Refused() }
            if key.inChip, chipLies.value { throw Refused() }
            switch (state.value, key.usage) {
            case (.unlocked, _), (.locked, .checkIn): return key
            default: throw Refused()
            }
        }

        func seal(_ name: String, _ bytes: Data) throws -> Data {
            let key = try key(name)
            return Data([key.number]) + Data(bytes.map { $0 ^ 0x5A })
        }

        func open(_ name: String, _ sealed: Data) throws -> Data {
            let key = try key(name)
            guard sealed.first == key.number else { throw Refused() }
            return Data(sealed.dropFirst().map { $0 ^ 0x5A })
        }

        func destroy(_ name: String) throws { keys.change { $0[name] = nil } }
        func isInChip(_ name: String) throws -> Bool { try key(name).inChip }
    }

    private let secret = Data("thirty-two bytes of some secret.".utf8)

    private func assertRefused(line: UInt = #line, _ call: () throws -> Void) {
        XCTAssertThrowsError(try call(), line: line) { XCTAssertEqual($0 as? DeviceKeyError, .Refused, line: line) }
    }

    func testItGivesBackWhatItWrappedAndNothingUnderAnotherId() throws {
        let keys = DeviceKeys(Chamber())
        try keys.create(id: "vault", usage: .vault)
        let wrapped = try keys.wrap(id: "vault", bytes: secret)
        XCTAssertEqual(try keys.unwrap(id: "vault", wrapped: wrapped), secret)
        XCTAssertEqual(try keys.level(id: "vault"), .enclave)
        try keys.create(id: "checkin", usage: .checkIn)
        assertRefused { _ = try keys.unwrap(id: "checkin", wrapped: wrapped) }
        assertRefused { _ = try keys.unwrap(id: "vault", wrapped: Data()) }
        assertRefused { _ = try keys.wrap(id: "nobody", bytes: self.secret) }
    }

    func testAnIdIsNoBeginningOfAnother() throws {
        let chamber = Chamber()
        let keys = DeviceKeys(chamber)
        try keys.create(id: "a", usage: .vault)
        let wrapped = try keys.wrap(id: "a", bytes: secret)
        chamber.keys.change { $0["key.ab"] = $0["key.a"] }
        assertRefused { _ = try keys.unwrap(id: "ab", wrapped: wrapped) }
    }

    func testLockedItOpensWhatACheckInNeedsAndBeforeTheFirstUnlockNothing() throws {
        let chamber = Chamber()
        let keys = DeviceKeys(chamber)
        try keys.create(id: "vault", usage: .vault)
        try keys.create(id: "checkin", usage: .checkIn)
        let (first, second) = (try keys.wrap(id: "vault", bytes: secret), try keys.wrap(id: "checkin", bytes: secret))
        chamber.state.change { $0 = .locked }
        assertRefused { _ = try keys.unwrap(id: "vault", wrapped: first) }
        XCTAssertEqual(try keys.unwrap(id: "checkin", wrapped: second), secret)
        chamber.state.change { $0 = .notYetUnlocked }
        assertRefused { _ = try keys.unwrap(id: "checkin", wrapped: second) }
    }

    func testWithoutAChipOrWithOneThatRefusesTheKeyLiesBesideIt() throws {
        for lies in [false, true] {
            let chamber = Chamber()
            chamber.hasChip.change { $0 = lies }
            chamber.chipLies.change { $0 = lies }
            let keys = DeviceKeys(chamber)
            try keys.create(id: "vault", usage: .vault)
            XCTAssertEqual(try keys.level(id: "vault"), .file)
        }
    }

    func testMadeAnewOrErasedItOpensNothingOfBefore() throws {
        let keys = DeviceKeys(Chamber())
        try keys.create(id: "vault", usage: .vault)
        let wrapped = try keys.wrap(id: "vault", bytes: secret)
        try keys.create(id: "vault", usage: .vault)
        assertRefused { _ = try keys.unwrap(id: "vault", wrapped: wrapped) }
        try keys.erase(id: "vault")
        try keys.erase(id: "vault")
        assertRefused { _ = try keys.level(id: "vault") }
    }
}
