package app.field.bridge

import app.field.core.Action
import app.field.core.App
import app.field.core.ErrorCode
import app.field.core.EvidenceOrigin
import app.field.core.Field
import app.field.core.HomeAction
import app.field.core.LogAction
import app.field.core.NewEvidence
import app.field.core.Screen
import java.io.File
import java.util.SplittableRandom
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicLong
import kotlin.concurrent.thread
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** Locking below the facade, where calls are not in a queue: at any moment, beside anything, and at once. */
internal class LockingTest {
    private val frame = Standing.at()
    private val codes = ConcurrentLinkedQueue<String>()

    private fun opened(name: String, test: (App, File) -> Unit) = Standing.copyOf(name) { folder ->
        App.open(File(folder, "data").path, OpenKey()).use { test(it, folder) }
    }

    private fun front(app: App): Screen = app.view(frame).screens.last()

    /** An entry of the record, and proof that belongs to it. */
    private fun furnished(app: App): Pair<String, String> {
        app.act(Action.Home(HomeAction.RECORD), frame)
        val rows = assertIs<Screen.Record>(front(app)).view.page.days.flatMap { it.rows }
        for (row in rows) {
            app.act(row.action, frame)
            val proof = assertIs<Screen.Entry>(front(app)).view.proof.firstOrNull()
            app.act(Action.Back, frame)
            val open = ((row.action as Action.Log).action as LogAction.Open).entry
            if (proof != null) return open to proof.id
        }
        error("no entry has proof")
    }

    /** One call of a shell, drawn from all of them. Nothing but documented codes may come back. */
    private fun call(app: App, entry: String, proof: String, chance: SplittableRandom) {
        when (chance.nextInt(10)) {
            0, 1 -> app.view(frame)
            2 -> allowed(ErrorCode.NotFound::class, ErrorCode.Invalid::class) { app.page("", frame) }
            3 -> allowed(ErrorCode.InUse::class) {
                app.evidenceRange(proof, 0, chance.nextInt(70_000).toUInt(), frame)
            }
            4 -> allowed { app.act(Action.Typed(Field.LINE, "line ${chance.nextInt(100)}"), frame) }
            5 -> allowed { app.act(Action.Home(HomeAction.RECORD), frame) }
            6 -> allowed { app.act(Action.Log(LogAction.Search), frame) }
            7 -> allowed { app.act(Action.Log(LogAction.Open(entry)), frame) }
            8 -> allowed { app.act(Action.Back, frame) }
            else -> allowed(ErrorCode.InUse::class) {
                val item =
                    NewEvidence(entry = entry, fileName = "a.jpg", mediaType = null, origin = EvidenceOrigin.PHOTO)
                app.beginEvidence(item, frame).use { intake ->
                    Standing.lent(ByteArray(70_000), intake::write)
                    if (chance.nextBoolean()) intake.finish(frame) else intake.abandon(frame)
                }
            }
        }
    }

    private fun allowed(vararg others: kotlin.reflect.KClass<*>, call: () -> Unit) {
        try {
            call()
        } catch (code: ErrorCode) {
            if (code !is ErrorCode.Locked && code::class !in others) throw code
            codes += code::class.simpleName.orEmpty()
        }
    }

    @Test
    fun `locking beside eight threads gives results or codes`() {
        val seed = System.getenv("ALONGSIDE_SEED")?.toLong() ?: System.nanoTime()
        println("locking: ALONGSIDE_SEED=$seed")
        val chance = SplittableRandom(seed)
        // Each fresh copy is locked as often as one record bears: what the threads leave in it is read at each unlock.
        repeat(if (Standing.isLong) COPIES_WHEN_LONG else 1) { copy ->
            opened("small") { app, _ -> lockingRounds(app, copy * ROUNDS, chance) }
        }
        assertTrue(codes.any { it == "Locked" }, "locking met no call")
    }

    private fun lockingRounds(app: App, first: Int, chance: SplittableRandom) {
        Standing.unlock(app)
        val (entry, proof) = furnished(app)
        val wrong = ConcurrentLinkedQueue<Throwable>()
        val calls = AtomicLong()
        val began = System.nanoTime()
        for (round in first until first + ROUNDS) {
            val stop = AtomicBoolean()
            val threads = List(THREADS) {
                val own = chance.split()
                thread {
                    try {
                        while (!stop.get()) {
                            call(app, entry, proof, own)
                            calls.incrementAndGet()
                        }
                    } catch (thrown: Throwable) {
                        wrong += thrown
                    }
                }
            }
            Thread.sleep(0, chance.nextInt(1_000_000))
            app.lock(null, frame)
            val shut = front(app)
            stop.set(true)
            threads.forEach { it.join(LONGEST_JOIN_MS) }
            assertTrue(threads.none { it.isAlive }, "round $round: a thread waits for ever")
            assertEquals(emptyList(), wrong.toList(), "round $round")
            assertIs<Screen.Passcode>(shut, "round $round")
            assertIs<Screen.Passcode>(Standing.rest(app).screens.last(), "round $round: nothing opened it again")
            Standing.unlock(app)
        }
        val seconds = (System.nanoTime() - began) / 1_000_000_000
        val met = codes.groupingBy { it }.eachCount()
        println("locking: ${first + ROUNDS} rounds so far, $calls calls in the last $ROUNDS, codes $met, $seconds s")
    }

    /** Locks while something runs, a few times; one of them has to be quick, for the machine may be busy. */
    private fun locksAtOnce(name: String, app: App, begin: () -> Unit) {
        val took = List(TRIES) {
            begin()
            assertTrue(app.view(frame).operation != null, "$name: nothing runs")
            val before = System.nanoTime()
            app.lock(null, frame)
            val took = (System.nanoTime() - before) / 1_000
            assertIs<Screen.Passcode>(front(app))
            assertIs<Screen.Passcode>(Standing.rest(app).screens.last(), "$name: what ran opened it again")
            took
        }
        println("locking beside $name took $took us")
        assertTrue(took.min() <= LOCK_MAX_US, "$name: $took us")
    }

    @Test
    fun `locking waits for no import`() = opened("small") { app, folder ->
        val file = Standing.sparse(folder, 8L shl 30)
        Standing.unlock(app)
        val (entry, _) = furnished(app)
        app.lock(null, frame)
        locksAtOnce("an import", app) {
            Standing.unlock(app)
            app.act(Action.Log(LogAction.Open(entry)), frame)
            app.act(Action.Log(LogAction.Picked(file.path, "")), frame)
            Standing.work(app).use { while (it.progress().done == 0L) Thread.onSpinWait() }
        }
    }

    @Test
    fun `locking waits for no search`() = opened("wordy") { app, _ ->
        locksAtOnce("a search", app) {
            Standing.unlock(app)
            app.act(Action.Home(HomeAction.RECORD), frame)
            app.act(Action.Typed(Field.SEARCH, "gate"), frame)
            app.act(Action.Log(LogAction.Search), frame)
        }
    }

    @Test
    fun `locking waits for no unlocking`() = opened("wordy") { app, _ ->
        locksAtOnce("an unlock", app) { Standing.beginUnlock(app) }
    }

    private companion object {
        const val THREADS = 8
        const val ROUNDS = 1_000
        const val COPIES_WHEN_LONG = 10
        const val TRIES = 3
        const val LOCK_MAX_US = 100_000L
        const val LONGEST_JOIN_MS = 30_000L
    }
}
