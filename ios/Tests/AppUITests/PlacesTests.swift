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

    func testMarksStandWithinTheOutlineBesideEachOtherAndEachKindOnLinesOfItsOwn() {
        for size in [(160, 120), (160, 48), (48, 160), (17, 17)].map({ CGSize(width: $0.0, height: $0.1) }) {
            for counts in [[0], [1], [2, 9, 15], [26], [0, 3, 0, 200]] {
                let marks = Outlined.marks(counts, within: size, turned: false)
                XCTAssertEqual(marks.map(\.count), counts)
                let outline = CGRect(origin: .zero, size: size).insetBy(dx: -1e-6, dy: -1e-6)
                let all = marks.flatMap { $0 }
                for (at, mark) in all.enumerated() {
                    XCTAssertTrue(outline.contains(mark), "\(mark) of \(counts) in \(size)")
                    XCTAssertTrue(mark.width > 0 && mark.width <= Tokens.mark, "\(mark) of \(counts) in \(size)")
                    for other in all[..<at] {
                        XCTAssertFalse(mark.insetBy(dx: 1e-6, dy: 1e-6).intersects(other), "\(counts) in \(size)")
                    }
                }
                for (above, below) in zip(marks, marks.dropFirst()) {
                    guard let last = above.last, let first = below.first else { continue }
                    XCTAssertGreaterThan(first.minY, last.minY, "\(counts) in \(size)")
                }
            }
        }
        XCTAssertEqual(Outlined.marks([3], within: .zero, turned: false), [[]])
    }

    func testMarksBeginWhereLinesBeginAndTurnWithThePage() {
        let size = CGSize(width: 88, height: 112)
        let marks = Outlined.marks([1, 4], within: size, turned: false)
        XCTAssertEqual(marks.map { $0.map(\.minX) }, [[8], [8, 32, 56, 8]])
        XCTAssertEqual(marks.map { $0.map(\.minY) }, [[20], [44, 44, 44, 68]])
        let turned = Outlined.marks([1, 4], within: size, turned: true)
        XCTAssertEqual(turned.map { $0.map(\.minX) }, [[56], [56, 32, 8, 56]])
        XCTAssertEqual(turned.map { $0.map(\.minY) }, marks.map { $0.map(\.minY) })
    }

    func testColumnsAreReadDown() {
        let words = (1...7).map(String.init)
        XCTAssertEqual(Columns.of(words, count: 2), [["1", "2", "3", "4"], ["5", "6", "7"]])
        XCTAssertEqual(Columns.of(words, count: 1), [words])
        XCTAssertEqual(Columns.of([], count: 2), [])
    }
}
