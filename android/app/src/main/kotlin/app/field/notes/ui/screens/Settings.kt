package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.field.core.RecoveryCodeView
import app.field.core.SettingsView
import app.field.notes.Hand
import app.field.notes.ui.parts.Card
import app.field.notes.ui.parts.Group
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** All settings, what others can see of this app first. */
@Composable
internal fun SettingsScreen(view: SettingsView, hand: Hand) {
    Page(view.title) {
        ProblemPart(view.problem)
        view.groups.forEach { Group(it.heading, it.rows, hand::act) }
    }
}

/** The words of a recovery code, to be written down. They can't be marked, so they can't be copied. */
@Composable
internal fun RecoveryCodeScreen(view: RecoveryCodeView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraphs(view.paragraphs)
        Card {
            Column(
                Modifier.fillMaxWidth().padding(Tokens.block),
                verticalArrangement = Arrangement.spacedBy(Tokens.step),
            ) { view.words.forEach { Text(it, color = colours.ink, style = type.heading) } }
        }
    }
}
