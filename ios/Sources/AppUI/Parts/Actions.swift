import FieldCore
import SwiftUI

/// An action as it weighs, with what has to be known before above it.
struct ActionPart: View {
    @Environment(\.colours) private var colours
    private let action: ActionView
    private let does: @MainActor () -> Void

    init(_ action: ActionView, _ hand: any Hand) {
        self.init(action) { hand.does(action.action) }
    }

    init(_ action: ActionView, does: @escaping @MainActor () -> Void) {
        self.action = action
        self.does = does
    }

    var body: some View {
        VStack(spacing: Tokens.step) {
            Each(action.risks) { Strip($0) }
            switch action.weight {
            case .main: filled(colours.accent, colours.onAccent)
            case .danger: filled(colours.danger, colours.onDanger)
            case .quiet: quiet
            }
        }
    }

    private func filled(_ ground: Color, _ ink: Color) -> some View {
        Doing(action, ink: ink, does: does) {
            Wording(action.label, least: Tokens.mainAction)
                .foregroundStyle(ink)
                .background(ground, in: RoundedRectangle(cornerRadius: Tokens.mainCorner))
        }
    }

    private var quiet: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.mainCorner)
        return Doing(action, ink: colours.accent, does: does) {
            Wording(action.label, least: Tokens.target)
                .foregroundStyle(colours.accent)
                .overlay { shape.strokeBorder(colours.line, lineWidth: Tokens.hairline) }
        }
    }
}

/// Several, one below the other.
struct ActionsPart: View {
    private let actions: [ActionView]
    private let hand: any Hand

    init(_ actions: [ActionView], _ hand: any Hand) {
        self.actions = actions
        self.hand = hand
    }

    var body: some View {
        Each(actions) { ActionPart($0, hand) }
    }
}

/// One of a few offers that weigh the same: a card that is tapped.
struct OfferPart: View {
    @Environment(\.colours) private var colours
    private let action: ActionView
    private let hand: any Hand

    init(_ action: ActionView, _ hand: any Hand) {
        self.action = action
        self.hand = hand
    }

    var body: some View {
        if action.weight == .quiet {
            Each(action.risks) { Strip($0) }
            Doing(action, hand, ink: colours.onSoftAccent) {
                Wording(action.label, least: Tokens.mainAction)
                    .foregroundStyle(colours.onSoftAccent)
                    .background(colours.softAccent, in: RoundedRectangle(cornerRadius: Tokens.mainCorner))
            }
        } else {
            ActionPart(action, hand)
        }
    }
}

/// An action in a line of text: as wide as its words.
struct WordAction: View {
    @Environment(\.colours) private var colours
    private let action: ActionView
    private let hand: any Hand

    init(_ action: ActionView, _ hand: any Hand) {
        self.action = action
        self.hand = hand
    }

    var body: some View {
        Each(action.risks) { Strip($0) }
        Doing(action, hand, ink: colours.accent) {
            Text(action.label)
                .underline()
                .typeface(.action)
                .multilineTextAlignment(.center)
                .foregroundStyle(colours.accent)
                .padding(.horizontal, Tokens.block)
                .frame(minWidth: Tokens.target, minHeight: Tokens.target)
                .contentShape(Rectangle())
        }
    }
}

/// The words of an action in the middle of its ground.
private struct Wording: View {
    private let label: String
    private let least: CGFloat

    init(_ label: String, least: CGFloat) {
        self.label = label
        self.least = least
    }

    var body: some View {
        Text(label)
            .typeface(.action)
            .multilineTextAlignment(.center)
            .padding(.horizontal, Tokens.block)
            .padding(.vertical, Tokens.step)
            .frame(maxWidth: .infinity, minHeight: least)
            .contentShape(Rectangle())
    }
}

/// Does it when it is tapped, or held where it has to be held.
private struct Doing<Label: View>: View {
    private let action: ActionView
    private let ink: Color
    private let does: @MainActor () -> Void
    private let label: Label

    init(_ action: ActionView, _ hand: any Hand, ink: Color, @ViewBuilder label: () -> Label) {
        self.init(action, ink: ink, does: { hand.does(action.action) }, label: label)
    }

    init(
        _ action: ActionView,
        ink: Color,
        does: @escaping @MainActor () -> Void,
        @ViewBuilder label: () -> Label
    ) {
        self.action = action
        self.ink = ink
        self.does = does
        self.label = label()
    }

    var body: some View {
        SwiftUI.Group {
            if action.hold {
                Held(ink: ink, does: does) { label }
            } else {
                Button(action: { does() }, label: { label }).buttonStyle(.plain)
            }
        }
        .disabled(!action.enabled)
        .opacity(action.enabled ? 1 : Tokens.disabledOpacity)
        .accessibilityLabel(action.spoken)
        .accessibilityInputLabels([action.label])
    }
}
