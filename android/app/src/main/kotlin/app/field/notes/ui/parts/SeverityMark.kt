package app.field.notes.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalDensity
import app.field.core.PhotoSeverity
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** How much a finding says, as a sign as high as a line of small letters: what it is can be told without its colour. */
@Composable
internal fun SeverityMark(severity: PhotoSeverity) {
    val side = with(LocalDensity.current) { type.source.lineHeight.toDp() }
    val inks = inks()
    Canvas(Modifier.size(side)) { severityMark(severity, inks, Offset.Zero, size.width) }
}

/** What each of the signs is drawn with. */
internal class Inks(val place: Color, val ground: Color, val link: Color, val little: Color)

@Composable
internal fun inks() = Inks(colours.accent, colours.card, colours.secondInk, colours.line)

/** A pin on a map, two links of a chain, a small ring. */
internal fun DrawScope.severityMark(severity: PhotoSeverity, inks: Inks, from: Offset, side: Float) = when (severity) {
    PhotoSeverity.PLACE -> pin(inks, from, side)
    PhotoSeverity.LINK -> chain(inks.link, from, side)
    PhotoSeverity.LITTLE -> drawCircle(inks.little, side * 0.14f, from.moved(side, 0.5f, 0.5f), style = Stroke(side * 0.09f))
}

private fun Offset.moved(side: Float, right: Float, down: Float) = Offset(x + side * right, y + side * down)

private fun DrawScope.pin(inks: Inks, from: Offset, side: Float) {
    val (middle, radius) = from.moved(side, 0.5f, 0.37f) to side * 0.29f
    val (left, right, tip) = Triple(from.moved(side, 0.24f, 0.48f), from.moved(side, 0.76f, 0.48f), from.moved(side, 0.5f, 0.94f))
    val foot = Path().apply {
        moveTo(left.x, left.y)
        lineTo(tip.x, tip.y)
        lineTo(right.x, right.y)
        close()
    }
    drawCircle(inks.place, radius, middle)
    drawPath(foot, inks.place)
    drawCircle(inks.ground, radius * 0.38f, middle)
}

private fun DrawScope.chain(ink: Color, from: Offset, side: Float) {
    val stroke = Stroke(side * 0.1f)
    for (right in listOf(0.36f, 0.64f)) drawCircle(ink, side * 0.2f, from.moved(side, right, 0.5f), style = stroke)
}
