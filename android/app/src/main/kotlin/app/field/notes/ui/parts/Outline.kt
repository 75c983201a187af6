package app.field.notes.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.LayoutDirection
import app.field.core.OutlineView
import app.field.core.PhotoFindingView
import app.field.core.PhotoSeverity
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/**
 * The shape of a photo with a mark on it for each thing that it gives away, and beside it what each kind of mark means. For
 * the eye alone: the list below says it too. The photo itself is not decoded.
 */
@Composable
internal fun OutlinePart(outline: OutlineView, findings: List<PhotoFindingView>) {
    if (findings.isEmpty()) return
    val kinds = findings.groupBy { it.severity }.values.toList()
    val apart = Modifier.fillMaxWidth().clearAndSetSemantics {}
    if (LocalDensity.current.fontScale < Tokens.LARGE_LETTERS) {
        Row(apart, Arrangement.spacedBy(Tokens.block), Alignment.CenterVertically) {
            Frame(outline, kinds)
            Meanings(kinds)
        }
    } else {
        Column(apart, Arrangement.spacedBy(Tokens.block)) {
            Frame(outline, kinds)
            Meanings(kinds)
        }
    }
}

/** What each kind of mark means. */
@Composable
private fun Meanings(kinds: List<List<PhotoFindingView>>) {
    Column(verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
        kinds.forEach { alike ->
            Row(horizontalArrangement = Arrangement.spacedBy(Tokens.step)) {
                SeverityMark(alike.first().severity)
                Text(alike.first().means, color = colours.ink, style = type.source)
            }
        }
    }
}

/** As the photo is held, with a row of marks for each kind: what says most at the top. */
@Composable
private fun Frame(outline: OutlineView, kinds: List<List<PhotoFindingView>>) {
    val longer = maxOf(outline.width, outline.height).toFloat()
    val (wide, high) = Tokens.outline * (outline.width.toFloat() / longer) to Tokens.outline * (outline.height.toFloat() / longer)
    val inks = inks()
    val (ground, line) = colours.card to colours.line
    Canvas(Modifier.size(wide, high)) {
        val edge = Tokens.markLine.toPx()
        val (from, within) = Offset(edge / 2, edge / 2) to Size(size.width - edge, size.height - edge)
        val round = CornerRadius(Tokens.half.toPx())
        drawRoundRect(ground, from, within, round)
        drawRoundRect(line, from, within, round, Stroke(edge))
        marks(kinds.map { it.first().severity to it.size }, inks)
    }
}

/** Every mark, as large as all of them have room, in the middle. */
private fun DrawScope.marks(kinds: List<Pair<PhotoSeverity, Int>>, inks: Inks) {
    val edge = Tokens.step.toPx()
    val (wide, high) = size.width - 2 * edge to size.height - 2 * edge
    fun inRow(cell: Float) = (wide / cell).toInt().coerceAtLeast(1)
    fun rows(cell: Float) = kinds.sumOf { (_, count) -> (count + inRow(cell) - 1) / inRow(cell) }
    val largest = Tokens.mark.toPx()
    val cell = generateSequence(largest) { it - 1 }.first { rows(it) * it <= high || it <= 2 }
    val inRow = inRow(cell)
    var top = edge + (high - rows(cell) * cell) / 2
    for ((severity, count) in kinds) {
        repeat(count) { at ->
            val along = edge + at % inRow * cell
            val left = if (layoutDirection == LayoutDirection.Rtl) size.width - along - cell else along
            severityMark(severity, inks, Offset(left, top + at / inRow * cell), cell)
        }
        top += (count + inRow - 1) / inRow * cell
    }
}
