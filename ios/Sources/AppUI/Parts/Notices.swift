import FieldCore
import SwiftUI

/// What can go wrong: a sign and a sentence, above what it belongs to.
struct Strip: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        Band(.warning, .note, [text]) {}
    }
}

/// What was done: at once, with time and place. Nothing where there is none.
struct SavedPart: View {
    private let text: String?

    init(_ text: String?) {
        self.text = text
    }

    var body: some View {
        if let text { Band(.check, .good, [text], isNews: true) {} }
    }
}

/// What became of something, where it was asked for.
struct OutcomePart: View {
    private let lines: [String]

    init(_ lines: [String]) {
        self.lines = lines
    }

    var body: some View {
        if !lines.isEmpty { Band(.information, .word, lines, isNews: true) {} }
    }
}

/// A line above the page, and what it leads to.
struct NoticePart: View {
    private let notice: Notice
    private let hand: any Hand

    init(_ notice: Notice, _ hand: any Hand) {
        self.notice = notice
        self.hand = hand
    }

    var body: some View {
        Band(.information, .word, [notice.text], isNews: true) {
            if let action = notice.action { WordAction(action, hand) }
        }
    }
}

/// What went wrong, where it happened. Nothing where nothing did.
struct ProblemPart: View {
    @Environment(\.sight) private var sight
    @State private var mark = UUID()
    private let problem: Problem?

    init(_ problem: Problem?) {
        self.problem = problem
    }

    var body: some View {
        if let problem {
            Band(.warning, .danger, [problem.what, problem.kept, problem.next].compactMap { $0 }, isNews: true) {
                Text(problem.code).typeface(.source)
            }
            .id(mark)
            .onChange(of: problem, initial: true) { sight?.scrollTo(mark) }
        }
    }
}

/// Something that could not be done, said by the phone's side.
struct RefusalPart: View {
    private let lines: [String]

    init(_ lines: [String]) {
        self.lines = lines
    }

    var body: some View {
        Band(.warning, .danger, lines, isNews: true) {}
    }
}

private struct Band<Below: View>: View {
    /// What it says of itself by its colours.
    enum Kind {
        case note
        case good
        case danger
        case word
    }

    @Environment(\.colours) private var colours
    private let sign: Sign
    private let kind: Kind
    private let lines: [String]
    private let isNews: Bool
    private let below: Below

    init(_ sign: Sign, _ kind: Kind, _ lines: [String], isNews: Bool = false, @ViewBuilder below: () -> Below) {
        self.sign = sign
        self.kind = kind
        self.lines = lines
        self.isNews = isNews
        self.below = below()
    }

    var body: some View {
        let (ink, ground) = tints
        HStack(alignment: .top, spacing: Tokens.gap) {
            // The words say it too.
            sign.accessibilityHidden(true)
            VStack(alignment: .leading, spacing: Tokens.half) {
                Each(lines) { Text($0).typeface(.row).fullWidth() }
                below
            }
        }
        .padding(Tokens.gap)
        .foregroundStyle(ink)
        .background(ground, in: RoundedRectangle(cornerRadius: Tokens.cardCorner))
        .onChange(of: lines, initial: true) { if isNews { Spoken.say(lines) } }
    }

    private var tints: (ink: Color, ground: Color) {
        switch kind {
        case .note: (colours.note, colours.noteGround)
        case .good: (colours.good, colours.goodGround)
        case .danger: (colours.danger, colours.dangerGround)
        case .word: (colours.onSoftAccent, colours.softAccent)
        }
    }
}
