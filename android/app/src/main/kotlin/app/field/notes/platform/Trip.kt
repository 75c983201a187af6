package app.field.notes.platform

/** Looks where the phone is along the way, where everybody who looks at the phone can see that it does. */
internal interface Trip {
    /** Until then, milliseconds since 1970; no longer, where it is 0. */
    fun follow(untilMs: Long)
}
