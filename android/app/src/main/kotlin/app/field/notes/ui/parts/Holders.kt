package app.field.notes.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.semantics
import app.field.core.HolderView
import app.field.core.Holds
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** Which phones have the time of a check-in: a small phone each, with a clock on it where it does. */
@Composable
internal fun HoldersPart(phones: List<HolderView>) {
    if (phones.isEmpty()) return
    Card {
        phones.forEachIndexed { at, phone ->
            if (at > 0) HorizontalDivider(thickness = Tokens.hairline, color = colours.softAccent)
            Row(
                Modifier.fillMaxWidth().padding(Tokens.block).semantics(mergeDescendants = true) {},
                horizontalArrangement = Arrangement.spacedBy(Tokens.block),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Sign(phone.holds)
                Column(Modifier.weight(1f)) {
                    Text(phone.name, color = colours.ink, style = type.rowStrong)
                    Text(phone.line, color = colours.secondInk, style = type.source)
                }
            }
        }
    }
}

@Composable
private fun Sign(holds: Holds) {
    val (ink, quiet, ground) = Triple(colours.accent, colours.line, colours.softAccent)
    Canvas(Modifier.size(Tokens.signWidth, Tokens.signHeight)) {
        when (holds) {
            Holds.TIME -> {
                phone(ink, ground, dashed = false)
                clock(ink)
            }
            Holds.COULD -> {
                phone(ink, Color.Transparent, dashed = true)
                clock(ink)
            }
            Holds.TOLD -> {
                phone(ink, Color.Transparent, dashed = false)
                letter(ink)
            }
            Holds.NOTHING -> phone(quiet, Color.Transparent, dashed = true)
        }
    }
}

private fun DrawScope.line(): Float = size.width / 16

private fun DrawScope.phone(ink: Color, ground: Color, dashed: Boolean) {
    val line = line()
    val round = CornerRadius(size.width / 6)
    val (from, within) = Offset(line / 2, line / 2) to Size(size.width - line, size.height - line)
    val effect = if (dashed) PathEffect.dashPathEffect(floatArrayOf(line * 2, line * 2)) else null
    drawRoundRect(ground, from, within, round)
    drawRoundRect(ink, from, within, round, Stroke(line, pathEffect = effect))
}

/** A clock: it has the time. */
private fun DrawScope.clock(ink: Color) {
    val middle = Offset(size.width / 2, size.height / 2)
    val radius = size.width * 0.28f
    drawCircle(ink, radius, middle, style = Stroke(line()))
    drawLine(ink, middle, Offset(middle.x, middle.y - radius * 0.6f), line(), StrokeCap.Round)
    drawLine(ink, middle, Offset(middle.x + radius * 0.5f, middle.y), line(), StrokeCap.Round)
}

/** A letter: it is told. */
private fun DrawScope.letter(ink: Color) {
    val (width, height) = size.width * 0.56f to size.width * 0.4f
    val (left, top) = (size.width - width) / 2 to (size.height - height) / 2
    drawRect(ink, Offset(left, top), Size(width, height), style = Stroke(line()))
    val fold = Offset(size.width / 2, top + height * 0.6f)
    drawLine(ink, Offset(left, top), fold, line(), StrokeCap.Round)
    drawLine(ink, Offset(left + width, top), fold, line(), StrokeCap.Round)
}
