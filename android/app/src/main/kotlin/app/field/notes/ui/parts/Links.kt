package app.field.notes.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
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

/** Lines that lead on from the head of a long list, as many beside each other as have room: the list begins soon below. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun LinksPart(rows: List<RowView>, does: (Action) -> Unit) {
    if (rows.isEmpty()) return
    FlowRow(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(Tokens.step),
        verticalArrangement = Arrangement.spacedBy(Tokens.step),
    ) { rows.forEach { Link(it, does) } }
}

@Composable
private fun Link(row: RowView, does: (Action) -> Unit) {
    val shape = RoundedCornerShape(Tokens.cardCorner)
    Surface(
        modifier = Modifier
            .clip(shape)
            .clickable { does(row.action) }
            .clearAndSetSemantics {
                contentDescription = row.spoken
                role = Role.Button
                onClick {
                    does(row.action)
                    true
                }
            },
        shape = shape,
        color = colours.softAccent,
        contentColor = colours.onSoftAccent,
        border = BorderStroke(Tokens.hairline, colours.softAccent),
    ) {
        Column(
            Modifier.heightIn(min = Tokens.target).padding(horizontal = Tokens.block, vertical = Tokens.step),
            verticalArrangement = Arrangement.Center,
        ) {
            Text(row.title, style = type.row)
            listOfNotNull(row.detail, row.edge).forEach { Text(it, style = type.source) }
        }
    }
}
