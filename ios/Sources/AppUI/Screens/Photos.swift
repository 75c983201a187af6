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
            Paragraphs(view.lines)
            RowsPart(view.rows, hand)
            CopyPart(view.copy)
            ProblemPart(view.problem)
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}

/// What one photo or video tells: one sentence, then what was found, on its outline and in words.
struct PhotoScreen: View {
    private let view: PhotoView
    private let hand: any Hand

    init(_ view: PhotoView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            SwiftUI.Group {
                Standing(view.sentence)
                Besides(view.name)
                if let outline = view.outline { OutlinePart(outline, view.findings) }
                FindingsPart(view.findings)
                Paragraphs(view.lines)
            }
            CopyPart(view.copy)
            ProblemPart(view.problem)
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}

/// What became of copies: what is gone, what stays, and what the original is for. Nothing before any was made.
private struct CopyPart: View {
    private let copy: CopyView?

    init(_ copy: CopyView?) {
        self.copy = copy
    }

    var body: some View {
        if let copy {
            OutcomePart(copy.said)
            if let heading = copy.goneHeading { Heading(heading) }
            LinesPart(copy.gone)
            if let heading = copy.staysHeading { Heading(heading) }
            LinesPart(copy.stays)
            Paragraph(copy.original)
        }
    }
}
