package app.field.notes.ui.parts

import androidx.compose.animation.core.Animatable
import androidx.compose.animation.core.LinearEasing
import androidx.compose.animation.core.tween
import androidx.compose.foundation.focusable
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.disabled
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import app.field.notes.ui.theme.Tokens
import kotlinx.coroutines.launch

/**
 * Does it once it was held long enough, and shows how far that is. Whoever can't hold does it otherwise: a screen reader
 * and a switch by their own click, which nobody makes by chance, and a keyboard by its key.
 */
@Composable
internal fun Modifier.held(enabled: Boolean, ink: Color, reached: () -> Unit): Modifier {
    val isEnabled by rememberUpdatedState(enabled)
    val call by rememberUpdatedState(reached)
    val progress = remember { Animatable(0f) }
    val scope = rememberCoroutineScope()
    return this
        .semantics(mergeDescendants = true) {
            role = Role.Button
            if (!enabled) disabled()
            onClick {
                if (isEnabled) call()
                isEnabled
            }
        }
        .onKeyEvent { event ->
            val isEnter = event.key == Key.Enter || event.key == Key.NumPadEnter || event.key == Key.DirectionCenter
            if (isEnter && event.type == KeyEventType.KeyUp && isEnabled) call()
            isEnter
        }
        .focusable(enabled)
        .drawWithContent {
            drawContent()
            // Below its words, and within its corners.
            val (edge, high) = Tokens.mainCorner.toPx() to Tokens.half.toPx()
            val wide = (size.width - 2 * edge) * progress.value
            val from = if (layoutDirection == LayoutDirection.Rtl) size.width - edge - wide else edge
            if (wide > 0) drawRect(ink, Offset(from, size.height - high), Size(wide, high))
        }
        .pointerInput(Unit) {
            detectTapGestures(onPress = {
                if (!isEnabled) return@detectTapGestures
                val growing = scope.launch { progress.animateTo(1f, tween(Tokens.HOLD_MS, easing = LinearEasing)) }
                val released = kotlinx.coroutines.withTimeoutOrNull(Tokens.HOLD_MS.toLong()) { tryAwaitRelease() }
                growing.cancel()
                scope.launch { progress.snapTo(0f) }
                if (released == null && isEnabled) call()
            })
        }
}
