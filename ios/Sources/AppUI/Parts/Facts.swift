import FieldCore
import SwiftUI

/// Labels and what stands under them, on one card.
struct FactsPart: View {
    @Environment(\.colours) private var colours
    private let facts: [FactView]

    init(_ facts: [FactView]) {
        self.facts = facts
    }

    var body: some View {
        if !facts.isEmpty {
            Card {
                VStack(alignment: .leading, spacing: Tokens.gap) {
                    Each(facts) { fact in
                        // Read as one: the label alone says nothing.
                        VStack(alignment: .leading, spacing: 0) {
                            Text(fact.label).typeface(.source).foregroundStyle(colours.secondInk)
                            Text(fact.value).typeface(.row)
                        }
                        .fullWidth()
                        .accessibilityElement(children: .combine)
                    }
                }
                .padding(Tokens.block)
            }
        }
    }
}

/// Lines that belong together, on one card.
struct LinesPart: View {
    private let lines: [String]

    init(_ lines: [String]) {
        self.lines = lines
    }

    var body: some View {
        if !lines.isEmpty {
            Card {
                VStack(alignment: .leading, spacing: Tokens.step) {
                    Each(lines) { Text($0).typeface(.row).fullWidth() }
                }
                .padding(Tokens.block)
            }
        }
    }
}
