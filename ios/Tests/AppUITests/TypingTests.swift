import XCTest

@testable import AppUI

final class TypingTests: XCTestCase {
    func testWhatComesBackLateDoesNotUndoWhatWasTypedMeanwhile() {
        var typing = Typing()
        XCTAssertTrue(typing.isFromPerson("a"))
        XCTAssertTrue(typing.isFromPerson("ab"))
        XCTAssertNil(typing.fromCore("a", shown: "ab"))
        XCTAssertNil(typing.fromCore("ab", shown: "ab"))
        // Now that the core has caught up, the same text is news.
        XCTAssertEqual(typing.fromCore("a", shown: "ab"), "a")
    }

    func testWhatTheCoreGivesIsShownAndNotHandedBack() {
        var typing = Typing()
        XCTAssertEqual(typing.fromCore("A draft", shown: ""), "A draft")
        XCTAssertFalse(typing.isFromPerson("A draft"))
        XCTAssertTrue(typing.isFromPerson("A draft."))
    }

    func testALimitCountsAsTheCoreDoesAndCutsNoLetter() {
        XCTAssertEqual(Typing.cut("short", to: 5), "short")
        XCTAssertEqual(Typing.cut("longer", to: 5), "longe")
        // One letter to the eye, two characters to the core.
        let letter = "e\u{301}"
        XCTAssertEqual(Typing.cut(letter + letter, to: 3), letter)
        XCTAssertEqual(Typing.cut(letter, to: 1), "")
    }
}
