import FieldCore
import SwiftUI

/// All settings, what others can see of this app first.
struct SettingsScreen: View {
    private let view: SettingsView
    private let hand: any Hand

    init(_ view: SettingsView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, nil, hand) {
            ProblemPart(view.problem)
            Each(view.groups) { RowGroup($0.heading, $0.rows, hand) }
        }
    }
}

/// The words of a recovery code, to be written down. They can't be marked, so they can't be copied.
struct RecoveryCodeScreen: View {
    private let view: RecoveryCodeView
    private let hand: any Hand

    init(_ view: RecoveryCodeView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraphs(view.paragraphs)
            Card { Numbered(words: view.words) }
        }
    }
}

/// All of them in sight at once where letters are not much larger than usual: beside each other, read down.
private struct Numbered: View {
    @Environment(\.dynamicTypeSize) private var letters
    let words: [String]

    var body: some View {
        HStack(alignment: .top, spacing: Tokens.block) {
            Each(Columns.of(words, count: letters <= Tokens.largestInColumns ? 2 : 1)) { column in
                VStack(alignment: .leading, spacing: Tokens.half) {
                    Each(column) { Text($0).typeface(.body) }
                }
                .fullWidth()
            }
        }
        .padding(Tokens.block)
        .privacySensitive()
    }
}

/// A list as columns of about the same length, read down one after the other.
enum Columns {
    static func of(_ words: [String], count: Int) -> [[String]] {
        let long = (words.count + count - 1) / count
        return stride(from: 0, to: words.count, by: max(long, 1)).map { Array(words[$0...].prefix(long)) }
    }
}
