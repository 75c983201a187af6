import FieldCore
import SwiftUI

/// A page that works, and says nothing of what is behind it. What she chose leads on, held for two seconds.
struct CoverScreen: View {
    @Environment(\.accessibilityVoiceOverEnabled) private var isReadAloud
    @Environment(\.accessibilitySwitchControlEnabled) private var isSwitched
    private let view: CoverView
    private let hand: any Hand

    init(_ view: CoverView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        SwiftUI.Group {
            if view.kind == CoverName.notes {
                Notes(title: view.title, uncover: onOne)
            } else {
                CalculatorPage(uncover: onOne)
            }
        }
        .frame(maxWidth: .infinity, maxHeight: .infinity)
        .heldByTwoFingers(isTwoFingers) { uncover() }
    }

    private func uncover() {
        hand.does(view.uncover)
    }

    private var isTwoFingers: Bool {
        view.gesture == CoverName.twoFingers
    }

    /// A screen reader and a switch have no fingers to hold with: their own long press leads on, whichever way she chose.
    private var onOne: (@MainActor () -> Void)? {
        if isTwoFingers && !isReadAloud && !isSwitched { return nil }
        return { uncover() }
    }
}

/// What the core calls pages and gestures of covers.
enum CoverName {
    static let notes = "notes"
    static let twoFingers = "two-fingers"
}

extension View {
    /// Does it once it was held for two seconds. What lies below gets its tap all the same.
    fileprivate func heldOnCover(_ reached: (@MainActor () -> Void)?) -> some View {
        simultaneousGesture(
            LongPressGesture(minimumDuration: Tokens.coverHold).onEnded { _ in reached?() },
            including: reached == nil ? .subviews : .all
        )
    }
}

/// What stands on the page of notes: while the page is there, and nowhere on the phone.
private struct Notes: View {
    @Environment(\.colours) private var colours
    @State private var text = String()
    let title: String
    let uncover: (@MainActor () -> Void)?

    var body: some View {
        VStack(alignment: .leading, spacing: Tokens.block) {
            Text(title)
                .typeface(.title)
                .frame(maxWidth: .infinity, minHeight: Tokens.target, alignment: .leading)
                .contentShape(Rectangle())
                .heldOnCover(uncover)
                .accessibilityAddTraits(.isHeader)
            TextEditor(text: $text)
                .typeface(.body)
                .scrollContentBackground(.hidden)
                .padding(Tokens.block)
                .background(colours.card, in: RoundedRectangle(cornerRadius: Tokens.cardCorner))
                .keyboard(.quietWords)
                // The field has no other name, and whoever listens has to find it.
                .accessibilityLabel(title)
        }
        .padding(Tokens.margin)
    }
}

private struct CalculatorPage: View {
    @State private var calculator = Calculator()
    let uncover: (@MainActor () -> Void)?

    private static let keys = ["789÷", "456×", "123−", "C0.+"]
    private static let equals: Character = "="

    var body: some View {
        // With large letters it is higher than a small phone. Otherwise it stands at the bottom.
        ViewThatFits(in: .vertical) {
            VStack(spacing: 0) {
                Spacer(minLength: 0)
                keys
            }
            ScrollView { keys }
        }
        // Its keys lie as they lie on every calculator, in any language.
        .environment(\.layoutDirection, .leftToRight)
    }

    private var keys: some View {
        VStack(spacing: Tokens.step) {
            Text(calculator.shown)
                .typeface(.figure)
                .frame(maxWidth: .infinity, alignment: .trailing)
                .padding(.vertical, Tokens.section)
            Each(Self.keys) { line in
                HStack(spacing: Tokens.step) {
                    Each(Array(line)) { key in Key(key: key) { calculator.press(key) } }
                }
            }
            Key(key: Self.equals) { calculator.press(Self.equals) }.heldOnCover(uncover)
        }
        .frame(maxWidth: Tokens.column)
        .padding(Tokens.margin)
    }
}

private struct Key: View {
    @Environment(\.colours) private var colours
    let key: Character
    let press: @MainActor () -> Void

    var body: some View {
        Button(action: { press() }) {
            Text(String(key))
                .typeface(.heading)
                .foregroundStyle(colours.onSoftAccent)
                .frame(maxWidth: .infinity, minHeight: Tokens.key)
                .background(colours.softAccent, in: RoundedRectangle(cornerRadius: Tokens.cardCorner))
                .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
    }
}
