import FieldCore
import SwiftUI

/// Three offers before any question, where the thumb is.
struct FirstOpenScreen: View {
    private let view: FirstOpenView
    private let hand: any Hand

    init(_ view: FirstOpenView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title) {
            Paragraph(view.text)
        } bottom: {
            VStack(spacing: Tokens.gap) { Each(view.offers) { OfferPart($0, hand) } }
        }
    }
}

/// A page to read.
struct ReadingScreen: View {
    private let view: ReadingView
    private let hand: any Hand

    init(_ view: ReadingView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            Paragraphs(view.paragraphs)
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}

/// A question on a page of its own.
struct QuestionScreen: View {
    private let view: QuestionView
    private let hand: any Hand

    init(_ view: QuestionView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            Paragraphs(view.paragraphs)
            ChoicesPart(view.choices, several: view.several, hand)
            if let field = view.field { FieldPart(field, hand) }
            ProblemPart(view.problem)
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}

extension [ActionView] {
    /// The main action, for the bottom of the page.
    var main: ActionView? {
        last { $0.weight == .main }
    }

    /// All but the main action.
    var besidesMain: [ActionView] {
        let main = lastIndex { $0.weight == .main }
        return indices.filter { $0 != main }.map { self[$0] }
    }
}
