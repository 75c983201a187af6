package app.field.notes.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.style.TextAlign
import app.field.core.RingView
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** The check-in that runs: what is left of it as a ring, and in words. */
@Composable
internal fun RingPart(ring: RingView) {
    Column(
        Modifier.fillMaxWidth().clearAndSetSemantics { contentDescription = ring.spoken },
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(Tokens.step),
    ) {
        Text(ring.stands, color = colours.ink, style = type.heading, textAlign = TextAlign.Center)
        ring.left?.let { left ->
            Box(contentAlignment = Alignment.Center) {
                Arc(leftOf(ring))
                Text(
                    left,
                    Modifier.widthIn(max = Tokens.ring - Tokens.ringLine * 2).padding(Tokens.block),
                    color = colours.ink,
                    style = type.heading,
                    textAlign = TextAlign.Center,
                )
            }
        }
        Text(ring.due, color = colours.ink, style = type.row, textAlign = TextAlign.Center)
        Text(ring.deadline, color = colours.secondInk, style = type.row, textAlign = TextAlign.Center)
    }
}

/** How much of the time is left, from 0 to 1. */
private fun leftOf(ring: RingView): Float {
    val whole = ring.leftEndsMs - ring.startedMs
    if (whole <= 0) return 0f
    return ((ring.leftEndsMs - ring.nowMs).toFloat() / whole).coerceIn(0f, 1f)
}

@Composable
private fun Arc(left: Float) {
    val (track, mark) = colours.softAccent to colours.accent
    Canvas(Modifier.size(Tokens.ring)) {
        val width = Tokens.ringLine.toPx()
        val stroke = Stroke(width, cap = StrokeCap.Round)
        val from = Offset(width / 2, width / 2)
        val within = Size(size.width - width, size.height - width)
        drawArc(track, TOP, WHOLE, false, from, within, style = stroke)
        drawArc(mark, TOP, WHOLE * left, false, from, within, style = stroke)
    }
}

private const val TOP = -90f
private const val WHOLE = 360f
