// iOS 13.0 SwiftUI: AccessibilityTraits.isHeader AccessibilityTraits.isButton AccessibilityTraits.isImage
// iOS 13.0 SwiftUI: AccessibilityTraits.isSelected
// iOS 17.0 SwiftUI: AccessibilityTraits.isToggle
// iOS 13.0 SwiftUI: AccessibilityTraits.contains(_:) AccessibilityTraits.union(_:) AccessibilityTraits.intersection(_:)
// iOS 13.0 SwiftUI: AccessibilityTraits.symmetricDifference(_:)
public struct AccessibilityTraits: SetAlgebra, Sendable {
    private var names: Set<String>

    public init() {
        names = []
    }

    private init(_ name: String) {
        names = [name]
    }

    public static let isHeader = AccessibilityTraits("header")
    public static let isButton = AccessibilityTraits("button")
    public static let isImage = AccessibilityTraits("image")
    public static let isSelected = AccessibilityTraits("selected")
    public static let isToggle = AccessibilityTraits("toggle")

    public func contains(_ member: AccessibilityTraits) -> Bool { names.isSuperset(of: member.names) }

    public func union(_ other: AccessibilityTraits) -> AccessibilityTraits {
        var all = self
        all.names.formUnion(other.names)
        return all
    }

    public func intersection(_ other: AccessibilityTraits) -> AccessibilityTraits {
        var both = self
        both.names.formIntersection(other.names)
        return both
    }

    public func symmetricDifference(_ other: AccessibilityTraits) -> AccessibilityTraits {
        var one = self
        one.names.formSymmetricDifference(other.names)
        return one
    }

    public mutating func insert(
        _ newMember: AccessibilityTraits
    ) -> (inserted: Bool, memberAfterInsert: AccessibilityTraits) {
        let isNew = !contains(newMember)
        formUnion(newMember)
        return (isNew, newMember)
    }

    public mutating func remove(_ member: AccessibilityTraits) -> AccessibilityTraits? {
        let was = contains(member)
        names.subtract(member.names)
        return was ? member : nil
    }

    public mutating func update(with newMember: AccessibilityTraits) -> AccessibilityTraits? {
        let was = contains(newMember)
        formUnion(newMember)
        return was ? newMember : nil
    }

    public mutating func formUnion(_ other: AccessibilityTraits) {
        names.formUnion(other.names)
    }

    public mutating func formIntersection(_ other: AccessibilityTraits) {
        names.formIntersection(other.names)
    }

    public mutating func formSymmetricDifference(_ other: AccessibilityTraits) {
        names.formSymmetricDifference(other.names)
    }
}

// iOS 13.0 SwiftUI: AccessibilityChildBehavior.ignore AccessibilityChildBehavior.contain AccessibilityChildBehavior.combine
public struct AccessibilityChildBehavior: Hashable, Sendable {
    public static let ignore = AccessibilityChildBehavior()
    public static let contain = AccessibilityChildBehavior()
    public static let combine = AccessibilityChildBehavior()
}

// iOS 13.0 SwiftUI: AccessibilityActionKind.default AccessibilityActionKind.escape AccessibilityActionKind.magicTap
public struct AccessibilityActionKind: Equatable, Sendable {
    public static let `default` = AccessibilityActionKind()
    public static let escape = AccessibilityActionKind()
    public static let magicTap = AccessibilityActionKind()
}

// iOS 17.0 Accessibility: AccessibilityNotification.Announcement.init(_:) AccessibilityNotification.Announcement.post()
public enum AccessibilityNotification {
    public struct Announcement {
        public init(_ announcement: String) {}

        public func post() {}
    }
}

extension View {
    // iOS 14.0 SwiftUI: View.accessibilityLabel(_:)
    public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View {
        _saying { $0._words.append(String(label)) }
    }

    // iOS 14.0 SwiftUI: View.accessibilityHint(_:)
    public func accessibilityHint<S: StringProtocol>(_ hint: S) -> some View {
        _saying { $0._words.append(String(hint)) }
    }

    // iOS 14.0 SwiftUI: View.accessibilityInputLabels(_:)
    public func accessibilityInputLabels<S: StringProtocol>(_ inputLabels: [S]) -> some View { self }

    // iOS 14.0 SwiftUI: View.accessibilityAddTraits(_:)
    public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { self }

    // iOS 14.0 SwiftUI: View.accessibilityHidden(_:)
    public func accessibilityHidden(_ hidden: Bool) -> some View { self }

    // iOS 14.0 SwiftUI: View.accessibilitySortPriority(_:)
    public func accessibilitySortPriority(_ sortPriority: Double) -> some View { self }

    // iOS 13.0 SwiftUI: View.accessibilityElement(children:)
    public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { self }

    // iOS 13.0 SwiftUI: View.accessibilityAction(_:_:)
    public func accessibilityAction(
        _ actionKind: AccessibilityActionKind = .default,
        _ handler: @escaping () -> Void
    ) -> some View {
        _saying { $0._acts.append(handler) }
    }
}
