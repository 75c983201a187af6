package app.field.bridge

import app.field.core.Capture
import app.field.core.CaptureIntake
import app.field.core.DeviceKey
import app.field.core.Frame
import app.field.core.NewCaptureItem
import java.nio.ByteBuffer

/**
 * Keeps things while the record stays shut, without [Core]: for a receiver or a share target.
 *
 * Every call stands in the queue of [Core], for each asks the key store.
 */
public class Captures private constructor(private val capture: Capture) : AutoCloseable {
    public companion object {
        /** Over the record in [folder]. Makes nothing and reads nothing yet. */
        public fun open(folder: String, key: DeviceKey): Captures = Captures(Capture.open(folder, key))
    }

    /** Whether captures are taken now. */
    public suspend fun isOn(): Boolean = Queue.toTheEnd { capture.isOn() }

    /** Keeps a note. `CaptureOff` where captures are not taken. */
    public suspend fun note(text: String, frame: Frame): Unit = Queue.toTheEnd { capture.note(text, frame) }

    /** Begins to keep a file. `CaptureOff` where captures are not taken. */
    public suspend fun begin(item: NewCaptureItem, frame: Frame): IncomingCapture =
        Queue.toTheEnd { IncomingCapture(capture.begin(item, frame)) }

    /** Lets go of it. What was begun goes on. */
    override fun close(): Unit = capture.close()
}

/** A file that is being captured, piece by piece. It ends with [finish] or [abandon]. */
public class IncomingCapture internal constructor(private val intake: CaptureIntake) : AutoCloseable {
    /**
     * Takes what lies between the position of a direct buffer and its limit, at most 1 MiB; the position moves behind
     * it. More is refused as `Invalid`, and nothing is lost by it.
     */
    public suspend fun write(bytes: ByteBuffer): Unit = Queue.toTheEnd { lend(bytes, intake::write) }

    /** Makes durable what has come so far. A recording asks for it about once a second. */
    public suspend fun sync(): Unit = Queue.toTheEnd { intake.sync() }

    /** Makes it whole: the next unlock takes it in. */
    public suspend fun finish(): Unit = Queue.toTheEnd { intake.finish() }

    /** Gives it up: nothing of it is left. */
    public suspend fun abandon(): Unit = Queue.toTheEnd { intake.abandon() }

    /** Lets go of it. What came whole is taken in at the next unlock all the same. */
    override fun close(): Unit = intake.close()
}
