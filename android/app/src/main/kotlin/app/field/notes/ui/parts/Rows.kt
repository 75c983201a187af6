package app.field.notes.ui.parts

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.role
import app.field.core.Action
import app.field.core.RowView
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** A list of lines that lead somewhere, on one card. */
@Composable
internal fun RowsPart(rows: List<RowView>, does: (Action) -> Unit) {
    if (rows.isEmpty()) return
    Card {
        rows.forEachIndexed { at, row ->
            if (at > 0) HorizontalDivider(thickness = Tokens.hairline, color = colours.softAccent)
            RowPart(row, does)
        }
    }
}

/** A card. */
@Composable
internal fun Card(content: @Composable () -> Unit) {
    Surface(
        modifier = Modifier.fillMaxWidth(),
        shape = RoundedCornerShape(Tokens.cardCorner),
        color = colours.card,
        contentColor = colours.ink,
    ) { Column { content() } }
}

/** One line that leads on. */
@Composable
internal fun RowPart(row: RowView, does: (Action) -> Unit) =
    LinePart(row.title, row.detail, row.edge, row.spoken, row.action, does)

/**
 * One line, read as one. What stands at its edge goes below where there is no room beside; [below] is for the eye alone,
 * since [spoken] says it too.
 */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun LinePart(
    title: String,
    detail: String?,
    edge: String?,
    spoken: String,
    action: Action?,
    does: (Action) -> Unit,
    below: @Composable () -> Unit = {},
) {
    val tapped = if (action == null) Modifier else Modifier.clickable { does(action) }
    Column(
        Modifier
            .fillMaxWidth()
            .then(tapped)
            .heightIn(min = Tokens.mainAction)
            .clearAndSetSemantics {
                contentDescription = spoken
                if (action != null) {
                    role = Role.Button
                    onClick {
                        does(action)
                        true
                    }
                }
            }
            .padding(horizontal = Tokens.block, vertical = Tokens.gap),
        verticalArrangement = Arrangement.Center,
    ) {
        FlowRow(Modifier.fillMaxWidth(), horizontalArrangement = Arrangement.SpaceBetween) {
            Text(title, color = colours.ink, style = type.rowStrong)
            edge?.let { Text(it, color = colours.secondInk, style = type.row) }
        }
        detail?.let { Text(it, color = colours.secondInk, style = type.source) }
        below()
    }
}

/** A heading and its rows. */
@Composable
internal fun Group(heading: String?, rows: List<RowView>, does: (Action) -> Unit) {
    if (rows.isEmpty()) return
    heading?.let { Heading(it) }
    RowsPart(rows, does)
}

/** Text on a card, large: her own words. */
@Composable
internal fun WordsPart(text: String) {
    if (text.isEmpty()) return
    Card {
        Text(text, Modifier.padding(Tokens.block), color = colours.ink, style = type.body)
    }
}
