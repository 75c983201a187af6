package app.field.notes.platform

import app.field.core.Effect

/** Shows what says nothing of what this is. */
internal interface Notices {
    /** Whether it may, and whether anything of it would be seen. */
    fun may(): Boolean

    /** Whether a page may come up over the locked screen. */
    fun mayRing(): Boolean

    /** Shows it under its number, in place of what is shown under it. */
    fun show(notice: Effect.Notify)

    /** Takes these back; all, where there are none. */
    fun takeBack(numbers: List<Long>)
}
