import FieldCore
import XCTest

@testable import Platform

/// How a chosen photo is read.
final class PhotoReaderTests: XCTestCase {
    private let openings = Openings()

    private func assertUnreadable<T>(_ call: @autoclosure () throws -> T, line: UInt = #line) {
        XCTAssertThrowsError(try call(), line: line) {
            XCTAssertEqual($0 as? PhotoBytesError, .Unreadable, line: line)
        }
    }

    func testItIsReadWithinItsLengthAndNoFurther() throws {
        let reader = PhotoReader(FakePhoto("a.jpg", Data(0..<10)), openings)
        XCTAssertEqual(try reader.length(), 10)
        XCTAssertEqual(try reader.read(at: 4, count: 6), Data(4..<10))
        XCTAssertEqual(try reader.read(at: 0, count: 3), Data(0..<3))
        for (at, count) in [(4, 7), (11, 1), (-1, 1), (Int64.max, 1), (0, 1_048_577)] as [(Int64, UInt32)] {
            assertUnreadable(try reader.read(at: at, count: count))
        }
        XCTAssertEqual(try reader.read(at: 9, count: 1), Data([9]), "a wrong question spoils nothing")
    }

    func testItIsShutAtRestAndOpenedAnewWhenItIsAskedForAgain() throws {
        let photo = FakePhoto("a.jpg", Data(count: 10))
        let reader = PhotoReader(photo, openings)
        XCTAssertEqual(photo.opened.value, 0)
        for times in 1...2 {
            XCTAssertEqual(try reader.length(), 10)
            XCTAssertEqual(try reader.length(), 10)
            XCTAssertTrue(photo.isOpen)
            XCTAssertEqual(photo.opened.value, times)
            reader.rest()
            XCTAssertFalse(photo.isOpen)
        }
    }

    func testWhoeverLetsGoOfItShutsIt() throws {
        let photo = FakePhoto("a.jpg", Data(count: 10))
        var reader: PhotoReader? = PhotoReader(photo, openings)
        _ = try reader?.length()
        XCTAssertTrue(photo.isOpen)
        reader = nil
        XCTAssertFalse(photo.isOpen)
    }

    func testWhatThePhoneSaysOfAnErrorGoesNoFurther() {
        let reader = PhotoReader(FakePhoto("a.jpg", Data()) { _ in throw FakePhoto.Broken() }, openings)
        assertUnreadable(try reader.length())
        assertUnreadable(try reader.read(at: 0, count: 0))
    }

    func testOneThatComesTooLateIsShut() {
        let gate = Guarded(false)
        let photo = FakePhoto("a.jpg", Data(count: 10)) { _ in
            // The phone does not care that nobody waits.
            while !gate.value { await Task.yield() }
        }
        let reader = PhotoReader(photo, openings)
        Thread.detachNewThread { [openings] in
            while photo.opened.value == 0 { Thread.sleep(forTimeInterval: 0.001) }
            openings.giveUp()
        }
        assertUnreadable(try reader.length())
        gate.change { $0 = true }
        for _ in 0..<10_000 where photo.given.value == 0 || photo.isOpen { Thread.sleep(forTimeInterval: 0.001) }
        XCTAssertEqual(photo.given.value, 1)
        XCTAssertFalse(photo.isOpen)
    }
}
