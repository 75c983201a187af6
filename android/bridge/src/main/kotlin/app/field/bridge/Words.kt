package app.field.bridge

import app.field.core.WordArgument
import app.field.core.WordCode
import app.field.core.words

/** Words outside a view: what a code means, and what the phone itself shows. */
public object Words {
    /** The words for [code], on the caller's thread, in the language of that BCP 47 tag; English where it is not held. */
    public fun of(code: WordCode, language: String, arguments: List<WordArgument> = emptyList()): String =
        words(code, arguments, language)
}
