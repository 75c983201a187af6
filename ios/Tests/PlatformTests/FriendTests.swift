import FieldCore
import XCTest

@testable import Platform

/// A plan of a friend on a phone on which nothing runs when it is due.
@MainActor
final class FriendTests: XCTestCase, @unchecked Sendable {
    /// A friend is due an hour and a few minutes after the beginning of that record's day.
    private func held() async throws -> Held {
        let held = try await Held("watching")
        try await held.opened()
        return held
    }

    private func friends(_ held: Held) -> [Reminder] { held.pending.filter { $0.purpose == .friend } }

    func testItIsSetBeforehandAndComesAgainByItself() async throws {
        let held = try await held()
        defer { held.phone.remove() }
        let set = friends(held)
        XCTAssertGreaterThan(set.count, 5)
        XCTAssertLessThanOrEqual(set.count, 12)
        XCTAssertTrue(set.allSatisfy(\.loud))
        XCTAssertFalse("\(set)".contains("Alex"))
        // Nothing runs: what stands there comes, again and again.
        let last = try XCTUnwrap(set.last).atMs
        held.phone.goOn(toMs: last - Standing.at().wallMs + 1)
        XCTAssertEqual(held.phone.notices.shown.value.filter { $0.name.hasPrefix("friend.") }.count, set.count)
    }

    func testWhereThePhoneHasAlarmsOneSoundsAndTheNextTakesItsPlace() async throws {
        let held = try await Held("watching")
        defer { held.phone.remove() }
        held.phone.alarms.allowed.change { $0 = true }
        try await held.opened()
        let alarm = try XCTUnwrap(held.phone.alarms.standing.value.first)
        XCTAssertEqual(alarm.purpose, .friend)
        XCTAssertFalse(held.pending.contains { $0.atMs == alarm.atMs })
        held.phone.goOn(toMs: alarm.atMs - Standing.at().wallMs + 1_000)
        try await held.opened(by: .alarm)
        XCTAssertFalse(held.phone.alarms.standing.value.contains(alarm))
    }

    func testOnceItIsOverNothingOfItSounds() async throws {
        let held = try await held()
        defer { held.phone.remove() }
        let due = try XCTUnwrap(friends(held).first).atMs
        held.phone.goOn(toMs: due - Standing.at().wallMs + 1_000)
        try await held.opened(by: .reminder)
        held.phone.goOn(toMs: due - Standing.at().wallMs + 10 * Held.minuteMs)
        await held.shell.standby.tick()
        XCTAssertFalse(friends(held).isEmpty)
        // A day later nobody has answered: what is left is housekeeping, and wakes nobody.
        held.phone.goOn(toMs: due - Standing.at().wallMs + 30 * 60 * Held.minuteMs)
        await held.shell.standby.tick()
        XCTAssertEqual(friends(held), [])
    }
}
