import FieldCore
import XCTest

@testable import CoreBridge

/// The facade itself: what it adds to the calls that it passes on.
final class CoreTests: XCTestCase {
    private static let frame = Frame(
        wallMs: 1_700_000_000_000,
        monotonicMs: 1_000,
        boot: "00112233445566778899aabbccddeeff",
        trusted: false,
        zone: "Europe/London",
        language: "en",
        region: "GB",
        hours24: true,
        twoPanes: false
    )
    private var frame: Frame { Self.frame }
    private let passcode = "four words of hers"

    private func opened<T>(
        _ key: any DeviceKey = OpenKey(),
        _ test: (Core) async throws -> T
    ) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("core-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await test(try await Core.open(folder: folder.path, key: key))
    }

    /// From the first page to work under way: a record is being set up.
    private func setUp(_ core: Core) async throws -> FieldCore.View {
        _ = try await core.act(.start(action: .writeNow), frame)
        for _ in 0..<2 { _ = try await core.actWith(.start(action: .passcode), Secret(passcode), frame) }
        return try await core.view(frame)
    }

    private func idle(_ core: Core) async throws -> FieldCore.View {
        for try await view in core.views({ Self.frame }) where view.operation == nil { return view }
        throw Standing.Wrong(description: "the views came to an end")
    }

    func testTheFirstPageOffersWhatItOffers() async throws {
        try await opened { core in
            let view = try await core.view(frame)
            guard case .firstOpen = view.screens.last else { return XCTFail("\(view)") }
            XCTAssertEqual(view.language, "en")
        }
    }

    func testASecretIsWipedOnceItWasHandedOver() throws {
        let secret = Secret("aé€😀")
        XCTAssertEqual(try secret.spend { Array($0) }, Array("aé€😀".utf8))
        XCTAssertTrue(secret.isWiped)
        XCTAssertThrowsError(try secret.spend { _ in () })
    }

    func testASecretIsWipedWhenTheCallFails() async throws {
        try await opened { core in
            let secret = Secret("four words of hers")
            XCTAssertFalse(secret.isWiped)
            do {
                _ = try secret.spend { _ in throw ErrorCode.Locked }
                XCTFail("nothing was thrown")
            } catch ErrorCode.Locked {}
            XCTAssertTrue(secret.isWiped)
        }
    }

    func testWorkIsWaitedForAndTheViewFollowsIt() async throws {
        try await opened { core in
            let view = try await setUp(core)
            let number = try XCTUnwrap(view.operation).number
            _ = try await core.complete(number)
            let after = try await core.view(frame)
            XCTAssertNil(after.operation)
            guard case .write = after.screens.last else { return XCTFail("\(after)") }
        }
    }

    func testViewsComeAfterEachActAndWhileWorkIsUnderWay() async throws {
        try await opened { core in
            let views = core.views { Self.frame }
            let looking = Task {
                for try await view in views {
                    if view.operation == nil, case .write = view.screens.last { return true }
                }
                return false
            }
            _ = try await setUp(core)
            let found = try await looking.value
            XCTAssertTrue(found)
        }
    }

    func testWhoeverIsCancelledWhileWaitingCancelsTheWork() async throws {
        try await opened { core in
            let begun = XCTestExpectation()
            let work = Endless()
            let waiting = Task { try await core.waitFor(work) { _ in begun.fulfill() } }
            await fulfillment(of: [begun], timeout: 60)
            XCTAssertEqual(work.timesCancelled, 0)
            waiting.cancel()
            do {
                try await waiting.value
                XCTFail("it came to an end")
            } catch is CancellationError {}
            XCTAssertEqual(work.timesCancelled, 1)
        }
    }

    private final class Endless: OperationProtocol, @unchecked Sendable {
        private let guardian = NSLock()
        private var count = 0
        var timesCancelled: Int { guardian.withLock { count } }

        func cancel() { guardian.withLock { count += 1 } }
        func finish() -> [Effect] { [] }
        func progress() -> OperationProgress { OperationProgress(done: 0, total: 0, ended: false) }
    }

    func testLockingShutsTheRecordAtOnce() async throws {
        try await opened { core in
            let view = try await setUp(core)
            let number = try XCTUnwrap(view.operation).number
            _ = try await core.complete(number)
            try core.lock(nil, frame)
            do {
                _ = try await core.page(after: "", frame)
                XCTFail("the record is open")
            } catch ErrorCode.Locked {}
            let after = try await core.view(frame)
            XCTAssertEqual(after.screens.count, 1)
        }
    }

    func testWhatAKeyStoreThrowsUnaskedEndsInACode() async throws {
        try await opened(Broken()) { core in
            _ = try await setUp(core)
            let view = "\(try await idle(core))"
            XCTAssertTrue(view.lowercased().contains("device"), view)
            XCTAssertFalse(view.contains("a text of the platform"))
        }
    }

    func testCallsRunOnAQueueOfTheirOwn() async throws {
        try await opened { core in
            let own = await core.runsOnItsQueue()
            XCTAssertTrue(own)
        }
    }

    private struct Unasked: Error, CustomStringConvertible {
        let description = "a text of the platform"
    }

    private final class Broken: DeviceKey {
        func create(id: String, usage: KeyUse) throws { throw Unasked() }
        func wrap(id: String, bytes: Data) throws -> Data { throw Unasked() }
        func unwrap(id: String, wrapped: Data) throws -> Data { throw Unasked() }
        func erase(id: String) throws { throw Unasked() }
        func level(id: String) throws -> DeviceKeyLevel { throw Unasked() }
    }
}

extension Core {
    fileprivate func runsOnItsQueue() -> Bool {
        Self.queue.isCurrent
    }
}
