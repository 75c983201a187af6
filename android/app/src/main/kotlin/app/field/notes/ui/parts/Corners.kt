package app.field.notes.ui.parts

import androidx.compose.foundation.gestures.detectHorizontalDragGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.HorizontalDivider
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Modifier
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import app.field.core.Action
import app.field.core.Corners
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import kotlin.math.abs

/** Leaving and help, under the thumb on every page. Leaving is read first, and a swipe along the bar leaves too. */
@Composable
internal fun CornersPart(corners: Corners, does: (Action) -> Unit) {
    Column(Modifier.swiped { does(corners.leave.action) }) {
        HorizontalDivider(thickness = Tokens.hairline, color = colours.softAccent)
        Row(Modifier.fillMaxWidth(), horizontalArrangement = Arrangement.SpaceBetween) {
            WordAction(corners.leave, Modifier.semantics { traversalIndex = -1f }) { does(it.action) }
            WordAction(corners.help) { does(it.action) }
        }
    }
}

/** Does it once a finger went far enough along it, whichever way, and before it is lifted. */
@Composable
private fun Modifier.swiped(reached: () -> Unit): Modifier {
    val call by rememberUpdatedState(reached)
    return pointerInput(Unit) {
        var gone = 0f
        detectHorizontalDragGestures(onDragStart = { gone = 0f }) { change, by ->
            change.consume()
            val before = gone
            gone += by
            if (abs(before) < Tokens.swipe.toPx() && abs(gone) >= Tokens.swipe.toPx()) call()
        }
    }
}
