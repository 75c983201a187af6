import FieldCore
import SwiftUI

/// Until when, who, where, and what will happen.
struct CheckInFormScreen: View {
    private let view: CheckInFormView
    private let hand: any Hand

    init(_ view: CheckInFormView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            SwiftUI.Group {
                if !view.until.isEmpty { Heading(view.untilLabel) }
                ChipsPart(view.until, several: false, hand)
                if let field = view.untilField { FieldPart(field, hand) }
                if !view.who.isEmpty { Heading(view.whoLabel) }
                ChoicesPart(view.who, several: true, hand)
                Each(view.fields) { FieldPart($0, hand) }
                ChoicesPart(view.more, several: true, hand)
            }
            if !view.happens.isEmpty { Heading(view.happensLabel) }
            LinesPart(view.happens)
            RowGroup(view.missingLabel, view.missing, hand)
            ProblemPart(view.problem)
            ActionsPart(view.quiet, hand)
        }
    }
}

/// The check-in that runs.
struct CheckInScreen: View {
    private let view: CheckInView
    private let hand: any Hand

    init(_ view: CheckInView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            if let ring = view.ring { RingPart(ring) }
            ProblemPart(view.problem)
            LinesPart(view.lines)
            RowsPart(view.byHand, hand)
            ActionsPart(view.quiet, hand)
            FactsPart(view.told)
            FactsPart(view.facts)
        }
    }
}

/// A PIN is asked for, or chosen: the same page, whichever PIN it is.
struct PinScreen: View {
    // In memory alone: never in a state that the system keeps.
    @State private var typed = String()
    private let view: PinView
    private let hand: any Hand

    init(_ view: PinView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title) {
            Paragraphs(view.paragraphs)
            SecretFieldPart(view.field, $typed) { enter() }
        } bottom: {
            ActionPart(view.enter) { enter() }
        }
    }

    private func enter() {
        hand.enter(view.enter, &typed)
    }
}
