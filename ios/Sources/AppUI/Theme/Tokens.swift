import SwiftUI

/// Every number and colour of the pages. The contrast of each pair is computed in a test.
enum Tokens {
    /// A colour: red, green and blue, a byte each.
    struct Tint: Hashable, Sendable {
        let rgb: UInt32

        init(_ rgb: UInt32) {
            self.rgb = rgb
        }

        /// Its parts from 0 to 1.
        var parts: (red: Double, green: Double, blue: Double) {
            let part = { (shift: UInt32) in Double(rgb >> shift & 0xFF) / 0xFF }
            return (part(16), part(8), part(0))
        }
    }

    /// The colours of one mode.
    struct Colours: Hashable, Sendable {
        let paper: Tint
        let card: Tint
        let ink: Tint
        let secondInk: Tint
        let line: Tint
        let accent: Tint
        let onAccent: Tint
        let softAccent: Tint
        let onSoftAccent: Tint
        let note: Tint
        let noteGround: Tint
        let danger: Tint
        let onDanger: Tint
        let dangerGround: Tint
        let good: Tint
        let goodGround: Tint
    }

    static let light = Colours(
        paper: Tint(0xFAF8F5),
        card: Tint(0xFFFFFF),
        ink: Tint(0x1D2320),
        secondInk: Tint(0x4A534E),
        line: Tint(0x868B86),
        accent: Tint(0x0F5F5C),
        onAccent: Tint(0xFFFFFF),
        softAccent: Tint(0xD7E8E6),
        onSoftAccent: Tint(0x0B3B39),
        note: Tint(0x7A4300),
        noteGround: Tint(0xFFF1DC),
        danger: Tint(0x9E1F1C),
        onDanger: Tint(0xFFFFFF),
        dangerGround: Tint(0xFDECEA),
        good: Tint(0x1D6337),
        goodGround: Tint(0xE4F3E8)
    )

    static let dark = Colours(
        paper: Tint(0x121614),
        card: Tint(0x1B201D),
        ink: Tint(0xECEFEC),
        secondInk: Tint(0xB6BFB9),
        line: Tint(0x7C867F),
        accent: Tint(0x7FD1CA),
        onAccent: Tint(0x05302D),
        softAccent: Tint(0x173F3C),
        onSoftAccent: Tint(0xC9ECE8),
        note: Tint(0xF2BC70),
        noteGround: Tint(0x35270F),
        danger: Tint(0xFFA39B),
        onDanger: Tint(0x3B0907),
        dangerGround: Tint(0x421615),
        good: Tint(0x8FD6A5),
        goodGround: Tint(0x15341F)
    )

    /// Sizes of type: page title, large figures, headings, body, rows, source lines. All grow with her letters.
    static let title: CGFloat = 28
    static let figure: CGFloat = 40
    static let heading: CGFloat = 22
    static let body: CGFloat = 18
    static let row: CGFloat = 16
    static let source: CGFloat = 14

    /// Lines are this many times as high as their letters. The system's own are about the second number.
    static let lineHeight: CGFloat = 1.45
    static let systemLineHeight: CGFloat = 1.2

    /// The grid, and what stands on it.
    static let half: CGFloat = 4
    static let step: CGFloat = 8
    static let gap: CGFloat = 12
    static let block: CGFloat = 16
    static let margin: CGFloat = 20
    static let section: CGFloat = 24

    /// What a finger needs, and the one main action.
    static let target: CGFloat = 48
    static let mainAction: CGFloat = 56

    static let cardCorner: CGFloat = 12
    static let mainCorner: CGFloat = 28
    static let hairline: CGFloat = 1
    static let mark: CGFloat = 24
    static let markLine: CGFloat = 2

    /// The ring of a check-in.
    static let ring: CGFloat = 208
    static let ringLine: CGFloat = 12

    /// A code for a camera, in every mode.
    static let codeInk = Tint(0x000000)
    static let codeGround = Tint(0xFFFFFF)
    static let code: CGFloat = 320

    /// A phone as a sign in a line.
    static let signWidth: CGFloat = 32
    static let signHeight: CGFloat = 52

    /// A small picture of a phone.
    static let phoneWidth: CGFloat = 112
    static let phoneHeight: CGFloat = 184

    /// The bar of a day in a timeline.
    static let band: CGFloat = 8

    /// The longer side of a photo's outline.
    static let outline: CGFloat = 160

    /// How tall a picture of proof may stand on its page, and how many pixels it is read in: as wide as a page is.
    static let picture: CGFloat = 320
    static let picturePixels = 1080

    /// Up to these letters two columns of words stand beside each other.
    static let largestInColumns = DynamicTypeSize.xxLarge

    /// How far a finger goes along the bar at the bottom to leave, or in from the edge to go back: further than one that
    /// slips.
    static let swipe: CGFloat = 112

    /// The edge from which a finger goes back.
    static let edge: CGFloat = 16

    /// About 60 letters of body.
    static let column: CGFloat = 600

    /// From this width on a list and what was chosen from it stand beside each other.
    static let twoPanes: CGFloat = 840

    /// What the camera sees, as wide to high.
    static let cameraShape: CGFloat = 3 / 4

    /// A key of the cover.
    static let key: CGFloat = 64

    /// How long something has to be held that is to be held, seconds, and how far a finger may stray meanwhile.
    static let hold = 1.2
    static let stray: CGFloat = 56

    /// The same on a cover, where it may not happen by chance.
    static let coverHold = 2.0

    /// What can't be done now.
    static let disabledOpacity = 0.62
}
