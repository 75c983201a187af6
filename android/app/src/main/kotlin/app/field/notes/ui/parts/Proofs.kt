package app.field.notes.ui.parts

import androidx.compose.material3.HorizontalDivider
import androidx.compose.runtime.Composable
import app.field.core.Action
import app.field.core.ProofView
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours

/** Pieces of proof, each of which leads to its own page. */
@Composable
internal fun ProofsPart(proofs: List<ProofView>, does: (Action) -> Unit) {
    if (proofs.isEmpty()) return
    Card {
        proofs.forEachIndexed { at, proof ->
            if (at > 0) HorizontalDivider(thickness = Tokens.hairline, color = colours.softAccent)
            LinePart(proof.title, proof.detail, null, proof.spoken, proof.action, does)
        }
    }
}
