import FieldCore
import SwiftUI

/// Answers one below the other; what is chosen has a sign and a ground of its own.
struct ChoicesPart: View {
    private let choices: [ChoiceView]
    private let several: Bool
    private let hand: any Hand

    init(_ choices: [ChoiceView], several: Bool, _ hand: any Hand) {
        self.choices = choices
        self.several = several
        self.hand = hand
    }

    var body: some View {
        Each(choices) { Choice($0, several: several, isWide: true, hand) }
    }
}

/// Short answers beside each other, as many as a line takes.
struct ChipsPart: View {
    private let choices: [ChoiceView]
    private let several: Bool
    private let hand: any Hand

    init(_ choices: [ChoiceView], several: Bool, _ hand: any Hand) {
        self.choices = choices
        self.several = several
        self.hand = hand
    }

    var body: some View {
        if !choices.isEmpty {
            Flow { Each(choices) { Choice($0, several: several, isWide: false, hand) } }
                .fullWidth()
        }
    }
}

private struct Choice: View {
    @Environment(\.colours) private var colours
    private let choice: ChoiceView
    private let several: Bool
    private let isWide: Bool
    private let hand: any Hand

    init(_ choice: ChoiceView, several: Bool, isWide: Bool, _ hand: any Hand) {
        self.choice = choice
        self.several = several
        self.isWide = isWide
        self.hand = hand
    }

    var body: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.cardCorner)
        Button(action: { hand.does(choice.action) }) {
            HStack(spacing: Tokens.step) {
                if choice.chosen { Sign.check.accessibilityHidden(true) }
                Text(choice.label).typeface(.row).multilineTextAlignment(.leading)
            }
            .padding(.horizontal, Tokens.block)
            .padding(.vertical, Tokens.step)
            .frame(maxWidth: isWide ? .infinity : nil, minHeight: Tokens.target, alignment: .leading)
            .foregroundStyle(choice.chosen ? colours.onSoftAccent : colours.ink)
            .background(choice.chosen ? colours.softAccent : colours.card, in: shape)
            .overlay { shape.strokeBorder(choice.chosen ? colours.accent : colours.line, lineWidth: Tokens.hairline) }
            .contentShape(shape)
        }
        .buttonStyle(.plain)
        .accessibilityAddTraits(traits)
    }

    /// The state is spoken by its trait.
    private var traits: AccessibilityTraits {
        let kind: AccessibilityTraits = several ? [.isToggle] : []
        return choice.chosen ? kind.union(.isSelected) : kind
    }
}
