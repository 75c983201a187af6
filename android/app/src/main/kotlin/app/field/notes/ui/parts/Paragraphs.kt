package app.field.notes.ui.parts

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** What is said once above the page in front: it scrolls with the page, so that it never pushes it out of sight. */
internal val LocalAbove = compositionLocalOf<@Composable () -> Unit> { {} }

/** The title of a page, and above it what is said once. */
@Composable
internal fun Title(text: String) {
    LocalAbove.current()
    Text(text, Modifier.fillMaxWidth().semantics { heading() }, color = colours.ink, style = type.title)
}

/** What stands above a part of a page. Nothing where it is empty. */
@Composable
internal fun Heading(text: String) {
    if (text.isEmpty()) return
    Text(
        text,
        Modifier.fillMaxWidth().padding(top = Tokens.step).semantics { heading() },
        color = colours.ink,
        style = type.heading,
    )
}

/** Text to read. */
@Composable
internal fun Paragraph(text: String) {
    if (text.isEmpty()) return
    Text(text, Modifier.fillMaxWidth(), color = colours.ink, style = type.body)
}

/** Text to read, a paragraph each. */
@Composable
internal fun Paragraphs(texts: List<String>) = texts.forEach { Paragraph(it) }

/** What is to be known besides: sources, dates, who has checked it. */
@Composable
internal fun Besides(text: String) {
    if (text.isEmpty()) return
    Text(text, Modifier.fillMaxWidth(), color = colours.secondInk, style = type.source)
}

/** What people read aloud or dial. */
@Composable
internal fun FigurePart(text: String) {
    Text(text, Modifier.fillMaxWidth(), color = colours.ink, style = type.figure)
}
