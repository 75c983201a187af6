import FieldCore
import SwiftUI

/// What became of clean copies: what is gone, what stays, and what the original is for. It comes into sight when it is made
/// while she looks. Nothing before any was made.
struct CopyPart: View {
    @Environment(\.sight) private var sight
    @State private var mark = UUID()
    /// What stood here when the page appeared, or was brought into sight.
    @State private var known: CopyView?
    private let copy: CopyView?

    init(_ copy: CopyView?) {
        self.copy = copy
        _known = State(initialValue: copy)
    }

    var body: some View {
        if let copy {
            VStack(alignment: .leading, spacing: Tokens.block) {
                OutcomePart(copy.said)
                listed(copy.goneHeading, copy.gone)
                listed(copy.staysHeading, copy.stays)
                Paragraph(copy.original)
            }
            .id(mark)
            .onChange(of: copy, initial: true) {
                if copy != known { sight?.scrollTo(mark) }
                known = copy
            }
        }
    }

    @ViewBuilder private func listed(_ heading: String?, _ lines: [String]) -> some View {
        if let heading { Heading(heading) }
        LinesPart(lines)
    }
}
