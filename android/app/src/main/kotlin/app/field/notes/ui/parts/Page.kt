package app.field.notes.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import app.field.notes.ui.theme.Tokens

/** A page: its title, what stands on it, and at the bottom, always in sight, what it is for. */
@Composable
internal fun Page(
    title: String,
    bottom: (@Composable () -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    PageFrame(bottom) { modifier ->
        Column(
            modifier.verticalScroll(rememberScrollState()).padding(Tokens.margin),
            verticalArrangement = Arrangement.spacedBy(Tokens.block),
        ) {
            Title(title)
            content()
        }
    }
}

/** The same for a page that scrolls by itself. */
@Composable
internal fun PageFrame(bottom: (@Composable () -> Unit)?, content: @Composable (Modifier) -> Unit) {
    Column(Modifier.fillMaxSize(), horizontalAlignment = Alignment.CenterHorizontally) {
        val width = Modifier.widthIn(max = Tokens.column).fillMaxWidth()
        content(width.weight(1f))
        bottom?.let {
            Column(width.padding(horizontal = Tokens.margin, vertical = Tokens.step)) { it() }
        }
    }
}
