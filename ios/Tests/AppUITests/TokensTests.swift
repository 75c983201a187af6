import XCTest

@testable import AppUI

/// Contrast as WCAG computes it.
final class TokensTests: XCTestCase {
    private func luminance(_ tint: Tokens.Tint) -> Double {
        let linear = { (part: Double) in part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4) }
        let (red, green, blue) = tint.parts
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    private func ratio(_ one: Tokens.Tint, _ other: Tokens.Tint) -> Double {
        let both = [luminance(one), luminance(other)].sorted()
        return (both[1] + 0.05) / (both[0] + 0.05)
    }

    private let modes = [Tokens.light, Tokens.dark]

    func testTheRatioIsThatOfWcag() {
        XCTAssertEqual(ratio(Tokens.Tint(0x000000), Tokens.Tint(0xFFFFFF)), 21, accuracy: 0.001)
        XCTAssertEqual(ratio(Tokens.Tint(0x767676), Tokens.Tint(0xFFFFFF)), 4.54, accuracy: 0.01)
    }

    func testTextStandsOutFromItsGround() {
        for mode in modes {
            var pairs: [(Tokens.Tint, Tokens.Tint)] = [
                (mode.onAccent, mode.accent),
                (mode.onSoftAccent, mode.softAccent),
                (mode.onDanger, mode.danger),
                (mode.note, mode.noteGround),
                (mode.danger, mode.dangerGround),
                (mode.good, mode.goodGround),
            ]
            for ground in [mode.paper, mode.card] {
                for ink in [mode.ink, mode.secondInk, mode.accent, mode.note, mode.danger, mode.good] {
                    pairs.append((ink, ground))
                }
            }
            for (ink, ground) in pairs {
                XCTAssertGreaterThanOrEqual(ratio(ink, ground), 6.3, "\(ink) on \(ground)")
            }
        }
    }

    func testLinesAndMarksStandOutFromTheirGround() {
        for mode in modes {
            let pairs = [
                (mode.line, mode.paper), (mode.line, mode.card), (mode.accent, mode.paper), (mode.accent, mode.card),
                (mode.accent, mode.softAccent),
            ]
            for (mark, ground) in pairs {
                XCTAssertGreaterThanOrEqual(ratio(mark, ground), 3, "\(mark) on \(ground)")
            }
        }
    }

    func testNoLetterIsSmallerThanASourceLineAndNoTargetThanAFinger() {
        let sizes = [Tokens.title, Tokens.figure, Tokens.heading, Tokens.body, Tokens.row, Tokens.source]
        XCTAssertGreaterThanOrEqual(sizes.min() ?? 0, 14)
        XCTAssertGreaterThanOrEqual(min(Tokens.target, Tokens.mainAction, Tokens.key), 44)
    }
}
