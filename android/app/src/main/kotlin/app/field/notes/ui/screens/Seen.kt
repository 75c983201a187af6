package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import app.field.core.Action
import app.field.core.SeenOptionView
import app.field.core.SeenView
import app.field.notes.Hand
import app.field.notes.ui.parts.Card
import app.field.notes.ui.parts.ChoicesPart
import app.field.notes.ui.parts.LockedPhone
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraph
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.theme.Tokens

/** What others would see of a check-in: the phone as it looks, locked, with each choice. */
@Composable
internal fun SeenScreen(view: SeenView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Paragraphs(view.paragraphs)
        ProblemPart(view.problem)
        Column(Modifier.selectableGroup(), verticalArrangement = Arrangement.spacedBy(Tokens.block)) {
            view.options.forEach { Option(it, hand::act) }
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Option(option: SeenOptionView, does: (Action) -> Unit) {
    Card {
        Column(Modifier.padding(Tokens.block), verticalArrangement = Arrangement.spacedBy(Tokens.gap)) {
            ChoicesPart(listOf(option.choice), several = false, does)
            FlowRow(
                Modifier.fillMaxWidth(),
                horizontalArrangement = Arrangement.spacedBy(Tokens.block),
                verticalArrangement = Arrangement.spacedBy(Tokens.gap),
            ) {
                LockedPhone(option.time, option.alarm, option.notification)
                Column(Modifier.weight(1f), verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
                    option.lines.forEach { Paragraph(it) }
                }
            }
        }
    }
}
