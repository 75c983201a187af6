package app.field.notes.ui.screens

import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.background
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.clickable
import androidx.compose.foundation.shape.RoundedCornerShape
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
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
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

/** A calculator that works, and says nothing of what is behind it. Holding `=` leads on. */
@Composable
internal fun CoverScreen(view: CoverView, hand: Hand) {
    var calculator by remember { mutableStateOf(Calculator()) }
    val press = { key: Char -> calculator = calculator.after(key) }
    // Its keys lie as they lie on every calculator, in any language.
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        Box(Modifier.fillMaxSize(), contentAlignment = Alignment.BottomCenter) {
            Column(
                Modifier.widthIn(max = Tokens.column).padding(Tokens.margin),
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
                @OptIn(ExperimentalFoundationApi::class)
                Key(
                    EQUALS,
                    Modifier.fillMaxWidth().combinedClickable(
                        role = Role.Button,
                        onLongClick = { hand.act(view.uncover) },
                    ) { press(EQUALS) },
                )
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
