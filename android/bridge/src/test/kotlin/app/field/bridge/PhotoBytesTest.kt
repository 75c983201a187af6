package app.field.bridge

import app.field.core.Action
import app.field.core.PhotoAction
import app.field.core.PhotoBytes
import app.field.core.PhotoBytesException
import app.field.core.PhotoFile
import app.field.core.PhotoView
import app.field.core.Screen
import app.field.core.UnlockAction
import java.io.File
import java.lang.ref.WeakReference
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/** Photos whose bytes are asked for by the core, wherever they lie. */
internal class PhotoBytesTest {
    private val frame = Standing.at()
    private val photo = File(System.getProperty("field.flows")).resolveSibling("photos/full.jpg").readBytes()

    /** Bytes in memory. */
    private open class Held(private val bytes: ByteArray) : PhotoBytes {
        @Volatile
        var rested = 0

        override fun length(): Long = bytes.size.toLong()

        override fun read(at: Long, count: UInt): ByteArray {
            check(count.toInt() <= Standing.STEP_BYTES && at >= 0 && at + count.toInt() <= length()) { "$count from $at on" }
            return bytes.copyOfRange(at.toInt(), at.toInt() + count.toInt())
        }

        override fun rest() {
            rested += 1
        }
    }

    private fun onPage(test: suspend (Core, File) -> Unit): Unit = runBlocking {
        Standing.copyOf("empty") { folder ->
            val copies = File(folder, "copies")
            Core.open(File(folder, "data").path, OpenKey(), copies = copies.path).use { core ->
                core.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(Standing.PASSCODE), frame)
                core.rest()
                core.act(Action.Photos(PhotoAction.Open), frame)
                withTimeout(LONGEST_TEST_MS) { test(core, copies) }
            }
        }
    }

    private suspend fun Core.rest(): Screen {
        while (true) complete(view(frame).operation?.number ?: break)
        return view(frame).screens.last()
    }

    private suspend fun Core.looksAt(bytes: PhotoBytes, altered: Boolean = false): PhotoView {
        lookAtPhotos(listOf(PhotoFile("a.jpg", altered, bytes)), frame)
        return assertIs<Screen.Photo>(rest()).view
    }

    @Test
    fun `a photo is read in pieces, and let rest afterwards`() = onPage { core, _ ->
        val held = Held(photo)
        val page = core.looksAt(held)
        assertTrue(page.findings.isNotEmpty() && page.findings.first().value != null, "$page")
        assertTrue(held.rested > 0)
    }

    @Test
    fun `whoever throws, lies or holds nothing has a page that says so`() = onPage { core, _ ->
        val bad = listOf(
            object : Held(photo) {
                override fun length(): Long = throw PhotoBytesException.Unreadable()
            },
            object : Held(photo) {
                override fun length(): Long = -1
            },
            object : Held(photo) {
                override fun length(): Long = Long.MAX_VALUE
            },
            object : Held(photo) {
                override fun read(at: Long, count: UInt): ByteArray = throw IllegalStateException("a stack trace of the platform")
            },
            object : Held(photo) {
                override fun read(at: Long, count: UInt): ByteArray = ByteArray(0)
            },
            object : Held(photo) {
                override fun read(at: Long, count: UInt): ByteArray = ByteArray(count.toInt() + 1)
            },
            object : Held(ByteArray(0)) {},
        )
        for (bytes in bad) {
            val page = core.looksAt(bytes)
            assertTrue(page.sentence.isNotEmpty() && page.findings.isEmpty(), "$page")
            assertFalse("stack trace" in page.toString())
            core.act(Action.Photos(PhotoAction.Open), frame)
        }
    }

    @Test
    fun `what the phone may have taken out is said`() = onPage { core, _ ->
        assertTrue(core.looksAt(Held(Point.bytes), altered = true).sentence.startsWith("The phone may have taken the place"))
    }

    @Test
    fun `bytes are let go of with the last page that shows something of them`() = onPage { core, _ ->
        val seen = core.given()
        System.gc()
        assertNotNull(seen.get())
        core.act(Action.Back, frame)
        while (seen.get() != null) {
            System.gc()
            delay(REST_MS)
        }
        assertEquals(emptyList(), core.view(frame).notices)
    }

    /** Known to nobody but the core afterwards. */
    private suspend fun Core.given(): WeakReference<PhotoBytes> {
        val held = Held(photo)
        looksAt(held)
        return WeakReference(held)
    }

    private companion object {
        const val LONGEST_TEST_MS = 60_000L
        const val REST_MS = 20L
    }
}
