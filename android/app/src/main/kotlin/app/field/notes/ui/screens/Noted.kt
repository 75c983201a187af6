package app.field.notes.ui.screens

import androidx.compose.runtime.Composable
import app.field.core.NotedView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.Group
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.ProofPicture

/** What is noted beside the entries: all of a kind, or one of them. */
@Composable
internal fun NotedScreen(view: NotedView, hand: Hand) {
    Page(view.title, mainOf(view.actions, hand)) {
        Paragraphs(view.lines)
        ProblemPart(view.problem)
        view.proof?.let { ProofPicture(it, hand) }
        FactsPart(view.facts)
        view.groups.forEach { Group(it.heading, it.rows, hand::act) }
        ActionsPart(besidesMain(view.actions)) { hand.act(it.action) }
    }
}
