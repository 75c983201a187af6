package app.field.notes

import android.graphics.SurfaceTexture
import app.field.bridge.Core
import app.field.bridge.IncomingEvidence
import app.field.core.Effect
import app.field.core.ErrorCode
import app.field.core.EvidenceOrigin
import app.field.core.Frame
import app.field.core.MakeKind
import app.field.core.NewArrival
import app.field.notes.platform.Camera
import app.field.notes.platform.Cameras
import app.field.notes.platform.Grey
import app.field.notes.platform.Recorder
import app.field.notes.platform.Recording
import java.nio.ByteBuffer
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * Makes pictures, sound and video, straight into the core. It outlives the page, so that what was recorded until that
 * went is kept. Called on the main thread alone.
 */
internal class Making(private val recorder: Recorder, private val cameras: Cameras, private val frame: () -> Frame) {
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)
    private var turning: Job? = null
    private var camera: Camera? = null
    private var recording: Recording? = null

    /** Whether the page has said since the recording began that it records. */
    private var seen = false

    /** What the camera sees is shown there; nowhere any more, where nothing is given. [failed] where it can't be. */
    fun show(on: SurfaceTexture?, turned: Int, failed: () -> Unit) = turn(on, turned, failed) {}

    /** The same, and each picture goes to [seen], one at a time. Nothing is made. */
    fun look(on: SurfaceTexture?, turned: Int, seen: suspend (Grey) -> Unit, failed: () -> Unit) =
        turn(on, turned, failed) { it.grey(seen) }

    private fun turn(on: SurfaceTexture?, turned: Int, failed: () -> Unit, then: suspend (Camera) -> Unit) {
        turning?.cancel()
        stop()
        camera?.close()
        camera = null
        if (on == null) return
        turning = scope.launch {
            try {
                val opened = cameras.open(on, turned)
                // Whoever turns it off has to find it, whatever is done with it meanwhile.
                camera = opened
                then(opened)
            } catch (stopped: CancellationException) {
                throw stopped
            } catch (_: Exception) {
                // Each part of a phone refuses in a way of its own.
                failed()
            }
        }
    }

    /** Makes one; [ended] hears whether it was kept. */
    fun make(core: Core, effect: Effect.Make, ended: (Boolean) -> Unit) {
        scope.launch {
            val kept = try {
                if (effect.kind == MakeKind.PHOTO) picture(core, effect.entry) else record(core, effect)
            } catch (stopped: CancellationException) {
                throw stopped
            } catch (_: Exception) {
                false
            }
            ended(kept)
        }
    }

    /** What the page in front says: a recording runs no longer than that. */
    fun follow(records: Boolean) {
        if (records) seen = true else if (seen) stop()
    }

    /** Ends the recording that runs, and keeps what came. */
    fun stop() {
        recording?.stop()
        recording = null
        seen = false
    }

    private suspend fun picture(core: Core, entry: String?): Boolean {
        val new = NewArrival(entry, "", JPEG, EvidenceOrigin.PHOTO, 0, altered = false)
        var kept = false
        checkNotNull(camera).picture { bytes ->
            kept = core.beginArrival(new, frame()).use { incoming ->
                orNothing(incoming) {
                    while (bytes.hasRemaining()) {
                        val piece = bytes.duplicate()
                        piece.limit(minOf(bytes.limit(), bytes.position() + PIECE_BYTES))
                        incoming.write(piece)
                        bytes.position(piece.position())
                    }
                }
            }
        }
        return kept
    }

    private suspend fun orNothing(incoming: IncomingEvidence, write: suspend () -> Unit): Boolean = try {
        write()
        incoming.finish(frame())
        true
    } catch (_: ErrorCode) {
        giveUp(incoming)
        false
    }

    private suspend fun giveUp(incoming: IncomingEvidence) {
        try {
            incoming.abandon(frame())
        } catch (_: ErrorCode) {
            // The record was locked: the next unlock says that a file was cut off.
        }
    }

    private suspend fun record(core: Core, effect: Effect.Make): Boolean {
        val sound = effect.kind == MakeKind.SOUND
        if (sound) recorder.stay(::stop)
        try {
            val running = if (sound) recorder.sound() else checkNotNull(camera).record()
            recording = running
            val new = NewArrival(effect.entry, "", running.type, EvidenceOrigin.RECORDING, 0, altered = false)
            return try {
                // What is recorded waits for no page.
                withContext(Dispatchers.Default) { core.beginArrival(new, frame()).use { keep(running, it) } }
            } finally {
                running.stop()
                if (recording === running) stop()
            }
        } finally {
            if (sound) recorder.leave()
        }
    }

    /** Whatever ends it, what came until then is kept: nobody can record it again. */
    private suspend fun keep(running: Recording, incoming: IncomingEvidence): Boolean {
        val heap = ByteArray(PIECE_BYTES)
        val direct = ByteBuffer.allocateDirect(PIECE_BYTES)
        var any = false
        var synced = System.nanoTime()
        try {
            while (true) {
                val read = withContext(Dispatchers.IO) { runCatching { running.bytes.read(heap) }.getOrDefault(-1) }
                if (read < 0) break
                direct.clear()
                direct.put(heap, 0, read).flip()
                incoming.write(direct)
                any = true
                if (System.nanoTime() - synced > SYNC_NANOS) {
                    incoming.sync()
                    synced = System.nanoTime()
                }
            }
            if (any) incoming.finish(frame()) else giveUp(incoming)
            return any
        } catch (_: ErrorCode.Locked) {
            // Its key went with all others. What came is there, and the next unlock says that it was cut off.
            return any
        } finally {
            heap.fill(0)
            running.bytes.close()
        }
    }

    private companion object {
        const val JPEG = "image/jpeg"
        const val PIECE_BYTES = 64 * 1024
        const val SYNC_NANOS = 1_000_000_000L
    }
}
