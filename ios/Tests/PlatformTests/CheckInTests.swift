import FieldCore
import XCTest

@testable import Platform

/// A check-in on a phone on which no program runs at a chosen time and no text leaves without a tap.
@MainActor
final class CheckInTests: XCTestCase, @unchecked Sendable {
    private static let dueMs = 60 * Held.minuteMs
    private static let deadlineMs = 75 * Held.minuteMs

    private func wallMs(_ ms: Int64) -> Int64 { Standing.at(ms).wallMs }

    /// Work adds the time that it took.
    private func near(_ reminder: Reminder, _ ms: Int64) -> Bool { abs(reminder.atMs - wallMs(ms)) < 10_000 }

    func testBeforeItIsArmedTheScreenSaysThatItIsAReminder() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        try await held.opened()
        try await held.unlock()
        try await held.does(.home(action: .checkIn))
        let form = try held.form()
        XCTAssertTrue(form.happens.contains { $0.contains("sends nothing by itself") }, "\(form.happens)")
        XCTAssertFalse(form.happens.contains { $0.contains("a message goes") }, "\(form.happens)")
        try await held.does(.start)
        let running = try held.running()
        XCTAssertTrue(running.lines.contains { $0.contains("sends nothing by itself") }, "\(running.lines)")
    }

    func testItIsPlannedExtendedAndClosed() async throws {
        let held = try await Held.started()
        defer { held.phone.remove() }
        let planned = held.pending
        XCTAssertTrue(planned.contains { near($0, Self.deadlineMs) && $0.loud }, "\(planned)")
        XCTAssertTrue(planned.contains { $0.atMs < wallMs(Self.dueMs) }, "\(planned)")
        XCTAssertLessThanOrEqual(planned.count, 12)
        XCTAssertNotEqual(held.phone.ticks.asked.value.last ?? nil, nil)
        // Later: everything moves by a quarter of an hour.
        held.phone.goOn(toMs: 30 * Held.minuteMs)
        try await held.does(.late)
        try await held.does(.putOff(minutes: 15))
        let moved = held.pending
        XCTAssertTrue(moved.contains { near($0, Self.deadlineMs + 15 * Held.minuteMs) }, "\(moved)")
        XCTAssertFalse(moved.contains { near($0, Self.deadlineMs) && $0.loud }, "\(moved)")
        // Arrived.
        try await held.does(.safe)
        try await held.pin(Held.safe)
        try await held.does(.done)
        XCTAssertFalse(held.phone.notices.takenBack.value.isEmpty)
        XCTAssertEqual(held.outward.texts.count, 0)
    }

    func testNothingRunsAtTheDeadlineAndWhatIsDueWaitsForHerHand() async throws {
        let held = try await Held.started()
        defer { held.phone.remove() }
        held.shell.wentBack()
        // The phone lies there; the system alone does something.
        held.phone.goOn(toMs: Self.deadlineMs + 20 * Held.minuteMs)
        let shown = held.phone.notices.shown.value
        XCTAssertGreaterThanOrEqual(shown.count, 3)
        XCTAssertTrue(
            shown.allSatisfy { $0.text == "Reminder: open to see it." || !$0.text.contains("check") }, "\(shown)")
        XCTAssertEqual(held.outward.texts.count, 0)
        // She opens it: the text that came due stands in front, once, and leaves by her tap.
        try await held.opened(by: .reminder)
        try await held.until("a text") { held.outward.texts.count == 1 }
        XCTAssertTrue(held.outward.texts[0].number.contains("7700"), held.outward.texts[0].number)
        try await held.rest()
        try await held.opened()
        XCTAssertEqual(held.outward.texts.count, 1)
    }

    func testWhatSheDoesNotSendIsTriedAgainAndCountsAsNothingSent() async throws {
        let held = try await Held.started()
        defer { held.phone.remove() }
        held.outward.sends = false
        held.phone.goOn(toMs: Self.deadlineMs + Held.minuteMs)
        try await held.opened()
        try await held.until("a text") { held.outward.texts.count == 1 }
        // Another process: offered once more, for it has not left.
        held.begunAnew()
        held.phone.goOn(toMs: Self.deadlineMs + 30 * Held.minuteMs)
        try await held.opened()
        try await held.until("a text") { held.outward.texts.count == 1 }
    }

    func testBothPinsLookAlike() async throws {
        var after: [[String]] = []
        for pin in [Held.safe, Held.forced] {
            let held = try await Held.started()
            defer { held.phone.remove() }
            held.phone.goOn(toMs: 30 * Held.minuteMs)
            try await held.does(.safe)
            try await held.pin(pin)
            let ended = "\(try held.front())"
            XCTAssertTrue(ended.contains("Check-in ended"), ended)
            try await held.does(.done)
            let minute = { (reminder: Reminder) in (reminder.atMs + Held.minuteMs / 2) / Held.minuteMs }
            after.append(held.pending.map { "\($0.name) \(minute($0)) \($0.loud) \($0.hidden) \($0.text)" })
            XCTAssertEqual(held.outward.texts.count, 0)
        }
        XCTAssertEqual(after[0], after[1])
    }

    func testForcedClosedItTellsAtTheTimeByHerHandAlone() async throws {
        let held = try await Held.started()
        defer { held.phone.remove() }
        held.phone.goOn(toMs: 30 * Held.minuteMs)
        try await held.does(.safe)
        try await held.pin(Held.forced)
        try await held.does(.done)
        held.shell.wentBack()
        held.phone.goOn(toMs: Self.deadlineMs + Held.minuteMs)
        XCTAssertEqual(held.outward.texts.count, 0)
    }

    func testAfterARebootItIsReconciledOnceItIsOpened() async throws {
        let held = try await Held.started()
        defer { held.phone.remove() }
        held.phone.keys.state.change { $0 = .notYetUnlocked }
        held.rebooted(afterMs: 40 * Held.minuteMs, boot: "ffeeddccbbaa99887766554433221100")
        // Between the start and the first unlock nothing can be read, and nothing is spoilt by the try.
        await held.shell.standby.begin()
        held.phone.keys.state.change { $0 = .unlocked }
        held.begunAnew()
        try await held.opened()
        let front = "\(try held.front())"
        XCTAssertFalse(front.contains("library"), front)
        try await held.unlock()
        try await held.does(.home(action: .checkIn))
        let ring = try XCTUnwrap(try held.running().ring)
        XCTAssertNotNil(ring.left)
        let now = held.phone.clocks.frame(twoPanes: false).wallMs
        XCTAssertTrue(held.pending.contains { $0.atMs > now && $0.loud }, "\(held.pending)")
        XCTAssertEqual(held.outward.texts.count, 0)
    }

    func testLockedAfterItsFirstUnlockThePhoneStillLooks() async throws {
        let held = try await Held.started()
        defer { held.phone.remove() }
        held.shell.protectedDataGoes()
        held.phone.keys.state.change { $0 = .locked }
        held.begunAnew()
        held.phone.goOn(toMs: 20 * Held.minuteMs)
        // The phone let it look for a moment.
        let asked = await held.shell.standby.tick()
        XCTAssertTrue(asked.contains { if case .setWakes = $0 { true } else { false } }, "\(asked)")
        XCTAssertTrue(held.pending.contains { near($0, Self.deadlineMs) }, "\(held.pending)")
    }

    func testAnAlarmTakesThePlaceOfWhatIsLoudAndWhatItRefusesIsANotification() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        held.phone.alarms.allowed.change { $0 = true }
        try await held.opened()
        try await held.unlock()
        try await held.does(.home(action: .checkIn))
        try await held.does(.start)
        let standing = held.phone.alarms.standing.value
        XCTAssertTrue(standing.count == 1 && near(standing[0], Self.deadlineMs), "\(standing)")
        XCTAssertFalse(held.pending.contains { near($0, Self.deadlineMs) })
        held.phone.alarms.most.change { $0 = 0 }
        try await held.does(.late)
        try await held.does(.putOff(minutes: 15))
        XCTAssertTrue(held.pending.contains { near($0, Self.deadlineMs + 15 * Held.minuteMs) })
    }

    func testWithFewerSignsNothingIsSeenAndNoAlarmIsSet() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        held.phone.alarms.allowed.change { $0 = true }
        try await held.opened()
        try await held.unlock()
        try await held.does(.home(action: .settings))
        try await held.does(.settings(action: .look(setting: .discreet)))
        guard case .seen(let page) = try held.front() else { return XCTFail("\(try held.front())") }
        try await held.does(try XCTUnwrap(page.options.last).choice.action)
        try await held.does(.settings(action: .done))
        try await held.does(.back)
        try await held.does(.home(action: .checkIn))
        try await held.does(.start)
        XCTAssertFalse(held.pending.isEmpty)
        XCTAssertTrue(held.pending.allSatisfy(\.hidden), "\(held.pending)")
        XCTAssertEqual(held.phone.alarms.standing.value, [])
        held.phone.goOn(toMs: Self.deadlineMs + Held.minuteMs)
        XCTAssertTrue(held.phone.notices.shown.value.allSatisfy(\.text.isEmpty))
    }
}
