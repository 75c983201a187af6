package app.field.notes.ui.parts

import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.field.core.CopyView
import app.field.notes.ui.theme.Tokens

/**
 * What became of clean copies: what is gone, and what stays. It comes into sight when it is made while she looks. Nothing
 * before any was made.
 */
@OptIn(ExperimentalFoundationApi::class)
@Composable
internal fun CopyPart(copy: CopyView?) {
    val known = remember { copy }
    copy ?: return
    val sight = remember { BringIntoViewRequester() }
    LaunchedEffect(copy) { if (copy != known) sight.bringIntoView() }
    Column(Modifier.fillMaxWidth().bringIntoViewRequester(sight), Arrangement.spacedBy(Tokens.block)) {
        Column(Modifier.semantics { liveRegion = LiveRegionMode.Polite }, Arrangement.spacedBy(Tokens.step)) {
            Paragraphs(copy.said)
        }
        Listed(copy.goneHeading, copy.gone)
        Listed(copy.staysHeading, copy.stays)
        Paragraph(copy.original)
    }
}

@Composable
private fun Listed(heading: String?, lines: List<String>) {
    heading?.let { Heading(it) }
    LinesPart(lines)
}
