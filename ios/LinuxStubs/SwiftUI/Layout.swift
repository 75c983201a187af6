// iOS 16.0 SwiftUI: Layout.sizeThatFits(proposal:subviews:cache:) Layout.placeSubviews(in:proposal:subviews:cache:)
// iOS 16.0 SwiftUI: Layout.Subviews Layout.Cache
public protocol Layout {
    associatedtype Cache = Void
    typealias Subviews = LayoutSubviews
    nonisolated func sizeThatFits(proposal: ProposedViewSize, subviews: Subviews, cache: inout Cache) -> CGSize
    nonisolated func placeSubviews(
        in bounds: CGRect,
        proposal: ProposedViewSize,
        subviews: Subviews,
        cache: inout Cache
    )
}

extension Layout {
    // iOS 16.0 SwiftUI: Layout.callAsFunction(_:)
    @MainActor
    public func callAsFunction<V: View>(@ViewBuilder _ content: () -> V) -> some View {
        content()
    }
}

// iOS 16.0 SwiftUI: ProposedViewSize.init(width:height:) ProposedViewSize.width ProposedViewSize.unspecified
public struct ProposedViewSize: Equatable, Sendable {
    public var width: CGFloat?
    public var height: CGFloat?

    public init(width: CGFloat?, height: CGFloat?) {
        self.width = width
        self.height = height
    }

    public static let unspecified = ProposedViewSize(width: nil, height: nil)
}

// iOS 16.0 SwiftUI: LayoutSubviews
public struct LayoutSubviews: RandomAccessCollection, Sendable {
    public var startIndex: Int { 0 }
    public var endIndex: Int { 0 }

    public subscript(index: Int) -> LayoutSubview { LayoutSubview() }
}

// iOS 16.0 SwiftUI: LayoutSubview.sizeThatFits(_:) LayoutSubview.place(at:anchor:proposal:) UnitPoint.topLeading
public struct LayoutSubview: Equatable, Sendable {
    public func sizeThatFits(_ proposal: ProposedViewSize) -> CGSize { .zero }

    public func place(at position: CGPoint, anchor: UnitPoint = .topLeading, proposal: ProposedViewSize) {}
}

extension UnitPoint {
    public static let topLeading = UnitPoint()
}
