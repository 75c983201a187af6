import FieldCore
import SwiftUI

/// Everything in the order of time, a day at a time.
struct TimelineScreen: View {
    private let view: TimelineView
    private let hand: any Hand

    init(_ view: TimelineView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        PageFrame {
            LazyVStack(alignment: .leading, spacing: Tokens.block) {
                Title(view.title)
                Paragraphs(view.lines)
                ProblemPart(view.problem)
                Each(view.days) { TimelineDay(day: $0, hours: view.hours, hand: hand) }
                ActionsPart(view.actions.besidesMain, hand)
            }
        } bottom: {
            MainPart(view.actions.main, hand)
        }
    }
}

private struct TimelineDay: View {
    let day: TimelineDayView
    let hours: [String]
    let hand: any Hand

    var body: some View {
        VStack(alignment: .leading, spacing: Tokens.step) {
            Heading(day.heading)
            Besides(day.count)
            Card {
                if day.items.contains(where: { $0.fromMin != nil }) { DayHours(hours) }
                Each(numbered: day.items) { at, item in
                    if at > 0 { Hairline() }
                    TimelineItem(item: item, hand: hand)
                }
            }
        }
    }
}

private struct TimelineItem: View {
    let item: TimelineItemView
    let hand: any Hand

    var body: some View {
        LinePart(Line(item.title, item.detail, item.edge, spoken: item.spoken), item.action, hand) {
            if let from = item.fromMin, let to = item.toMin {
                DayBand(fromMin: from, toMin: to, before: item.before, after: item.after)
            }
        }
    }
}
