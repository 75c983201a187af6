import FieldCore
import SwiftUI

/// What is said once above the page in front: it scrolls with the page, so that it never pushes it out of sight.
struct Above {
    let refused: [String]
    let notices: [Notice]
    let hand: any Hand
}

private struct AboveKey: EnvironmentKey {
    static var defaultValue: Above? { nil }
}

extension EnvironmentValues {
    /// What is said once above this page.
    var above: Above? {
        get { self[AboveKey.self] }
        set { self[AboveKey.self] = newValue }
    }
}

/// What could not be done, and what is said once. Nothing where nothing is said.
struct AbovePart: View {
    @Environment(\.above) private var above

    var body: some View {
        if let above {
            if !above.refused.isEmpty { RefusalPart(above.refused) }
            if !above.notices.isEmpty {
                VStack(spacing: Tokens.step) {
                    Each(above.notices) { NoticePart($0, above.hand) }
                }
                .contentShape(Rectangle())
                .onTapGesture { above.hand.act(.noticeRead) }
            }
        }
    }
}

/// The title of a page, and above it what is said once.
struct Title: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        AbovePart()
        Text(text).typeface(.title).fullWidth().accessibilityAddTraits(.isHeader)
    }
}

/// What stands above a part of a page. Nothing where it is empty.
struct Heading: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        if !text.isEmpty {
            Text(text).typeface(.heading).fullWidth().padding(.top, Tokens.step).accessibilityAddTraits(.isHeader)
        }
    }
}

/// Text to read.
struct Paragraph: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        if !text.isEmpty { Text(text).typeface(.body).fullWidth() }
    }
}

/// Text to read, a paragraph each.
struct Paragraphs: View {
    private let texts: [String]

    init(_ texts: [String]) {
        self.texts = texts
    }

    var body: some View {
        Each(texts) { Paragraph($0) }
    }
}

/// What is to be known besides: sources, dates, who has checked it.
struct Besides: View {
    @Environment(\.colours) private var colours
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        if !text.isEmpty { Text(text).typeface(.source).foregroundStyle(colours.secondInk).fullWidth() }
    }
}

/// A line that weighs more than the others.
struct Standing: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        Text(text).typeface(.heading).fullWidth()
    }
}

/// What people read aloud or dial.
struct FigurePart: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        Text(text).typeface(.figure).fullWidth()
    }
}
