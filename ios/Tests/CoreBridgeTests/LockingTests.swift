import FieldCore
import XCTest

/// Locking below the facade, where calls are not in a queue: at any moment, beside anything, and at once.
final class LockingTests: XCTestCase {
    private static let threads = 8
    private static let rounds = 1_000
    private static let copiesWhenLong = 10
    private static let tries = 3
    private static let lockMost = Duration.milliseconds(100)

    private let frame = Standing.at()

    private func opened(_ name: String, _ test: (App, URL) throws -> Void) throws {
        let folder = try Standing.copy(of: name)
        defer { Standing.remove(folder) }
        try test(try App.open(folder: Standing.data(folder), device: OpenKey()), folder)
    }

    private func isPasscode(_ view: FieldCore.View) -> Bool {
        if case .passcode = view.screens.last { true } else { false }
    }

    /// An entry of the record, and proof that belongs to it.
    private func furnished(_ app: App) throws -> (entry: String, proof: String) {
        _ = try app.act(action: .home(action: .record), frame: frame)
        guard case .record(let record) = try app.view(frame: frame).screens.last else {
            throw Standing.Wrong(description: "no list")
        }
        for row in record.page.days.flatMap(\.rows) {
            _ = try app.act(action: row.action, frame: frame)
            guard case .entry(let entry) = try app.view(frame: frame).screens.last,
                case .log(.open(let id)) = row.action
            else { continue }
            _ = try app.act(action: .back, frame: frame)
            if let proof = entry.proof.first { return (id, proof.id) }
        }
        throw Standing.Wrong(description: "no entry has proof")
    }

    func testLockingBesideEightThreadsGivesResultsOrCodes() throws {
        let seed =
            ProcessInfo.processInfo.environment["ALONGSIDE_SEED"].flatMap(UInt64.init)
            ?? UInt64.random(in: 0...UInt64.max)
        print("locking: ALONGSIDE_SEED=\(seed)")
        var chance = Chance(seed: seed)
        let seen = Seen()
        // Each fresh copy is locked as often as one record bears: what the threads leave in it is read at each unlock.
        for copy in 0..<(try Standing.isLong() ? Self.copiesWhenLong : 1) {
            try opened("small") { app, _ in
                try lockingRounds(app, copy * Self.rounds, &chance, seen)
            }
        }
        XCTAssertGreaterThan(seen.codes["Locked"] ?? 0, 0, "locking met no call")
    }

    private func lockingRounds(_ app: App, _ first: Int, _ chance: inout Chance, _ seen: Seen) throws {
        try Standing.unlock(app)
        let (entry, proof) = try furnished(app)
        let began = ContinuousClock.now
        for round in first..<first + Self.rounds {
            let group = DispatchGroup()
            let stop = Flag()
            for _ in 0..<Self.threads {
                let caller = Caller(app, entry, proof, chance.next(), seen)
                let thread = Thread {
                    while !stop.isUp { caller.call() }
                    group.leave()
                }
                group.enter()
                thread.start()
            }
            usleep(UInt32(chance.below(1_000)))
            try app.lock(typed: nil, frame: frame)
            let shut = isPasscode(try app.view(frame: frame))
            stop.raise()
            guard group.wait(timeout: .now() + 30) == .success else {
                throw Standing.Wrong(description: "round \(round): a thread waits for ever")
            }
            XCTAssertTrue(shut, "round \(round)")
            XCTAssertTrue(isPasscode(try Standing.rest(app)), "round \(round): something opened it again")
            if let wrong = seen.wrong { throw Standing.Wrong(description: "round \(round): \(wrong)") }
            try Standing.unlock(app)
        }
        let seconds = (ContinuousClock.now - began).components.seconds
        print("locking: \(first + Self.rounds) rounds so far, \(seen.calls) calls, codes \(seen.codes), \(seconds) s")
    }

    /// Locks while something runs, a few times; one of them has to be quick, for the machine may be busy.
    private func locksAtOnce(_ name: String, _ app: App, _ begin: () throws -> Void) throws {
        let took = try (0..<Self.tries).map { _ in
            try begin()
            XCTAssertNotNil(try app.view(frame: frame).operation, "\(name): nothing runs")
            let before = ContinuousClock.now
            try app.lock(typed: nil, frame: frame)
            let took = ContinuousClock.now - before
            XCTAssertTrue(isPasscode(try app.view(frame: frame)))
            XCTAssertTrue(isPasscode(try Standing.rest(app)), "\(name): what ran opened it again")
            return took
        }
        print("locking beside \(name) took \(took.map { $0.formatted(.units(allowed: [.microseconds])) })")
        XCTAssertLessThanOrEqual(try XCTUnwrap(took.min()), Self.lockMost, name)
    }

    func testLockingWaitsForNoImport() throws {
        try opened("small") { app, folder in
            let path = try Standing.sparse(folder, 8 << 30)
            try Standing.unlock(app)
            let entry = try furnished(app).entry
            try app.lock(typed: nil, frame: frame)
            try locksAtOnce("an import", app) {
                try Standing.unlock(app)
                _ = try app.act(action: .log(action: .open(entry: entry)), frame: frame)
                _ = try app.act(action: .log(action: .picked(path: path, name: "")), frame: frame)
                let work = try Standing.work(app)
                while work.progress().done == 0 { usleep(100) }
            }
        }
    }

    func testLockingWaitsForNoSearch() throws {
        try opened("wordy") { app, _ in
            try locksAtOnce("a search", app) {
                try Standing.unlock(app)
                _ = try app.act(action: .home(action: .record), frame: frame)
                _ = try app.act(action: .typed(field: .search, text: "gate"), frame: frame)
                _ = try app.act(action: .log(action: .search), frame: frame)
            }
        }
    }

    func testLockingWaitsForNoUnlocking() throws {
        try opened("wordy") { app, _ in
            try locksAtOnce("an unlock", app) { try Standing.beginUnlock(app) }
        }
    }
}

/// SplitMix64.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func below(_ end: UInt64) -> UInt64 {
        next() % end
    }
}

private final class Flag: @unchecked Sendable {
    private let guardian = NSLock()
    private var up = false
    var isUp: Bool { guardian.withLock { up } }
    func raise() { guardian.withLock { up = true } }
}

/// What came back to all threads.
private final class Seen: @unchecked Sendable {
    private let guardian = NSLock()
    private var counts = (calls: 0, codes: [String: Int](), wrong: String?.none)

    var calls: Int { guardian.withLock { counts.calls } }
    var codes: [String: Int] { guardian.withLock { counts.codes } }
    var wrong: String? { guardian.withLock { counts.wrong } }

    func add(_ code: ErrorCode?) {
        guardian.withLock {
            counts.calls += 1
            if let code { counts.codes["\(code)", default: 0] += 1 }
        }
    }

    func add(wrong: String) {
        guardian.withLock { counts.wrong = counts.wrong ?? wrong }
    }
}

/// One thread of a shell that knows no rest.
private final class Caller: @unchecked Sendable {
    private let app: App
    private let entry: String
    private let proof: String
    private let seen: Seen
    private let frame = Standing.at()
    private var chance: Chance

    init(_ app: App, _ entry: String, _ proof: String, _ seed: UInt64, _ seen: Seen) {
        (self.app, self.entry, self.proof, self.seen) = (app, entry, proof, seen)
        chance = Chance(seed: seed)
    }

    /// One call, drawn from all of them. Nothing but documented codes may come back.
    func call() {
        switch chance.below(10) {
        case 0, 1: allowed([]) { _ = try app.view(frame: frame) }
        case 2: allowed([.NotFound, .Invalid]) { _ = try app.page(after: "", frame: frame) }
        case 3:
            let length = UInt32(chance.below(70_000))
            allowed([.InUse]) { _ = try app.evidenceRange(id: proof, offset: 0, length: length, frame: frame) }
        case 4:
            let text = "line \(chance.below(100))"
            allowed([]) { _ = try app.act(action: .typed(field: .line, text: text), frame: frame) }
        case 5: allowed([]) { _ = try app.act(action: .home(action: .record), frame: frame) }
        case 6: allowed([]) { _ = try app.act(action: .log(action: .search), frame: frame) }
        case 7: allowed([]) { _ = try app.act(action: .log(action: .open(entry: entry)), frame: frame) }
        case 8: allowed([]) { _ = try app.act(action: .back, frame: frame) }
        default:
            let item = NewEvidence(entry: entry, fileName: "a.jpg", mediaType: nil, origin: .photo)
            let ends = chance.below(2) == 0
            allowed([.InUse]) {
                let intake = try app.beginEvidence(item: item, frame: frame)
                try intake.write(bytes: Data(count: 70_000))
                if ends { _ = try intake.finish(frame: frame) } else { try intake.abandon(frame: frame) }
            }
        }
    }

    private func allowed(_ others: [ErrorCode], _ call: () throws -> Void) {
        do {
            try call()
            seen.add(nil)
        } catch let code as ErrorCode where code == .Locked || others.contains(code) {
            seen.add(code)
        } catch {
            seen.add(wrong: "\(error)")
        }
    }
}
