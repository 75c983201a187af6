package app.field.notes.platform

import android.content.Context

/** The parts of a phone that bring something in, and what of this app leads to them from outside. */
class Brings internal constructor(
    internal val sources: Sources,
    internal val recorder: Recorder,
    internal val cameras: Cameras,
    internal val whereabouts: Whereabouts,
    internal val trip: Trip,
    internal val outside: Outside,
) {
    internal companion object {
        /** Of the phone itself. */
        fun ofPhone(context: Context) = Brings(
            SystemSources(context),
            SystemRecorder(context),
            SystemCameras(context),
            SystemWhereabouts(context),
            SystemTrip(context),
            SystemOutside(context),
        )
    }
}
