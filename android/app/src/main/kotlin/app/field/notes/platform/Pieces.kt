package app.field.notes.platform

import java.io.Closeable
import java.nio.ByteBuffer
import java.util.concurrent.Executors
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.withTimeoutOrNull

/**
 * Calls whoever has a file, on a thread of their own. Whoever never answers keeps that thread and nothing else: the one
 * who waits goes away.
 */
internal class Pieces : Closeable {
    private val thread = Executors.newSingleThreadExecutor { task -> Thread(task, "pieces").apply { isDaemon = true } }
    private var opened: Source.Opened? = null
    private val heap = ByteArray(PIECE_BYTES)

    /** The one place for bytes on their way to the core. */
    private val direct = ByteBuffer.allocateDirect(PIECE_BYTES)

    /** What is said of it. Looks in [still], now and then, whether anybody still wants it. */
    suspend fun about(source: Source, still: suspend () -> Unit): Source.About = call(still) { source.about() }

    /** Begins to read; says whether the phone may have taken the place out of it. */
    suspend fun open(source: Source, still: suspend () -> Unit): Boolean = call(still) {
        source.open().also { opened = it }.altered
    }

    /** The next bytes, ready to be lent; nothing at the end. */
    suspend fun next(still: suspend () -> Unit): ByteBuffer? {
        val read = call(still) { checkNotNull(opened).stream.read(heap) }
        if (read < 0) return null
        direct.clear()
        direct.put(heap, 0, read.coerceAtMost(PIECE_BYTES)).flip()
        return direct
    }

    private suspend fun <T> call(still: suspend () -> Unit, ask: () -> T): T {
        val answer = CompletableDeferred<T>()
        thread.execute { runCatching(ask).fold(answer::complete, answer::completeExceptionally) }
        repeat(LONGEST_MS / LOOK_MS) {
            withTimeoutOrNull(LOOK_MS.toLong()) { answer.join() }?.let { return answer.await() }
            still()
        }
        throw NoAnswer()
    }

    /** Lets go of it, behind whatever is still being read. */
    override fun close() {
        thread.execute {
            heap.fill(0)
            runCatching { opened?.stream?.close() }
        }
        thread.shutdown()
    }

    /** Whoever has the file has said nothing for a minute. */
    class NoAnswer : Exception()

    private companion object {
        const val PIECE_BYTES = 256 * 1024
        const val LOOK_MS = 250
        const val LONGEST_MS = 60_000
    }
}
