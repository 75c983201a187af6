import FieldCore
import XCTest

@testable import AppUI

/// The little that is decided while a view is drawn.
final class DecisionsTests: XCTestCase {
    private func action(_ label: String, _ weight: Weight, hold: Bool = false) -> ActionView {
        ActionView(
            action: .back, label: label, spoken: label, weight: weight, enabled: true, hold: hold, risks: []
        )
    }

    func testTheLastMainActionStandsAtTheBottomAndTheOthersAbove() {
        let actions = [action("a", .main), action("b", .quiet), action("c", .main), action("d", .danger)]
        XCTAssertEqual(actions.main?.label, "c")
        XCTAssertEqual(actions.besidesMain.map(\.label), ["a", "b", "d"])
        XCTAssertNil([action("a", .quiet)].main)
        XCTAssertEqual([action("a", .quiet)].besidesMain.count, 1)
    }

    func testAPasscodeComesWithTheLastActionThatIsNotQuiet() {
        let actions = [action("a", .quiet), action("b", .danger, hold: true), action("c", .quiet)]
        XCTAssertEqual(actions.entering?.label, "b")
        XCTAssertEqual(actions.besidesEntering.map(\.label), ["a", "c"])
    }

    func testADayThatGoesOnOverTwoPagesStandsOnce() {
        let row = { (title: String) in RowView(title: title, detail: nil, edge: nil, spoken: title, action: .back) }
        let day = { (heading: String, titles: [String]) in DayView(heading: heading, rows: titles.map(row)) }
        var behind = Behind(EntriesPage(days: [day("Monday", ["a"]), day("Sunday", ["b"])], next: "1"))
        behind.take(EntriesPage(days: [day("Sunday", ["c"]), day("Friday", ["d"])], next: "2"))
        XCTAssertEqual(behind.days, [day("Monday", ["a"]), day("Sunday", ["b", "c"]), day("Friday", ["d"])])
        XCTAssertEqual(behind.next, "2")
        behind.take(nil)
        XCTAssertNil(behind.next)
        XCTAssertEqual(behind.days.count, 3)
    }

    func testTheRingShowsWhatIsLeft() {
        let ring = { (now: Int64, started: Int64) in
            RingView(
                stands: "", startedMs: started, dueMs: 0, deadlineMs: 0, nowMs: now, left: nil, leftEndsMs: 200,
                leftStepMs: 1, due: "", deadline: "", spoken: ""
            )
        }
        XCTAssertEqual(RingPart.left(of: ring(150, 100)), 0.5)
        XCTAssertEqual(RingPart.left(of: ring(50, 100)), 1)
        XCTAssertEqual(RingPart.left(of: ring(500, 100)), 0)
        XCTAssertEqual(RingPart.left(of: ring(150, 200)), 0)
    }

    func testASecretIsNeitherCorrectedNorFilledIn() {
        let view = { (field: Field, sensitive: Bool) in
            FieldView(
                field: field, label: "", hint: nil, text: "", limitChars: 9, lines: 1, sensitive: sensitive,
                handOverAfterMs: 0, problem: nil
            )
        }
        XCTAssertEqual(Keyboard(view(.pin, true)), .figures)
        XCTAssertEqual(Keyboard(view(.passcode, true)), .secret)
        XCTAssertEqual(Keyboard(view(.recovery, false)), .secret)
        XCTAssertEqual(Keyboard(view(.line, true)), .quietWords)
        XCTAssertEqual(Keyboard(view(.line, false)), .words)
    }

    func testOnlyAPictureThatMayBeShownIsAskedFor() {
        let proof = { (type: String?, bytes: Int64, shown: Bool) in
            ProofView(
                id: "", title: "", detail: "", spoken: "", mediaType: type, bytes: bytes, shown: shown, action: .back
            )
        }
        XCTAssertTrue(Showable.isPicture(proof("image/jpeg", 1, true)))
        XCTAssertFalse(Showable.isPicture(proof("image/jpeg", 1, false)))
        XCTAssertFalse(Showable.isPicture(proof("video/mp4", 1, true)))
        XCTAssertFalse(Showable.isPicture(proof(nil, 1, true)))
        XCTAssertFalse(Showable.isPicture(proof("image/jpeg", 0, true)))
        XCTAssertFalse(Showable.isPicture(proof("image/jpeg", (48 << 20) + 1, true)))
    }

    func testFindingsThatMeanTheSameStandTogetherInTheirOrder() {
        let finding = { (severity: PhotoSeverity, text: String) in
            PhotoFindingView(severity: severity, means: "means \(severity)", text: text, value: nil, spoken: text)
        }
        let findings = [finding(.place, "a"), finding(.link, "b"), finding(.link, "c"), finding(.little, "d")]
        let kinds = Kind.of(findings)
        XCTAssertEqual(kinds.map(\.severity), [.place, .link, .little])
        XCTAssertEqual(kinds.map(\.means), ["means place", "means link", "means little"])
        XCTAssertEqual(kinds.flatMap(\.findings), findings)
        XCTAssertEqual(Kind.of([]), [])
    }

    func testTheLastPagesStandBesideEachOther() {
        let view = { (screens: Int, panes: UInt32) in
            FieldCore.View(
                screens: (0..<screens).map { .waiting(text: String($0)) }, panes: panes, back: false, corners: nil,
                notices: [], operation: nil, freshUntilMs: nil, locksAfterMs: nil, screenshots: false,
                rightToLeft: false, language: "en"
            )
        }
        XCTAssertEqual(Panes.inFront(view(3, 1)), [.waiting(text: "2")])
        XCTAssertEqual(Panes.inFront(view(3, 2)), [.waiting(text: "1"), .waiting(text: "2")])
        XCTAssertEqual(Panes.inFront(view(1, 2)).count, 1)
        XCTAssertEqual(Panes.inFront(view(0, 1)).count, 0)
        XCTAssertEqual(Panes.inFront(view(1, 0)).count, 1)
    }
}
