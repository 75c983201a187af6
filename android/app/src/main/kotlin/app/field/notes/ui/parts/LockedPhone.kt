package app.field.notes.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.Dp
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/**
 * A small picture of a phone that is locked: the time, and the signs that a check-in leaves there. What it shows stands
 * beside it in words, so it is for the eye alone and keeps its size with larger letters.
 */
@Composable
internal fun LockedPhone(time: String, alarm: String?, notification: String?) {
    val density = LocalDensity.current
    CompositionLocalProvider(LocalDensity provides Density(density.density, fontScale = 1f)) {
        Surface(
            modifier = Modifier.size(Tokens.phoneWidth, Tokens.phoneHeight).clearAndSetSemantics {},
            shape = RoundedCornerShape(Tokens.cardCorner),
            color = colours.paper,
            contentColor = colours.ink,
            border = BorderStroke(Tokens.markLine, colours.line),
        ) {
            Column(Modifier.padding(Tokens.step), horizontalAlignment = Alignment.CenterHorizontally) {
                Row(Modifier.fillMaxWidth().height(Tokens.block), horizontalArrangement = Arrangement.End) {
                    if (alarm != null) Bell(Tokens.gap)
                }
                Spacer(Modifier.height(Tokens.step))
                Text(time, style = type.heading)
                if (alarm != null) {
                    Row(
                        horizontalArrangement = Arrangement.spacedBy(Tokens.half),
                        verticalAlignment = Alignment.CenterVertically,
                    ) {
                        Bell(Tokens.gap)
                        Text(alarm, color = colours.secondInk, style = type.source)
                    }
                }
                Spacer(Modifier.weight(1f))
                if (notification != null) Notification(notification)
            }
        }
    }
}

@Composable
private fun Notification(text: String) {
    Surface(
        modifier = Modifier.fillMaxWidth(),
        shape = RoundedCornerShape(Tokens.step),
        color = colours.softAccent,
        contentColor = colours.onSoftAccent,
    ) {
        Text(
            text,
            Modifier.padding(Tokens.step),
            maxLines = 3,
            overflow = TextOverflow.Ellipsis,
            style = type.source,
            textAlign = TextAlign.Start,
        )
    }
}

/** The sign of an alarm clock: a face, two hands and two bells. */
@Composable
private fun Bell(side: Dp) {
    val ink = colours.ink
    Canvas(Modifier.size(side)) { clock(ink) }
}

private fun DrawScope.clock(ink: Color) {
    val (middle, radius) = Offset(size.width / 2, size.height * 0.55f) to size.width * 0.38f
    val line = size.width / 9
    drawCircle(ink, radius, middle, style = Stroke(line))
    drawLine(ink, middle, Offset(middle.x, middle.y - radius * 0.6f), line, StrokeCap.Round)
    drawLine(ink, middle, Offset(middle.x + radius * 0.5f, middle.y), line, StrokeCap.Round)
    for (side in listOf(-1f, 1f)) {
        val from = Offset(middle.x + side * size.width * 0.45f, size.height * 0.22f)
        val to = Offset(middle.x + side * size.width * 0.2f, size.height * 0.06f)
        drawLine(ink, from, to, line, StrokeCap.Round)
    }
}
