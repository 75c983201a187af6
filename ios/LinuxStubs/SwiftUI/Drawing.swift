@_exported import Foundation

// This module stands in for Apple's on Linux, where it has the same name. It declares what the app uses and nothing else,
// each thing no looser than Apple does: above it stand the first iOS that has it, its framework and Apple's name for it.
// What is ours is said to be, and begins with an underscore: nothing outside a test may name it.
//
// Nothing appears anywhere. A test can walk through a view, though: it gets the words that would be drawn or spoken, and
// what could be done.

/// Ours: what a walk through a view comes by.
@MainActor
public final class _Drawing {
    /// Words that are drawn or spoken, in their order.
    public var _words: [String] = []
    /// What tapping, pressing and holding does.
    public var _acts: [() -> Void] = []
    /// What is done as soon as it stands there.
    public var _tasks: [@Sendable () async -> Void] = []
    /// How many fields there are to type in.
    public var _fields: [Binding<String>] = []
    /// How many pictures of our own were painted.
    public var _paintings = 0

    public init() {}

    /// Walks through `view` with everything around it as it stands on a phone of somebody who has changed nothing.
    public func _walk(_ view: some View, _ change: (inout EnvironmentValues) -> Void = { _ in }) {
        let before = EnvironmentValues._now
        defer { EnvironmentValues._now = before }
        change(&EnvironmentValues._now)
        view._draw(self)
    }
}

/// Ours: something with nothing inside it.
public protocol _Leaf: View where Body == Never {}

extension _Leaf {
    public var body: Never { fatalError("nothing stands inside \(Self.self)") }
    public func _draw(_ drawing: _Drawing) {}
}

/// Ours: a view that something was said of, and what it says to a walk.
public struct _Said<Content: View>: _Leaf {
    let content: Content
    let says: @MainActor (_Drawing) -> Void

    public func _draw(_ drawing: _Drawing) {
        content._draw(drawing)
        says(drawing)
    }
}

extension View {
    /// Ours.
    func _saying(_ says: @escaping @MainActor (_Drawing) -> Void) -> _Said<Self> {
        _Said(content: self, says: says)
    }

    /// Ours: with something of the environment changed.
    func _within(_ change: @escaping (inout EnvironmentValues) -> Void) -> _Within<Self> {
        _Within(content: self, change: change)
    }
}

/// Ours.
public struct _Within<Content: View>: _Leaf {
    let content: Content
    let change: (inout EnvironmentValues) -> Void

    public func _draw(_ drawing: _Drawing) {
        drawing._walk(content, change)
    }
}
