// iOS 13.0 SwiftUI: View.body
@MainActor @preconcurrency
public protocol View {
    associatedtype Body: View
    @ViewBuilder var body: Body { get }
    /// Ours.
    func _draw(_ drawing: _Drawing)
}

extension View {
    /// Ours.
    public func _draw(_ drawing: _Drawing) {
        body._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: Never
extension Never: View {
    public var body: Never { fatalError("nothing stands here") }
}

// iOS 13.0 SwiftUI: Optional
extension Optional: View, _Leaf where Wrapped: View {
    public func _draw(_ drawing: _Drawing) {
        self?._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: ViewBuilder.buildBlock(_:)
@resultBuilder
public enum ViewBuilder {
    public static func buildExpression<Content: View>(_ content: Content) -> Content { content }

    public static func buildBlock() -> EmptyView { EmptyView() }

    public static func buildBlock<Content: View>(_ content: Content) -> Content { content }

    @MainActor
    public static func buildBlock<each Content: View>(
        _ content: repeat each Content
    ) -> TupleView<(repeat each Content)> {
        TupleView { drawing in repeat (each content)._draw(drawing) }
    }

    public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }

    @MainActor
    public static func buildEither<First: View, Second: View>(first: First) -> _ConditionalContent<First, Second> {
        _ConditionalContent(first: first, second: nil)
    }

    @MainActor
    public static func buildEither<First: View, Second: View>(second: Second) -> _ConditionalContent<First, Second> {
        _ConditionalContent(first: nil, second: second)
    }
}

// iOS 13.0 SwiftUI: TupleView
public struct TupleView<T>: _Leaf {
    let draws: @MainActor (_Drawing) -> Void

    init(draws: @escaping @MainActor (_Drawing) -> Void) {
        self.draws = draws
    }

    public func _draw(_ drawing: _Drawing) {
        draws(drawing)
    }
}

// iOS 13.0 SwiftUI: _ConditionalContent
public struct _ConditionalContent<TrueContent: View, FalseContent: View>: _Leaf {
    let first: TrueContent?
    let second: FalseContent?

    public func _draw(_ drawing: _Drawing) {
        first?._draw(drawing)
        second?._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: EmptyView
public struct EmptyView: _Leaf {
    nonisolated public init() {}
}

// iOS 13.0 SwiftUI: AnyView
public struct AnyView: _Leaf {
    let draws: @MainActor (_Drawing) -> Void

    public init<V: View>(_ view: V) {
        draws = { view._draw($0) }
    }

    public func _draw(_ drawing: _Drawing) {
        draws(drawing)
    }
}

// iOS 13.0 SwiftUI: Group
public struct Group<Content> {
    let content: Content
}

extension Group: View, _Leaf where Content: View {
    public init(@ViewBuilder content: () -> Content) {
        self.content = content()
    }

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
    }
}

// iOS 13.0 SwiftUI: ForEach.init(_:id:content:)
public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content> {
    let data: Data
    let content: (Data.Element) -> Content
}

extension ForEach: View, _Leaf where Content: View {
    public init(
        _ data: Data,
        id: KeyPath<Data.Element, ID>,
        @ViewBuilder content: @escaping (Data.Element) -> Content
    ) {
        self.data = data
        self.content = content
    }

    public func _draw(_ drawing: _Drawing) {
        for each in data { content(each)._draw(drawing) }
    }
}

// iOS 13.0 SwiftUI: ViewModifier.body(content:) ViewModifier.Content
@MainActor @preconcurrency
public protocol ViewModifier {
    associatedtype Body: View
    @ViewBuilder func body(content: Content) -> Body
    typealias Content = _ViewModifier_Content<Self>
}

// iOS 13.0 SwiftUI: _ViewModifier_Content
public struct _ViewModifier_Content<Modifier: ViewModifier>: _Leaf {
    let draws: @MainActor (_Drawing) -> Void

    public func _draw(_ drawing: _Drawing) {
        draws(drawing)
    }
}

// iOS 13.0 SwiftUI: ModifiedContent
public struct ModifiedContent<Content, Modifier> {
    let content: Content
    let modifier: Modifier
}

extension ModifiedContent: View, _Leaf where Content: View, Modifier: ViewModifier {
    public func _draw(_ drawing: _Drawing) {
        modifier.body(content: _ViewModifier_Content { content._draw($0) })._draw(drawing)
    }
}

extension View {
    // iOS 13.0 SwiftUI: View.modifier(_:)
    public func modifier<T>(_ modifier: T) -> ModifiedContent<Self, T> {
        ModifiedContent(content: self, modifier: modifier)
    }

    // iOS 13.0 SwiftUI: View.id(_:)
    public func id<ID: Hashable>(_ id: ID) -> some View { self }
}
