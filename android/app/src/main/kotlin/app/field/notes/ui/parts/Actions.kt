package app.field.notes.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDecoration
import app.field.core.ActionView
import app.field.core.Weight
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** An action as it weighs, with what has to be known before above it. */
@Composable
internal fun ActionPart(action: ActionView, does: (ActionView) -> Unit) {
    Column(verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
        action.risks.forEach { Strip(it) }
        when (action.weight) {
            Weight.MAIN -> Filled(action, colours.accent, colours.onAccent, does)
            Weight.DANGER -> Filled(action, colours.danger, colours.onDanger, does)
            Weight.QUIET -> Quiet(action, does)
        }
    }
}

/** Several, one below the other. */
@Composable
internal fun ActionsPart(actions: List<ActionView>, does: (ActionView) -> Unit) = actions.forEach { ActionPart(it, does) }

/** One of a few offers that weigh the same: a card that is tapped. */
@Composable
internal fun OfferPart(action: ActionView, does: (ActionView) -> Unit) {
    if (action.weight != Weight.QUIET) return ActionPart(action, does)
    Surface(
        modifier = Modifier.fillMaxWidth().does(action, colours.onSoftAccent, does),
        shape = RoundedCornerShape(Tokens.mainCorner),
        color = colours.softAccent,
        contentColor = colours.onSoftAccent,
    ) { Label(action) }
}

@Composable
private fun Filled(action: ActionView, ground: Color, ink: Color, does: (ActionView) -> Unit) {
    Surface(
        modifier = Modifier.fillMaxWidth().faded(action).does(action, ink, does),
        shape = RoundedCornerShape(Tokens.mainCorner),
        color = ground,
        contentColor = ink,
    ) { Label(action) }
}

@Composable
private fun Label(action: ActionView) {
    Box(
        Modifier.heightIn(min = Tokens.mainAction).padding(PaddingValues(Tokens.block, Tokens.step)),
        contentAlignment = Alignment.Center,
    ) { Text(action.label, style = type.action, textAlign = TextAlign.Center) }
}

@Composable
private fun Quiet(action: ActionView, does: (ActionView) -> Unit) {
    Surface(
        modifier = Modifier.fillMaxWidth().faded(action).does(action, colours.accent, does),
        shape = RoundedCornerShape(Tokens.mainCorner),
        color = Color.Transparent,
        contentColor = colours.accent,
        border = BorderStroke(Tokens.hairline, colours.line),
    ) {
        Box(
            Modifier.heightIn(min = Tokens.target).padding(PaddingValues(Tokens.block, Tokens.step)),
            contentAlignment = Alignment.Center,
        ) { Text(action.label, style = type.action, textAlign = TextAlign.Center) }
    }
}

/** An action in a line of text: as wide as its words. */
@Composable
internal fun WordAction(action: ActionView, modifier: Modifier = Modifier, does: (ActionView) -> Unit) {
    Box(
        modifier.heightIn(min = Tokens.target).faded(action).does(action, colours.accent, does).padding(horizontal = Tokens.block),
        contentAlignment = Alignment.Center,
    ) {
        Text(
            action.label,
            color = colours.accent,
            style = type.action,
            textAlign = TextAlign.Center,
            textDecoration = TextDecoration.Underline,
        )
    }
}

@Composable
private fun Modifier.faded(action: ActionView): Modifier =
    if (action.enabled) this else alpha(Tokens.DISABLED_ALPHA)

/** Does it when it is tapped, or held where it has to be held. */
@Composable
internal fun Modifier.does(action: ActionView, ink: Color, does: (ActionView) -> Unit): Modifier {
    val latest by rememberUpdatedState(action)
    val call by rememberUpdatedState(does)
    val spoken = if (action.spoken == action.label) this else semantics { contentDescription = action.spoken }
    if (!action.hold) {
        return spoken.clickable(enabled = action.enabled, role = Role.Button) { call(latest) }
    }
    return spoken.held(enabled = action.enabled, ink) { call(latest) }
}
