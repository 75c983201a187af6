package app.field.notes.platform

/** Where the phone is. */
internal interface Whereabouts {
    /** Looks once, and tells it once or not at all. */
    fun look(told: (Fix) -> Unit)

    /** A place as the phone gives it: ten-millionths of a degree, metres, milliseconds since 1970. */
    data class Fix(val latE7: Long, val lonE7: Long, val accuracyM: UInt, val atMs: Long)
}
