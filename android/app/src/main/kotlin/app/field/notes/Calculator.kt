package app.field.notes

import java.math.BigDecimal
import java.math.MathContext
import java.math.RoundingMode

/** A pocket calculator, as it stands after each key: figures, a point, four operations, `=` and `C`. */
internal data class Calculator(
    /** What it shows. */
    val shown: String = "0",
    private val kept: BigDecimal? = null,
    private val operation: Char? = null,
    private val isFresh: Boolean = true,
) {
    /** The same after that key. */
    fun after(key: Char): Calculator = when (key) {
        'C' -> Calculator()
        in '0'..'9' -> when {
            isFresh -> copy(shown = key.toString(), isFresh = false)
            shown.length >= LONGEST -> this
            else -> copy(shown = if (shown == "0") key.toString() else shown + key)
        }
        '.' -> when {
            isFresh -> copy(shown = "0.", isFresh = false)
            '.' in shown || shown.length >= LONGEST -> this
            else -> copy(shown = "$shown.")
        }
        '=' -> Calculator(shown = text(result()))
        else -> {
            // Two operations in a row: the later one holds.
            val value = if (isFresh && operation != null) kept else result()
            Calculator(shown = text(value), kept = value, operation = key)
        }
    }

    private fun result(): BigDecimal? {
        val typed = shown.trimEnd('.').toBigDecimalOrNull() ?: return null
        val before = kept ?: return typed
        return when (operation) {
            '+' -> before + typed
            '−' -> before - typed
            '×' -> before.multiply(typed, PRECISION)
            '÷' -> if (typed.signum() == 0) null else before.divide(typed, PRECISION)
            else -> typed
        }
    }

    private fun text(value: BigDecimal?): String {
        val rounded = value?.round(PRECISION)?.stripTrailingZeros() ?: return NONE
        val plain = rounded.toPlainString()
        return if (plain.length <= LONGEST) plain else rounded.round(SHORT).toString()
    }

    private companion object {
        const val LONGEST = 12
        const val NONE = "–"
        val PRECISION = MathContext(10, RoundingMode.HALF_UP)
        val SHORT = MathContext(6, RoundingMode.HALF_UP)
    }
}
