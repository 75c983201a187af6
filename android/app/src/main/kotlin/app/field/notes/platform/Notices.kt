package app.field.notes.platform

/** Shows what says nothing of what this is. */
internal interface Notices {
    /** Whether it may, and whether anything of it would be seen. */
    fun may(): Boolean

    /** Shows it under that number, in place of what is shown under it. */
    fun show(number: Long, text: String, sounds: Boolean)

    /** Takes these back; all, where there are none. */
    fun takeBack(numbers: List<Long>)
}
