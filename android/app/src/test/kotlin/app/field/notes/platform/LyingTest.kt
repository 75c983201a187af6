package app.field.notes.platform

import android.os.ParcelFileDescriptor
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.PhotoBytesException
import app.field.notes.Others
import app.field.notes.Photos
import app.field.notes.Pipe
import java.io.IOException
import java.util.concurrent.CountDownLatch
import kotlin.concurrent.thread
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** Bytes of somebody else: read at any place, shut when nobody reads, and one way of failing alone. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35])
class LyingTest {
    private val photo = Photos.file("full.jpg")
    private val open = mutableListOf<ParcelFileDescriptor>()

    private inner class Somebody(
        private val about: () -> String = { "IMG_0001.jpg" },
        private val altered: Boolean = false,
        private val opens: () -> ParcelFileDescriptor = { Others.reads(photo) },
    ) : Source {
        override fun about() = Source.About(about.invoke(), null, 0)

        override fun open(): Source.Opened = throw IOException("not in one go")

        override fun lying() = Source.Lying(altered) { opens.invoke().also { open += it } }
    }

    private fun Lying.toldNow() = told(Lying.nowMs() + LONG_MS)

    private fun isShut() = open.all { !it.fileDescriptor.valid() }

    @Test
    fun `every place of it can be read, in any order`() {
        val bytes = photo.readBytes()
        val lying = Lying(Somebody(altered = true))
        val told = lying.toldNow()
        assertEquals("IMG_0001.jpg" to true, told.name to told.altered)
        assertEquals(bytes.size.toLong(), lying.length())
        for (at in listOf(bytes.size - 10, 0, 700)) {
            assertContentEquals(bytes.copyOfRange(at, at + 10), lying.read(at.toLong(), 10u))
        }
        assertContentEquals(bytes, lying.read(0, bytes.size.toUInt()))
        assertEquals(1, open.size, "it is opened once for all of them")
    }

    @Test
    fun `it is shut when nothing is read, and opened once more for a copy`() {
        val lying = Lying(Somebody())
        lying.toldNow()
        lying.read(0, 1u)
        lying.rest()
        until { isShut() }
        assertEquals(1, lying.read(0, 1u).size)
        assertEquals(2, open.size)
        lying.rest()
        lying.rest()
        until { isShut() }
    }

    @Test
    fun `what is not there can't be read`() {
        val lying = Lying(Somebody())
        lying.toldNow()
        assertFailsWith<PhotoBytesException.Unreadable> { lying.read(photo.length() - 1, 2u) }
        // And that is no harm to what is.
        assertEquals(1, lying.read(photo.length() - 1, 1u).size)
    }

    @Test
    fun `a pipe has no places and no length`() {
        val lying = Lying(Somebody { Pipe() })
        assertEquals("IMG_0001.jpg", lying.toldNow().name)
        assertFailsWith<PhotoBytesException.Unreadable> { lying.length() }
        assertFailsWith<PhotoBytesException.Unreadable> { lying.read(0, 1u) }
        until { isShut() }
    }

    @Test
    fun `whatever is thrown comes out as one thing alone`() {
        val harms = listOf<() -> Nothing>(
            { throw SecurityException("of theirs") },
            { throw IllegalStateException("of theirs") },
            { throw StackOverflowError() },
            { throw IOException("of theirs") },
        )
        for (harm in harms) {
            val lying = Lying(Somebody(about = harm, opens = harm))
            assertEquals("", lying.toldNow().name)
            val thrown = assertFailsWith<PhotoBytesException.Unreadable> { lying.length() }
            assertTrue("theirs" !in thrown.toString())
            assertFailsWith<PhotoBytesException.Unreadable> { lying.read(0, 1u) }
        }
    }

    @Test
    fun `who was never asked about it can't read it`() {
        assertFailsWith<PhotoBytesException.Unreadable> { Lying(Somebody()).length() }
        assertEquals(0, open.size)
    }

    @Test
    fun `who never answers is waited for no longer than that`() {
        val never = CountDownLatch(1)
        val lying = Lying(Somebody(opens = { never.await(); Others.reads(photo) }), longestMs = SHORT_MS)
        lying.toldNow()
        repeat(2) { assertFailsWith<PhotoBytesException.Unreadable> { lying.length() } }
        never.countDown()
        assertEquals(photo.length(), lying.length())
        until { open.size > 1 }
    }

    @Test
    fun `whoever waits can be told to go away`() {
        val asked = CountDownLatch(1)
        val never = CountDownLatch(1)
        val lying = Lying(Somebody(opens = { asked.countDown(); never.await(); Others.reads(photo) }))
        lying.toldNow()
        val waits = thread { assertFailsWith<PhotoBytesException.Unreadable> { lying.length() } }
        asked.await()
        lying.stopWaiting()
        waits.join(LONG_MS)
        assertTrue(!waits.isAlive)
    }

    private fun until(isSo: () -> Boolean) {
        val latest = Lying.nowMs() + LONG_MS
        while (!isSo()) {
            check(Lying.nowMs() < latest) { "still not" }
            Thread.sleep(1)
        }
    }

    private companion object {
        const val SHORT_MS = 200L
        const val LONG_MS = 20_000L
    }
}
