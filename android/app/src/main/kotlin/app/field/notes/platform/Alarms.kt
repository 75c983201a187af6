package app.field.notes.platform

import app.field.core.WakeView

/** Wakes the phone at a moment, also while it rests. */
internal interface Alarms {
    /**
     * Asks for one wake a minute ahead, in front of anything that may go wrong: a process that ends in the middle then
     * costs a minute. The next list takes it back.
     */
    fun guard()

    /** Wakes at these moments and at no others: the list takes the place of the one before, and of the guard. */
    fun set(wakes: List<WakeView>)
}
