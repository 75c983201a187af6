import CoreBridge
import FieldCore
import Foundation
import XCTest

@testable import Platform

/// What lies in the folders of the phone, and how soon it is shut.
@MainActor
final class LeakAndLockTests: XCTestCase, @unchecked Sendable {
    private nonisolated static let word = "heliotrope"
    private static let tries = 3
    private static let lockMost = Duration.milliseconds(100)

    private nonisolated static func assertNothingInClear(_ phone: FakePhone, line: UInt = #line) throws {
        let texts = [word, Standing.passcode].flatMap {
            [Data($0.utf8), $0.data(using: .utf16LittleEndian) ?? Data(), $0.data(using: .utf16BigEndian) ?? Data()]
        }
        let files = try phone.files()
        XCTAssertGreaterThan(files.count, 10, line: line)
        for (name, bytes) in files {
            XCTAssertFalse(name.contains(word), name, line: line)
            for text in texts { XCTAssertNil(bytes.range(of: text), name, line: line) }
        }
    }

    func testNothingTypedBroughtOrMadeLiesInClear() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        try await held.opened()
        try await held.unlock()
        try await held.does(.home(action: .write))
        held.shell.typed(.line, "By the gate, with a \(Self.word) scarf.", restMs: 60_000)
        // Nothing was handed over yet; the phone is locked in the middle of it.
        held.shell.protectedDataGoes()
        try Self.assertNothingInClear(held.phone)
        try await held.unlock()
        try await held.does(.home(action: .write))
        let offered = "\(try held.front())"
        XCTAssertTrue(offered.contains(Self.word), offered)
        try await held.does(.back)
        let piece = Data("\(Self.word) ".utf8) + Data(count: 70_000)
        let source = FakeSource("\(Self.word).jpg", [piece, piece]) { [phone = held.phone] _ in
            try? Self.assertNothingInClear(phone)
        }
        held.shell.cameForward(shared: Shared(text: nil, files: [source]))
        try await held.rest()
        try await held.until("it was closed") { source.closed.value }
        try Self.assertNothingInClear(held.phone)
    }

    func testFoldersAreAsTheyHaveToBeBeforeAnythingIsWritten() async throws {
        let held = try await Held(nil)
        defer { held.phone.remove() }
        try await held.opened()
        let made = held.phone.folders.made.value
        XCTAssertEqual(made.first, .init(name: "data", readable: .whileUnlocked, late: false))
        XCTAssertEqual(made.dropFirst().first, .init(name: "checkin", readable: .afterFirstUnlock, late: false))
    }

    func testItIsShutAtOnceWhenProtectedDataGoesBesideAFileThatComesIn() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        try await held.opened()
        try await held.unlock()
        var took: [Duration] = []
        for _ in 0..<Self.tries {
            let gate = Guarded(false)
            let source = FakeSource("long.jpg", Array(repeating: Data(count: 200_000), count: 50)) { at in
                if at == 3 { while !gate.value { try? await Task.sleep(for: .milliseconds(1)) } }
            }
            held.shell.cameForward(shared: Shared(text: nil, files: [source]))
            try await held.until("it has come half-way") { source.given.value == 3 }
            let began = ContinuousClock.now
            held.shell.protectedDataGoes()
            took.append(ContinuousClock.now - began)
            gate.change { $0 = true }
            // It comes once more from its beginning, sealed beside the record.
            try await held.until("it was closed") { source.closed.value }
            try await held.rest()
            guard case .passcode = try held.front() else { return XCTFail("\(try held.front())") }
            XCTAssertEqual(source.begun.value, 2)
            try await held.unlock()
        }
        print("locking at protected data took \(took)")
        // One of them has to be quick, for the machine may be busy.
        XCTAssertLessThan(try XCTUnwrap(took.min()), Self.lockMost)
    }

    func testLeavingShutsCoversAndClosesNothing() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        try await held.opened()
        try await held.unlock()
        let began = ContinuousClock.now
        held.shell.act(.leave)
        XCTAssertLessThan(ContinuousClock.now - began, Self.lockMost)
        XCTAssertEqual(held.outward.covered, 1)
        try await held.rest()
        guard case .passcode = try held.front() else { return XCTFail("\(try held.front())") }
    }

    func testAPictureOfThePageIsSaidAfterwardsUntilSomethingElseIsDone() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        try await held.opened()
        held.shell.pictureTaken()
        XCTAssertEqual(held.shell.said, [.pictured])
        XCTAssertTrue(Words.of(.pictured, language: "en").contains("picture"))
        try await held.does(.noticeRead)
        XCTAssertEqual(held.shell.said, [])
    }

    func testALockedKeyStoreOpensNothingAndSpoilsNothing() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        held.phone.keys.state.change { $0 = .locked }
        try await held.opened()
        guard case .reading = try held.front() else { return XCTFail("\(try held.front())") }
        held.phone.keys.state.change { $0 = .unlocked }
        held.begunAnew()
        try await held.opened()
        try await held.unlock()
    }
}
