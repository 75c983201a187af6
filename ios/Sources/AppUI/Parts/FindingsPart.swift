import FieldCore
import SwiftUI

/// What a photo gives away: a card for each kind, what says most first.
struct FindingsPart: View {
    private let kinds: [Kind]

    init(_ findings: [PhotoFindingView]) {
        kinds = Kind.of(findings)
    }

    var body: some View {
        Each(kinds) { kind in
            Card {
                Each(numbered: kind.findings) { at, finding in
                    if at > 0 { Hairline() }
                    Found(finding: finding)
                }
            }
        }
    }
}

/// One of them: its mark, what it is, and quietly what stands in the file.
private struct Found: View {
    @Environment(\.colours) private var colours
    let finding: PhotoFindingView

    var body: some View {
        HStack(alignment: .top, spacing: Tokens.gap) {
            SeverityMark(finding.severity)
            VStack(alignment: .leading, spacing: Tokens.half) {
                Text(finding.text).typeface(.row).fullWidth().accessibilityLabel(finding.spoken)
                // Apart from the rest for a screen reader too: whoever has a page read aloud may not be alone.
                if let value = finding.value {
                    Text(value).typeface(.source).foregroundStyle(colours.secondInk).fullWidth().privacySensitive()
                }
            }
        }
        .padding(.horizontal, Tokens.block)
        .padding(.vertical, Tokens.gap)
    }
}
