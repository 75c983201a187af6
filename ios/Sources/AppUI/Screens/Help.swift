import FieldCore
import SwiftUI

/// The emergency panel.
struct HelpScreen: View {
    private let view: HelpView
    private let hand: any Hand

    init(_ view: HelpView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            Strip(view.before)
            Each(view.rows) { HelpRow(row: $0, hand: hand) }
            ActionsPart(view.actions.besidesMain, hand)
            Besides(view.checked)
        }
    }
}

private struct HelpRow: View {
    let row: HelpRowView
    let hand: any Hand

    var body: some View {
        Card {
            VStack(alignment: .leading, spacing: Tokens.step) {
                VStack(alignment: .leading, spacing: 0) {
                    Text(row.title).typeface(.rowStrong)
                    Text(row.text).typeface(.row)
                    if let second = row.secondHand { Besides(second) }
                }
                .fullWidth()
                .accessibilityElement(children: .combine)
                ActionPart(row.tap, hand)
            }
            .padding(Tokens.block)
        }
    }
}

/// Who to call, open ones first.
struct WhoScreen: View {
    private let view: WhoView
    private let hand: any Hand

    init(_ view: WhoView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Besides(view.moment)
            ChipsPart(view.needs, several: false, hand)
            Each(view.groups) { group in
                if let heading = group.heading { Heading(heading) }
                Each(group.rows) { ServiceRow(row: $0, hand: hand) }
            }
            ChipsPart(view.areas, several: false, hand)
            Each(view.notes) { Besides($0) }
        }
    }
}

private struct ServiceRow: View {
    let row: ServiceRowView
    let hand: any Hand

    var body: some View {
        Card {
            LinePart(Line(row.title, detail, row.edge, spoken: row.spoken), row.action, hand) {}
            if let call = row.call { ActionPart(call, hand).padding(Tokens.block) }
        }
    }

    private var detail: String? {
        let lines = [row.detail, row.known].filter { !$0.isEmpty }
        return lines.isEmpty ? nil : lines.joined(separator: String(Self.lineEnd))
    }

    private static let lineEnd: Character = "\n"
}

/// One service: how it stands, its numbers, what is known of it and from where.
struct ServiceScreen: View {
    private let view: ServiceView
    private let hand: any Hand

    init(_ view: ServiceView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Standing(view.state)
            Besides(view.moment)
            RowsPart(view.instead, hand)
            Paragraphs(view.paragraphs)
            Each(view.ways) { Way(way: $0, hand: hand) }
            FactsPart(view.facts)
            Each(view.hours) { Hours(hours: $0) }
            Each(view.sources + view.notes) { Besides($0) }
        }
    }
}

private struct Way: View {
    let way: WayView
    let hand: any Hand

    var body: some View {
        Card {
            VStack(alignment: .leading, spacing: Tokens.step) {
                VStack(alignment: .leading, spacing: 0) {
                    Standing(way.shown)
                    Besides(way.detail)
                }
                .accessibilityElement(children: .combine)
                if let tap = way.tap { ActionPart(tap, hand) }
            }
            .padding(Tokens.block)
        }
    }
}

private struct Hours: View {
    let hours: HoursView

    var body: some View {
        Card {
            VStack(alignment: .leading, spacing: 0) {
                Each(hours.days) { Text($0).typeface(.row) }
                Besides(hours.source)
            }
            .padding(Tokens.block)
        }
    }
}

/// What there is to read.
struct GuidesScreen: View {
    private let view: GuidesView
    private let hand: any Hand

    init(_ view: GuidesView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, nil, hand) {
            RowsPart(view.guides, hand)
            RowGroup(view.cardsHeading, view.cards, hand)
        }
    }
}
