// iOS 13.0 SwiftUI: ShapeStyle
public protocol ShapeStyle: Sendable {}

// iOS 13.0 SwiftUI: Color.init(_:red:green:blue:opacity:) Color.RGBColorSpace.sRGB Color.clear
public struct Color: ShapeStyle, Hashable, _Leaf {
    public enum RGBColorSpace: Sendable {
        case sRGB
        case sRGBLinear
        case displayP3
    }

    nonisolated public init(
        _ colorSpace: RGBColorSpace = .sRGB,
        red: Double,
        green: Double,
        blue: Double,
        opacity: Double = 1
    ) {}

    nonisolated public static var clear: Color { Color(red: 0, green: 0, blue: 0, opacity: 0) }
}

// iOS 13.0 SwiftUI: Font.system(size:weight:) Font.monospacedDigit() Font.Weight Font.TextStyle
public struct Font: Hashable, Sendable {
    public static func system(size: CGFloat, weight: Weight) -> Font { Font() }

    public func monospacedDigit() -> Font { self }

    // iOS 13.0 SwiftUI: Font.Weight.regular Font.Weight.medium Font.Weight.semibold
    public struct Weight: Hashable, Sendable {
        public static let regular = Weight()
        public static let medium = Weight()
        public static let semibold = Weight()
    }

    // iOS 13.0 SwiftUI: Font.TextStyle.largeTitle Font.TextStyle.title Font.TextStyle.body
    // iOS 13.0 SwiftUI: Font.TextStyle.callout Font.TextStyle.footnote
    // iOS 14.0 SwiftUI: Font.TextStyle.title2
    public enum TextStyle: CaseIterable, Sendable {
        case largeTitle
        case title
        case title2
        case body
        case callout
        case footnote
    }
}

extension View {
    // iOS 13.0 SwiftUI: View.font(_:)
    public func font(_ font: Font?) -> some View { self }

    // iOS 13.0 SwiftUI: View.lineSpacing(_:)
    public func lineSpacing(_ lineSpacing: CGFloat) -> some View { self }

    // iOS 13.0 SwiftUI: View.multilineTextAlignment(_:) TextAlignment.leading TextAlignment.center TextAlignment.trailing
    public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { self }

    // iOS 13.0 SwiftUI: View.lineLimit(_:)
    public func lineLimit(_ number: Int?) -> some View { self }

    // iOS 16.0 SwiftUI: View.lineLimit(_:)
    public func lineLimit(_ limit: PartialRangeFrom<Int>) -> some View { self }

    // iOS 15.0 SwiftUI: View.foregroundStyle(_:)
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { self }

    // iOS 15.0 SwiftUI: View.tint(_:)
    public func tint(_ tint: Color?) -> some View { self }

    // iOS 13.0 SwiftUI: View.opacity(_:)
    public func opacity(_ opacity: Double) -> some View { self }

    // iOS 15.0 SwiftUI: View.background(_:in:fillStyle:)
    public func background<S: ShapeStyle, T: Shape>(
        _ style: S,
        in shape: T,
        fillStyle: FillStyle = FillStyle()
    ) -> some View { self }

    // iOS 15.0 SwiftUI: View.background(alignment:content:)
    public func background<V: View>(
        alignment: Alignment = .center,
        @ViewBuilder content: () -> V
    ) -> some View {
        let below = content()
        return _saying { below._draw($0) }
    }

    // iOS 15.0 SwiftUI: View.overlay(alignment:content:)
    public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View {
        let above = content()
        return _saying { above._draw($0) }
    }

    // iOS 15.0 SwiftUI: View.privacySensitive(_:)
    public func privacySensitive(_ sensitive: Bool = true) -> some View { self }

    // iOS 13.0 SwiftUI: View.scaleEffect(x:y:anchor:)
    public func scaleEffect(x: CGFloat = 1, y: CGFloat = 1, anchor: UnitPoint = .center) -> some View { self }

    // iOS 13.0 SwiftUI: View.rotationEffect(_:anchor:) Angle.degrees(_:)
    public func rotationEffect(_ angle: Angle, anchor: UnitPoint = .center) -> some View { self }

    // iOS 13.0 SwiftUI: View.animation(_:value:) Animation.linear(duration:)
    public func animation<V: Equatable>(_ animation: Animation?, value: V) -> some View { self }
}

public enum TextAlignment: Hashable, CaseIterable, Sendable {
    case leading
    case center
    case trailing
}

public struct Angle: Hashable, Sendable {
    public static func degrees(_ degrees: Double) -> Angle { Angle() }
}

public struct Animation: Equatable, Sendable {
    public static func linear(duration: TimeInterval) -> Animation { Animation() }
}

// iOS 13.0 SwiftUI: FillStyle
public struct FillStyle: Equatable, Sendable {
    public init(eoFill: Bool = false, antialiased: Bool = true) {}
}

// iOS 13.0 SwiftUI: UnitPoint.center
public struct UnitPoint: Hashable, Sendable {
    public static let center = UnitPoint()
}
