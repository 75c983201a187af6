package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import app.field.core.GuidesView
import app.field.core.HelpRowView
import app.field.core.HelpView
import app.field.core.HoursView
import app.field.core.RowView
import app.field.core.ServiceRowView
import app.field.core.ServiceView
import app.field.core.WayView
import app.field.core.WhoView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionPart
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.Besides
import app.field.notes.ui.parts.Card
import app.field.notes.ui.parts.ChipsPart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.Group
import app.field.notes.ui.parts.Heading
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.RowPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.parts.Strip
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** The emergency panel. */
@Composable
internal fun HelpScreen(view: HelpView, hand: Hand) {
    Page(view.title, mainOf(view.actions, hand)) {
        Strip(view.before)
        view.rows.forEach { HelpRow(it, hand) }
        ActionsPart(besidesMain(view.actions)) { hand.act(it.action) }
        Besides(view.checked)
    }
}

@Composable
private fun HelpRow(row: HelpRowView, hand: Hand) {
    Card {
        Column(Modifier.padding(Tokens.block), verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
            Column(Modifier.semantics(mergeDescendants = true) {}) {
                Text(row.title, color = colours.ink, style = type.rowStrong)
                Text(row.text, color = colours.ink, style = type.row)
                row.secondHand?.let { Besides(it) }
            }
            ActionPart(row.tap) { hand.act(it.action) }
        }
    }
}

/** Who to call, open ones first. */
@Composable
internal fun WhoScreen(view: WhoView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Besides(view.moment)
        ChipsPart(view.needs, several = false, hand::act)
        view.groups.forEach { group ->
            group.heading?.let { Heading(it) }
            group.rows.forEach { ServiceRow(it, hand) }
        }
        ChipsPart(view.areas, several = false, hand::act)
        view.notes.forEach { Besides(it) }
    }
}

@Composable
private fun ServiceRow(row: ServiceRowView, hand: Hand) {
    Card {
        val detail = listOf(row.detail, row.known).filter { it.isNotEmpty() }.joinToString("\n")
        RowPart(RowView(row.title, detail, row.edge, row.spoken, row.action), hand::act)
        row.call?.let { call ->
            Column(Modifier.padding(Tokens.block)) { ActionPart(call) { hand.act(it.action) } }
        }
    }
}

/** One service: how it stands, its numbers, what is known of it and from where. */
@Composable
internal fun ServiceScreen(view: ServiceView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        Text(view.state, color = colours.ink, style = type.heading)
        Besides(view.moment)
        RowsPart(view.instead, hand::act)
        Paragraphs(view.paragraphs)
        view.ways.forEach { Way(it, hand) }
        FactsPart(view.facts)
        view.hours.forEach { Hours(it) }
        (view.sources + view.notes).forEach { Besides(it) }
    }
}

@Composable
private fun Way(way: WayView, hand: Hand) {
    Card {
        Column(Modifier.fillMaxWidth().padding(Tokens.block), verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
            Column(Modifier.semantics(mergeDescendants = true) {}) {
                Text(way.shown, color = colours.ink, style = type.heading)
                Besides(way.detail)
            }
            way.tap?.let { tap -> ActionPart(tap) { hand.act(it.action) } }
        }
    }
}

@Composable
private fun Hours(hours: HoursView) {
    Card {
        Column(Modifier.fillMaxWidth().padding(Tokens.block)) {
            hours.days.forEach { Text(it, color = colours.ink, style = type.row) }
            Besides(hours.source)
        }
    }
}

/** What there is to read. */
@Composable
internal fun GuidesScreen(view: GuidesView, hand: Hand) {
    Page(view.title) {
        RowsPart(view.guides, hand::act)
        Group(view.cardsHeading, view.cards, hand::act)
    }
}
