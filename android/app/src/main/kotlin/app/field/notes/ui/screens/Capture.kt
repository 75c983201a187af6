package app.field.notes.ui.screens

import androidx.compose.runtime.Composable
import app.field.core.CaptureView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.FieldPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraph
import app.field.notes.ui.parts.SavedPart

/** A note that is kept while the record stays shut. */
@Composable
internal fun CaptureScreen(view: CaptureView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraph(view.will)
        SavedPart(view.kept)
        FieldPart(view.field, hand, focused = true)
        ActionsPart(view.others) { hand.act(it.action) }
    }
}
