import FieldCore
import SwiftUI

/// Write it down: one field, with the keyboard open.
struct WriteScreen: View {
    private let view: WriteView
    private let hand: any Hand

    init(_ view: WriteView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) { FieldPart(view.field, hand, focused: true) }
    }
}

/// My record: newest first, a page at a time.
struct RecordScreen: View {
    @State private var more: Behind
    private let view: RecordView
    private let hand: any Hand

    init(_ view: RecordView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
        _more = State(initialValue: Behind(view.page))
    }

    var body: some View {
        PageFrame {
            LazyVStack(alignment: .leading, spacing: Tokens.block) {
                RecordHead(view: view, hand: hand)
                Each(more.days) { Day(day: $0, hand: hand) }
                if let next = more.next {
                    Color.clear.frame(height: Tokens.hairline).task(id: next) { await fetch(next) }
                }
            }
        } bottom: {
            MainPart(view.main, hand)
        }
        // A new first page begins anew.
        .onChange(of: view.page) { _, first in more = Behind(first) }
    }

    private func fetch(_ after: String) async {
        // Where the record was shut or the list has changed meanwhile, a new view is on its way.
        let page = try? await hand.page(after: after)
        if more.next == after { more.take(page) }
    }
}

private struct RecordHead: View {
    let view: RecordView
    let hand: any Hand

    var body: some View {
        VStack(alignment: .leading, spacing: Tokens.block) {
            Title(view.title)
            FieldPart(view.search, hand) { hand.does(view.find.action) }
            WordAction(view.find, hand)
            ChipsPart(view.filters, several: false, hand)
            LinksPart(view.rows, hand)
            ProblemPart(view.problem)
            if let empty = view.empty { Paragraph(empty) }
        }
    }
}

/// Entries that were fetched behind the first page.
struct Behind: Equatable {
    private(set) var days: [DayView]
    private(set) var next: String?

    init(_ first: EntriesPage) {
        days = first.days
        next = first.next
    }

    /// Puts a page behind the others; with none this is the end.
    mutating func take(_ page: EntriesPage?) {
        days = Self.joined(days, page?.days ?? [])
        next = page?.next
    }

    /// The first day of a page may be the last one of the page before.
    private static func joined(_ before: [DayView], _ behind: [DayView]) -> [DayView] {
        guard let last = before.last, let first = behind.first, last.heading == first.heading else {
            return before + behind
        }
        return before.dropLast() + [DayView(heading: last.heading, rows: last.rows + first.rows)] + behind.dropFirst()
    }
}

private struct Day: View {
    let day: DayView
    let hand: any Hand

    var body: some View {
        VStack(alignment: .leading, spacing: Tokens.step) {
            Heading(day.heading)
            RowsPart(day.rows, hand)
        }
    }
}

/// One entry: her words first, then what may be added, then what stands there.
struct EntryScreen: View {
    private let view: EntryView
    private let hand: any Hand

    init(_ view: EntryView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.main, hand) {
            SavedPart(view.saved)
            if let withdrawn = view.withdrawn { Strip(withdrawn) }
            WordsPart(view.words)
            ProblemPart(view.problem)
            RowsPart(view.questions, hand)
            FactsPart(view.facts)
            ProofsPart(view.proof, hand)
            if let more = view.proofMore { Besides(more) }
            Besides(view.history)
            ActionsPart(view.actions.besidesMain, hand)
        }
    }
}
