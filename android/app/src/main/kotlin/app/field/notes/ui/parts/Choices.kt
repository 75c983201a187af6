package app.field.notes.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Check
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import app.field.core.Action
import app.field.core.ChoiceView
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** Answers one below the other; what is chosen has a sign and a ground of its own. */
@Composable
internal fun ChoicesPart(choices: List<ChoiceView>, several: Boolean, does: (Action) -> Unit) {
    choices.forEach { Choice(it, several, Modifier.fillMaxWidth(), does) }
}

/** Short answers beside each other, as many as a line takes. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun ChipsPart(choices: List<ChoiceView>, several: Boolean, does: (Action) -> Unit) {
    if (choices.isEmpty()) return
    FlowRow(
        Modifier.fillMaxWidth().selectableGroup(),
        horizontalArrangement = Arrangement.spacedBy(Tokens.step),
        verticalArrangement = Arrangement.spacedBy(Tokens.step),
    ) { choices.forEach { Choice(it, several, Modifier, does) } }
}

@Composable
private fun Choice(choice: ChoiceView, several: Boolean, modifier: Modifier, does: (Action) -> Unit) {
    val shape = RoundedCornerShape(Tokens.cardCorner)
    val chosen = choice.chosen
    val tapped = if (several) {
        Modifier.toggleable(chosen, role = Role.Checkbox) { does(choice.action) }
    } else {
        Modifier.selectable(chosen, role = Role.RadioButton) { does(choice.action) }
    }
    Surface(
        modifier = modifier.clip(shape).then(tapped),
        shape = shape,
        color = if (chosen) colours.softAccent else colours.card,
        contentColor = if (chosen) colours.onSoftAccent else colours.ink,
        border = BorderStroke(Tokens.hairline, if (chosen) colours.accent else colours.line),
    ) {
        Row(
            Modifier.heightIn(min = Tokens.target).padding(horizontal = Tokens.block, vertical = Tokens.step),
            horizontalArrangement = Arrangement.spacedBy(Tokens.step),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            // The state is spoken by its role.
            if (chosen) Icon(Icons.Filled.Check, contentDescription = null, Modifier.size(Tokens.mark))
            Text(choice.label, style = type.row)
        }
    }
}
