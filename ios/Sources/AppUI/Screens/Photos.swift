import FieldCore
import SwiftUI

/// What photos and videos tell: before any was chosen, or several of them together.
struct PhotosScreen: View {
    private let view: PhotosView
    private let hand: any Hand

    init(_ view: PhotosView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            // Before any was chosen there is nothing yet that matters more than the rest.
            if let first = view.lines.first, !view.rows.isEmpty { Standing(first) }
            Paragraphs(Array(view.lines.dropFirst(view.rows.isEmpty ? 0 : 1)))
            ProblemPart(view.problem)
            CopyPart(view.copy)
            RowsPart(view.rows, hand)
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}

/// What one photo or video tells: the sentence that matters, what became of its copy, all that it gives away.
struct PhotoScreen: View {
    private let view: PhotoView
    private let hand: any Hand

    init(_ view: PhotoView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            Standing(view.sentence)
            Besides(view.name)
            ProblemPart(view.problem)
            CopyPart(view.copy)
            if let outline = view.outline { OutlinePart(outline, view.findings) }
            FindingsPart(view.findings)
            Paragraphs(view.lines)
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}
