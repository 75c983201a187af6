import SwiftUI

/// Does it once it was held long enough, and shows how far that is. Whoever can't hold does it otherwise: a screen reader,
/// a switch and a keyboard by their own way to press, which nobody makes by chance.
struct Held<Label: View>: View {
    @State private var isPressed = false
    private let ink: Color
    private let does: @MainActor () -> Void
    private let label: Label

    init(ink: Color, does: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {
        self.ink = ink
        self.does = does
        self.label = label()
    }

    var body: some View {
        label
            .overlay(alignment: .bottom) {
                // Below its words, and within its corners. From the middle, so that no side is the first one.
                Rectangle()
                    .fill(ink)
                    .frame(height: Tokens.half)
                    .scaleEffect(x: isPressed ? 1 : 0)
                    .padding(.horizontal, Tokens.mainCorner)
                    .animation(isPressed ? .linear(duration: Tokens.hold) : nil, value: isPressed)
            }
            .contentShape(Rectangle())
            .onLongPressGesture(
                minimumDuration: Tokens.hold,
                maximumDistance: Tokens.stray,
                perform: { does() },
                onPressingChanged: { isPressed = $0 }
            )
            .accessibilityElement(children: .ignore)
            .accessibilityAddTraits(.isButton)
            .accessibilityAction { does() }
    }
}
