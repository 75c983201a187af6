// iOS 13.0 SwiftUI: HorizontalAlignment.leading HorizontalAlignment.center HorizontalAlignment.trailing
public struct HorizontalAlignment: Equatable, Sendable {
    public static let leading = HorizontalAlignment()
    public static let center = HorizontalAlignment()
    public static let trailing = HorizontalAlignment()
}

// iOS 13.0 SwiftUI: VerticalAlignment.top VerticalAlignment.center VerticalAlignment.firstTextBaseline
public struct VerticalAlignment: Equatable, Sendable {
    public static let top = VerticalAlignment()
    public static let center = VerticalAlignment()
    public static let firstTextBaseline = VerticalAlignment()
}

// iOS 13.0 SwiftUI: Alignment.center Alignment.leading Alignment.trailing Alignment.bottom Alignment.topLeading
public struct Alignment: Equatable, Sendable {
    public static let center = Alignment()
    public static let leading = Alignment()
    public static let trailing = Alignment()
    public static let bottom = Alignment()
    public static let topLeading = Alignment()
}

// iOS 13.0 SwiftUI: VStack.init(alignment:spacing:content:)
public struct VStack<Content: View>: _Leaf {
    let content: Content

    public init(
        alignment: HorizontalAlignment = .center,
        spacing: CGFloat? = nil,
        @ViewBuilder content: () -> Content
    ) {
        self.content = content()
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

// iOS 14.0 SwiftUI: LazyVStack.init(alignment:spacing:pinnedViews:content:)
public struct LazyVStack<Content: View>: _Leaf {
    let content: Content

    public init(
        alignment: HorizontalAlignment = .center,
        spacing: CGFloat? = nil,
        @ViewBuilder content: () -> Content
    ) {
        self.content = content()
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: HStack.init(alignment:spacing:content:)
public struct HStack<Content: View>: _Leaf {
    let content: Content

    public init(
        alignment: VerticalAlignment = .center,
        spacing: CGFloat? = nil,
        @ViewBuilder content: () -> Content
    ) {
        self.content = content()
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: ZStack.init(alignment:content:)
public struct ZStack<Content: View>: _Leaf {
    let content: Content

    public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) {
        self.content = content()
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: Spacer.init(minLength:)
public struct Spacer: _Leaf {
    nonisolated public init(minLength: CGFloat? = nil) {}
}

// iOS 13.0 SwiftUI: Axis.horizontal Axis.vertical Axis.Set
public enum Axis: Int8, CaseIterable, Sendable {
    case horizontal
    case vertical

    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8

        public init(rawValue: Int8) {
            self.rawValue = rawValue
        }

        public static let horizontal = Set(rawValue: 1)
        public static let vertical = Set(rawValue: 2)
    }
}

// iOS 16.0 SwiftUI: ViewThatFits.init(in:content:)
public struct ViewThatFits<Content: View>: _Leaf {
    let content: Content

    public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> Content) {
        self.content = content()
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: ScrollView.init(_:showsIndicators:content:)
public struct ScrollView<Content: View>: _Leaf {
    let content: Content

    public init(
        _ axes: Axis.Set = .vertical,
        showsIndicators: Bool = true,
        @ViewBuilder content: () -> Content
    ) {
        self.content = content()
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

// iOS 14.0 SwiftUI: ScrollViewReader.init(content:) ScrollViewProxy.scrollTo(_:anchor:)
public struct ScrollViewReader<Content: View>: _Leaf {
    let content: Content

    public init(@ViewBuilder content: @escaping (ScrollViewProxy) -> Content) {
        self.content = content(ScrollViewProxy())
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

public struct ScrollViewProxy {
    @MainActor
    public func scrollTo<ID: Hashable>(_ id: ID, anchor: UnitPoint? = nil) {}
}

// iOS 16.0 SwiftUI: ScrollDismissesKeyboardMode.interactively Visibility.hidden
public struct ScrollDismissesKeyboardMode: Sendable {
    public static var interactively: ScrollDismissesKeyboardMode { ScrollDismissesKeyboardMode() }
}

public enum Visibility: Hashable, CaseIterable, Sendable {
    case automatic
    case visible
    case hidden
}

extension View {
    // iOS 16.0 SwiftUI: View.scrollDismissesKeyboard(_:)
    public func scrollDismissesKeyboard(_ mode: ScrollDismissesKeyboardMode) -> some View { self }

    // iOS 16.0 SwiftUI: View.scrollContentBackground(_:)
    public func scrollContentBackground(_ visibility: Visibility) -> some View { self }

    // iOS 13.0 SwiftUI: View.padding(_:_:) View.padding(_:) Edge.Set.horizontal Edge.Set.vertical Edge.Set.top Edge.Set.all
    public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { self }

    public func padding(_ length: CGFloat) -> some View { self }

    // iOS 13.0 SwiftUI: View.frame(width:height:alignment:)
    public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View {
        self
    }

    // iOS 13.0 SwiftUI: View.frame(minWidth:idealWidth:maxWidth:minHeight:idealHeight:maxHeight:alignment:)
    public func frame(
        minWidth: CGFloat? = nil,
        idealWidth: CGFloat? = nil,
        maxWidth: CGFloat? = nil,
        minHeight: CGFloat? = nil,
        idealHeight: CGFloat? = nil,
        maxHeight: CGFloat? = nil,
        alignment: Alignment = .center
    ) -> some View { self }

    // iOS 13.0 SwiftUI: View.aspectRatio(_:contentMode:) ContentMode.fit
    public func aspectRatio(_ aspectRatio: CGFloat? = nil, contentMode: ContentMode) -> some View { self }

    // iOS 14.0 SwiftUI: View.ignoresSafeArea(_:edges:)
    public func ignoresSafeArea() -> some View { self }
}

public enum Edge: Int8, CaseIterable, Sendable {
    case top
    case leading
    case bottom
    case trailing

    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8

        public init(rawValue: Int8) {
            self.rawValue = rawValue
        }

        public static let top = Set(rawValue: 1)
        public static let horizontal = Set(rawValue: 10)
        public static let vertical = Set(rawValue: 5)
        public static let all = Set(rawValue: 15)
    }
}

public enum ContentMode: Hashable, CaseIterable, Sendable {
    case fit
    case fill
}
