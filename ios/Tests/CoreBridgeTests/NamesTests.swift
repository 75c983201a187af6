import FieldCodec
import XCTest

final class NamesTests: XCTestCase {
    func testANameTakesWhatStandsAtItsFirstPlaceAndKeepsIt() {
        var names = Names()
        XCTAssertNil(
            names.difference(
                "view", .object(["id": .string("entry $entry1!")]), .object(["id": .string("entry 00ff!")]))
        )
        XCTAssertNil(names.difference("view", .array([.string("$entry1")]), .array([.string("00ff")])))
        XCTAssertEqual(
            names.difference("view", .array([.string("$entry1")]), .array([.string("00fe")])),
            "at view[0]\n      expected \"00ff\"\n      actual   \"00fe\""
        )
        XCTAssertEqual(names.replaced(.object(["entry": .string("$entry1")])), .object(["entry": .string("00ff")]))
    }

    func testANameStandsForWhatALinkMayHoldAndForAtLeastOne() {
        var names = Names()
        XCTAssertNotNil(names.difference("view", .string("a $code"), .string("a ")))
        XCTAssertNotNil(names.difference("view", .string("a $code"), .string("a x z")))
        XCTAssertNil(names.difference("view", .string("a $link.1"), .string("a x-z_.1")))
        XCTAssertNotNil(names.difference("view", .string("$id1 $id1"), .string("aa ab")))
        XCTAssertNil(names.difference("view", .string("$id1 $id1 $5"), .string("aa aa $5")))
    }

    func testWhateverDiffersIsToldWithItsPath() {
        var names = Names()
        XCTAssertNotNil(names.difference("view", .object(["a": .number(1)]), .object(["b": .number(1)])))
        XCTAssertNotNil(names.difference("view", .number(1), .bool(true)))
        XCTAssertNotNil(names.difference("view", .null, .bool(false)))
        XCTAssertNil(names.difference("view", .null, .null))
        XCTAssertEqual(
            names.difference(
                "view",
                .object(["rows": .array([.number(1)])]),
                .object(["rows": .array([.number(1), .number(2)])])
            ),
            "at view.rows[1]\n      expected nothing\n      actual   2"
        )
    }

    func testANumberIsNoTruthValue() throws {
        let read = try Json.read(Data(#"[1, true, 0, false, null, "1", {"a": -5}]"#.utf8))
        XCTAssertEqual(
            read,
            .array([
                .number(1), .bool(true), .number(0), .bool(false), .null, .string("1"), .object(["a": .number(-5)]),
            ])
        )
        XCTAssertThrowsError(try Json.read(Data("[1.5]".utf8)))
    }
}
