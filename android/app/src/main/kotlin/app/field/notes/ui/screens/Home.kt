package app.field.notes.ui.screens

import androidx.compose.runtime.Composable
import app.field.core.HomeView
import app.field.notes.Hand
import app.field.notes.ui.parts.NoticePart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.RingPart
import app.field.notes.ui.parts.RowsPart

/** Home: the check-in that runs, what waits, and where one can go. */
@Composable
internal fun HomeScreen(view: HomeView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        view.ring?.let { RingPart(it) }
        view.waiting.forEach { notice -> NoticePart(notice) { hand.act(it.action) } }
        RowsPart(view.rows, hand::act)
    }
}
