import FieldCore
import SwiftUI

/// The outline of a photo with a mark for each finding, in their order. For the eye alone: each finding stands below with its
/// mark and its words, so this keeps its size with larger letters.
struct OutlinePart: View {
    @Environment(\.colours) private var colours
    @Environment(\.layoutDirection) private var direction
    private let outline: OutlineView
    private let findings: [PhotoFindingView]

    init(_ outline: OutlineView, _ findings: [PhotoFindingView]) {
        self.outline = outline
        self.findings = findings
    }

    var body: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.cardCorner)
        let size = Outlined.size(of: outline, longest: Tokens.outline)
        let turned = direction == .rightToLeft
        Canvas { context, size in
            let places = Outlined.marks(findings.count, within: size, turned: turned)
            for (place, finding) in zip(places, findings) {
                SeverityMark.draw(finding.severity, in: place, context, colours)
            }
        }
        .frame(width: size.width, height: size.height)
        .background(colours.card, in: shape)
        .overlay { shape.strokeBorder(colours.line, lineWidth: Tokens.markLine) }
        .frame(maxWidth: .infinity)
        .accessibilityHidden(true)
    }
}

/// The mark of a finding. Three shapes, so that no colour has to be told apart: a target for a place, a ring for what links, a
/// point for what says little.
struct SeverityMark: View {
    @Environment(\.colours) private var colours
    @ScaledMetric(relativeTo: .callout) private var side = Tokens.mark
    private let severity: PhotoSeverity

    init(_ severity: PhotoSeverity) {
        self.severity = severity
    }

    var body: some View {
        let paint = colours
        Canvas { context, size in
            SeverityMark.draw(severity, in: CGRect(origin: .zero, size: size), context, paint)
        }
        .frame(width: side, height: side)
        .accessibilityHidden(true)
    }

    static func draw(_ severity: PhotoSeverity, in place: CGRect, _ context: GraphicsContext, _ colours: Paint) {
        let side = min(place.width, place.height)
        let round = { (part: CGFloat) in
            Path(ellipseIn: place.insetBy(dx: (place.width - side * part) / 2, dy: (place.height - side * part) / 2))
        }
        let line = StrokeStyle(lineWidth: side / 10)
        switch severity {
        case .place:
            context.stroke(round(0.8), with: .color(colours.note), style: line)
            context.fill(round(0.5), with: .color(colours.note))
        case .link:
            context.stroke(round(0.6), with: .color(colours.accent), style: line)
        case .little:
            context.fill(round(0.25), with: .color(colours.secondInk))
        }
    }
}

/// Where things lie on a photo's outline.
enum Outlined {
    /// How large the outline is whose longer side has that length.
    static func size(of outline: OutlineView, longest: CGFloat) -> CGSize {
        let (width, height) = (max(CGFloat(outline.width), 1), max(CGFloat(outline.height), 1))
        let scale = longest / max(width, height)
        return CGSize(width: width * scale, height: height * scale)
    }

    /// A square for each mark, line after line from where lines begin, as large as they may be and all have room; each line in
    /// the middle of its width, and all of them in the middle of the height.
    static func marks(
        _ count: Int, within size: CGSize, turned: Bool, largest: CGFloat = Tokens.outlineMark
    ) -> [CGRect] {
        guard count > 0, size.width > 0, size.height > 0 else { return [] }
        let most = { (side: CGFloat) in (columns: Int(size.width / side), lines: Int(size.height / side)) }
        var side = min(largest, size.width, size.height)
        while most(side).columns * most(side).lines < count { side -= side / 16 }
        let columns = min(most(side).columns, count)
        let lines = (count + columns - 1) / columns
        let top = (size.height - CGFloat(lines) * side) / 2
        return (0..<count).map { at in
            let (line, column) = (at / columns, at % columns)
            let inLine = min(columns, count - line * columns)
            let first = (size.width - CGFloat(inLine) * side) / 2
            let place = CGFloat(turned ? inLine - 1 - column : column)
            return CGRect(x: first + place * side, y: top + CGFloat(line) * side, width: side, height: side)
        }
    }
}
