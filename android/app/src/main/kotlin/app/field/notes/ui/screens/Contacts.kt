package app.field.notes.ui.screens

import androidx.compose.runtime.Composable
import app.field.core.ContactView
import app.field.core.ContactsView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.Group
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.parts.Strip

/** Whom she chose to be told. */
@Composable
internal fun ContactsScreen(view: ContactsView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraphs(view.lines)
        ProblemPart(view.problem)
        RowsPart(view.contacts, hand::act)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}

/** One of them: what is worth a second look first, then what is known, then what can be changed. */
@Composable
internal fun ContactScreen(view: ContactView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        view.lines.forEach { Strip(it) }
        ProblemPart(view.problem)
        FactsPart(view.facts)
        Group(view.rowsLabel, view.rows, hand::act)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}
