package app.field.bridge

import app.field.core.Action
import app.field.core.DeviceKey
import app.field.core.DeviceKeyLevel
import app.field.core.Effect
import app.field.core.ErrorCode
import app.field.core.Frame
import app.field.core.KeyUse
import app.field.core.OperationInterface
import app.field.core.OperationProgress
import app.field.core.Screen
import app.field.core.StartAction
import app.field.core.View
import java.nio.file.Files
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.async
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/** The facade itself: what it adds to the calls that it passes on. */
internal class CoreTest {
    private val frame = Frame(
        wallMs = 1_700_000_000_000,
        monotonicMs = 1_000,
        boot = "00112233445566778899aabbccddeeff",
        trusted = false,
        zone = "Europe/London",
        language = "en",
        region = "GB",
        hours24 = true,
        twoPanes = false,
    )

    private fun opened(key: DeviceKey = OpenKey(), test: suspend (Core) -> Unit): Unit = runBlocking {
        val folder = Files.createTempDirectory("core").toFile()
        try {
            withTimeout(LONGEST_TEST_MS) { Core.open(folder.path, key).use { test(it) } }
        } finally {
            folder.deleteRecursively()
        }
    }

    private suspend fun typePasscode(core: Core, passcode: String) {
        core.actWith(Action.Start(StartAction.Passcode), Secret.of(passcode), frame)
    }

    /** From the first page to work under way: a record is being set up. */
    private suspend fun setUp(core: Core): View {
        core.act(Action.Start(StartAction.WriteNow), frame)
        typePasscode(core, PASSCODE)
        typePasscode(core, PASSCODE)
        return core.view(frame)
    }

    @Test
    fun `the first page offers what it offers`() = opened { core ->
        val view = core.view(frame)
        assertIs<Screen.FirstOpen>(view.screens.single())
        assertEquals("en", view.language)
    }

    @Test
    fun `a passcode is wiped once it was handed over`() = opened { core ->
        core.act(Action.Start(StartAction.WriteNow), frame)
        val secret = Secret.of("longer than twelve")
        val memory = secret.spied()
        assertTrue((0 until memory.limit()).any { memory[it] != 0.toByte() })
        core.actWith(Action.Start(StartAction.Passcode), secret, frame)
        assertTrue((0 until memory.limit()).all { memory[it] == 0.toByte() })
        assertFailsWith<IllegalStateException> {
            core.actWith(Action.Start(StartAction.Passcode), secret, frame)
        }
    }

    @Test
    fun `a passcode crosses whole, whatever it is made of`() {
        val secret = Secret.of("a\u00e9\u20ac\ud83d\ude00")
        val crossed = secret.spend { buffer -> ByteArray(buffer.remaining()).also { buffer.get(it) } }
        assertEquals("a\u00e9\u20ac\ud83d\ude00", crossed.decodeToString())
    }

    @Test
    fun `work is waited for and the view follows it`() = opened { core ->
        val view = setUp(core)
        val number = assertNotNull(view.operation).number
        var told = 0
        core.complete(number) { told++ }
        assertTrue(told > 0)
        val after = core.view(frame)
        assertNull(after.operation)
        assertIs<Screen.Write>(after.screens.last())
    }

    @Test
    fun `views come after each act and while work is under way`() = opened { core ->
        val collected = runBlocking {
            val views = async(start = CoroutineStart.UNDISPATCHED) {
                core.views { frame }.first { it.operation == null && it.screens.last() is Screen.Write }
            }
            setUp(core)
            views.await()
        }
        assertNull(collected.operation)
    }

    @Test
    fun `whoever is cancelled while waiting cancels the work`(): Unit = runBlocking {
        val begun = CompletableDeferred<Unit>()
        val work = Endless()
        val waiting = launch { Core.waitFor(work) { begun.complete(Unit) } }
        begun.await()
        assertEquals(0, work.cancelled)
        waiting.cancelAndJoin()
        assertEquals(1, work.cancelled)
    }

    private class Endless : OperationInterface {
        var cancelled = 0
        override fun cancel() {
            cancelled++
        }
        override fun finish(): List<Effect> = emptyList()
        override fun progress() = OperationProgress(done = 0, total = 0, ended = false)
    }

    @Test
    fun `locking shuts the record at once`() = opened { core ->
        val number = assertNotNull(setUp(core).operation).number
        core.complete(number)
        core.lock(null, frame)
        assertFailsWith<ErrorCode.Locked> { core.page("", frame) }
        assertEquals(1, core.views { frame }.take(1).toList().single().screens.size)
    }

    @Test
    fun `what a key store throws unasked ends in a code`() = opened(Broken()) { core ->
        val operation = setUp(core).operation
        operation?.let { core.complete(it.number) }
        val view = core.views { frame }.first { it.operation == null }
        assertTrue(view.toString().contains("DEVICE", ignoreCase = true), view.toString())
        assertTrue(!view.toString().contains("a stack trace of the platform"))
    }

    private class Broken : DeviceKey {
        private fun broken(): Nothing = throw IllegalArgumentException("a stack trace of the platform")
        override fun create(id: String, usage: KeyUse): Unit = broken()
        override fun wrap(id: String, bytes: ByteArray): ByteArray = broken()
        override fun unwrap(id: String, wrapped: ByteArray): ByteArray = broken()
        override fun erase(id: String): Unit = broken()
        override fun level(id: String): DeviceKeyLevel = broken()
    }

    private companion object {
        const val PASSCODE = "four words of hers"
        const val LONGEST_TEST_MS = 60_000L
    }
}
