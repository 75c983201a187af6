import CoreBridge
import FieldCore
import XCTest

/// Photos that the core reads where they lie.
final class PhotoBytesTests: XCTestCase {
    private let frame = Standing.at()

    /// In front of the page that photos are chosen on.
    private func opened(_ test: (Core) async throws -> Void) async throws {
        let folder = try Standing.copy(of: "empty")
        defer { Standing.remove(folder) }
        let core = try await Core.open(folder: Standing.data(folder), key: OpenKey())
        _ = try await core.actWith(.unlock(action: .passcode), Secret(Standing.passcode), frame)
        _ = try await rest(core)
        _ = try await core.act(.photos(action: .open), frame)
        try await test(core)
    }

    private func rest(_ core: Core) async throws -> Screen {
        while let operation = try await core.view(frame).operation { _ = try await core.complete(operation.number) }
        let front = try await core.view(frame).screens.last
        return try XCTUnwrap(front)
    }

    private func file(_ bytes: Lying) -> PhotoFile {
        PhotoFile(name: "door.gif", altered: false, bytes: bytes)
    }

    private func told(_ core: Core) async throws -> PhotoView {
        let front = try await rest(core)
        guard case .photo(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    private func sample() throws -> Data {
        let flows = URL(fileURLWithPath: try XCTUnwrap(ProcessInfo.processInfo.environment["FIELD_FLOWS"]))
        return try Data(contentsOf: flows.deletingLastPathComponent().appendingPathComponent("photos/full.gif"))
    }

    func testItIsReadInItsBoundsFromAnotherThreadAndLetGoOfWithItsPage() async throws {
        try await opened { core in
            let count = Count()
            var bytes: Lying? = Lying(try sample(), count)
            try await core.lookAt([file(bytes!)], frame)
            bytes = nil
            let view = try await told(core)
            XCTAssertFalse(view.findings.isEmpty)
            XCTAssertGreaterThan(count.reads, 0)
            XCTAssertGreaterThan(count.rests, 0)
            XCTAssertEqual(count.wrong, [])
            XCTAssertEqual(count.held, 1)
            _ = try await core.act(.back, frame)
            XCTAssertEqual(count.held, 0)
        }
    }

    func testWhatIsThrownEndsInWordsOfTheCore() async throws {
        try await opened { core in
            for error in [PhotoBytesError.Unreadable, PhotoBytesError.Unexpected, Unasked()] as [any Error] {
                try await core.lookAt([file(Lying(try sample(), Count(), throwing: error))], frame)
                let view = try await told(core)
                XCTAssertNil(view.outline)
                XCTAssertFalse(view.sentence.isEmpty || "\(view)".contains("a text of the platform"), view.sentence)
                _ = try await core.act(.back, frame)
                _ = try await core.act(.photos(action: .open), frame)
            }
        }
    }

    func testNobodyElseWaitsForAPhotoThatIsSlow() async throws {
        try await opened { core in
            let bytes = Lying(try sample(), Count(), slow: true)
            try await core.lookAt([file(bytes)], frame)
            let view = try await core.view(frame)
            XCTAssertNotNil(view.operation)
            try core.lock(nil, frame)
            guard case .passcode = try await core.view(frame).screens.last else { return XCTFail("it is open") }
            bytes.goOn()
            _ = try await rest(core)
        }
    }

    private struct Unasked: Error, CustomStringConvertible {
        let description = "a text of the platform"
    }

    /// What was asked of it, by whoever.
    private final class Count: @unchecked Sendable {
        private let guardian = NSLock()
        private var numbers = (reads: 0, rests: 0, held: 0)
        private var told: [String] = []

        var reads: Int { guardian.withLock { numbers.reads } }
        var rests: Int { guardian.withLock { numbers.rests } }
        var held: Int { guardian.withLock { numbers.held } }
        var wrong: [String] { guardian.withLock { told } }

        func read(_ wrong: String?) {
            guardian.withLock {
                numbers.reads += 1
                if let wrong { told.append(wrong) }
            }
        }

        func rest() { guardian.withLock { numbers.rests += 1 } }
        func hold(_ more: Int) { guardian.withLock { numbers.held += more } }
    }

    /// Bytes in memory.
    private final class Lying: PhotoBytes {
        private let bytes: Data
        private let count: Count
        private let throwing: (any Error)?
        private let gate: DispatchSemaphore?

        init(_ bytes: Data, _ count: Count, throwing: (any Error)? = nil, slow: Bool = false) {
            (self.bytes, self.count, self.throwing) = (bytes, count, throwing)
            gate = slow ? DispatchSemaphore(value: 0) : nil
            count.hold(1)
        }

        deinit { count.hold(-1) }

        func goOn() { gate?.signal() }

        func length() throws -> Int64 {
            gate?.wait()
            gate?.signal()
            if let throwing { throw throwing }
            return Int64(bytes.count)
        }

        func read(at: Int64, count: UInt32) throws -> Data {
            let isWithin = at >= 0 && at + Int64(count) <= bytes.count && count <= Standing.stepBytes
            self.count.read(Thread.isMainThread || !isWithin ? "\(count) bytes at \(at)" : nil)
            return bytes.dropFirst(Int(at)).prefix(Int(count))
        }

        func rest() { count.rest() }
    }
}
