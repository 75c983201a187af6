import FieldCore
import SwiftUI

/// A picture is taken, or something is recorded.
struct MakeScreen: View {
    private let view: MakeView
    private let hand: any Hand

    init(_ view: MakeView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            SavedPart(view.stands)
            if view.camera { CameraPart() }
            Paragraphs(view.paragraphs)
            ActionsPart(view.others, hand)
        }
    }
}
