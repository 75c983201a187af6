package app.field.notes

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import app.field.notes.ui.theme.Tokens
import kotlin.test.Test
import kotlin.test.assertTrue

/** Contrast as WCAG computes it. */
class TokensTest {
    private fun ratio(one: Color, other: Color): Float {
        val (dark, light) = listOf(one.luminance(), other.luminance()).sorted()
        return (light + OFFSET) / (dark + OFFSET)
    }

    private fun text(colours: Tokens.Colours) = with(colours) {
        val grounds = listOf(paper, card)
        val onGrounds = grounds.flatMap { ground ->
            listOf(ink, secondInk, accent, note, danger, good).map { it to ground }
        }
        onGrounds + listOf(
            onAccent to accent,
            onSoftAccent to softAccent,
            onDanger to danger,
            note to noteGround,
            danger to dangerGround,
            good to goodGround,
        )
    }

    private fun marks(colours: Tokens.Colours) = with(colours) {
        listOf(line to paper, line to card, accent to paper, accent to card, accent to softAccent)
    }

    @Test
    fun `text stands out from its ground`() = listOf(Tokens.light, Tokens.dark).forEach { colours ->
        text(colours).forEach { (ink, ground) ->
            assertTrue(ratio(ink, ground) >= TEXT, "$ink on $ground: ${ratio(ink, ground)}")
        }
    }

    @Test
    fun `lines and marks stand out from their ground`() = listOf(Tokens.light, Tokens.dark).forEach { colours ->
        marks(colours).forEach { (mark, ground) ->
            assertTrue(ratio(mark, ground) >= MARKS, "$mark on $ground: ${ratio(mark, ground)}")
        }
    }

    @Test
    fun `no letter is smaller than a source line, and no target than a finger`() {
        val sizes = with(Tokens) { listOf(title, figure, heading, body, row, source) }
        assertTrue(sizes.all { it.value >= SMALLEST_SP })
        assertTrue(Tokens.target.value >= FINGER_DP && Tokens.mainAction.value >= FINGER_DP)
    }

    private companion object {
        const val OFFSET = 0.05f
        const val TEXT = 6.3f
        const val MARKS = 3f
        const val SMALLEST_SP = 14f
        const val FINGER_DP = 48f
    }
}
