package app.field.notes.ui.screens

import androidx.compose.runtime.Composable
import app.field.core.MakeView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.CameraPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraph
import app.field.notes.ui.parts.SavedPart

/** A picture is taken, or something is recorded. */
@Composable
internal fun MakeScreen(view: MakeView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        SavedPart(view.stands)
        if (view.camera) CameraPart(hand)
        view.paragraphs.forEach { Paragraph(it) }
        ActionsPart(view.others) { hand.act(it.action) }
    }
}
