package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import app.field.core.Action
import app.field.core.DayView
import app.field.core.EntriesPage
import app.field.core.EntryView
import app.field.core.ErrorCode
import app.field.core.RecordView
import app.field.core.WriteView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.Besides
import app.field.notes.ui.parts.ChipsPart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.FieldPart
import app.field.notes.ui.parts.Heading
import app.field.notes.ui.parts.LinksPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.PageFrame
import app.field.notes.ui.parts.Paragraph
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.ProofsPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.parts.SavedPart
import app.field.notes.ui.parts.Strip
import app.field.notes.ui.parts.Title
import app.field.notes.ui.parts.WordAction
import app.field.notes.ui.parts.WordsPart
import app.field.notes.ui.theme.Tokens

/** Write it down: one field, with the keyboard open. */
@Composable
internal fun WriteScreen(view: WriteView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) { FieldPart(view.field, hand, focused = true) }
}

/** My record: newest first, a page at a time. */
@Composable
internal fun RecordScreen(view: RecordView, hand: Hand) {
    val more = remember(view.page) { Behind(view.page) }
    PageFrame(bottom(view.main, hand)) { modifier ->
        LazyColumn(
            modifier,
            contentPadding = PaddingValues(Tokens.margin),
            verticalArrangement = Arrangement.spacedBy(Tokens.block),
        ) {
            item { RecordHead(view, hand) }
            items(more.days) { day -> Day(day, hand::act) }
            more.next?.let { next ->
                item(key = next) { LaunchedEffect(next) { more.fetch(hand, next) } }
            }
        }
    }
}

@Composable
private fun RecordHead(view: RecordView, hand: Hand) {
    Column(verticalArrangement = Arrangement.spacedBy(Tokens.block)) {
        Title(view.title)
        FieldPart(view.search, hand) { hand.act(view.find.action) }
        WordAction(view.find) { hand.act(it.action) }
        ChipsPart(view.filters, several = false, hand::act)
        LinksPart(view.rows, hand::act)
        ProblemPart(view.problem)
        view.empty?.let { Paragraph(it) }
    }
}

/** Entries that were fetched behind the first page. A new first page begins anew. */
private class Behind(first: EntriesPage) {
    var days: List<DayView> by mutableStateOf(first.days)
        private set
    var next: String? by mutableStateOf(first.next)
        private set

    suspend fun fetch(hand: Hand, after: String) {
        val page = try {
            hand.page(after)
        } catch (_: ErrorCode) {
            // The record was shut or the list has changed meanwhile: a new view is on its way.
            next = null
            return
        }
        days = joined(days, page.days)
        next = page.next
    }

    /** The first day of a page may be the last one of the page before. */
    private fun joined(before: List<DayView>, behind: List<DayView>): List<DayView> {
        val last = before.lastOrNull() ?: return behind
        val first = behind.firstOrNull() ?: return before
        if (last.heading != first.heading) return before + behind
        return before.dropLast(1) + DayView(last.heading, last.rows + first.rows) + behind.drop(1)
    }
}

@Composable
private fun Day(day: DayView, does: (Action) -> Unit) {
    Column(verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
        Heading(day.heading)
        RowsPart(day.rows, does)
    }
}

/** One entry: her words first, then what may be added, then what stands there. */
@Composable
internal fun EntryScreen(view: EntryView, hand: Hand) {
    Page(view.title, mainOf(view.actions, hand)) {
        SavedPart(view.saved)
        view.withdrawn?.let { Strip(it) }
        WordsPart(view.words)
        ProblemPart(view.problem)
        RowsPart(view.questions, hand::act)
        FactsPart(view.facts)
        ProofsPart(view.proof, hand::act)
        view.proofMore?.let { Besides(it) }
        Besides(view.history)
        ActionsPart(besidesMain(view.actions)) { hand.act(it.action) }
    }
}
