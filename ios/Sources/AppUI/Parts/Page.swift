import FieldCore
import SwiftUI

private struct SightKey: EnvironmentKey {
    static var defaultValue: ScrollViewProxy? { nil }
}

extension EnvironmentValues {
    /// What a page scrolls by, to bring something into sight.
    var sight: ScrollViewProxy? {
        get { self[SightKey.self] }
        set { self[SightKey.self] = newValue }
    }
}

/// A page: its title, what stands on it, and at the bottom, always in sight, what it is for.
struct Page<Content: View, Bottom: View>: View {
    private let title: String
    private let content: Content
    private let bottom: Bottom

    init(_ title: String, @ViewBuilder content: () -> Content, @ViewBuilder bottom: () -> Bottom) {
        self.title = title
        self.content = content()
        self.bottom = bottom()
    }

    var body: some View {
        PageFrame {
            VStack(alignment: .leading, spacing: Tokens.block) {
                Title(title)
                content
            }
        } bottom: {
            bottom
        }
    }
}

extension Page where Bottom == MainPart {
    /// With one action at the bottom, or none.
    init(_ title: String, _ main: ActionView?, _ hand: any Hand, @ViewBuilder content: () -> Content) {
        self.init(title, content: content) { MainPart(main, hand) }
    }
}

/// The action at the bottom of a page. Nothing where there is none.
struct MainPart: View {
    private let action: ActionView?
    private let hand: any Hand

    init(_ action: ActionView?, _ hand: any Hand) {
        self.action = action
        self.hand = hand
    }

    var body: some View {
        if let action { ActionPart(action, hand) }
    }
}

/// What scrolls, and what stays below it. With the largest letters the bottom scrolls too: beside the keyboard little else
/// would have room.
struct PageFrame<Content: View, Bottom: View>: View {
    @Environment(\.dynamicTypeSize) private var letters
    private let content: Content
    private let bottom: Bottom

    init(@ViewBuilder content: () -> Content, @ViewBuilder bottom: () -> Bottom) {
        self.content = content()
        self.bottom = bottom()
    }

    var body: some View {
        VStack(spacing: 0) {
            ScrollViewReader { sight in
                ScrollView {
                    VStack(spacing: Tokens.block) {
                        content
                        if letters.isAccessibilitySize { bottom }
                    }
                    .frame(maxWidth: Tokens.column)
                    .padding(Tokens.margin)
                    .frame(maxWidth: .infinity)
                }
                .scrollDismissesKeyboard(.interactively)
                .environment(\.sight, sight)
            }
            if !letters.isAccessibilitySize {
                bottom
                    .frame(maxWidth: Tokens.column)
                    .padding(.horizontal, Tokens.margin)
                    .padding(.vertical, Tokens.step)
            }
        }
    }
}
