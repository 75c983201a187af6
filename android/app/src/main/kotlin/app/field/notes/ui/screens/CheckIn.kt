package app.field.notes.ui.screens

import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import app.field.core.CheckInFormView
import app.field.core.CheckInView
import app.field.core.PinView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionPart
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.ChipsPart
import app.field.notes.ui.parts.ChoicesPart
import app.field.notes.ui.parts.FactsPart
import app.field.notes.ui.parts.FieldPart
import app.field.notes.ui.parts.Group
import app.field.notes.ui.parts.Heading
import app.field.notes.ui.parts.LinesPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.ProblemPart
import app.field.notes.ui.parts.RingPart
import app.field.notes.ui.parts.RowsPart
import app.field.notes.ui.parts.SecretFieldPart

/** Until when, who, where, and what will happen. */
@Composable
internal fun CheckInFormScreen(view: CheckInFormView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        if (view.until.isNotEmpty()) Heading(view.untilLabel)
        ChipsPart(view.until, several = false, hand::act)
        view.untilField?.let { FieldPart(it, hand) }
        if (view.who.isNotEmpty()) Heading(view.whoLabel)
        ChoicesPart(view.who, several = true, hand::act)
        view.fields.forEach { FieldPart(it, hand) }
        ChoicesPart(view.more, several = true, hand::act)
        if (view.happens.isNotEmpty()) Heading(view.happensLabel)
        LinesPart(view.happens)
        Group(view.missingLabel, view.missing, hand::act)
        ProblemPart(view.problem)
        ActionsPart(view.quiet) { hand.act(it.action) }
    }
}

/** The check-in that runs. */
@Composable
internal fun CheckInScreen(view: CheckInView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        view.ring?.let { RingPart(it) }
        ProblemPart(view.problem)
        LinesPart(view.lines)
        RowsPart(view.byHand, hand::act)
        ActionsPart(view.quiet) { hand.act(it.action) }
        FactsPart(view.told)
        FactsPart(view.facts)
    }
}

/** A PIN is asked for, or chosen: the same page, whichever PIN it is. */
@Composable
internal fun PinScreen(view: PinView, hand: Hand) {
    val typed = remember { TextFieldState() }
    val enter = { hand.enter(view.enter, typed) }
    Page(view.title, { ActionPart(view.enter) { enter() } }) {
        Paragraphs(view.paragraphs)
        SecretFieldPart(view.field, typed, enter)
    }
}
