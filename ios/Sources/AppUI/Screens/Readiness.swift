import FieldCore
import SwiftUI

/// What stands behind a check-in: the level in words, what is missing, what is there.
struct ReadinessScreen: View {
    private let view: ReadinessView
    private let hand: any Hand

    init(_ view: ReadinessView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Standing(view.level)
            HoldersPart(view.phones)
            Paragraphs(view.lines)
            ProblemPart(view.problem)
            RowGroup(view.missingLabel, view.missing, hand)
            if !view.there.isEmpty { Heading(view.thereLabel) }
            FactsPart(view.there)
            ActionsPart(view.quiet, hand)
        }
    }
}

/// Check-ins that are over.
struct CheckInsScreen: View {
    private let view: CheckInsView
    private let hand: any Hand

    init(_ view: CheckInsView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, nil, hand) {
            Paragraphs(view.lines)
            ProblemPart(view.problem)
            RowsPart(view.checkIns, hand)
            ActionsPart(view.quiet, hand)
        }
    }
}
