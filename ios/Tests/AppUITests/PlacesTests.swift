import FieldCore
import XCTest

@testable import AppUI

/// Where things are drawn.
final class PlacesTests: XCTestCase {
    func testThingsFillLineAfterLine() {
        let sizes = [40, 50, 30, 200].map { CGSize(width: $0, height: 10) }
        let lines = Lines(sizes, width: 100, gap: 8)
        XCTAssertEqual(
            lines.frames,
            [
                CGRect(x: 0, y: 0, width: 40, height: 10),
                CGRect(x: 48, y: 0, width: 50, height: 10),
                CGRect(x: 0, y: 18, width: 30, height: 10),
                // Wider than a line: it wraps within it.
                CGRect(x: 0, y: 36, width: 100, height: 10),
            ]
        )
        XCTAssertEqual(lines.size, CGSize(width: 100, height: 46))
        XCTAssertEqual(Lines([], width: 100).size, .zero)
    }

    func testALineIsAsHighAsWhatIsHighestInIt() {
        let sizes = [CGSize(width: 60, height: 30), CGSize(width: 30, height: 10), CGSize(width: 60, height: 10)]
        XCTAssertEqual(Lines(sizes, width: 100, gap: 8).frames.last?.minY, 38)
    }

    private let day = CGRect(x: 10, y: 2, width: 240, height: 8)

    func testAPartOfADayLiesWhereItsMinutesAre() {
        let bar = Stretch(from: 6 * 60, to: 12 * 60, within: day, turned: false).bar
        XCTAssertEqual(bar, CGRect(x: 70, y: 2, width: 60, height: 8))
        let turned = Stretch(from: 6 * 60, to: 12 * 60, within: day, turned: true).bar
        XCTAssertEqual(turned, CGRect(x: 130, y: 2, width: 60, height: 8))
    }

    func testAMomentIsSeenAndStaysWithinItsDay() {
        for (minute, start) in [(0, 10), (720, 130), (1439, 242), (9999, 242)] as [(UInt32, CGFloat)] {
            let bar = Stretch(from: minute, to: minute, within: day, turned: false).bar
            XCTAssertEqual(bar.minX, start)
            XCTAssertEqual(bar.width, 8)
        }
    }

    func testModulesOfACodeHaveWholePixels() {
        let code = CodePicture(sideModules: 21, marginModules: 4, dark: Array(repeating: true, count: 441))
        let modules = Modules(code, wide: 100, scale: 3)
        // 300 pixels for 29 modules: ten each, and the code in the middle.
        let (first, last) = (modules.rect(0), modules.rect(440))
        XCTAssertEqual(first.width * 3, 10, accuracy: 1e-9)
        XCTAssertEqual((first.minX * 3).rounded(), first.minX * 3, accuracy: 1e-9)
        XCTAssertGreaterThanOrEqual(first.minX, first.width * 4)
        XCTAssertLessThanOrEqual(last.maxX, 100 - first.width * 4)
        XCTAssertEqual(last.minX - first.minX, first.width * 20, accuracy: 1e-9)
        XCTAssertGreaterThan(Modules(code, wide: 1, scale: 1).rect(0).width, 0)
    }

    func testAnOutlineHasTheShapeOfItsPhoto() {
        let size = { (width: UInt32, height: UInt32) in
            Outlined.size(of: OutlineView(width: width, height: height), longest: 240)
        }
        XCTAssertEqual(size(1000, 750), CGSize(width: 240, height: 180))
        XCTAssertEqual(size(300, 1000), CGSize(width: 72, height: 240))
        XCTAssertEqual(size(0, 0), CGSize(width: 240, height: 240))
    }

    func testMarksStandInTheirOrderWithinTheOutlineAndBesideEachOther() {
        for size in [(240, 180), (240, 72), (72, 240), (1, 1)].map({ CGSize(width: $0.0, height: $0.1) }) {
            for count in [0, 1, 2, 7, 26, 200] {
                let marks = Outlined.marks(count, within: size, turned: false)
                XCTAssertEqual(marks.count, count)
                let outline = CGRect(origin: .zero, size: size).insetBy(dx: -1e-6, dy: -1e-6)
                for (at, mark) in marks.enumerated() {
                    XCTAssertTrue(outline.contains(mark), "\(mark) of \(count) in \(size)")
                    XCTAssertLessThanOrEqual(mark.width, Tokens.outlineMark)
                    for other in marks[..<at] {
                        XCTAssertFalse(mark.insetBy(dx: 1e-6, dy: 1e-6).intersects(other), "\(count) in \(size)")
                        XCTAssertTrue(other.minY < mark.minY || other.minX < mark.minX, "\(count) in \(size)")
                    }
                }
            }
        }
        XCTAssertEqual(Outlined.marks(3, within: .zero, turned: false), [])
    }

    func testMarksAreInTheMiddleAndTurnWithThePage() {
        let size = CGSize(width: 84, height: 100)
        let marks = Outlined.marks(4, within: size, turned: false, largest: 28)
        XCTAssertEqual(marks.map(\.minX), [0, 28, 56, 28])
        XCTAssertEqual(marks.map(\.minY), [22, 22, 22, 50])
        let turned = Outlined.marks(4, within: size, turned: true, largest: 28)
        XCTAssertEqual(turned.map(\.minX), [56, 28, 0, 28])
        XCTAssertEqual(turned.map(\.minY), marks.map(\.minY))
    }

    func testColumnsAreReadDown() {
        let words = (1...7).map(String.init)
        XCTAssertEqual(Columns.of(words, count: 2), [["1", "2", "3", "4"], ["5", "6", "7"]])
        XCTAssertEqual(Columns.of(words, count: 1), [words])
        XCTAssertEqual(Columns.of([], count: 2), [])
    }
}
