package app.field.notes.ui.screens

import androidx.compose.runtime.Composable
import app.field.core.AnswersView
import app.field.core.AskedView
import app.field.core.StepListView
import app.field.core.StepView
import app.field.core.StepsView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionPart
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.Besides
import app.field.notes.ui.parts.ChipsPart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.FieldPart
import app.field.notes.ui.parts.Group
import app.field.notes.ui.parts.Heading
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraph
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.parts.SavedPart
import app.field.notes.ui.parts.Strip

/** Privacy steps: a few to begin with, then the lists. */
@Composable
internal fun StepsScreen(view: StepsView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraph(view.intro)
        RowsPart(view.first, hand::act)
        Group(view.againHeading, view.again, hand::act)
        view.groups.forEach { Group(it.heading, it.rows, hand::act) }
        RowsPart(view.more, hand::act)
        Besides(view.checked)
    }
}

/** One list of steps. */
@Composable
internal fun StepListScreen(view: StepListView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraph(view.intro)
        Group(view.beforeHeading, view.before, hand::act)
        RowsPart(listOfNotNull(view.evidenceFirst), hand::act)
        view.question?.let { Asked(it, hand) }
        RowsPart(view.rows, hand::act)
        view.leftOut?.let { left -> ActionPart(left) { hand.act(it.action) } }
        RowsPart(view.leads, hand::act)
        Besides(view.checked)
    }
}

/** One step: what, why, what can go wrong, how. */
@Composable
internal fun StepScreen(view: StepView, hand: Hand) {
    Page(view.title, bottom(view.actions.firstOrNull(), hand)) {
        Besides(view.list)
        SavedPart(view.saved)
        view.status?.let { Paragraph(it) }
        Paragraph(view.why)
        view.riskStrip.forEach { Strip(it) }
        view.how?.let { Paragraph(it) }
        ProblemPart(view.problem)
        ActionsPart(view.actions.drop(1)) { hand.act(it.action) }
        FactsPart(view.facts)
        RowsPart(view.leads, hand::act)
        FieldPart(view.note, hand)
        ActionPart(view.saveNote) { hand.act(it.action) }
        (view.sources + view.checked).forEach { Besides(it) }
    }
}

/** What was answered about what she has and uses. */
@Composable
internal fun AnswersScreen(view: AnswersView, hand: Hand) {
    Page(view.title) { view.questions.forEach { Asked(it, hand) } }
}

@Composable
private fun Asked(asked: AskedView, hand: Hand) {
    Heading(asked.text)
    Paragraph(asked.why)
    ChipsPart(asked.choices, several = false, hand::act)
}
