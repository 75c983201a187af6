import FieldCore
import SwiftUI

/// What a photo gives away, on one card, what leads to a place first.
struct FindingsPart: View {
    private let findings: [PhotoFindingView]

    init(_ findings: [PhotoFindingView]) {
        self.findings = findings
    }

    var body: some View {
        if !findings.isEmpty {
            Card {
                Each(numbered: findings) { at, finding in
                    if at > 0 { Hairline() }
                    Found(finding: finding)
                }
            }
        }
    }
}

/// One of them: its mark, what it is, what that means, and quietly what stands in the file.
private struct Found: View {
    @Environment(\.colours) private var colours
    let finding: PhotoFindingView

    var body: some View {
        HStack(alignment: .top, spacing: Tokens.gap) {
            SeverityMark(finding.severity)
            VStack(alignment: .leading, spacing: Tokens.half) {
                VStack(alignment: .leading, spacing: 0) {
                    Text(finding.text).typeface(.rowStrong).fullWidth()
                    Text(finding.means).typeface(.source).foregroundStyle(colours.secondInk).fullWidth()
                }
                .accessibilityElement(children: .ignore)
                .accessibilityLabel(finding.spoken)
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
