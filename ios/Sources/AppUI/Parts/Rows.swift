import FieldCore
import SwiftUI

/// A list of lines that lead somewhere, on one card.
struct RowsPart: View {
    private let rows: [RowView]
    private let hand: any Hand

    init(_ rows: [RowView], _ hand: any Hand) {
        self.rows = rows
        self.hand = hand
    }

    var body: some View {
        if !rows.isEmpty {
            Card {
                Each(numbered: rows) { at, row in
                    if at > 0 { Hairline() }
                    RowPart(row, hand)
                }
            }
        }
    }
}

/// A card.
struct Card<Content: View>: View {
    @Environment(\.colours) private var colours
    @ViewBuilder let content: () -> Content

    var body: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.cardCorner)
        VStack(alignment: .leading, spacing: 0) { content() }
            .fullWidth()
            .foregroundStyle(colours.ink)
            .background(colours.card, in: shape)
    }
}

/// One line that leads on.
struct RowPart: View {
    private let row: RowView
    private let hand: any Hand

    init(_ row: RowView, _ hand: any Hand) {
        self.row = row
        self.hand = hand
    }

    var body: some View {
        LinePart(Line(row.title, row.detail, row.edge, spoken: row.spoken), row.action, hand) {}
    }
}

/// The words of one line.
struct Line {
    let title: String
    let detail: String?
    let edge: String?
    let spoken: String

    init(_ title: String, _ detail: String?, _ edge: String?, spoken: String) {
        self.title = title
        self.detail = detail
        self.edge = edge
        self.spoken = spoken
    }
}

/// One line, read as one. What stands at its edge goes below where there is no room beside; what stands below is for the
/// eye alone, since `spoken` says it too.
struct LinePart<Below: View>: View {
    private let line: Line
    private let action: Action?
    private let hand: any Hand
    private let below: Below

    init(_ line: Line, _ action: Action?, _ hand: any Hand, @ViewBuilder below: () -> Below) {
        self.line = line
        self.action = action
        self.hand = hand
        self.below = below()
    }

    var body: some View {
        if let action {
            Button(action: { hand.does(action) }) { words }
                .buttonStyle(.plain)
                .accessibilityLabel(line.spoken)
                .accessibilityInputLabels([line.title])
        } else {
            words
                .accessibilityElement(children: .ignore)
                .accessibilityLabel(line.spoken)
        }
    }

    private var words: some View {
        LineWords(line: line, below: below)
    }
}

private struct LineWords<Below: View>: View {
    @Environment(\.colours) private var colours
    let line: Line
    let below: Below

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            if let edge = line.edge {
                ViewThatFits(in: .horizontal) {
                    HStack(alignment: .firstTextBaseline, spacing: Tokens.step) {
                        title
                        Spacer(minLength: Tokens.step)
                        words(edge, .row)
                    }
                    VStack(alignment: .leading, spacing: 0) {
                        title
                        words(edge, .row)
                    }
                }
            } else {
                title
            }
            if let detail = line.detail { words(detail, .source) }
            below
        }
        .multilineTextAlignment(.leading)
        .padding(.horizontal, Tokens.block)
        .padding(.vertical, Tokens.gap)
        .frame(maxWidth: .infinity, minHeight: Tokens.mainAction, alignment: .leading)
        .contentShape(Rectangle())
    }

    private var title: some View {
        Text(line.title).typeface(.rowStrong)
    }

    private func words(_ text: String, _ face: Typeface) -> some View {
        Text(text).typeface(face).foregroundStyle(colours.secondInk)
    }
}

/// A heading and its rows.
struct RowGroup: View {
    private let heading: String?
    private let rows: [RowView]
    private let hand: any Hand

    init(_ heading: String?, _ rows: [RowView], _ hand: any Hand) {
        self.heading = heading
        self.rows = rows
        self.hand = hand
    }

    var body: some View {
        if !rows.isEmpty {
            if let heading { Heading(heading) }
            RowsPart(rows, hand)
        }
    }
}

/// Text on a card, large: her own words.
struct WordsPart: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        if !text.isEmpty {
            Card { Text(text).typeface(.body).padding(Tokens.block) }
        }
    }
}
