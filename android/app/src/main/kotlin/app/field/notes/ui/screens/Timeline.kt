package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.HorizontalDivider
import androidx.compose.runtime.Composable
import app.field.core.Action
import app.field.core.TimelineDayView
import app.field.core.TimelineItemView
import app.field.core.TimelineView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.Besides
import app.field.notes.ui.parts.Card
import app.field.notes.ui.parts.DayBand
import app.field.notes.ui.parts.DayHours
import app.field.notes.ui.parts.Heading
import app.field.notes.ui.parts.LinePart
import app.field.notes.ui.parts.PageFrame
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.Title
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours

/** Everything in the order of time, a day at a time. */
@Composable
internal fun TimelineScreen(view: TimelineView, hand: Hand) {
    PageFrame(mainOf(view.actions, hand)) { modifier ->
        LazyColumn(
            modifier,
            contentPadding = PaddingValues(Tokens.margin),
            verticalArrangement = Arrangement.spacedBy(Tokens.block),
        ) {
            item {
                Column(verticalArrangement = Arrangement.spacedBy(Tokens.block)) {
                    Title(view.title)
                    Paragraphs(view.lines)
                    ProblemPart(view.problem)
                }
            }
            items(view.days) { Day(it, view.hours, hand::act) }
            item { ActionsPart(besidesMain(view.actions)) { hand.act(it.action) } }
        }
    }
}

@Composable
private fun Day(day: TimelineDayView, hours: List<String>, does: (Action) -> Unit) {
    Column(verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
        Heading(day.heading)
        Besides(day.count)
        Card {
            if (day.items.any { it.fromMin != null }) DayHours(hours)
            day.items.forEachIndexed { at, item ->
                if (at > 0) HorizontalDivider(thickness = Tokens.hairline, color = colours.softAccent)
                Item(item, does)
            }
        }
    }
}

@Composable
private fun Item(item: TimelineItemView, does: (Action) -> Unit) {
    LinePart(item.title, item.detail, item.edge, item.spoken, item.action, does) {
        val (from, to) = item.fromMin to item.toMin
        if (from != null && to != null) DayBand(from.toInt(), to.toInt(), item.before, item.after)
    }
}
