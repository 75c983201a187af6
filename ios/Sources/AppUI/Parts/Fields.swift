import FieldCore
import SwiftUI

/// A field to type in. What stands in it goes to the core after a rest, and before anything else is done.
struct FieldPart: View {
    private let view: FieldView
    private let hand: any Hand
    private let focused: Bool
    private let done: (@MainActor () -> Void)?

    init(_ view: FieldView, _ hand: any Hand, focused: Bool = false, done: (@MainActor () -> Void)? = nil) {
        self.view = view
        self.hand = hand
        self.focused = focused
        self.done = done
    }

    var body: some View {
        // What was typed into one field does not go over to the next.
        OpenField(view, hand, focused: focused, done: done).id(view.field)
    }
}

private struct OpenField: View {
    @State private var text: String
    @State private var typing = Typing()
    @FocusState private var isFocused: Bool
    private let view: FieldView
    private let hand: any Hand
    private let focused: Bool
    private let done: (@MainActor () -> Void)?

    init(_ view: FieldView, _ hand: any Hand, focused: Bool, done: (@MainActor () -> Void)?) {
        self.view = view
        self.hand = hand
        self.focused = focused
        self.done = done
        _text = State(initialValue: view.text)
    }

    var body: some View {
        VStack(alignment: .leading, spacing: Tokens.step) {
            Framed(view, isFocused: isFocused) {
                if view.lines > 1 {
                    TextField(String(), text: $text, axis: .vertical).lineLimit(Int(view.lines)...)
                } else {
                    TextField(String(), text: $text)
                        .submitLabel(done == nil ? .return : .search)
                        .onSubmit { done?() }
                }
            }
            .focused($isFocused)
            .keyboard(Keyboard(view))
            .privacySensitive(view.sensitive)
            ProblemPart(view.problem)
        }
        .onAppear { if focused { isFocused = true } }
        .onChange(of: text) { _, now in typed(now) }
        .onChange(of: view.text) { _, now in
            if let shown = typing.fromCore(now, shown: text) { text = shown }
        }
    }

    private func typed(_ now: String) {
        let kept = Typing.cut(now, to: view.limitChars)
        // What was cut comes back here as a change of its own.
        guard kept == now else {
            text = kept
            return
        }
        if typing.isFromPerson(now) { hand.typed(view.field, now, restMs: view.handOverAfterMs) }
    }
}

/// A field whose text never leaves by itself: it comes with an action, as bytes.
struct SecretFieldPart: View {
    @FocusState private var isFocused: Bool
    @Binding private var text: String
    private let view: FieldView
    private let done: @MainActor () -> Void

    init(_ view: FieldView, _ text: Binding<String>, done: @escaping @MainActor () -> Void) {
        self.view = view
        _text = text
        self.done = done
    }

    var body: some View {
        VStack(alignment: .leading, spacing: Tokens.step) {
            Framed(view, isFocused: isFocused) {
                if view.field == .recovery {
                    // Many words, seen as they are typed: nobody types them unseen.
                    TextField(String(), text: $text, axis: .vertical).lineLimit(Int(view.lines)...)
                } else {
                    SecureField(String(), text: $text).onSubmit { done() }
                }
            }
            .focused($isFocused)
            .keyboard(Keyboard(view))
            .privacySensitive()
            .submitLabel(.done)
            ProblemPart(view.problem)
        }
        .onAppear { isFocused = true }
        .onChange(of: text) { _, now in
            // Where the text takes several lines, the key of the keyboard makes one more: that is how it is handed over.
            let line = now.replacingOccurrences(of: String(Self.lineEnd), with: String())
            let kept = Typing.cut(line, to: view.limitChars)
            if kept != now { text = kept }
            if line != now { done() }
        }
    }

    private static let lineEnd: Character = "\n"
}

/// The label above, the frame around, the hint below. The field is spoken by its label.
private struct Framed<Content: View>: View {
    @Environment(\.colours) private var colours
    private let view: FieldView
    private let isFocused: Bool
    private let content: Content

    init(_ view: FieldView, isFocused: Bool, @ViewBuilder content: () -> Content) {
        self.view = view
        self.isFocused = isFocused
        self.content = content()
    }

    var body: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.cardCorner)
        VStack(alignment: .leading, spacing: Tokens.half) {
            Text(view.label).typeface(.row).foregroundStyle(colours.secondInk).accessibilityHidden(true)
            content
                .typeface(.body)
                .textFieldStyle(.plain)
                .padding(Tokens.gap)
                .frame(maxWidth: .infinity, minHeight: Tokens.target, alignment: .topLeading)
                .background(colours.card, in: shape)
                .overlay {
                    shape.strokeBorder(
                        isFocused ? colours.accent : colours.line,
                        lineWidth: isFocused ? Tokens.markLine : Tokens.hairline
                    )
                }
                .accessibilityLabel(view.label)
                .accessibilityHint(view.hint ?? String())
            if let hint = view.hint {
                Text(hint).typeface(.source).foregroundStyle(colours.secondInk).accessibilityHidden(true)
            }
        }
    }
}
