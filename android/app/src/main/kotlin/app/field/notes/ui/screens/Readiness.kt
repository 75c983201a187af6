package app.field.notes.ui.screens

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.field.core.CheckInsView
import app.field.core.ReadinessView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.Group
import app.field.notes.ui.parts.Heading
import app.field.notes.ui.parts.HoldersPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** What stands behind a check-in: the level in words, what is missing, what is there. */
@Composable
internal fun ReadinessScreen(view: ReadinessView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Text(view.level, Modifier.fillMaxWidth(), color = colours.ink, style = type.heading)
        HoldersPart(view.phones)
        Paragraphs(view.lines)
        ProblemPart(view.problem)
        Group(view.missingLabel, view.missing, hand::act)
        if (view.there.isNotEmpty()) Heading(view.thereLabel)
        FactsPart(view.there)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}

/** Check-ins that are over. */
@Composable
internal fun CheckInsScreen(view: CheckInsView, hand: Hand) {
    Page(view.title) {
        Paragraphs(view.lines)
        ProblemPart(view.problem)
        RowsPart(view.checkIns, hand::act)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}
