import FieldCore
import SwiftUI

/// Whom she chose to be told.
struct ContactsScreen: View {
    private let view: ContactsView
    private let hand: any Hand

    init(_ view: ContactsView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraphs(view.lines)
            ProblemPart(view.problem)
            RowsPart(view.contacts, hand)
            ActionsPart(view.quiet, hand)
        }
    }
}

/// One of them: what is worth a second look first, then what is known, then what can be changed.
struct ContactScreen: View {
    private let view: ContactView
    private let hand: any Hand

    init(_ view: ContactView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Each(view.lines) { Strip($0) }
            ProblemPart(view.problem)
            FactsPart(view.facts)
            RowGroup(view.rowsLabel, view.rows, hand)
            ActionsPart(view.quiet, hand)
        }
    }
}
