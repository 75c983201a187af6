import FieldCore
import XCTest

@testable import Platform

/// What the phone is asked to do by itself.
final class RemindersTests: XCTestCase {
    private func wake(_ atMs: Int64, _ kind: WakeKind, discreet: Bool = false) -> WakeView {
        WakeView(atMonotonicMs: atMs, atUtcMs: atMs, kind: kind, discreet: discreet)
    }

    func testNoMoreThanTwelveStandForACheckInWhateverIsAskedFor() {
        let many = (1...100).flatMap { [wake($0 * 1_000, .remind), wake($0 * 1_000_000, .watch)] }
        let plan = Reminders.plan(many, nowMs: 0, text: "x")
        XCTAssertEqual(plan.filter { $0.purpose == .own }.count, 12)
        XCTAssertEqual(plan.filter { $0.purpose == .friend }.count, 12)
        XCTAssertLessThanOrEqual(plan.count, FakeNotices.kept)
        XCTAssertEqual(Set(plan.map(\.name)).count, plan.count)
        XCTAssertEqual(plan.map(\.atMs), plan.map(\.atMs).sorted())
    }

    func testTheFirstOfEachComesBeforeTheSecondOfAny() {
        let wakes = (1...11).map { wake($0 * 3_600_000, .remind) } + [wake(12 * 3_600_000, .deadline)]
        let plan = Reminders.plan(wakes, nowMs: 0, text: "x")
        XCTAssertEqual(plan.map(\.atMs), wakes.map(\.atUtcMs))
        XCTAssertEqual(plan.map(\.loud), Array(repeating: false, count: 11) + [true])
    }

    func testWhatHasToBeNoticedComesAgainAndWhatNobodyWaitsForDoesNot() {
        let plan = Reminders.plan(
            [wake(60_000, .watch), wake(1, .remind), wake(90_000, .send), wake(91_000, .look)], nowMs: 5, text: "x")
        XCTAssertEqual(plan.filter { $0.purpose == .own }, [])
        XCTAssertEqual(plan.prefix(3).map(\.atMs), [60_000, 180_000, 300_000])
        XCTAssertTrue(plan.allSatisfy(\.loud))
    }

    func testWithFewerSignsNothingIsSeen() {
        let plan = Reminders.plan([wake(60_000, .deadline, discreet: true)], nowMs: 0, text: "x")
        XCTAssertTrue(!plan.isEmpty && plan.allSatisfy(\.hidden))
    }
}
