package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
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
        Card { Numbered(view.words) }
    }
}

/** All of them in sight at once where letters are not much larger than usual: beside each other, read down. */
@Composable
private fun Numbered(words: List<String>) {
    val columns = if (LocalDensity.current.fontScale < Tokens.LARGE_LETTERS) 2 else 1
    Row(Modifier.fillMaxWidth().padding(Tokens.block), horizontalArrangement = Arrangement.spacedBy(Tokens.block)) {
        words.chunked((words.size + columns - 1) / columns).forEach { column ->
            Column(Modifier.weight(1f), verticalArrangement = Arrangement.spacedBy(Tokens.half)) {
                column.forEach { Text(it, color = colours.ink, style = type.body) }
            }
        }
    }
}
