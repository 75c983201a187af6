package app.field.notes.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import app.field.core.PhotoFindingView
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** What a photo gives away: a card for each kind, what says most first. */
@Composable
internal fun FindingsPart(findings: List<PhotoFindingView>) = findings.groupBy { it.severity }.values.forEach { alike ->
    Card {
        alike.forEachIndexed { at, finding ->
            if (at > 0) HorizontalDivider(thickness = Tokens.hairline, color = colours.softAccent)
            Finding(finding)
        }
    }
}

@Composable
private fun Finding(finding: PhotoFindingView) {
    Row(
        Modifier.fillMaxWidth().padding(horizontal = Tokens.block, vertical = Tokens.gap),
        horizontalArrangement = Arrangement.spacedBy(Tokens.gap),
    ) {
        SeverityMark(finding.severity)
        Column(Modifier.weight(1f)) {
            Text(
                finding.text,
                Modifier.fillMaxWidth().clearAndSetSemantics { contentDescription = finding.spoken },
                color = colours.ink,
                style = type.row,
            )
            // Read after it, by whoever wants to hear what stands in the file.
            finding.value?.let { Text(it, Modifier.fillMaxWidth(), color = colours.secondInk, style = type.source) }
        }
    }
}
