package app.field.bridge

import java.nio.ByteBuffer
import java.util.concurrent.Executor
import java.util.concurrent.Executors
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.asCoroutineDispatcher

/** The one thread on which calls into the core run, in the order in which they came. */
internal object Queue {
    private val executor: Executor = Executors.newSingleThreadExecutor { task ->
        Thread(task, "screens").apply { isDaemon = true }
    }

    val dispatcher: CoroutineDispatcher = executor.asCoroutineDispatcher()

    /** Runs [call] in the queue. Nobody waits for it. */
    fun later(call: () -> Unit) = executor.execute(call)

    /** Runs [call] in the queue and brings back what it gives even to a caller that was cancelled meanwhile. */
    suspend fun <T> toTheEnd(call: () -> T): T = suspendCoroutine { caller ->
        executor.execute {
            val result = runCatching(call)
            result.fold(caller::resume, caller::resumeWithException)
        }
    }
}

/**
 * Lends to [call] what lies between the position of [bytes] and its limit, and moves the position behind it once that
 * was taken. The generated code passes the address of a buffer and not of its position, so it gets a slice; only memory
 * outside the heap has an address. It keeps nothing but that address: a buffer that nobody uses behind the call may be
 * freed by the collector while the core reads it, so this one is used once more.
 */
internal fun lend(bytes: ByteBuffer, call: (ByteBuffer) -> Unit) {
    require(bytes.isDirect) { "the buffer is not a direct one" }
    call(bytes.slice())
    bytes.position(bytes.limit())
}
