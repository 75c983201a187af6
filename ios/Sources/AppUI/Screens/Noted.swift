import FieldCore
import SwiftUI

/// What is noted beside the entries: all of a kind, or one of them.
struct NotedScreen: View {
    private let view: NotedView
    private let hand: any Hand

    init(_ view: NotedView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            Paragraphs(view.lines)
            ProblemPart(view.problem)
            if let proof = view.proof { ProofPicture(proof, hand) }
            FactsPart(view.facts)
            Each(view.groups) { RowGroup($0.heading, $0.rows, hand) }
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}
