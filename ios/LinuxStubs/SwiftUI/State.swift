// iOS 13.0 SwiftUI: DynamicProperty
public protocol DynamicProperty {}

// iOS 13.0 SwiftUI: State.init(initialValue:) State.wrappedValue State.projectedValue
@propertyWrapper
public struct State<Value>: DynamicProperty {
    private final class Place {
        var value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    private let place: Place

    public init(wrappedValue value: Value) {
        place = Place(value)
    }

    public init(initialValue value: Value) {
        place = Place(value)
    }

    public var wrappedValue: Value {
        get { place.value }
        nonmutating set { place.value = newValue }
    }

    public var projectedValue: Binding<Value> {
        let place = place
        return Binding(reads: { place.value }, writes: { place.value = $0 })
    }
}

extension State where Value: ExpressibleByNilLiteral {
    public init() {
        self.init(wrappedValue: nil)
    }
}

// iOS 13.0 SwiftUI: Binding.wrappedValue Binding.projectedValue
@propertyWrapper
public struct Binding<Value> {
    private let reads: () -> Value
    private let writes: (Value) -> Void

    init(reads: @escaping () -> Value, writes: @escaping (Value) -> Void) {
        self.reads = reads
        self.writes = writes
    }

    public var wrappedValue: Value {
        get { reads() }
        nonmutating set { writes(newValue) }
    }

    public var projectedValue: Binding<Value> { self }
}

// iOS 15.0 SwiftUI: FocusState.init() FocusState.wrappedValue FocusState.projectedValue FocusState.Binding
@propertyWrapper
public struct FocusState<Value: Hashable>: DynamicProperty {
    private let state: State<Value>

    public init() where Value == Bool {
        state = State(wrappedValue: false)
    }

    public var wrappedValue: Value {
        get { state.wrappedValue }
        nonmutating set { state.wrappedValue = newValue }
    }

    public var projectedValue: FocusState<Value>.Binding { Binding() }

    public struct Binding {}
}

// iOS 14.0 SwiftUI: ScaledMetric.init(wrappedValue:relativeTo:) ScaledMetric.wrappedValue
@propertyWrapper
public struct ScaledMetric<Value: BinaryFloatingPoint>: DynamicProperty {
    public let wrappedValue: Value

    public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle) {
        self.wrappedValue = wrappedValue
    }
}

// iOS 13.0 SwiftUI: EnvironmentKey.defaultValue
public protocol EnvironmentKey {
    associatedtype Value
    static var defaultValue: Value { get }
}

// iOS 13.0 SwiftUI: EnvironmentValues
public struct EnvironmentValues {
    /// Ours: as they are where a walk is now.
    nonisolated(unsafe) static var _now = EnvironmentValues()

    private var own: [ObjectIdentifier: Any] = [:]

    public init() {}

    public subscript<K: EnvironmentKey>(key: K.Type) -> K.Value {
        get { own[ObjectIdentifier(key)] as? K.Value ?? K.defaultValue }
        set { own[ObjectIdentifier(key)] = newValue }
    }

    // iOS 13.0 SwiftUI: EnvironmentValues.colorScheme ColorScheme.light ColorScheme.dark
    public var colorScheme = ColorScheme.light
    // iOS 13.0 SwiftUI: EnvironmentValues.layoutDirection LayoutDirection.leftToRight LayoutDirection.rightToLeft
    public var layoutDirection = LayoutDirection.leftToRight
    // iOS 13.0 SwiftUI: EnvironmentValues.locale
    public var locale = Locale(identifier: "en")
    // iOS 15.0 SwiftUI: EnvironmentValues.dynamicTypeSize
    public var dynamicTypeSize = DynamicTypeSize.large
    // iOS 13.0 SwiftUI: EnvironmentValues.displayScale
    public var displayScale: CGFloat = 3
    // iOS 14.0 SwiftUI: EnvironmentValues.scenePhase
    public internal(set) var scenePhase = ScenePhase.active
    // iOS 15.0 SwiftUI: EnvironmentValues.accessibilityVoiceOverEnabled
    public internal(set) var accessibilityVoiceOverEnabled = false
    // iOS 15.0 SwiftUI: EnvironmentValues.accessibilitySwitchControlEnabled
    public internal(set) var accessibilitySwitchControlEnabled = false
}

public enum ColorScheme: CaseIterable, Sendable {
    case light
    case dark
}

public enum LayoutDirection: Hashable, CaseIterable, Sendable {
    case leftToRight
    case rightToLeft
}

// iOS 14.0 SwiftUI: ScenePhase.background ScenePhase.inactive ScenePhase.active
public enum ScenePhase: Comparable, Hashable, Sendable {
    case background
    case inactive
    case active
}

// iOS 15.0 SwiftUI: DynamicTypeSize.large DynamicTypeSize.xxLarge DynamicTypeSize.isAccessibilitySize
public enum DynamicTypeSize: Hashable, Comparable, CaseIterable, Sendable {
    case xSmall
    case small
    case medium
    case large
    case xLarge
    case xxLarge
    case xxxLarge
    case accessibility1
    case accessibility2
    case accessibility3
    case accessibility4
    case accessibility5

    public var isAccessibilitySize: Bool { self >= .accessibility1 }
}

// iOS 13.0 SwiftUI: Environment.init(_:) Environment.wrappedValue
@propertyWrapper
public struct Environment<Value>: DynamicProperty {
    private let name: KeyPath<EnvironmentValues, Value>

    public init(_ keyPath: KeyPath<EnvironmentValues, Value>) {
        name = keyPath
    }

    public var wrappedValue: Value { EnvironmentValues._now[keyPath: name] }
}

extension View {
    // iOS 13.0 SwiftUI: View.environment(_:_:)
    public func environment<V>(_ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View {
        _within { $0[keyPath: keyPath] = value }
    }

    // iOS 15.0 SwiftUI: View.dynamicTypeSize(_:)
    public func dynamicTypeSize(_ size: DynamicTypeSize) -> some View {
        _within { $0.dynamicTypeSize = size }
    }
}
