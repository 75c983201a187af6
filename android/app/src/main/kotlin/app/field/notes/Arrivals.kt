package app.field.notes

import app.field.bridge.Core
import app.field.bridge.IncomingEvidence
import app.field.core.ErrorCode
import app.field.core.EvidenceOrigin
import app.field.core.Frame
import app.field.core.NewArrival
import app.field.core.NotTaken
import app.field.notes.platform.Pieces
import app.field.notes.platform.Source
import java.nio.ByteBuffer
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/**
 * Brings files into the core, piece by piece and one after the other, with nothing of them in a file of ours. It goes on
 * when the page is gone: what is sealed beside a shut record needs none.
 */
internal class Arrivals(private val frame: () -> Frame) {
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val one = Mutex()

    /** Takes them in. Each that did not come is told to [told]. */
    fun take(core: Core, sources: List<Source>, entry: String?, origin: EvidenceOrigin, told: (NotTaken) -> Unit) {
        scope.launch {
            one.withLock {
                for (source in sources) {
                    // Locked in the middle, it comes once more from its beginning, sealed beside the record.
                    val why = take(core, source, entry, origin) ?: take(core, source, entry, origin) ?: NotTaken.STOPPED
                    if (why != NotTaken.NOTHING) told(why)
                    // Whoever stopped one of them meant all.
                    if (why == NotTaken.STOPPED) break
                }
            }
        }
    }

    /** What became of it: `NOTHING` where it is in; none where the record was locked meanwhile. */
    private suspend fun take(core: Core, source: Source, entry: String?, origin: EvidenceOrigin): NotTaken? = try {
        Pieces().use { pieces ->
            val about = pieces.about(source) {}
            val altered = pieces.open(source) {}
            val new = NewArrival(entry, about.name, about.type, origin, about.bytes, altered)
            whileInUse { core.beginArrival(new, frame()) }.use { copy(pieces, it) }
        }
        NotTaken.NOTHING
    } catch (stopped: CancellationException) {
        throw stopped
    } catch (_: ErrorCode.Locked) {
        null
    } catch (code: ErrorCode) {
        why(code)
    } catch (_: Exception) {
        // Whoever has it may answer with anything at all.
        NotTaken.UNREADABLE
    }

    private suspend fun copy(pieces: Pieces, incoming: IncomingEvidence) {
        // Brings nothing, and hears whether she has stopped it.
        val still: suspend () -> Unit = { incoming.write(NONE.duplicate()) }
        try {
            while (true) incoming.write(pieces.next(still) ?: break)
            whileInUse { incoming.finish(frame()) }
        } catch (failed: Exception) {
            giveUp(incoming)
            throw failed
        }
    }

    private suspend fun giveUp(incoming: IncomingEvidence) {
        try {
            incoming.abandon(frame())
        } catch (_: ErrorCode) {
            // The record was locked: the next unlock says that a file was cut off.
        }
    }

    /** Other work has the record for a moment. */
    private suspend fun <T> whileInUse(call: suspend () -> T): T {
        repeat(TRIES) {
            try {
                return call()
            } catch (_: ErrorCode.InUse) {
                delay(REST_MS)
            }
        }
        return call()
    }

    private companion object {
        const val TRIES = 150
        const val REST_MS = 200L
        val NONE: ByteBuffer = ByteBuffer.allocateDirect(1).apply { limit(0) }

        fun why(code: ErrorCode): NotTaken = when (code) {
            is ErrorCode.NoSpace -> NotTaken.NO_SPACE
            is ErrorCode.Invalid -> NotTaken.TOO_LONG
            is ErrorCode.Cancelled, is ErrorCode.CaptureOff -> NotTaken.STOPPED
            else -> NotTaken.UNREADABLE
        }
    }
}
