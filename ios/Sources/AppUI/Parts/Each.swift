import SwiftUI

/// One view for each of a list, by its place. What is drawn in it keeps nothing of its own.
struct Each<Item, Content: View>: View {
    private let items: [Item]
    private let content: (Int, Item) -> Content

    init(_ items: [Item], @ViewBuilder content: @escaping (Item) -> Content) {
        self.init(numbered: items) { _, item in content(item) }
    }

    /// The same, told the place of each.
    init(numbered items: [Item], @ViewBuilder content: @escaping (Int, Item) -> Content) {
        self.items = items
        self.content = content
    }

    var body: some View {
        ForEach(Array(items.enumerated()), id: \.offset) { content($0.offset, $0.element) }
    }
}
