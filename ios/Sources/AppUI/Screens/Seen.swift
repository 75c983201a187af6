import FieldCore
import SwiftUI

/// What others would see of a check-in: the phone as it looks, locked, with each choice.
struct SeenScreen: View {
    private let view: SeenView
    private let hand: any Hand

    init(_ view: SeenView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraphs(view.paragraphs)
            ProblemPart(view.problem)
            Each(view.options) { Option(option: $0, hand: hand) }
        }
    }
}

private struct Option: View {
    @Environment(\.dynamicTypeSize) private var letters
    let option: SeenOptionView
    let hand: any Hand

    var body: some View {
        Card {
            VStack(alignment: .leading, spacing: Tokens.gap) {
                ChoicesPart([option.choice], several: false, hand)
                if letters <= Tokens.largestInColumns {
                    HStack(alignment: .top, spacing: Tokens.block) { phoneAndWords }
                } else {
                    phoneAndWords
                }
            }
            .padding(Tokens.block)
        }
    }

    @ViewBuilder private var phoneAndWords: some View {
        LockedPhone(time: option.time, alarm: option.alarm, notification: option.notification)
        VStack(alignment: .leading, spacing: Tokens.step) { Paragraphs(option.lines) }
    }
}
