package app.field.notes

import app.field.bridge.Words
import app.field.core.ErrorCode
import app.field.core.WordCode
import app.field.core.WordPart

/** Something that could not be done, in the words of the core. */
internal enum class Refusal(private val word: (WordPart) -> WordCode) {
    /** What is there could not be opened by this phone. */
    NO_ACCESS({ WordCode.NoAccess(it) }),

    /** The record is shut. */
    LOCKED({ WordCode.Locked(it) }),

    /** The program did not do what it should. */
    INTERNAL({ WordCode.Internal(it) }),
    ;

    /** What happened, what still stands, and what can be done. */
    fun text(language: String): List<String> =
        WordPart.entries.map { Words.of(word(it), language) }.filter { it.isNotEmpty() }

    companion object {
        fun of(code: ErrorCode): Refusal = when (code) {
            is ErrorCode.Locked -> LOCKED
            is ErrorCode.NoAccess -> NO_ACCESS
            else -> INTERNAL
        }
    }
}
