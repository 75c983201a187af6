package app.field.notes.ui.parts

import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Check
import androidx.compose.material.icons.filled.Info
import androidx.compose.material.icons.filled.Warning
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.field.core.ActionView
import app.field.core.Notice
import app.field.core.Problem
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** What can go wrong: a sign and a sentence, above what it belongs to. */
@Composable
internal fun Strip(text: String) = Band(Icons.Filled.Warning, colours.note, colours.noteGround, listOf(text))

/** What was done: at once, with time and place. Nothing where there is none. */
@Composable
internal fun SavedPart(text: String?) {
    text?.let { Band(Icons.Filled.Check, colours.good, colours.goodGround, listOf(it), isNews = true) }
}

/** A line above the page, and what it leads to. */
@Composable
internal fun NoticePart(notice: Notice, does: (ActionView) -> Unit) {
    Band(Icons.Filled.Info, colours.onSoftAccent, colours.softAccent, listOf(notice.text), isNews = true) {
        notice.action?.let { WordAction(it, does = does) }
    }
}

/** What went wrong, where it happened. Nothing where nothing did. */
@OptIn(ExperimentalFoundationApi::class)
@Composable
internal fun ProblemPart(problem: Problem?) {
    problem ?: return
    val lines = listOfNotNull(problem.what, problem.kept, problem.next)
    val sight = remember { BringIntoViewRequester() }
    LaunchedEffect(problem) { sight.bringIntoView() }
    Box(Modifier.bringIntoViewRequester(sight)) {
        Band(Icons.Filled.Warning, colours.danger, colours.dangerGround, lines, isNews = true) {
            Text(problem.code, style = type.source)
        }
    }
}

/** Something that could not be done, said by the phone's side. */
@Composable
internal fun RefusalPart(lines: List<String>) =
    Band(Icons.Filled.Warning, colours.danger, colours.dangerGround, lines, isNews = true)

@Composable
private fun Band(
    sign: ImageVector,
    ink: Color,
    ground: Color,
    lines: List<String>,
    isNews: Boolean = false,
    below: @Composable () -> Unit = {},
) {
    Surface(
        modifier = Modifier.fillMaxWidth(),
        shape = RoundedCornerShape(Tokens.cardCorner),
        color = ground,
        contentColor = ink,
    ) {
        Row(Modifier.padding(Tokens.gap), horizontalArrangement = Arrangement.spacedBy(Tokens.gap)) {
            // The words say it too.
            Icon(sign, contentDescription = null, Modifier.size(Tokens.mark))
            Column(
                Modifier.weight(1f).semantics { if (isNews) liveRegion = LiveRegionMode.Polite },
                verticalArrangement = Arrangement.spacedBy(Tokens.half),
            ) {
                lines.forEach { Text(it, style = type.row) }
                below()
            }
        }
    }
}
