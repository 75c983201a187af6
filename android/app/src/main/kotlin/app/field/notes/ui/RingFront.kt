package app.field.notes.ui

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** The neutral text, and a tap anywhere. */
@Composable
internal fun RingFront(text: String, open: () -> Unit) = Ground {
    Box(
        Modifier.fillMaxSize().clickable(role = Role.Button, onClick = open).safeDrawingPadding().padding(Tokens.margin),
        contentAlignment = Alignment.Center,
    ) {
        Text(
            text,
            Modifier.verticalScroll(rememberScrollState()).semantics { heading() },
            color = colours.ink,
            style = type.title,
            textAlign = TextAlign.Center,
        )
    }
}
