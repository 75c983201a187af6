package app.field.notes.ui.screens

import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import app.field.core.PairingView
import app.field.core.WatchedPlanView
import app.field.core.WatchesView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.CameraPart
import app.field.notes.ui.parts.CodePart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.FieldPart
import app.field.notes.ui.parts.FigurePart
import app.field.notes.ui.parts.Heading
import app.field.notes.ui.parts.LinesPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** The plans of friends that are held. */
@Composable
internal fun WatchesScreen(view: WatchesView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraphs(view.lines)
        RowsPart(view.plans, hand::act)
        FieldPart(view.field, hand)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}

/** One of them: the question first. */
@Composable
internal fun WatchedPlanScreen(view: WatchedPlanView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Text(view.question, color = colours.ink, style = type.heading)
        ActionsPart(view.answers) { hand.act(it.action) }
        ProblemPart(view.problem)
        if (view.steps.isNotEmpty()) Heading(view.stepsLabel)
        LinesPart(view.steps)
        Paragraphs(view.lines)
        FactsPart(view.facts)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}

/** Pairing with a contact's phone: codes as text, then digits to compare aloud. */
@Composable
internal fun PairingScreen(view: PairingView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraphs(view.paragraphs)
        view.code?.let {
            Heading(view.codeLabel)
            CodePart(it, view.codeLabel)
            LinesPart(listOf(it))
        }
        if (view.camera) CameraPart(hand, codes = true)
        view.digits?.let { FigurePart(it) }
        view.field?.let { FieldPart(it, hand) }
        ProblemPart(view.problem)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}
