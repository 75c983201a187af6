import Capturing
import CoreBridge
import FieldCore
import Foundation
import XCTest

@testable import Platform

/// What comes from outside: shared, chosen, made, and left by an extension.
@MainActor
final class BringingTests: XCTestCase, @unchecked Sendable {
    private func open(_ fixture: String) async throws -> Held {
        let held = try await Held(fixture)
        try await held.opened()
        return held
    }

    private func share(_ held: Held, _ sources: [FakeSource]) async throws {
        held.shell.cameForward(shared: Shared(text: nil, files: sources))
        try await held.until("all were let go of") { sources.allSatisfy(\.closed.value) }
        try await held.rest()
    }

    private func notices(_ held: Held) -> [String] { held.shell.view?.notices.map(\.text) ?? [] }

    func testFilesComeInOneAfterTheOtherAndWhatBreaksIsSaid() async throws {
        let held = try await open("small")
        defer { held.phone.remove() }
        try await held.unlock()
        let whole = FakeSource("door.jpg", [Data(count: 100_000), Data(count: 3)])
        let broken = FakeSource("half.jpg", [Data(count: 100_000)], breaksAt: 1)
        try await share(held, [whole])
        try await held.until("it is kept") { !self.notices(held).isEmpty }
        try await held.does(.noticeRead)
        try await share(held, [broken])
        try await held.until("it is said") { !self.notices(held).isEmpty }
    }

    func testCameraAndRecordingFollowThePage() async throws {
        let held = try await open("capturing")
        defer { held.phone.remove() }
        held.phone.makers.photo.change { $0 = Data([0xFF, 0xD8]) + Data(count: 150_000) }
        held.phone.makers.pieces.change { $0 = [Data(count: 5_000)] }
        try await held.does(.capture(action: .open))
        try await held.does(.capture(action: .microphone))
        try await held.does(.make(action: .begin))
        try await held.until("it records") { try held.make()?.records == true }
        XCTAssertEqual(held.outward.asked, [.microphone])
        try await held.does(.make(action: .stop))
        try await held.until("it has ended") { try held.make()?.records != true }
        try await held.does(.back)
        try await held.does(.capture(action: .camera))
        XCTAssertFalse(held.phone.makers.cameraIsOn.value)
        try await held.does(.make(action: .begin))
        try await held.until("the camera is on") { held.phone.makers.cameraIsOn.value }
        try await held.does(.make(action: .go))
        try await held.rest()
        try await held.does(.back)
        try await held.until("the camera is off") { !held.phone.makers.cameraIsOn.value }
        // Two were kept, sealed, and nothing of them lies in clear.
        for (name, bytes) in try held.phone.files() {
            XCTAssertNil(bytes.range(of: held.phone.makers.photo.value.prefix(5_000)), name)
        }
        try await held.unlock()
        XCTAssertTrue(notices(held).contains { $0.contains("2") }, "\(notices(held))")
    }

    func testTheCameraIsLookedThroughForTheCodeOfAnotherPhoneAsLongAsThePageSaysSo() async throws {
        let held = try await open("small")
        defer { held.phone.remove() }
        let pairing: () throws -> PairingView = {
            let front = try held.front()
            guard case .pairing(let view) = front else { throw Standing.Wrong(description: "\(front)") }
            return view
        }
        try await held.unlock()
        try await held.does(.home(action: .checkIn))
        let pair = try XCTUnwrap(try held.form().quiet.first { $0.label == "Pair with Sam" })
        try await held.does(pair.action)
        try await held.types(.myName, "Kim")
        try await held.does(.watch(action: .showCode))
        try await held.does(.watch(action: .look))
        try await held.until("the camera is on") { held.phone.makers.cameraIsOn.value }
        XCTAssertEqual(held.outward.asked, [.camera])
        held.phone.makers.sees.change { $0 = Grey(Data(count: 148 * 132), width: 132, height: 132, stride: 148) }
        try await held.rest()
        XCTAssertNil(try pairing().problem)
        let other = try Standing.picture()
        held.phone.makers.sees.change { $0 = Grey(other, width: 132, height: 132, stride: 148) }
        try await held.until("a code that is none of these is said") { try pairing().problem != nil }
        XCTAssertTrue(try pairing().camera, "and the camera goes on looking")
        try await held.does(.watch(action: .lookAway))
        try await held.until("the camera is off") { !held.phone.makers.cameraIsOn.value }
        held.phone.makers.allowed.change { $0 = false }
        try await held.does(.watch(action: .look))
        try await held.until("that it can't be turned on is said") {
            try pairing().paragraphs.contains { $0.contains("can't be turned on") }
        }
    }

    func testAnExtensionLeavesThingsWithThePublicHalfAloneAndReadsNothing() async throws {
        let held = try await open("capturing")
        defer { held.phone.remove() }
        let box = try XCTUnwrap(held.shell.letterbox)
        await box.put(held.phone.keys, shared: true)
        let key = try XCTUnwrap(held.phone.lending.lent())
        let group = held.phone.lending.folder
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: group.path), ["inbox.pub"])
        let on = await Captures.apart(folder: group.path, letterbox: key).isOn()
        XCTAssertTrue(on)
        let left = try XCTUnwrap(LeftBehind(held.phone.lending, held.phone.clocks))
        let picture = FakeSource("door.jpg", [Data(count: 100_000)])
        let broken = FakeSource("half.jpg", [Data(count: 100_000)], breaksAt: 1)
        let kept = await left.take("Rang the bell twice.", [picture, broken])
        XCTAssertEqual(kept, 2)
        XCTAssertTrue(picture.closed.value && broken.closed.value)
        let sealed = try FileManager.default.contentsOfDirectory(atPath: group.appendingPathComponent("inbox").path)
        XCTAssertEqual(sealed.count, 2, "what broke left nothing: \(sealed)")
        let names = try FileManager.default.contentsOfDirectory(atPath: group.path).sorted()
        XCTAssertEqual(names, ["inbox", "inbox.pub"])
        for (name, bytes) in try held.phone.files() where name.hasPrefix("group/inbox/") {
            XCTAssertNil(bytes.range(of: Data("bell".utf8)), name)
            XCTAssertNil(bytes.range(of: Data("door.jpg".utf8)), name)
        }
        // The app comes to the front, and the next unlock finds them.
        try await held.opened()
        let after = try FileManager.default.contentsOfDirectory(atPath: group.appendingPathComponent("inbox").path)
        XCTAssertEqual(after, [])
        try await held.unlock()
        XCTAssertTrue(notices(held).contains { $0.contains("2") }, "\(notices(held))")
    }

    func testSwitchedOffNothingIsLentAndAnExtensionIsDeclined() async throws {
        let held = try await open("capturing")
        defer { held.phone.remove() }
        let box = try XCTUnwrap(held.shell.letterbox)
        await box.put(held.phone.keys, shared: true)
        let key = try XCTUnwrap(held.phone.lending.lent())
        await box.put(held.phone.keys, shared: false)
        XCTAssertNil(held.phone.lending.lent())
        XCTAssertNil(LeftBehind(held.phone.lending, held.phone.clocks))
        let group = held.phone.lending.folder
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: group.path), [])
        let declined = Captures.apart(folder: group.path, letterbox: key)
        let on = await declined.isOn()
        XCTAssertFalse(on)
    }
}
