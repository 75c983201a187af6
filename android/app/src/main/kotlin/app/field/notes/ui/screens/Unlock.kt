package app.field.notes.ui.screens

import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.foundation.text.input.clearText
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import app.field.bridge.Secret
import app.field.core.ActionView
import app.field.core.PasscodeView
import app.field.core.Weight
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionPart
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraphs
import app.field.notes.ui.parts.SecretFieldPart

/** A passcode is asked for, or chosen. Its text comes with the main action, or with the one that is held. */
@Composable
internal fun PasscodeScreen(view: PasscodeView, hand: Hand) {
    // In memory alone: never in a state that the system keeps.
    val typed = remember { TextFieldState() }
    val main = view.actions.lastOrNull { it.weight != Weight.QUIET }
    val enter = { main?.let { hand.enter(it, typed) } ?: Unit }
    Page(view.title, main?.let { { ActionPart(it) { enter() } } }) {
        Paragraphs(view.paragraphs)
        // What has to be held is not set off by a key.
        SecretFieldPart(view.field, typed) { if (main?.hold == false) enter() }
        ActionsPart(view.actions.filter { it !== main }) { hand.act(it.action) }
    }
}

/** Hands the text over as bytes, and empties the field. */
internal fun Hand.enter(action: ActionView, typed: TextFieldState) {
    actWith(action.action, Secret.of(typed.text))
    typed.clearText()
}
