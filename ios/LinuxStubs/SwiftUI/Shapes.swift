// iOS 13.0 SwiftUI: Shape
public protocol Shape: Sendable, View {}

// iOS 13.0 SwiftUI: InsettableShape
public protocol InsettableShape: Shape {
    associatedtype InsetShape: InsettableShape
    nonisolated func inset(by amount: CGFloat) -> InsetShape
}

extension Shape {
    // iOS 13.0 SwiftUI: Shape.fill(_:style:)
    public func fill<S: ShapeStyle>(_ content: S, style: FillStyle = FillStyle()) -> some View { EmptyView() }

    // iOS 13.0 SwiftUI: Shape.stroke(_:style:)
    public func stroke<S: ShapeStyle>(_ content: S, style: StrokeStyle) -> some View { EmptyView() }

    // iOS 13.0 SwiftUI: Shape.trim(from:to:)
    nonisolated public func trim(from startFraction: CGFloat = 0, to endFraction: CGFloat = 1) -> some Shape { self }
}

extension InsettableShape {
    // iOS 13.0 SwiftUI: InsettableShape.strokeBorder(_:lineWidth:antialiased:)
    public func strokeBorder<S: ShapeStyle>(
        _ content: S,
        lineWidth: CGFloat = 1,
        antialiased: Bool = true
    ) -> some View { EmptyView() }
}

// iOS 13.0 SwiftUI: Rectangle
public struct Rectangle: InsettableShape, _Leaf {
    nonisolated public init() {}

    nonisolated public func inset(by amount: CGFloat) -> some InsettableShape { self }
}

// iOS 13.0 SwiftUI: Circle InsettableShape.inset(by:)
public struct Circle: InsettableShape, _Leaf {
    nonisolated public init() {}

    nonisolated public func inset(by amount: CGFloat) -> some InsettableShape { self }
}

// iOS 13.0 SwiftUI: RoundedRectangle.init(cornerRadius:style:)
public struct RoundedRectangle: InsettableShape, _Leaf {
    nonisolated public init(cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous) {}

    nonisolated public func inset(by amount: CGFloat) -> some InsettableShape { self }
}

// iOS 13.0 SwiftUI: RoundedCornerStyle.continuous
public enum RoundedCornerStyle: Sendable {
    case circular
    case continuous
}

// iOS 13.0 SwiftUI: StrokeStyle.init(lineWidth:lineCap:lineJoin:miterLimit:dash:dashPhase:)
// iOS 2.0 CoreGraphics: CGLineCap.butt CGLineCap.round CGLineJoin.miter
public struct StrokeStyle: Equatable, Sendable {
    public init(
        lineWidth: CGFloat = 1,
        lineCap: CGLineCap = .butt,
        lineJoin: CGLineJoin = .miter,
        miterLimit: CGFloat = 10,
        dash: [CGFloat] = [],
        dashPhase: CGFloat = 0
    ) {}
}

public enum CGLineCap: Int32, Sendable {
    case butt
    case round
    case square
}

public enum CGLineJoin: Int32, Sendable {
    case miter
    case round
    case bevel
}

// iOS 13.0 SwiftUI: Path.init() Path.init(_:) Path.init(roundedRect:cornerSize:style:) Path.init(ellipseIn:)
// iOS 13.0 SwiftUI: Path.move(to:) Path.addLine(to:) Path.addRect(_:transform:) Path.closeSubpath()
// iOS 2.0 CoreGraphics: CGAffineTransform.identity
public struct Path: Equatable, Sendable {
    public init() {}
    public init(_ rect: CGRect) {}
    public init(roundedRect rect: CGRect, cornerSize: CGSize, style: RoundedCornerStyle = .continuous) {}
    public init(ellipseIn rect: CGRect) {}
    public mutating func move(to end: CGPoint) {}
    public mutating func addLine(to end: CGPoint) {}
    public mutating func addRect(_ rect: CGRect) {}
    public mutating func closeSubpath() {}
}

// iOS 15.0 SwiftUI: GraphicsContext.fill(_:with:style:) GraphicsContext.stroke(_:with:style:)
// iOS 15.0 SwiftUI: GraphicsContext.Shading.color(_:)
public struct GraphicsContext {
    public struct Shading: Sendable {
        public static func color(_ color: Color) -> Shading { Shading() }
    }

    public func fill(_ path: Path, with shading: Shading, style: FillStyle = FillStyle()) {}

    public func stroke(_ path: Path, with shading: Shading, style: StrokeStyle) {}
}

// iOS 15.0 SwiftUI: Canvas.init(opaque:colorMode:rendersAsynchronously:renderer:)
public struct Canvas<Symbols: View>: _Leaf {
    let renderer: (inout GraphicsContext, CGSize) -> Void

    public init(
        opaque: Bool = false,
        rendersAsynchronously: Bool = false,
        renderer: @escaping (inout GraphicsContext, CGSize) -> Void
    ) where Symbols == EmptyView {
        self.renderer = renderer
    }

    public func _draw(_ drawing: _Drawing) {
        var context = GraphicsContext()
        renderer(&context, CGSize(width: 320, height: 320))
        drawing._paintings += 1
    }
}
