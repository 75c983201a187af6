import FieldCore
import SwiftUI

/// The plans of friends that are held.
struct WatchesScreen: View {
    private let view: WatchesView
    private let hand: any Hand

    init(_ view: WatchesView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraphs(view.lines)
            RowsPart(view.plans, hand)
            FieldPart(view.field, hand)
            ActionsPart(view.quiet, hand)
        }
    }
}

/// One of them: the question first.
struct WatchedPlanScreen: View {
    private let view: WatchedPlanView
    private let hand: any Hand

    init(_ view: WatchedPlanView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Standing(view.question)
            ActionsPart(view.answers, hand)
            ProblemPart(view.problem)
            if !view.steps.isEmpty { Heading(view.stepsLabel) }
            LinesPart(view.steps)
            Paragraphs(view.lines)
            FactsPart(view.facts)
            ActionsPart(view.quiet, hand)
        }
    }
}

/// Pairing with a contact's phone: codes as text, then digits to compare aloud.
struct PairingScreen: View {
    private let view: PairingView
    private let hand: any Hand

    init(_ view: PairingView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraphs(view.paragraphs)
            if let code = view.code {
                Heading(view.codeLabel)
                CodePart(code, label: view.codeLabel)
                LinesPart([code])
            }
            if view.camera { CameraPart(codes: true) }
            if let digits = view.digits { FigurePart(digits) }
            if let field = view.field { FieldPart(field, hand) }
            ProblemPart(view.problem)
            ActionsPart(view.quiet, hand)
        }
    }
}
