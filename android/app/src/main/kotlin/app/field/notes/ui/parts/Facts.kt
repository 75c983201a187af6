package app.field.notes.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import app.field.core.FactView
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** Labels and what stands under them, on one card. */
@Composable
internal fun FactsPart(facts: List<FactView>) {
    if (facts.isEmpty()) return
    Card {
        Column(Modifier.padding(Tokens.block), verticalArrangement = Arrangement.spacedBy(Tokens.gap)) {
            facts.forEach { fact ->
                // Read as one: the label alone says nothing.
                Column(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
                    Text(fact.label, color = colours.secondInk, style = type.source)
                    Text(fact.value, color = colours.ink, style = type.row)
                }
            }
        }
    }
}

/** Lines that belong together, on one card. */
@Composable
internal fun LinesPart(lines: List<String>) {
    if (lines.isEmpty()) return
    Card {
        Column(Modifier.padding(Tokens.block), verticalArrangement = Arrangement.spacedBy(Tokens.step)) {
            lines.forEach { Text(it, color = colours.ink, style = type.row) }
        }
    }
}
