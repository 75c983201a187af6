package app.field.bridge

import app.field.core.EvidenceIntake
import app.field.core.Frame
import app.field.core.TakenInView
import java.nio.ByteBuffer

/**
 * A file on its way into the record, piece by piece, with nothing of it in clear on disk. [Core.beginEvidence] gives it.
 *
 * It ends with [finish] or [abandon]; locking the record cuts it off. Every call stands in the queue of [Core].
 */
public class IncomingEvidence internal constructor(
    private val intake: EvidenceIntake,
    private val changed: () -> Unit,
) : AutoCloseable {
    /**
     * Takes what lies between the position of a direct buffer and its limit, at most 1 MiB; the position moves behind
     * it. More is refused as `Invalid`, and nothing is lost by it.
     */
    public suspend fun write(bytes: ByteBuffer): Unit = Queue.toTheEnd { lend(bytes, intake::write) }

    /** Makes durable what has come so far. A recording asks for it about once a second. */
    public suspend fun sync(): Unit = Queue.toTheEnd { intake.sync() }

    /** Closes the file, and says what was taken in. */
    public suspend fun finish(frame: Frame): TakenInView = try {
        Queue.toTheEnd { intake.finish(frame) }
    } finally {
        changed()
    }

    /** Gives it up: nothing of it is left. */
    public suspend fun abandon(frame: Frame): Unit = try {
        Queue.toTheEnd { intake.abandon(frame) }
    } finally {
        changed()
    }

    /** Lets go of it. What was neither finished nor given up is told at the next unlock. */
    override fun close(): Unit = intake.close()
}
