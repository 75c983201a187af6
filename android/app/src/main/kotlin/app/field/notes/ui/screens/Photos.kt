package app.field.notes.ui.screens

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.field.core.PhotoView
import app.field.core.PhotosView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.Besides
import app.field.notes.ui.parts.CopyPart
import app.field.notes.ui.parts.FindingsPart
import app.field.notes.ui.parts.OutlinePart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** Photos: what this is, or what several tell together. */
@Composable
internal fun PhotosScreen(view: PhotosView, hand: Hand) {
    Page(view.title, mainOf(view.actions, hand)) {
        // Before any was chosen there is nothing yet that matters more than the rest.
        val first = if (view.rows.isEmpty()) 0 else 1
        view.lines.take(first).forEach { Sentence(it) }
        Paragraphs(view.lines.drop(first))
        ProblemPart(view.problem)
        CopyPart(view.copy)
        RowsPart(view.rows, hand::act)
        ActionsPart(besidesMain(view.actions)) { hand.act(it.action) }
    }
}

/** One photo or film: the sentence that matters, what became of its copy, all that it gives away, what says most first. */
@Composable
internal fun PhotoScreen(view: PhotoView, hand: Hand) {
    Page(view.title, mainOf(view.actions, hand)) {
        Sentence(view.sentence)
        Besides(view.name)
        ProblemPart(view.problem)
        CopyPart(view.copy)
        view.outline?.let { OutlinePart(it, view.findings) }
        FindingsPart(view.findings)
        Paragraphs(view.lines)
        ActionsPart(besidesMain(view.actions)) { hand.act(it.action) }
    }
}

/** The one sentence that matters. */
@Composable
private fun Sentence(text: String) = Text(text, Modifier.fillMaxWidth(), color = colours.ink, style = type.heading)
