import FieldCore
import SwiftUI

/// The shape of a photo with a mark on it for each thing that it gives away, and beside it what each kind of mark means. For
/// the eye alone: the list below says it too. The photo itself is not read for it.
struct OutlinePart: View {
    @Environment(\.dynamicTypeSize) private var letters
    private let outline: OutlineView
    private let kinds: [Kind]

    init(_ outline: OutlineView, _ findings: [PhotoFindingView]) {
        self.outline = outline
        kinds = Kind.of(findings)
    }

    var body: some View {
        if !kinds.isEmpty {
            SwiftUI.Group {
                if letters <= Tokens.largestInColumns {
                    HStack(spacing: Tokens.block) { frameAndMeanings }
                } else {
                    VStack(alignment: .leading, spacing: Tokens.block) { frameAndMeanings }
                }
            }
            .fullWidth()
            .accessibilityHidden(true)
        }
    }

    @ViewBuilder private var frameAndMeanings: some View {
        Outline(outline: outline, kinds: kinds)
        VStack(alignment: .leading, spacing: Tokens.step) {
            Each(kinds) { kind in
                HStack(alignment: .top, spacing: Tokens.step) {
                    SeverityMark(kind.severity)
                    Text(kind.means).typeface(.source)
                }
            }
        }
    }
}

/// As the photo is held, with lines of marks for each kind: what says most at the top. It keeps its size with larger letters.
private struct Outline: View {
    @Environment(\.colours) private var colours
    @Environment(\.layoutDirection) private var direction
    let outline: OutlineView
    let kinds: [Kind]

    var body: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.half)
        let whole = Outlined.size(of: outline, longest: Tokens.outline)
        let (paint, turned) = (colours, direction == .rightToLeft)
        Canvas { context, size in
            let places = Outlined.marks(kinds.map(\.findings.count), within: size, turned: turned)
            for (kind, places) in zip(kinds, places) {
                for place in places { SeverityMark.draw(kind.severity, in: place, context, paint) }
            }
        }
        .frame(width: whole.width, height: whole.height)
        .background(colours.card, in: shape)
        .overlay { shape.strokeBorder(colours.line, lineWidth: Tokens.markLine) }
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

    static func draw(_ severity: PhotoSeverity, in place: CGRect, _ context: GraphicsContext, _ paint: Paint) {
        let side = min(place.width, place.height)
        let round = { (part: CGFloat) in
            Path(ellipseIn: place.insetBy(dx: (place.width - side * part) / 2, dy: (place.height - side * part) / 2))
        }
        let line = StrokeStyle(lineWidth: side / 10)
        switch severity {
        case .place:
            context.stroke(round(0.8), with: .color(paint.note), style: line)
            context.fill(round(0.5), with: .color(paint.note))
        case .link:
            context.stroke(round(0.6), with: .color(paint.accent), style: line)
        case .little:
            context.fill(round(0.25), with: .color(paint.secondInk))
        }
    }
}

/// Findings that mean the same, in their order.
struct Kind: Equatable {
    private(set) var findings: [PhotoFindingView]
    let severity: PhotoSeverity
    let means: String

    static func of(_ findings: [PhotoFindingView]) -> [Kind] {
        var kinds: [Kind] = []
        for finding in findings {
            if let at = kinds.indices.last, kinds[at].severity == finding.severity {
                kinds[at].findings.append(finding)
            } else {
                kinds.append(Kind(findings: [finding], severity: finding.severity, means: finding.means))
            }
        }
        return kinds
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

    /// A square for each mark of each kind, every kind on lines of its own from where lines begin: as large as all of them have
    /// room, and in the middle of the height.
    static func marks(_ counts: [Int], within size: CGSize, turned: Bool) -> [[CGRect]] {
        let inner = CGRect(origin: .zero, size: size).insetBy(dx: Tokens.step, dy: Tokens.step)
        guard inner.width > 0, inner.height > 0 else { return counts.map { _ in [] } }
        var side = min(Tokens.mark, inner.width)
        let inLine = { (side: CGFloat) in max(Int(inner.width / side), 1) }
        let lines = { (side: CGFloat) in counts.map { ($0 + inLine(side) - 1) / inLine(side) }.reduce(0, +) }
        while CGFloat(lines(side)) * side > inner.height { side -= side / 16 }
        var top = inner.minY + (inner.height - CGFloat(lines(side)) * side) / 2
        return counts.map { count in
            let places = (0..<count).map { at in
                let along = CGFloat(at % inLine(side)) * side
                let left = turned ? inner.maxX - along - side : inner.minX + along
                return CGRect(x: left, y: top + CGFloat(at / inLine(side)) * side, width: side, height: side)
            }
            top = places.last?.maxY ?? top
            return places
        }
    }
}
