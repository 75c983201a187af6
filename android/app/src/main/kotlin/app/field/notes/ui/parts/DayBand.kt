package app.field.notes.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.LayoutDirection
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** The hours that the bands below are drawn against, evenly from the beginning of the day to its end. */
@Composable
internal fun DayHours(hours: List<String>) {
    Row(
        Modifier
            .fillMaxWidth()
            .clearAndSetSemantics {}
            .padding(start = Tokens.block, top = Tokens.gap, end = Tokens.block),
        horizontalArrangement = Arrangement.SpaceBetween,
    ) { hours.forEach { Text(it, color = colours.secondInk, style = type.source) } }
}

/**
 * In which part of a day it may have been: a bar from one minute to another on the length of the day, a point where both
 * are one, an arrow at an end beyond which it may reach. The words beside it say the same.
 */
@Composable
internal fun DayBand(fromMin: Int, toMin: Int, before: Boolean, after: Boolean) {
    val (track, mark) = colours.softAccent to colours.accent
    Canvas(Modifier.fillMaxWidth().padding(top = Tokens.step).height(Tokens.band)) {
        val round = CornerRadius(size.height / 2)
        drawRoundRect(track, cornerRadius = round)
        val (first, last) = at(fromMin) to at(toMin)
        // A point has the width of its height, or nobody would see it.
        val wide = maxOf(last - first, size.height)
        val left = first.coerceAtMost(size.width - wide)
        val start = if (layoutDirection == LayoutDirection.Rtl) size.width - left - wide else left
        drawRoundRect(mark, Offset(start, 0f), Size(wide, size.height), round)
        val turned = layoutDirection == LayoutDirection.Rtl
        if (before) drawPath(arrow(atStart = !turned), mark)
        if (after) drawPath(arrow(atStart = turned), mark)
    }
}

private fun DrawScope.at(minute: Int): Float = size.width * minute.coerceIn(0, DAY_MIN) / DAY_MIN

/** A point that stands out over an end of the bar. */
private fun DrawScope.arrow(atStart: Boolean): Path {
    val tall = size.height
    val (tip, foot) = if (atStart) -tall to tall / 2 else size.width + tall to size.width - tall / 2
    return Path().apply {
        moveTo(tip, tall / 2)
        lineTo(foot, -tall / 4)
        lineTo(foot, tall + tall / 4)
        close()
    }
}

private const val DAY_MIN = 24 * 60
