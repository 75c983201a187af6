package app.field.bridge

import app.field.core.Action
import app.field.core.App
import app.field.core.DeviceKey
import app.field.core.Effect
import app.field.core.EntriesPage
import app.field.core.Frame
import app.field.core.NewArrival
import app.field.core.NewEvidence
import app.field.core.OperationInterface
import app.field.core.OperationProgress
import app.field.core.PhotoFile
import app.field.core.TypedText
import app.field.core.View
import java.nio.ByteBuffer
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull

/**
 * The screens, for a shell that paints them.
 *
 * Every call leaves the caller's thread for one of our own, where calls stand in a queue; [lock] waits for nobody.
 * Records and enums of the core pass through; its objects stay in here.
 */
public class Core private constructor(private val app: App) : AutoCloseable {
    /** Counts what may have changed the view. */
    private val changes = MutableStateFlow(0L)

    public companion object {
        /** How often a view is asked for while work is under way, and how soon at the earliest otherwise. */
        private const val POLL_MS = 100L

        /**
         * Opens what is in [folder], or the first page where nothing is; check-ins lie in [checkIns] or inside it, clean
         * copies of photos in [copies]: without it none are made.
         */
        public suspend fun open(folder: String, key: DeviceKey, checkIns: String? = null, copies: String? = null): Core =
            Queue.toTheEnd { Core(App.open(folder, key, checkIns, copies)) }

        /** Returns at the end of the work, or cancels it with whoever waits. */
        internal suspend fun waitFor(operation: OperationInterface, told: (OperationProgress) -> Unit) {
            try {
                while (true) {
                    val progress = withContext(Queue.dispatcher) { operation.progress() }
                    told(progress)
                    if (progress.ended) return
                    delay(POLL_MS)
                }
            } catch (stopped: CancellationException) {
                operation.cancel()
                throw stopped
            }
        }
    }

    /** What is shown at this moment. */
    public suspend fun view(frame: Frame): View = withContext(Queue.dispatcher) { app.view(frame) }

    /**
     * What is shown from now on: after each act, when a view no longer holds, and while work is under way. [frame] is
     * asked at each look.
     */
    public fun views(frame: () -> Frame): Flow<View> = flow {
        while (true) {
            val seen = changes.value
            val now = frame()
            val view = view(now)
            emit(view)
            val rest = rest(view, now)
            if (rest == null) {
                changes.first { it != seen }
            } else {
                withTimeoutOrNull(rest) { changes.first { it != seen } }
            }
        }
    }.distinctUntilChanged()

    private fun rest(view: View, frame: Frame): Long? = when {
        view.operation != null -> POLL_MS
        else -> view.freshUntilMs?.let { (it - frame.wallMs).coerceAtLeast(POLL_MS) }
    }

    /** Does it. What comes back is to be carried out, so a caller that was cancelled meanwhile gets it too. */
    public suspend fun act(action: Action, frame: Frame): List<Effect> = changing {
        Queue.toTheEnd { app.act(action, frame) }
    }

    /** Does what comes with bytes, and wipes them. */
    public suspend fun actWith(action: Action, secret: Secret, frame: Frame): List<Effect> = changing {
        Queue.toTheEnd { secret.spend { bytes -> app.actWith(action, bytes, frame) } }
    }

    /**
     * Looks for the code of another phone in a picture of the camera, and takes it as if it had been typed. The picture
     * lies in a direct buffer between its position and its limit, which do not move: grey, a byte for each pixel, rows
     * [stride] bytes apart. Nothing where no code is seen or no pairing is in front, and the camera goes on.
     */
    public suspend fun seenCode(
        picture: ByteBuffer,
        width: UInt,
        height: UInt,
        stride: UInt,
        frame: Frame,
    ): List<Effect>? {
        val lent = picture.duplicate()
        return changing {
            Queue.toTheEnd {
                var asked: List<Effect>? = null
                lend(lent) { asked = app.seenCode(it, width, height, stride, frame) }
                asked
            }
        }
    }

    /**
     * Looks at what was chosen, where the page that asked for it is still in front. The bytes are read on a thread of the
     * core and never all at once; they are let go of with the last page that shows something of them.
     */
    public suspend fun lookAtPhotos(photos: List<PhotoFile>, frame: Frame): Unit = changing {
        Queue.toTheEnd { app.lookAtPhotos(photos, frame) }
    }

    /**
     * Waits for the work that the view shows under this number, and gives what its end asks for. Whoever is cancelled
     * while waiting cancels the work.
     */
    public suspend fun complete(number: UInt, told: (OperationProgress) -> Unit = {}): List<Effect> {
        val operation = Queue.toTheEnd { app.operation(number) }
        operation.use {
            waitFor(operation, told)
            return changing { Queue.toTheEnd { operation.finish() } }
        }
    }

    /**
     * What work asks for that ended before a view showed its number. To be called whenever a view shows no operation:
     * a wake may be among it.
     */
    public suspend fun effectsLeft(): List<Effect> = Queue.toTheEnd { app.effectsLeft() }

    /** Entries of the list that is shown, behind where a page of it ended. */
    public suspend fun page(after: String, frame: Frame): EntriesPage =
        withContext(Queue.dispatcher) { app.page(after, frame) }

    /** Begins to take a file in. `Locked` where the record is shut, `InUse` while work has it. */
    public suspend fun beginEvidence(item: NewEvidence, frame: Frame): IncomingEvidence = changing {
        Queue.toTheEnd { IncomingEvidence(app.beginEvidence(item, frame), ::changed) }
    }

    /**
     * Begins to take in a file that was shared, chosen or is being made: into the open record, or sealed beside a shut one.
     * `InUse` while work has it.
     */
    public suspend fun beginArrival(arrival: NewArrival, frame: Frame): IncomingEvidence = changing {
        Queue.toTheEnd { IncomingEvidence(app.beginArrival(arrival, frame), ::changed) }
    }

    /** Bytes of a file in the record from [offset] on, at most [length] and at most 1 MiB; fewer at its end. */
    public suspend fun evidenceRange(id: String, offset: Long, length: UInt, frame: Frame): ByteArray =
        withContext(Queue.dispatcher) { app.evidenceRange(id, offset, length, frame) }

    /** Locks, on the caller's thread and at once; [typed] is kept before the keys are dropped. */
    public fun lock(typed: TypedText?, frame: Frame): Unit = changing { app.lock(typed, frame) }

    /** Lets go of the core. Nothing can be called afterwards. */
    override fun close(): Unit = app.close()

    /** Lets go of the core behind the calls that stand in the queue already, whether anybody still waits for them or not. */
    public fun closeInTurn(): Unit = Queue.later { app.close() }

    private inline fun <T> changing(call: () -> T): T {
        try {
            return call()
        } finally {
            changed()
        }
    }

    private fun changed() = changes.update { it + 1 }
}
