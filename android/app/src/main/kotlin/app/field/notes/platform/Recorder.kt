package app.field.notes.platform

import java.io.InputStream

/** Sound or video that is being recorded: its bytes are read while it is made. */
internal interface Recording {
    /** They end behind [stop], or when the phone ends it. */
    val bytes: InputStream

    /** Its media type. */
    val type: String

    /** Ends it. Again does no harm. */
    fun stop()
}

/** Records sound. */
internal interface Recorder {
    /** Begins; throws where the phone does not let it. */
    fun sound(): Recording

    /** A recording has begun, and may go on while nobody looks: the process stays. [stop] is for when the task is taken away. */
    fun stay(stop: () -> Unit)

    /** It has ended. */
    fun leave()
}
