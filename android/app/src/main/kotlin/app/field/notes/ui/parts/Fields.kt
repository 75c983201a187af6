package app.field.notes.ui.parts

import androidx.compose.foundation.border
import androidx.compose.foundation.background
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.collectIsFocusedAsState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.BasicSecureTextField
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.text.input.InputTransformation
import androidx.compose.foundation.text.input.KeyboardActionHandler
import androidx.compose.foundation.text.input.TextFieldDecorator
import androidx.compose.foundation.text.input.TextFieldLineLimits
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.foundation.text.input.maxLength
import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.times
import app.field.core.Field
import app.field.core.FieldView
import app.field.notes.Hand
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type
import kotlinx.coroutines.flow.drop

/** A field to type in. What stands in it goes to the core after a rest, and before anything else is done. */
@Composable
internal fun FieldPart(view: FieldView, hand: Hand, focused: Boolean = false, done: (() -> Unit)? = null) {
    val typing = remember(view.field) { Typing(view.text) }
    val latest by rememberUpdatedState(view)
    LaunchedEffect(view.text) { typing.fromCore(view.text) }
    LaunchedEffect(typing) {
        snapshotFlow { typing.state.text.toString() }.drop(1).collect { text ->
            if (typing.isFromPerson(text)) hand.typed(latest.field, text, latest.handOverAfterMs)
        }
    }
    val single = view.lines <= 1u
    val sources = remember { MutableInteractionSource() }
    Column(verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
        BasicTextField(
            state = typing.state,
            modifier = Modifier.fillMaxWidth().focusedAtFirst(focused),
            inputTransformation = InputTransformation.maxLength(view.limitChars.toInt()),
            textStyle = type.body.copy(color = colours.ink),
            keyboardOptions = KeyboardOptions(
                capitalization = KeyboardCapitalization.Sentences,
                autoCorrectEnabled = !view.sensitive,
                imeAction = if (single && done != null) ImeAction.Done else ImeAction.Default,
            ),
            onKeyboardAction = done?.takeIf { single }?.let { KeyboardActionHandler { _ -> it() } },
            lineLimits = if (single) TextFieldLineLimits.SingleLine else TextFieldLineLimits.MultiLine(view.lines.toInt()),
            interactionSource = sources,
            cursorBrush = SolidColor(colours.accent),
            decorator = decorated(view, sources),
        )
        ProblemPart(view.problem)
    }
}

/** A field whose text never leaves by itself: it comes with an action, as bytes. */
@Composable
internal fun SecretFieldPart(view: FieldView, state: TextFieldState, done: () -> Unit) {
    Column(verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
        if (view.field == Field.RECOVERY) SeenField(view, state, done) else UnseenField(view, state, done)
        ProblemPart(view.problem)
    }
}

@Composable
private fun UnseenField(view: FieldView, state: TextFieldState, done: () -> Unit) {
    val sources = remember { MutableInteractionSource() }
    BasicSecureTextField(
        state = state,
        modifier = Modifier.fillMaxWidth().focusedAtFirst(true),
        inputTransformation = InputTransformation.maxLength(view.limitChars.toInt()),
        textStyle = type.body.copy(color = colours.ink),
        keyboardOptions = unlearned(if (view.field == Field.PIN) KeyboardType.NumberPassword else KeyboardType.Password),
        onKeyboardAction = { done() },
        interactionSource = sources,
        cursorBrush = SolidColor(colours.accent),
        decorator = decorated(view, sources),
    )
}

/** Many words, seen as they are typed: nobody types them unseen. */
@Composable
private fun SeenField(view: FieldView, state: TextFieldState, done: () -> Unit) {
    val sources = remember { MutableInteractionSource() }
    BasicTextField(
        state = state,
        modifier = Modifier.fillMaxWidth().focusedAtFirst(true),
        inputTransformation = InputTransformation.maxLength(view.limitChars.toInt()),
        textStyle = type.body.copy(color = colours.ink),
        keyboardOptions = unlearned(KeyboardType.Password),
        onKeyboardAction = { done() },
        lineLimits = TextFieldLineLimits.MultiLine(view.lines.toInt()),
        interactionSource = sources,
        cursorBrush = SolidColor(colours.accent),
        decorator = decorated(view, sources),
    )
}

/** A keyboard that neither corrects nor offers what was typed. */
private fun unlearned(type: KeyboardType) =
    KeyboardOptions(autoCorrectEnabled = false, keyboardType = type, imeAction = ImeAction.Done)

/** The keyboard stands ready at once. */
@Composable
private fun Modifier.focusedAtFirst(focused: Boolean): Modifier {
    if (!focused) return this
    val requester = remember { FocusRequester() }
    LaunchedEffect(requester) { requester.requestFocus() }
    return focusRequester(requester)
}

/** The label above, the frame around, the hint below. The label belongs to the field, so it is read with it. */
@Composable
private fun decorated(view: FieldView, sources: MutableInteractionSource): TextFieldDecorator {
    val isFocused by sources.collectIsFocusedAsState()
    val edge = if (isFocused) colours.accent else colours.line
    val width = if (isFocused) Tokens.markLine else Tokens.hairline
    val shape = RoundedCornerShape(Tokens.cardCorner)
    val line = with(LocalDensity.current) { type.body.lineHeight.toDp() }
    return TextFieldDecorator { inner ->
        Column(verticalArrangement = Arrangement.spacedBy(Tokens.half)) {
            Text(view.label, color = colours.secondInk, style = type.row)
            Box(
                Modifier
                    .fillMaxWidth()
                    .heightIn(min = maxOf(Tokens.target, view.lines.toInt() * line))
                    .background(colours.card, shape)
                    .border(width, edge, shape)
                    .padding(Tokens.gap),
            ) { inner() }
            view.hint?.let { Text(it, color = colours.secondInk, style = type.source) }
        }
    }
}

/**
 * The text of a field between the person and the core. What the core shows is taken over unless it is something that
 * was typed here a moment ago and comes back late.
 */
private class Typing(text: String) {
    val state = TextFieldState(text)
    private val sent = ArrayDeque<String>()
    private var adopted: String? = null

    fun fromCore(text: String) {
        if (text == state.text.toString()) return sent.clear()
        if (text in sent) return
        sent.clear()
        adopted = text
        state.setTextAndPlaceCursorAtEnd(text)
    }

    fun isFromPerson(text: String): Boolean {
        val isAdopted = text == adopted
        adopted = null
        if (isAdopted) return false
        if (sent.size == SENT_KEPT) sent.removeFirst()
        sent.addLast(text)
        return true
    }

    private companion object {
        /** More than anybody types until an answer comes. */
        const val SENT_KEPT = 32
    }
}
