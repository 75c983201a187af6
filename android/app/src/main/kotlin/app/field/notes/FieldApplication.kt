package app.field.notes

import android.app.Application

/**
 * The process. It may be started before the phone is unlocked for the first time, so it touches nothing by itself: what
 * it stands on is made when a page asks for it.
 */
open class FieldApplication : Application() {
    /** What the core stands on, in this process. */
    open val surroundings: Surroundings by lazy { Surroundings.ofPhone(this) }
}
