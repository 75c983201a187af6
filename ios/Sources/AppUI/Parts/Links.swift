import FieldCore
import SwiftUI

/// Lines that lead on from the head of a long list, as many beside each other as have room: the list begins soon below.
struct LinksPart: View {
    private let rows: [RowView]
    private let hand: any Hand

    init(_ rows: [RowView], _ hand: any Hand) {
        self.rows = rows
        self.hand = hand
    }

    var body: some View {
        if !rows.isEmpty {
            Flow { Each(rows) { Link(row: $0, hand: hand) } }.fullWidth()
        }
    }
}

private struct Link: View {
    @Environment(\.colours) private var colours
    let row: RowView
    let hand: any Hand

    var body: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.cardCorner)
        Button(action: { hand.does(row.action) }) {
            VStack(alignment: .leading, spacing: 0) {
                Text(row.title).typeface(.row)
                if let detail = row.detail { Text(detail).typeface(.source) }
                if let edge = row.edge { Text(edge).typeface(.source) }
            }
            .multilineTextAlignment(.leading)
            .padding(.horizontal, Tokens.block)
            .padding(.vertical, Tokens.step)
            .frame(minHeight: Tokens.target)
            .foregroundStyle(colours.onSoftAccent)
            .background(colours.softAccent, in: shape)
            .contentShape(shape)
        }
        .buttonStyle(.plain)
        .accessibilityLabel(row.spoken)
        .accessibilityInputLabels([row.title])
    }
}
