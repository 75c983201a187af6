import CoreBridge
import FieldCore
import XCTest

@testable import Platform

/// A phone in somebody's hand: the shell over the real library, and what the phone of the test does.
@MainActor
final class Held {
    static let safe = "2468"
    static let forced = "1357"
    static let minuteMs: Int64 = 60_000

    let phone: FakePhone
    private(set) var shell: Shell
    private(set) var outward = FakeOutward()

    init(_ fixture: String?) async throws {
        phone = try FakePhone(fixture)
        shell = Shell(phone.surroundings())
        shell.outward = outward
    }

    /// As it is when somebody taps its icon.
    func opened(by way: WayIn? = nil) async throws {
        await shell.start()
        shell.cameForward(by: way)
        try await rest()
    }

    /// The process is gone, and what it held. Another one begins when somebody opens it.
    func begunAnew() {
        // With a process goes its hold on the record.
        shell.protectedDataGoes()
        shell = Shell(phone.surroundings())
        outward = FakeOutward()
        shell.outward = outward
    }

    /// The same of the whole phone: another boot.
    func rebooted(afterMs: Int64, boot: String) {
        var frame = Standing.at(afterMs)
        frame.boot = boot
        frame.monotonicMs = 5_000
        phone.clocks.set(frame)
        begunAnew()
    }

    func does(_ action: Action) async throws {
        shell.act(action)
        try await rest()
    }

    func does(_ action: CheckInAction) async throws {
        try await does(.checkIn(action: action))
    }

    func types(_ field: Field, _ text: String) async throws {
        shell.typed(field, text, restMs: 1_000)
        shell.handOver()
        try await rest()
    }

    func unlock() async throws {
        shell.actWith(.unlock(action: .passcode), Secret(Standing.passcode))
        try await rest()
        let front = try front()
        guard case .home = front else { throw Standing.Wrong(description: "\(front)") }
    }

    func pin(_ pin: String) async throws {
        shell.actWith(.checkIn(action: .pin), Secret(pin))
        try await rest()
    }

    /// Ends when nothing is under way any more and everything was carried out.
    func rest() async throws {
        for _ in 0..<2_000 {
            await shell.atRest()
            if try await shell.look()?.operation == nil {
                await shell.atRest()
                if try await shell.look()?.operation == nil { return }
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Standing.Wrong(description: "the work does not end")
    }

    /// Ends when it is so.
    func until(_ what: String, _ so: () async throws -> Bool) async throws {
        for _ in 0..<2_000 {
            if try await so() { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Standing.Wrong(description: "it does not come to: \(what)")
    }

    func front() throws -> Screen {
        try XCTUnwrap(shell.view?.screens.last)
    }

    func form() throws -> CheckInFormView {
        let front = try front()
        guard case .checkInForm(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    func running() throws -> CheckInView {
        let front = try front()
        guard case .checkIn(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    func make() throws -> MakeView? {
        if case .make(let view) = try front() { view } else { nil }
    }

    /// Opened, unlocked, and with a check-in of an hour that runs.
    static func started() async throws -> Held {
        let held = try await Held("small")
        try await held.opened()
        try await held.unlock()
        try await held.does(.home(action: .checkIn))
        try await held.does(.start)
        _ = try held.running()
        return held
    }

    var pending: [Reminder] { phone.notices.pending.value }
}
