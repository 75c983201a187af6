package app.field.notes.platform

import app.field.core.Effect
import app.field.core.SendOutcome

/** Sends texts without anybody's hand. */
internal interface Texts {
    /** Whether this phone can and this app may. */
    fun may(): Boolean

    /** Hands it to the phone. What went wrong at once; nothing where the answer comes later, for each of its parts. */
    fun send(row: Effect.SendRow): Handed
}

/** What came of handing a text to the phone. */
internal sealed interface Handed {
    /** It is on its way; the phone answers for each of so many parts. */
    data class Underway(val parts: Int) : Handed

    /** It was not taken. */
    data class Refused(val outcome: SendOutcome) : Handed
}
