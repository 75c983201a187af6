package app.field.notes.platform

/** What of this app stands outside it, besides its icon. All of it is off until she switches it on. */
internal interface Outside {
    /** Shows these and no others: in lists for sharing, among the quick settings, at the icon. */
    fun show(share: Boolean, tile: Boolean, shortcut: Boolean)
}
