package app.field.bridge

import app.field.core.Action
import app.field.core.CaptureKind
import app.field.core.ErrorCode
import app.field.core.EvidenceOrigin
import app.field.core.Frame
import app.field.core.NewCaptureItem
import app.field.core.NewEvidence
import app.field.core.Screen
import app.field.core.SendOutcome
import app.field.core.UnlockAction
import app.field.core.WordArgument
import app.field.core.WordCode
import app.field.core.WordPart
import app.field.core.WordValue
import java.io.File
import java.nio.ByteBuffer
import java.security.MessageDigest
import java.util.concurrent.CountDownLatch
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertTrue
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext

/** What goes through the facade besides screens: bytes both ways, captures, the events of a check-in, words. */
internal class BytesTest {
    private val frame = Standing.at()

    private fun opened(test: suspend (Core) -> Unit): Unit = runBlocking {
        Standing.copyOf("empty") { folder ->
            Core.open(File(folder, "data").path, OpenKey()).use { core ->
                core.act(unlock, frame, Standing.PASSCODE)
                test(core)
            }
        }
    }

    private val unlock = Action.Unlock(UnlockAction.PASSCODE)

    private suspend fun Core.act(action: Action, frame: Frame, secret: String) {
        actWith(action, Secret.of(secret), frame)
        while (true) complete(view(frame).operation?.number ?: break)
        assertIs<Screen.Home>(view(frame).screens.last())
    }

    private fun picture() =
        NewEvidence(entry = null, fileName = "door.jpg", mediaType = null, origin = EvidenceOrigin.PHOTO)

    private fun sha256(bytes: ByteArray): String =
        MessageDigest.getInstance("SHA-256").digest(bytes).joinToString("") { "%02x".format(it) }

    @Test
    fun `what lies from the position to the limit arrives and nothing else`() = opened { core ->
        val all = ByteArray(100_000) { (it * 31 % 251).toByte() }
        val buffer = Standing.direct(all).position(POSITION).limit(all.size - 3)
        val wanted = all.copyOfRange(POSITION, all.size - 3)
        core.beginEvidence(picture(), frame).use { incoming ->
            incoming.write(buffer)
            assertEquals(buffer.limit(), buffer.position())
            incoming.sync()
            val taken = incoming.finish(frame)
            assertEquals(sha256(wanted), taken.sha256)
            assertEquals(wanted.size.toLong(), taken.bytes)
            assertContentEquals(
                wanted.copyOfRange(65_530, 65_550),
                core.evidenceRange(taken.id, offset = 65_530, length = 20u, frame = frame),
            )
        }
    }

    @Test
    fun `more than one call may bring is refused, and only direct memory is lent`() = opened { core ->
        core.beginEvidence(picture(), frame).use { incoming ->
            val long = ByteBuffer.allocateDirect(Standing.STEP_BYTES + 1)
            assertFailsWith<ErrorCode.Invalid> { incoming.write(long) }
            assertEquals(0, long.position())
            assertFailsWith<IllegalArgumentException> { incoming.write(ByteBuffer.allocate(10)) }
            incoming.write(Standing.direct("before".toByteArray()))
            incoming.abandon(frame)
            assertFailsWith<ErrorCode.Cancelled> { incoming.finish(frame) }
        }
    }

    @Test
    fun `locking cuts a file off`() = opened { core ->
        core.beginEvidence(picture(), frame).use { incoming ->
            incoming.write(Standing.direct(ByteArray(70_000)))
            core.lock(null, frame)
            assertFailsWith<ErrorCode.Locked> { incoming.write(Standing.direct(ByteArray(1))) }
            assertFailsWith<ErrorCode.Locked> { incoming.finish(frame) }
            assertFailsWith<ErrorCode.Locked> { core.beginEvidence(picture(), frame) }
        }
    }

    @Test
    fun `what is captured waits for the next unlock`(): Unit = runBlocking {
        Standing.copyOf("capturing") { folder ->
            val data = File(folder, "data").path
            Captures.open(data, OpenKey()).use { captures ->
                assertTrue(captures.isOn())
                captures.note("Rang the bell twice.", frame)
                val item = NewCaptureItem(CaptureKind.RECORDING, "stairs.m4a", "audio/mp4")
                captures.begin(item, frame).use { incoming ->
                    incoming.write(Standing.direct(ByteArray(100_000)))
                    incoming.sync()
                    incoming.finish()
                }
                captures.begin(item, frame).use { it.abandon() }
            }
            Core.open(data, OpenKey()).use { core ->
                core.act(unlock, frame, Standing.PASSCODE)
                val notices = core.view(frame).notices
                assertTrue(notices.single().text.contains("2"), "$notices")
            }
        }
    }

    @Test
    fun `where captures are not taken nothing is kept`(): Unit = runBlocking {
        Captures.open("/nowhere/at/all", OpenKey()).use { captures ->
            assertFalse(captures.isOn())
            assertFailsWith<ErrorCode> { captures.note("A line.", frame) }
        }
    }

    @Test
    fun `the events of a check-in wait for nobody in the queue`(): Unit = runBlocking {
        Standing.copyOf("empty") { folder ->
            val (begun, go) = CountDownLatch(1) to CountDownLatch(1)
            val busy = launch(Queue.dispatcher) {
                begun.countDown()
                go.await()
            }
            CheckIns.open(File(folder, "data").path, OpenKey()).use { events ->
                withContext(Dispatchers.IO) {
                    begun.await()
                    assertEquals(1, events.recover(frame).size)
                    assertEquals(1, events.tick(frame).size)
                    assertEquals(1, events.sent("nonsense", "7", SendOutcome.REFUSED, frame).size)
                    assertEquals(1, events.frameArrived(Standing.direct(byteArrayOf(1, 2, 3)), frame).size)
                    assertEquals(emptyList(), events.nextWakes(frame))
                    go.countDown()
                }
            }
            busy.join()
        }
    }

    @Test
    fun `words come in the language that is asked for, with what is put in`() {
        val wait = WordArgument("wait", WordValue.Number(40))
        val text = Words.of(WordCode.Throttled(WordPart.WHAT), "en", listOf(wait))
        assertTrue(text.contains("40 seconds"), text)
        assertEquals("Reminder", Words.of(WordCode.ReminderWord, "xx"))
    }

    private companion object {
        const val POSITION = 7
    }
}
