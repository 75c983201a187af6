import CoreBridge
import FieldCore
import XCTest

/// A phone from its first page on, by actions alone: the same in Kotlin, Swift and Python.
final class ScenarioTests: XCTestCase {
    func testARecordAThousandEntriesProofLockingAndACheckInThatIsTold() async throws {
        let scenario = Scenario()
        let first = try Standing.copy(of: nil)
        defer { Standing.remove(first) }
        try await scenario.record(first)
        let second = try Standing.copy(of: "small")
        defer { Standing.remove(second) }
        try await scenario.checkIn(second)
        let done = scenario.done + (try await Watching.run())
        for line in done { print("scenario: \(line)") }
        print("scenario: \(done.count) parts done")
    }
}

private final class Scenario {
    private static let passcode = "four words of hers"
    private static let entries = 1_000
    private static let rare = 417
    private static let proofSteps = 50
    private static let proofBytes = Int64(proofSteps * Standing.stepBytes)
    private static let longBytes: UInt64 = 8 << 30
    private static let minuteMs: Int64 = 60_000

    private(set) var done: [String] = []
    private var nowMs: Int64 = 0

    private var frame: Frame { Standing.at(nowMs) }

    func record(_ folder: URL) async throws {
        let data = Standing.data(folder)
        do {
            let core = try await Core.open(folder: data, key: OpenKey())
            try await setUp(core)
            try await write(core)
            try await page(core)
            try await search(core)
            try await proof(core, folder)
            try await stopped(core, folder)
            try await lockedInTheMiddle(core, folder)
            try await wrongPasscode(core)
            try core.lock(nil, frame)
        }
        try await brokenKey(data)
    }

    private func setUp(_ core: Core) async throws {
        guard case .firstOpen = try await front(core) else { return XCTFail("no first page") }
        _ = try await core.act(.start(action: .writeNow), frame)
        for _ in 0..<2 { _ = try await core.actWith(.start(action: .passcode), Secret(Self.passcode), frame) }
        let effects = try await rest(core)
        XCTAssertEqual(effects, [])
        guard case .write = try await front(core) else { return XCTFail("no line to write") }
        try core.lock(nil, frame)
        _ = try await passcodePage(core)
        try await unlock(core, Self.passcode)
        done.append("a record was set up, locked and opened")
    }

    private func write(_ core: Core) async throws {
        for number in 1...Self.entries {
            nowMs += Self.minuteMs
            _ = try await core.act(.home(action: .write), frame)
            let rare = number == Self.rare ? " with a heliotrope scarf" : ""
            _ = try await core.act(.typed(field: .line, text: "Number \(number), by the gate\(rare)."), frame)
            _ = try await core.act(.log(action: .save), frame)
            _ = try await core.act(.log(action: .done), frame)
        }
        guard case .home = try await front(core) else { return XCTFail("not home") }
        done.append("\(Self.entries) entries were written")
    }

    private func page(_ core: Core) async throws {
        _ = try await core.act(.home(action: .record), frame)
        var page = try await recordView(core).page
        var rows = page.days.flatMap(\.rows)
        var pages = 1
        while let next = page.next {
            page = try await core.page(after: next, frame)
            pages += 1
            rows += page.days.flatMap(\.rows)
        }
        XCTAssertEqual(rows.count, Self.entries)
        for (row, number) in zip(rows, (1...Self.entries).reversed()) {
            XCTAssertTrue(row.title.hasPrefix("Number \(number),"), row.title)
        }
        done.append("all were listed, newest first, on \(pages) pages")
    }

    private func search(_ core: Core) async throws {
        _ = try await core.act(.typed(field: .search, text: "heliotrope"), frame)
        _ = try await core.act(.log(action: .search), frame)
        _ = try await rest(core)
        let found = try await recordView(core).page.days.flatMap(\.rows)
        XCTAssertEqual(found.count, 1)
        let row = try XCTUnwrap(found.first)
        XCTAssertTrue(row.title.hasPrefix("Number \(Self.rare),"), row.title)
        _ = try await core.act(row.action, frame)
        _ = try await entry(core)
        done.append("one of them was found by a word")
    }

    private func proof(_ core: Core, _ folder: URL) async throws {
        let file = folder.appendingPathComponent("voicemail.wav")
        var bytes = Data()
        for step in 0..<Self.proofSteps { bytes.append(Data(repeating: UInt8(step), count: Standing.stepBytes)) }
        try bytes.write(to: file)
        _ = try await core.act(.log(action: .picked(path: file.path, name: "")), frame)
        let told = Told()
        _ = try await core.complete(try await operation(core)) { told.add($0) }
        let all = told.all
        XCTAssertEqual(all.map(\.done), all.map(\.done).sorted())
        XCTAssertEqual(all.last?.done, Self.proofBytes)
        XCTAssertEqual(all.last?.total, Self.proofBytes)
        let proof = try await entry(core).proof
        XCTAssertEqual(proof.map(\.bytes), [Self.proofBytes])
        let id = try XCTUnwrap(proof.first).id
        var back = Data()
        for step in 0..<Self.proofSteps {
            let offset = Int64(step * Standing.stepBytes)
            back += try await core.evidenceRange(id, offset: offset, length: UInt32(Standing.stepBytes), frame)
        }
        XCTAssertTrue(back == bytes)
        done.append("50 MB of proof came in, told \(all.count) times, and out again")
    }

    /// One that is too long to come to its end first.
    private func pickLong(_ core: Core, _ folder: URL) async throws -> UInt32 {
        let path = try Standing.sparse(folder, Self.longBytes)
        _ = try await core.act(.log(action: .picked(path: path, name: "")), frame)
        return try await operation(core)
    }

    private func stopped(_ core: Core, _ folder: URL) async throws {
        let number = try await pickLong(core, folder)
        let told = Told()
        let waiting = Task { try await core.complete(number) { told.add($0) } }
        await told.begun()
        waiting.cancel()
        _ = await waiting.result
        _ = try await rest(core)
        let entry = try await entry(core)
        XCTAssertEqual(entry.proof.count, 1)
        XCTAssertNil(entry.problem)
        done.append("an import was stopped and left nothing")
    }

    private func lockedInTheMiddle(_ core: Core, _ folder: URL) async throws {
        let number = try await pickLong(core, folder)
        let told = Told()
        let waiting = Task { try await core.complete(number) { told.add($0) } }
        await told.begun()
        try core.lock(nil, frame)
        _ = try await passcodePage(core)
        _ = try await waiting.value
        let last = try XCTUnwrap(told.all.last)
        XCTAssertTrue(last.ended && last.done < last.total, "\(last)")
        _ = try await passcodePage(core)
        done.append("locking cut an import off")
    }

    private func wrongPasscode(_ core: Core) async throws {
        _ = try await core.actWith(.unlock(action: .passcode), Secret("another one"), frame)
        _ = try await rest(core)
        let code = try await passcodePage(core).field.problem?.code
        XCTAssertEqual(code, "wrong-passcode")
        try await unlock(core, Self.passcode)
        let notices = try await core.view(frame).notices
        XCTAssertEqual(notices.count, 1, "\(notices)")
        done.append("a wrong passcode opened nothing; the right one said that a file was cut off")
    }

    private func brokenKey(_ data: String) async throws {
        do {
            let core = try await Core.open(folder: data, key: Throwing())
            guard case .reading = try await front(core) else { return XCTFail("it opens") }
            let shown = "\(try await core.view(frame))"
            XCTAssertTrue(shown.lowercased().contains("device"), shown)
            XCTAssertFalse(shown.contains("a text of the platform"), shown)
        }
        let core = try await Core.open(folder: data, key: OpenKey())
        try await unlock(core, Self.passcode)
        try core.lock(nil, frame)
        done.append("a key store that throws opened nothing and spoilt nothing")
    }

    func checkIn(_ folder: URL) async throws {
        let data = Standing.data(folder)
        let core = try await Core.open(folder: data, key: OpenKey())
        _ = try await core.act(.opened(way: .launcher, facts: Standing.facts), frame)
        _ = try await rest(core)
        try await unlock(core, Standing.passcode)
        _ = try await core.act(.home(action: .checkIn), frame)
        _ = try await rest(core)
        let started = try await core.act(.checkIn(action: .start), frame) + rest(core)
        guard case .checkIn = try await front(core) else { return XCTFail("nothing runs") }
        try core.lock(nil, frame)
        try told(CheckIns.open(folder: data, key: OpenKey()), try wake(started, .deadline))
    }

    /// The phone lies there locked; only alarms come.
    private func told(_ events: CheckIns, _ deadline: WakeView) throws {
        let sent = sends(events.tick(moment(deadline)))
        XCTAssertEqual(sent.count, 1)
        let row = try XCTUnwrap(sent.first)
        XCTAssertFalse(row.text.isEmpty)
        let failed = events.sent(row.checkIn, row.row, .later, moment(deadline))
        XCTAssertEqual(sends(failed), [])
        XCTAssertTrue(events.nextWakes(moment(deadline)).contains(try wake(failed, .send)))
        let (later, repeated) = try nextSend(events, failed)
        XCTAssertEqual(repeated, [row])
        let handedOver = events.sent(row.checkIn, row.row, .handedOver, later)
        XCTAssertEqual(sends(handedOver), [])
        var hour = later
        hour.wallMs += 60 * Self.minuteMs
        hour.monotonicMs += 60 * Self.minuteMs
        XCTAssertEqual(sends(events.tick(hour)), [])
        done.append("nobody answered a check-in: its message failed, was repeated and left once")
    }

    /// Follows the wakes, as a phone does: the first may come within the second before a message is due.
    private func nextSend(_ events: CheckIns, _ failed: [Effect]) throws -> (Frame, [Row]) {
        let first = moment(try wake(failed, .send))
        let effects = events.tick(first)
        if !sends(effects).isEmpty { return (first, sends(effects)) }
        let second = moment(try wake(effects, .send))
        return (second, sends(events.tick(second)))
    }

    private struct Row: Equatable {
        let checkIn, row, to, text: String
    }

    private func sends(_ effects: [Effect]) -> [Row] {
        effects.compactMap { effect in
            guard case .sendRow(let checkIn, let row, _, let to, let text) = effect else { return nil }
            return Row(checkIn: checkIn, row: row, to: to, text: text)
        }
    }

    private func wake(_ effects: [Effect], _ kind: WakeKind) throws -> WakeView {
        let wakes = effects.compactMap { effect -> [WakeView]? in
            if case .setWakes(let wakes) = effect { wakes } else { nil }
        }
        return try XCTUnwrap(wakes.last?.first { $0.kind == kind })
    }

    private func moment(_ wake: WakeView) -> Frame {
        var frame = Standing.at()
        frame.wallMs = wake.atUtcMs
        frame.monotonicMs = wake.atMonotonicMs
        return frame
    }

    private func unlock(_ core: Core, _ passcode: String) async throws {
        _ = try await core.actWith(.unlock(action: .passcode), Secret(passcode), frame)
        _ = try await rest(core)
        guard case .home = try await front(core) else { throw Standing.Wrong(description: "it does not open") }
    }

    /// Waits for all that runs; what its end asks for.
    private func rest(_ core: Core) async throws -> [Effect] {
        var effects: [Effect] = []
        while let operation = try await core.view(frame).operation {
            effects += try await core.complete(operation.number)
            try await Task.sleep(for: .milliseconds(1))
        }
        return await effects + core.effectsLeft()
    }

    private func operation(_ core: Core) async throws -> UInt32 {
        let operation = try await core.view(frame).operation
        return try XCTUnwrap(operation).number
    }

    private func front(_ core: Core) async throws -> Screen {
        let screens = try await core.view(frame).screens
        return try XCTUnwrap(screens.last)
    }

    private func recordView(_ core: Core) async throws -> RecordView {
        let front = try await front(core)
        guard case .record(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    private func entry(_ core: Core) async throws -> EntryView {
        let front = try await front(core)
        guard case .entry(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    private func passcodePage(_ core: Core) async throws -> PasscodeView {
        let front = try await front(core)
        guard case .passcode(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    /// A key store that has lost its mind.
    private final class Throwing: DeviceKey {
        private struct Unasked: Error, CustomStringConvertible {
            let description = "a text of the platform"
        }
        func create(id: String, usage: KeyUse) throws { throw Unasked() }
        func wrap(id: String, bytes: Data) throws -> Data { throw Unasked() }
        func unwrap(id: String, wrapped: Data) throws -> Data { throw Unasked() }
        func erase(id: String) throws { throw Unasked() }
        func level(id: String) throws -> DeviceKeyLevel { throw Unasked() }
    }
}

/// How far work was told to have come.
private final class Told: @unchecked Sendable {
    private let guardian = NSLock()
    private var list: [OperationProgress] = []

    var all: [OperationProgress] { guardian.withLock { list } }

    func add(_ progress: OperationProgress) {
        guardian.withLock { list.append(progress) }
    }

    /// Returns once something is done.
    func begun() async {
        while !all.contains(where: { $0.done > 0 }) { try? await Task.sleep(for: .milliseconds(1)) }
    }
}
