package app.field.bridge

import app.field.core.Action
import app.field.core.CheckInAction
import app.field.core.DeviceKey
import app.field.core.DeviceKeyLevel
import app.field.core.Effect
import app.field.core.EntryView
import app.field.core.Field
import app.field.core.Frame
import app.field.core.HomeAction
import app.field.core.KeyUse
import app.field.core.LogAction
import app.field.core.OperationProgress
import app.field.core.RecordView
import app.field.core.RowView
import app.field.core.Screen
import app.field.core.SendOutcome
import app.field.core.StartAction
import app.field.core.UnlockAction
import app.field.core.View
import app.field.core.WakeKind
import app.field.core.WakeView
import app.field.core.WayIn
import java.io.File
import java.security.MessageDigest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/** A phone from its first page on, by actions alone: the same in Kotlin, Swift and Python. */
internal class ScenarioTest {
    private val done = ArrayList<String>()
    private var nowMs = 0L

    private val frame: Frame get() = Standing.at(nowMs)

    @Test
    fun `a record, a thousand entries, proof, locking, and a check-in that is told`(): Unit = runBlocking {
        withTimeout(LONGEST_MS) {
            Standing.copyOf(null) { folder -> record(folder) }
            Standing.copyOf("small") { folder -> checkIn(folder) }
            Watching(done).run()
        }
        done.forEach { println("scenario: $it") }
        println("scenario: ${done.size} parts done")
    }

    private suspend fun record(folder: File) {
        val data = File(folder, "data").path
        Core.open(data, OpenKey()).use { core ->
            setUp(core)
            write(core)
            page(core)
            search(core)
            proof(core, folder)
            stopped(core, folder)
            lockedInTheMiddle(core, folder)
            wrongPasscode(core)
        }
        brokenKey(data)
    }

    private suspend fun setUp(core: Core) {
        assertIs<Screen.FirstOpen>(core.view(frame).screens.single())
        core.act(Action.Start(StartAction.WriteNow), frame)
        repeat(2) { core.actWith(Action.Start(StartAction.Passcode), Secret.of(PASSCODE), frame) }
        assertEquals(emptyList(), rest(core))
        assertIs<Screen.Write>(front(core))
        core.lock(null, frame)
        assertIs<Screen.Passcode>(front(core))
        unlock(core, PASSCODE)
        done += "a record was set up, locked and opened"
    }

    private suspend fun write(core: Core) {
        for (number in 1..ENTRIES) {
            nowMs += MINUTE_MS
            core.act(Action.Home(HomeAction.WRITE), frame)
            val rare = if (number == RARE) " with a heliotrope scarf" else ""
            core.act(Action.Typed(Field.LINE, "Number $number, by the gate$rare."), frame)
            core.act(Action.Log(LogAction.Save), frame)
            core.act(Action.Log(LogAction.Done), frame)
        }
        assertIs<Screen.Home>(front(core))
        done += "$ENTRIES entries were written"
    }

    private suspend fun page(core: Core) {
        core.act(Action.Home(HomeAction.RECORD), frame)
        val rows = ArrayList<RowView>()
        var page = recordView(core).page
        var pages = 1
        rows += page.days.flatMap { it.rows }
        while (true) {
            page = core.page(page.next ?: break, frame)
            pages++
            rows += page.days.flatMap { it.rows }
        }
        assertEquals((ENTRIES downTo 1).map { "Number $it," }, rows.map { it.title.substringBefore(" by") })
        assertEquals(ENTRIES, rows.map { it.action }.toSet().size)
        done += "all were listed, newest first, on $pages pages"
    }

    private suspend fun search(core: Core) {
        core.act(Action.Typed(Field.SEARCH, "heliotrope"), frame)
        core.act(Action.Log(LogAction.Search), frame)
        rest(core)
        val found = recordView(core).page.days.flatMap { it.rows }.single()
        assertTrue(found.title.startsWith("Number $RARE,"), found.title)
        core.act(found.action, frame)
        assertIs<Screen.Entry>(front(core))
        done += "one of them was found by a word"
    }

    private suspend fun proof(core: Core, folder: File) {
        val file = File(folder, "voicemail.wav")
        file.outputStream().use { out ->
            val step = ByteArray(Standing.STEP_BYTES)
            repeat(PROOF_STEPS) { number ->
                step.fill(number.toByte())
                out.write(step)
            }
        }
        core.act(Action.Log(LogAction.Picked(file.path, "")), frame)
        val told = ArrayList<OperationProgress>()
        core.complete(assertNotNull(core.view(frame).operation).number) { told += it }
        assertEquals(told.map { it.done }.sorted(), told.map { it.done })
        assertEquals(PROOF_BYTES, told.last().done)
        assertEquals(PROOF_BYTES, told.last().total)
        val taken = entry(core).proof.single()
        assertEquals(PROOF_BYTES, taken.bytes)
        val digest = MessageDigest.getInstance("SHA-256")
        for (step in 0 until PROOF_STEPS) {
            val offset = step.toLong() * Standing.STEP_BYTES
            digest.update(core.evidenceRange(taken.id, offset, Standing.STEP_BYTES.toUInt(), frame))
        }
        assertTrue(MessageDigest.getInstance("SHA-256").digest(file.readBytes()).contentEquals(digest.digest()))
        done += "50 MB of proof came in, told ${told.size} times, and out again"
    }

    /** One that is too long to come to its end first. */
    private suspend fun pickLong(core: Core, folder: File): UInt {
        core.act(Action.Log(LogAction.Picked(Standing.sparse(folder, LONG_BYTES).path, "")), frame)
        return assertNotNull(core.view(frame).operation).number
    }

    private suspend fun stopped(core: Core, folder: File): Unit = coroutineScope {
        val number = pickLong(core, folder)
        val begun = CompletableDeferred<Unit>()
        val waiting = launch { core.complete(number) { if (it.done > 0) begun.complete(Unit) } }
        begun.await()
        waiting.cancelAndJoin()
        rest(core)
        assertEquals(1, entry(core).proof.size)
        assertNull(entry(core).problem)
        done += "an import was stopped and left nothing"
    }

    private suspend fun lockedInTheMiddle(core: Core, folder: File): Unit = coroutineScope {
        val number = pickLong(core, folder)
        val begun = CompletableDeferred<Unit>()
        val waiting = async {
            var last: OperationProgress? = null
            core.complete(number) {
                last = it
                if (it.done > 0) begun.complete(Unit)
            }
            last
        }
        begun.await()
        core.lock(null, frame)
        assertIs<Screen.Passcode>(front(core))
        val last = assertNotNull(waiting.await())
        assertTrue(last.ended && last.done < last.total, "$last")
        assertIs<Screen.Passcode>(front(core))
        done += "locking cut an import off"
    }

    private suspend fun wrongPasscode(core: Core) {
        core.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of("another one"), frame)
        rest(core)
        val shown = assertIs<Screen.Passcode>(front(core)).view
        assertEquals("wrong-passcode", shown.field.problem?.code)
        unlock(core, PASSCODE)
        assertEquals(1, core.view(frame).notices.size)
        done += "a wrong passcode opened nothing; the right one said that a file was cut off"
    }

    private suspend fun brokenKey(data: String) {
        Core.open(data, Throwing()).use { core ->
            assertIs<Screen.Reading>(front(core))
            val shown = view(core).toString()
            assertTrue(shown.contains("device", ignoreCase = true), shown)
            assertTrue("a stack trace of the platform" !in shown, shown)
        }
        Core.open(data, OpenKey()).use { core ->
            unlock(core, PASSCODE)
            core.lock(null, frame)
        }
        done += "a key store that throws opened nothing and spoilt nothing"
    }

    private suspend fun checkIn(folder: File) {
        val data = File(folder, "data").path
        Core.open(data, OpenKey()).use { core ->
            core.act(Action.Opened(WayIn.LAUNCHER, Standing.facts), frame)
            rest(core)
            unlock(core, Standing.PASSCODE)
            core.act(Action.Home(HomeAction.CHECK_IN), frame)
            rest(core)
            val started = core.act(Action.CheckIn(CheckInAction.Start), frame) + rest(core)
            assertIs<Screen.CheckIn>(front(core))
            core.lock(null, frame)
            CheckIns.open(data, OpenKey()).use { told(it, wake(started, WakeKind.DEADLINE)) }
        }
    }

    /** The phone lies there locked; only alarms come. */
    private fun told(events: CheckIns, deadline: WakeView) {
        val sent = sends(events.tick(moment(deadline))).single()
        assertTrue(sent.to.isNotEmpty() && sent.text.isNotEmpty())
        val failed = events.sent(sent.checkIn, sent.row, SendOutcome.LATER, moment(deadline))
        assertEquals(emptyList(), sends(failed))
        assertTrue(wake(failed, WakeKind.SEND) in events.nextWakes(moment(deadline)))
        val (later, repeated) = nextSend(events, failed)
        val again = repeated.single()
        assertEquals(sent, again)
        val handedOver = events.sent(again.checkIn, again.row, SendOutcome.HANDED_OVER, later)
        assertEquals(emptyList(), sends(handedOver))
        val hour = later.copy(wallMs = later.wallMs + HOUR_MS, monotonicMs = later.monotonicMs + HOUR_MS)
        assertEquals(emptyList(), sends(events.tick(hour)))
        done += "nobody answered a check-in: its message failed, was repeated and left once"
    }

    /** Follows the wakes, as a phone does: the first may come within the second before a message is due. */
    private fun nextSend(events: CheckIns, failed: List<Effect>): Pair<Frame, List<Effect.SendRow>> {
        val first = moment(wake(failed, WakeKind.SEND))
        val effects = events.tick(first)
        if (sends(effects).isNotEmpty()) return first to sends(effects)
        val second = moment(wake(effects, WakeKind.SEND))
        return second to sends(events.tick(second))
    }

    private fun moment(wake: WakeView): Frame =
        Standing.at().copy(wallMs = wake.atUtcMs, monotonicMs = wake.atMonotonicMs)

    private fun wake(effects: List<Effect>, kind: WakeKind): WakeView =
        effects.filterIsInstance<Effect.SetWakes>().last().wakes.first { it.kind == kind }

    private fun sends(effects: List<Effect>): List<Effect.SendRow> = effects.filterIsInstance<Effect.SendRow>()

    private suspend fun unlock(core: Core, passcode: String) {
        core.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(passcode), frame)
        rest(core)
        assertIs<Screen.Home>(front(core))
    }

    /** Waits for all that runs; what its end asks for. */
    private suspend fun rest(core: Core): List<Effect> {
        val effects = ArrayList<Effect>()
        while (true) {
            val operation = core.view(frame).operation ?: return effects + core.effectsLeft()
            effects += core.complete(operation.number)
            delay(1)
        }
    }

    private suspend fun front(core: Core): Screen = view(core).screens.last()

    private suspend fun view(core: Core): View = core.view(frame)

    private suspend fun recordView(core: Core): RecordView = assertIs<Screen.Record>(front(core)).view

    private suspend fun entry(core: Core): EntryView = assertIs<Screen.Entry>(front(core)).view

    /** A key store that has lost its mind. */
    private class Throwing : DeviceKey {
        private fun broken(): Nothing = throw IllegalStateException("a stack trace of the platform")
        override fun create(id: String, usage: KeyUse): Unit = broken()
        override fun wrap(id: String, bytes: ByteArray): ByteArray = broken()
        override fun unwrap(id: String, wrapped: ByteArray): ByteArray = broken()
        override fun erase(id: String): Unit = broken()
        override fun level(id: String): DeviceKeyLevel = broken()
    }

    private companion object {
        const val PASSCODE = "four words of hers"
        const val ENTRIES = 1_000
        const val RARE = 417
        const val PROOF_STEPS = 50
        const val PROOF_BYTES = PROOF_STEPS.toLong() * Standing.STEP_BYTES
        const val LONG_BYTES = 8L shl 30
        const val MINUTE_MS = 60_000L
        const val HOUR_MS = 60 * MINUTE_MS
        const val LONGEST_MS = 300_000L
    }
}
