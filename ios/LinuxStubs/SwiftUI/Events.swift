extension View {
    // iOS 13.0 SwiftUI: View.onAppear(perform:)
    public func onAppear(perform action: (() -> Void)? = nil) -> some View {
        _saying { _ in action?() }
    }

    // iOS 17.0 SwiftUI: View.onChange(of:initial:_:)
    public func onChange<V: Equatable>(
        of value: V,
        initial: Bool = false,
        _ action: @escaping (_ oldValue: V, _ newValue: V) -> Void
    ) -> some View {
        _saying { _ in if initial { action(value, value) } }
    }

    // iOS 17.0 SwiftUI: View.onChange(of:initial:_:)
    public func onChange<V: Equatable>(
        of value: V,
        initial: Bool = false,
        _ action: @escaping () -> Void
    ) -> some View {
        _saying { _ in if initial { action() } }
    }

    // iOS 15.0 SwiftUI: View.task(id:priority:_:)
    public func task<T: Equatable>(
        id value: T,
        priority: TaskPriority = .userInitiated,
        @_inheritActorContext _ action: @escaping @Sendable () async -> Void
    ) -> some View {
        _saying { $0._tasks.append(action) }
    }

    // iOS 13.0 SwiftUI: View.contentShape(_:eoFill:)
    public func contentShape<S: Shape>(_ shape: S, eoFill: Bool = false) -> some View { self }

    // iOS 13.0 SwiftUI: View.onTapGesture(count:perform:)
    public func onTapGesture(count: Int = 1, perform action: @escaping () -> Void) -> some View {
        _saying { $0._acts.append(action) }
    }

    // iOS 13.0 SwiftUI: View.onLongPressGesture(minimumDuration:maximumDistance:perform:onPressingChanged:)
    public func onLongPressGesture(
        minimumDuration: Double = 0.5,
        maximumDistance: CGFloat = 10,
        perform action: @escaping () -> Void,
        onPressingChanged: ((Bool) -> Void)? = nil
    ) -> some View {
        _saying { $0._acts.append(action) }
    }

    // iOS 13.0 SwiftUI: View.gesture(_:including:)
    public func gesture<T: Gesture>(_ gesture: T, including mask: GestureMask = .all) -> some View { self }

    // iOS 13.0 SwiftUI: View.simultaneousGesture(_:including:)
    public func simultaneousGesture<T: Gesture>(_ gesture: T, including mask: GestureMask = .all) -> some View {
        _saying { if mask == .all { $0._acts += gesture._acts } }
    }
}

// iOS 13.0 SwiftUI: GestureMask.all GestureMask.subviews
public struct GestureMask: OptionSet, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static let subviews = GestureMask(rawValue: 2)
    public static let all = GestureMask(rawValue: 3)
}

// iOS 13.0 SwiftUI: Gesture
@MainActor @preconcurrency
public protocol Gesture<Value> {
    associatedtype Value
    /// Ours: what comes of it where it ends as it should.
    var _acts: [() -> Void] { get }
}

// iOS 13.0 SwiftUI: DragGesture.init(minimumDistance:coordinateSpace:) DragGesture.Value.translation
public struct DragGesture: Gesture {
    nonisolated public init(minimumDistance: CGFloat = 10) {}

    public struct Value: Equatable, Sendable {
        public var translation: CGSize
    }

    public var _acts: [() -> Void] { [] }
}

// iOS 13.0 SwiftUI: LongPressGesture.init(minimumDuration:maximumDistance:)
public struct LongPressGesture: Gesture {
    public typealias Value = Bool

    nonisolated public init(minimumDuration: Double = 0.5, maximumDistance: CGFloat = 10) {}

    public var _acts: [() -> Void] { [] }
}

// iOS 13.0 SwiftUI: _ChangedGesture _EndedGesture
public struct _ChangedGesture<Content: Gesture>: Gesture {
    public typealias Value = Content.Value
    public let _acts: [() -> Void]
}

public struct _EndedGesture<Content: Gesture>: Gesture {
    public typealias Value = Content.Value
    public let _acts: [() -> Void]
}

extension Gesture {
    // iOS 13.0 SwiftUI: Gesture.onEnded(_:)
    public func onEnded(_ action: @escaping (Value) -> Void) -> _EndedGesture<Self> {
        guard let ended = true as? Value else { return _EndedGesture(_acts: _acts) }
        return _EndedGesture(_acts: _acts + [{ action(ended) }])
    }
}

extension Gesture where Value: Equatable {
    // iOS 13.0 SwiftUI: Gesture.onChanged(_:)
    public func onChanged(_ action: @escaping (Value) -> Void) -> _ChangedGesture<Self> {
        _ChangedGesture(_acts: _acts)
    }
}
