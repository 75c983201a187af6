import FieldCore
import SwiftUI

/// Home: the check-in that runs, what waits, and where one can go.
struct HomeScreen: View {
    private let view: HomeView
    private let hand: any Hand

    init(_ view: HomeView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            if let ring = view.ring { RingPart(ring) }
            Each(view.waiting) { NoticePart($0, hand) }
            RowsPart(view.rows, hand)
        }
    }
}
