package app.field.notes.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import app.field.bridge.Codes
import app.field.core.CodePicture
import app.field.core.ErrorCode
import app.field.notes.ui.theme.Tokens

/** A text as a QR code, for the camera of another phone: black on white in every mode, or cameras don't find it. */
@Composable
internal fun CodePart(text: String, label: String) {
    // A text that no code holds still stands below as text.
    val code = remember(text) { drawn(text) } ?: return
    Box(Modifier.fillMaxWidth(), contentAlignment = Alignment.Center) {
        Canvas(
            Modifier.widthIn(max = Tokens.code).fillMaxWidth().aspectRatio(1f).semantics { contentDescription = label },
        ) { paint(code) }
    }
}

private fun drawn(text: String): CodePicture? = try {
    Codes.of(text)
} catch (_: ErrorCode) {
    null
}

/** Modules have whole pixels: a line between two of them would be seen as light. */
private fun DrawScope.paint(code: CodePicture) {
    drawRect(Tokens.codeGround)
    val side = code.sideModules.toInt()
    val module = (size.width / (side + 2 * code.marginModules.toInt())).toInt().coerceAtLeast(1).toFloat()
    val first = ((size.width - module * side) / 2).toInt().toFloat()
    code.dark.forEachIndexed { at, dark ->
        if (dark) {
            val from = Offset(first + at % side * module, first + at / side * module)
            drawRect(Tokens.codeInk, from, Size(module, module))
        }
    }
}
