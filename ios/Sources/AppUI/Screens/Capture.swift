import FieldCore
import SwiftUI

/// A note that is kept while the record stays shut.
struct CaptureScreen: View {
    private let view: CaptureView
    private let hand: any Hand

    init(_ view: CaptureView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraph(view.will)
            SavedPart(view.kept)
            FieldPart(view.field, hand, focused: true)
            ActionsPart(view.others, hand)
        }
    }
}
