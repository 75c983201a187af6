package app.field.notes.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.onLongClick
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.LayoutDirection
import app.field.core.CoverView
import app.field.notes.Calculator
import app.field.notes.Hand
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

private val KEYS = listOf("789÷", "456×", "123−", "C0.+")
private const val EQUALS = '='

/** A page that works, and says nothing of what is behind it. What she chose leads on, held for two seconds. */
@Composable
internal fun CoverScreen(view: CoverView, hand: Hand) {
    val uncover = { hand.act(view.uncover) }
    val byTwoFingers = view.gesture == TWO_FINGERS
    val anywhere = if (byTwoFingers) Modifier.held(fingers = 2, uncover) else Modifier
    // A screen reader and a switch have no fingers to hold with: their own long press leads on, whichever way she chose.
    val otherwise = Modifier.semantics {
        onLongClick {
            uncover()
            true
        }
    }
    val onOne = if (byTwoFingers) otherwise else otherwise.held(fingers = 1, uncover)
    Box(Modifier.fillMaxSize().then(anywhere)) {
        if (view.kind == NOTES) Notes(view.title, onOne) else CalculatorPage(onOne)
    }
}

private const val NOTES = "notes"
private const val TWO_FINGERS = "two-fingers"

/** Does it once that many fingers were down for two seconds. What they lie on gets them all the same. */
private fun Modifier.held(fingers: Int, reached: () -> Unit): Modifier = pointerInput(fingers) {
    awaitEachGesture {
        var event = awaitPointerEvent(PointerEventPass.Initial)
        while (event.changes.any { it.pressed }) {
            if (event.changes.count { it.pressed } == fingers) {
                val ended = withTimeoutOrNull(Tokens.COVER_HOLD_MS.toLong()) {
                    while (event.changes.count { it.pressed } == fingers) event = awaitPointerEvent(PointerEventPass.Initial)
                }
                if (ended == null) return@awaitEachGesture reached()
            } else {
                event = awaitPointerEvent(PointerEventPass.Initial)
            }
        }
    }
}

/** What stands on the page of notes: while the process lives, and nowhere on the phone. */
private val noted = TextFieldState()

@Composable
private fun Notes(title: String, held: Modifier) {
    Column(Modifier.fillMaxSize().padding(Tokens.margin), verticalArrangement = Arrangement.spacedBy(Tokens.block)) {
        Text(
            title,
            Modifier.fillMaxWidth().heightIn(min = Tokens.target).then(held).semantics { heading() },
            color = colours.ink,
            style = type.title,
        )
        BasicTextField(
            noted,
            Modifier
                .fillMaxWidth()
                .weight(1f)
                // The field has no other name, and whoever listens has to find it.
                .semantics { contentDescription = title }
                .background(colours.card, RoundedCornerShape(Tokens.cardCorner))
                .padding(Tokens.block),
            textStyle = type.body.copy(color = colours.ink),
            cursorBrush = SolidColor(colours.accent),
        )
    }
}

@Composable
private fun CalculatorPage(held: Modifier) {
    var calculator by remember { mutableStateOf(Calculator()) }
    val press = { key: Char -> calculator = calculator.after(key) }
    // Its keys lie as they lie on every calculator, in any language.
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        Box(Modifier.fillMaxSize(), contentAlignment = Alignment.BottomCenter) {
            Column(
                // On a small phone with large letters it is higher than the page.
                Modifier.widthIn(max = Tokens.column).verticalScroll(rememberScrollState()).padding(Tokens.margin),
                verticalArrangement = Arrangement.spacedBy(Tokens.step),
            ) {
                Text(
                    calculator.shown,
                    Modifier.fillMaxWidth().padding(vertical = Tokens.section),
                    style = type.figure,
                    textAlign = TextAlign.End,
                )
                KEYS.forEach { keys ->
                    Row(horizontalArrangement = Arrangement.spacedBy(Tokens.step)) {
                        keys.forEach { key -> Key(key, Modifier.weight(1f).clickable(role = Role.Button) { press(key) }) }
                    }
                }
                Key(EQUALS, Modifier.fillMaxWidth().then(held).clickable(role = Role.Button) { press(EQUALS) })
            }
        }
    }
}

@Composable
private fun Key(key: Char, modifier: Modifier) {
    val shape = RoundedCornerShape(Tokens.cardCorner)
    Box(
        Modifier.clip(shape).background(colours.softAccent).then(modifier).padding(vertical = Tokens.block),
        contentAlignment = Alignment.Center,
    ) { Text(key.toString(), color = colours.onSoftAccent, style = type.heading) }
}
