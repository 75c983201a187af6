package app.field.notes.platform

import android.os.ParcelFileDescriptor.AutoCloseInputStream
import app.field.core.PhotoBytes
import app.field.core.PhotoBytesException
import app.field.core.PhotoFile
import java.io.EOFException
import java.io.IOException
import java.io.InputStream
import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.Future
import java.util.concurrent.TimeUnit

/**
 * A photo or film that somebody else has, read where it lies and at any place of it: nothing of it is ever in a file of
 * ours. Whoever has it may never answer, so each call runs on a thread of its own, and the one who waits goes away.
 * Whatever goes wrong is said in one way alone.
 */
internal class Lying(private val source: Source, private val longestMs: Long = LONGEST_MS) : PhotoBytes {
    private var lies: Source.Lying? = null
    private var reader: Reader? = null

    @Volatile
    private var waiting: Future<*>? = null

    /**
     * The file as the core takes it. What it is called and whether it may be altered is asked now, until [untilMs] on the
     * clock of this machine at the latest; who gives no answer has a file that can't be read.
     */
    fun told(untilMs: Long): PhotoFile {
        fun left() = untilMs - nowMs()
        val name = answer(left()) { source.about().name }.orEmpty()
        lies = answer(left()) { source.lying() }
        return PhotoFile(name, lies?.altered == true, this)
    }

    private fun <T : Any> answer(ms: Long, ask: () -> T): T? = try {
        asked(ms) { ask() }
    } catch (_: PhotoBytesException) {
        null
    } finally {
        rest()
    }

    override fun length(): Long {
        rest()
        return asked(longestMs) { it.channel(lies).size() }
    }

    override fun read(at: Long, count: UInt): ByteArray = asked(longestMs) { it.read(lies, at, count.toInt()) }

    private fun <T : Any> asked(ms: Long, ask: (Reader) -> T): T {
        val reader = reader ?: Reader().also { reader = it }
        val answer = reader.ask(ask)
        waiting = answer
        try {
            return answer.get(ms.coerceAtLeast(0), TimeUnit.MILLISECONDS)
        } catch (_: Exception) {
            // It was refused, it broke off, nobody answered, or nobody waits for it any more.
            rest()
            throw PhotoBytesException.Unreadable()
        }
    }

    /** Whoever waits for an answer goes away without one. */
    fun stopWaiting() {
        waiting?.cancel(true)
    }

    override fun rest() {
        reader?.shut()
        reader = null
    }

    /** A thread and what it has open. Who never answers keeps the two and nothing else. */
    private class Reader {
        private val thread = Executors.newSingleThreadExecutor { task -> Thread(task, "lying").apply { isDaemon = true } }
        private var stream: InputStream? = null
        private var channel: FileChannel? = null

        fun <T> ask(ask: (Reader) -> T): Future<T> = thread.submit(Callable { ask(this) })

        /** Only what can be read at any place has a length. */
        fun channel(lies: Source.Lying?): FileChannel = channel ?: run {
            val file = (lies ?: throw IOException()).open()
            val opened = AutoCloseInputStream(file)
            stream = opened
            if (file.statSize < 0) throw IOException()
            opened.channel.also { channel = it }
        }

        fun read(lies: Source.Lying?, at: Long, count: Int): ByteArray {
            val channel = channel(lies)
            val into = ByteBuffer.wrap(ByteArray(count))
            while (into.hasRemaining()) {
                if (channel.read(into, at + into.position()) < 0) throw EOFException()
            }
            return into.array()
        }

        /** Behind whatever is still being read. */
        fun shut() {
            thread.execute { runCatching { stream?.close() } }
            thread.shutdown()
        }
    }

    companion object {
        private const val LONGEST_MS = 60_000L

        /** Since this machine was begun, whatever its clock is set to. */
        fun nowMs(): Long = TimeUnit.NANOSECONDS.toMillis(System.nanoTime())
    }
}
