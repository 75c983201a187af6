import SwiftUI

/// In this module a view is one that is drawn. What the core gives is written `FieldCore.View`.
typealias View = SwiftUI.View

/// The colours of this moment, by their names.
@dynamicMemberLookup
struct Paint: Hashable, Sendable {
    private let colours: Tokens.Colours

    init(_ colours: Tokens.Colours) {
        self.colours = colours
    }

    subscript(dynamicMember name: KeyPath<Tokens.Colours, Tokens.Tint>) -> Color {
        colours[keyPath: name].colour
    }
}

extension Tokens.Tint {
    var colour: Color {
        let (red, green, blue) = parts
        return Color(.sRGB, red: red, green: green, blue: blue, opacity: 1)
    }
}

private struct PaintKey: EnvironmentKey {
    static let defaultValue = Paint(Tokens.light)
}

extension EnvironmentValues {
    /// The colours of this moment.
    var colours: Paint {
        get { self[PaintKey.self] }
        set { self[PaintKey.self] = newValue }
    }
}

/// The ground that every page stands on, and the colours of this mode.
struct Ground<Content: View>: View {
    @Environment(\.colorScheme) private var scheme
    @ViewBuilder let content: () -> Content

    var body: some View {
        let paint = Paint(scheme == .dark ? Tokens.dark : Tokens.light)
        ZStack {
            paint.paper.ignoresSafeArea()
            content()
        }
        .foregroundStyle(paint.ink)
        .tint(paint.accent)
        .environment(\.colours, paint)
    }
}

/// A size and weight of type. Each grows with her letters, and figures are as wide as each other.
struct Typeface {
    let size: CGFloat
    let weight: Font.Weight
    /// What it grows like.
    let like: Font.TextStyle

    static let title = Typeface(size: Tokens.title, weight: .semibold, like: .title)
    static let figure = Typeface(size: Tokens.figure, weight: .semibold, like: .largeTitle)
    static let heading = Typeface(size: Tokens.heading, weight: .semibold, like: .title2)
    static let body = Typeface(size: Tokens.body, weight: .regular, like: .body)
    static let row = Typeface(size: Tokens.row, weight: .regular, like: .callout)
    static let rowStrong = Typeface(size: Tokens.row, weight: .medium, like: .callout)
    static let action = Typeface(size: Tokens.body, weight: .medium, like: .body)
    static let source = Typeface(size: Tokens.source, weight: .regular, like: .footnote)
}

extension View {
    /// Sets text in that size and weight.
    func typeface(_ face: Typeface) -> some View {
        modifier(Typesetting(face))
    }

    /// As wide as what it stands in, from where lines begin.
    func fullWidth() -> some View {
        frame(maxWidth: .infinity, alignment: .leading)
    }
}

private struct Typesetting: ViewModifier {
    private let weight: Font.Weight
    @ScaledMetric private var size: CGFloat

    init(_ face: Typeface) {
        weight = face.weight
        _size = ScaledMetric(wrappedValue: face.size, relativeTo: face.like)
    }

    func body(content: Content) -> some View {
        content
            .font(.system(size: size, weight: weight).monospacedDigit())
            .lineSpacing(size * (Tokens.lineHeight - Tokens.systemLineHeight))
    }
}
