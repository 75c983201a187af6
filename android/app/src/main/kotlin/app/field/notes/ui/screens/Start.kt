package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import app.field.core.ActionView
import app.field.core.FirstOpenView
import app.field.core.QuestionView
import app.field.core.ReadingView
import app.field.core.Weight
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionPart
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.ChoicesPart
import app.field.notes.ui.parts.FieldPart
import app.field.notes.ui.parts.OfferPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraph
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.theme.Tokens

/** Three offers before any question, where the thumb is. */
@Composable
internal fun FirstOpenScreen(view: FirstOpenView, hand: Hand) {
    val offers: @Composable () -> Unit = {
        Column(verticalArrangement = Arrangement.spacedBy(Tokens.gap)) {
            view.offers.forEach { offer -> OfferPart(offer) { hand.act(it.action) } }
        }
    }
    Page(view.title, offers) { Paragraph(view.text) }
}

/** A page to read. */
@Composable
internal fun ReadingScreen(view: ReadingView, hand: Hand) {
    Page(view.title, mainOf(view.actions, hand)) {
        Paragraphs(view.paragraphs)
        ActionsPart(besidesMain(view.actions)) { hand.act(it.action) }
    }
}

/** A question on a page of its own. */
@Composable
internal fun QuestionScreen(view: QuestionView, hand: Hand) {
    Page(view.title, mainOf(view.actions, hand)) {
        Paragraphs(view.paragraphs)
        ChoicesPart(view.choices, view.several, hand::act)
        view.field?.let { FieldPart(it, hand) }
        ProblemPart(view.problem)
        ActionsPart(besidesMain(view.actions)) { hand.act(it.action) }
    }
}

/** The main action, for the bottom of the page. */
internal fun mainOf(actions: List<ActionView>, hand: Hand): (@Composable () -> Unit)? =
    actions.lastOrNull { it.weight == Weight.MAIN }?.let { main -> bottom(main, hand) }

/** One action, for the bottom of the page. */
internal fun bottom(action: ActionView?, hand: Hand): (@Composable () -> Unit)? =
    action?.let { main -> { ActionPart(main) { hand.act(it.action) } } }

/** All but the main action. */
internal fun besidesMain(actions: List<ActionView>): List<ActionView> {
    val main = actions.indexOfLast { it.weight == Weight.MAIN }
    return actions.filterIndexed { at, _ -> at != main }
}
