import FieldCore
import XCTest

@testable import CoreBridge

/// What goes through the facade besides screens: bytes both ways, captures, the events of a check-in, words.
final class BytesTests: XCTestCase {
    private let frame = Standing.at()

    private func opened(_ test: (Core) async throws -> Void) async throws {
        let folder = try Standing.copy(of: "empty")
        defer { Standing.remove(folder) }
        let core = try await Core.open(folder: Standing.data(folder), key: OpenKey())
        try await unlock(core)
        try await test(core)
    }

    private func unlock(_ core: Core) async throws {
        _ = try await core.actWith(.unlock(action: .passcode), Secret(Standing.passcode), frame)
        while let operation = try await core.view(frame).operation { _ = try await core.complete(operation.number) }
    }

    private func picture() -> NewEvidence {
        NewEvidence(entry: nil, fileName: "door.jpg", mediaType: nil, origin: .photo)
    }

    private func assertThrows(
        _ code: ErrorCode,
        line: UInt = #line,
        _ call: () async throws -> Void
    ) async {
        do {
            try await call()
            XCTFail("nothing was thrown", line: line)
        } catch {
            XCTAssertEqual(error as? ErrorCode, code, line: line)
        }
    }

    func testPartOfLargerDataArrivesAndNothingElse() async throws {
        try await opened { core in
            let all = Data((0..<100_000).map { UInt8($0 * 31 % 251) })
            let part = all[7..<99_997]
            let incoming = try await core.beginEvidence(picture(), frame)
            try await incoming.write(part)
            try await incoming.sync()
            let taken = try await incoming.finish(frame)
            XCTAssertEqual(taken.bytes, 99_990)
            let back = try await core.evidenceRange(taken.id, offset: 0, length: 100_000, frame)
            XCTAssertTrue(back == Data(part))
            let inside = try await core.evidenceRange(taken.id, offset: 65_530, length: 20, frame)
            XCTAssertEqual(inside, Data(part)[65_530..<65_550])
        }
    }

    func testMoreThanOneCallMayBringIsRefused() async throws {
        try await opened { core in
            let incoming = try await core.beginEvidence(picture(), frame)
            await assertThrows(.Invalid) { try await incoming.write(Data(count: Standing.stepBytes + 1)) }
            try await incoming.write(Data("before".utf8))
            try await incoming.abandon(frame)
            await assertThrows(.Cancelled) { _ = try await incoming.finish(frame) }
        }
    }

    func testLockingCutsAFileOff() async throws {
        try await opened { core in
            let incoming = try await core.beginEvidence(picture(), frame)
            try await incoming.write(Data(count: 70_000))
            try core.lock(nil, frame)
            await assertThrows(.Locked) { try await incoming.write(Data(count: 1)) }
            await assertThrows(.Locked) { _ = try await incoming.finish(frame) }
            await assertThrows(.Locked) { _ = try await core.beginEvidence(picture(), frame) }
        }
    }

    func testWhatIsCapturedWaitsForTheNextUnlock() async throws {
        let folder = try Standing.copy(of: "capturing")
        defer { Standing.remove(folder) }
        let captures = Captures.open(folder: Standing.data(folder), key: OpenKey())
        let on = await captures.isOn()
        XCTAssertTrue(on)
        try await captures.note("Rang the bell twice.", frame)
        let item = NewCaptureItem(kind: .recording, fileName: "stairs.m4a", mediaType: "audio/mp4")
        let incoming = try await captures.begin(item, frame)
        try await incoming.write(Data(count: 100_000))
        try await incoming.sync()
        try await incoming.finish()
        try await captures.begin(item, frame).abandon()
        let core = try await Core.open(folder: Standing.data(folder), key: OpenKey())
        try await unlock(core)
        let notices = try await core.view(frame).notices
        XCTAssertTrue(notices.count == 1 && notices[0].text.contains("2"), "\(notices)")
    }

    func testWhereCapturesAreNotTakenNothingIsKept() async {
        let captures = Captures.open(folder: "/nowhere/at/all", key: OpenKey())
        let on = await captures.isOn()
        XCTAssertFalse(on)
        do {
            try await captures.note("A line.", frame)
            XCTFail("it was kept")
        } catch {
            XCTAssertTrue(error is ErrorCode, "\(error)")
        }
    }

    func testTheEventsOfACheckInWaitForNobodyInTheQueue() async throws {
        let folder = try Standing.copy(of: "empty")
        defer { Standing.remove(folder) }
        let busy = Busy()
        async let held: Void = busy.hold()
        await fulfillment(of: [busy.begun], timeout: 60)
        let events = CheckIns.open(folder: Standing.data(folder), key: OpenKey())
        XCTAssertEqual(events.recover(frame).count, 1)
        XCTAssertEqual(events.tick(frame).count, 1)
        XCTAssertEqual(events.sent("nonsense", "7", .refused, frame).count, 1)
        XCTAssertEqual(events.frameArrived(Data([1, 2, 3]), frame).count, 1)
        XCTAssertEqual(events.nextWakes(frame), [])
        busy.letGo()
        await held
    }

    /// Keeps the queue busy for as long as it is told to.
    private actor Busy {
        nonisolated let begun = XCTestExpectation()
        private nonisolated let end = DispatchSemaphore(value: 0)

        nonisolated var unownedExecutor: UnownedSerialExecutor { Core.queue.asUnownedSerialExecutor() }

        func hold() {
            begun.fulfill()
            end.wait()
        }

        nonisolated func letGo() {
            end.signal()
        }
    }

    func testWordsComeInTheLanguageThatIsAskedFor() {
        let wait = WordArgument(name: "wait", value: .number(number: 40))
        let text = Words.of(.throttled(part: .what), language: "en", [wait])
        XCTAssertTrue(text.contains("40 seconds"), text)
        XCTAssertEqual(Words.of(.reminderWord, language: "xx"), "Reminder")
    }
}
