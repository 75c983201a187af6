import FieldCore
import SwiftUI

/// Privacy steps: a few to begin with, then the lists.
struct StepsScreen: View {
    private let view: StepsView
    private let hand: any Hand

    init(_ view: StepsView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraph(view.intro)
            RowsPart(view.first, hand)
            RowGroup(view.againHeading, view.again, hand)
            Each(view.groups) { RowGroup($0.heading, $0.rows, hand) }
            RowsPart(view.more, hand)
            Besides(view.checked)
        }
    }
}

/// One list of steps.
struct StepListScreen: View {
    private let view: StepListView
    private let hand: any Hand

    init(_ view: StepListView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.main, hand) {
            Paragraph(view.intro)
            RowGroup(view.beforeHeading, view.before, hand)
            if let first = view.evidenceFirst { RowsPart([first], hand) }
            if let question = view.question { Asked(question, hand) }
            RowsPart(view.rows, hand)
            if let left = view.leftOut { ActionPart(left, hand) }
            RowsPart(view.leads, hand)
            Besides(view.checked)
        }
    }
}

/// One step: what, why, what can go wrong, how.
struct StepScreen: View {
    private let view: StepView
    private let hand: any Hand

    init(_ view: StepView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, view.actions.first, hand) {
            SwiftUI.Group {
                Besides(view.list)
                SavedPart(view.saved)
                if let status = view.status { Paragraph(status) }
                Paragraph(view.why)
                Each(view.riskStrip) { Strip($0) }
                if let how = view.how { Paragraph(how) }
                ProblemPart(view.problem)
            }
            ActionsPart(Array(view.actions.dropFirst()), hand)
            FactsPart(view.facts)
            RowsPart(view.leads, hand)
            FieldPart(view.note, hand)
            ActionPart(view.saveNote, hand)
            Each(view.sources + [view.checked]) { Besides($0) }
        }
    }
}

/// What was answered about what she has and uses.
struct AnswersScreen: View {
    private let view: AnswersView
    private let hand: any Hand

    init(_ view: AnswersView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        Page(view.title, nil, hand) {
            Each(view.questions) { Asked($0, hand) }
        }
    }
}

private struct Asked: View {
    private let asked: AskedView
    private let hand: any Hand

    init(_ asked: AskedView, _ hand: any Hand) {
        self.asked = asked
        self.hand = hand
    }

    var body: some View {
        Heading(asked.text)
        Paragraph(asked.why)
        ChipsPart(asked.choices, several: false, hand)
    }
}
