package app.field.notes.platform

/** Keeps the phone and this process going for a short time. */
internal interface Wakefulness {
    /** For as long as a call takes. */
    fun during(call: () -> Unit)

    /** From now until [rest]: a text is on its way. */
    fun hold()

    /** Nothing is on its way any more. */
    fun rest()
}
