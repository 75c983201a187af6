package app.field.bridge

import app.field.core.App
import app.field.core.Capture
import app.field.core.CaptureKind
import app.field.core.CheckInEvents
import app.field.core.EvidenceOrigin
import app.field.core.NewCaptureItem
import app.field.core.NewEvidence
import java.io.File
import kotlin.test.Test
import kotlin.test.assertTrue

/**
 * Opened and let go of ten thousand times, an object leaves nothing behind: what the process holds grows by less than
 * 8 MiB between the thousandth round and the last. The lane gives a heap of a fixed size.
 */
internal class LeakTest {
    private val frame = Standing.at()
    private val piece = Standing.direct(ByteArray(1_000))

    /** Runs [round] that often, and looks. */
    private fun holdsNothing(name: String, round: () -> Unit): Unit =
        holdNothing(name) { rounds -> repeat(rounds) { round() } }

    /** Has [run] go so many rounds, and looks. */
    private fun holdNothing(name: String, run: (Int) -> Unit) {
        val began = System.nanoTime()
        run(FIRST_ROUNDS)
        val before = residentBytes()
        run(ROUNDS - FIRST_ROUNDS)
        val grown = residentBytes() - before
        val seconds = (System.nanoTime() - began) / 1_000_000_000
        println("leak: $name: ${grown / 1024} KiB from round $FIRST_ROUNDS to $ROUNDS, $seconds s")
        assertTrue(grown < MOST_GROWN_BYTES, "$name: $grown bytes")
    }

    private fun residentBytes(): Long {
        // What finalizers let go of is collected by the second.
        repeat(2) {
            System.gc()
            Thread.sleep(100)
        }
        val line = File("/proc/self/status").readLines().first { it.startsWith("VmRSS:") }
        return line.filter { it.isDigit() }.toLong() * 1024
    }

    private fun data(folder: File): String = File(folder, "data").path

    @Test
    fun `an app is opened, locked and closed`() = Standing.copyOf("empty") { folder ->
        holdsNothing("App") {
            App.open(data(folder), OpenKey()).use { app ->
                app.view(frame)
                app.lock(null, frame)
            }
        }
    }

    @Test
    fun `work is begun, waited for and finished`() = Standing.copyOf("empty") { folder ->
        App.open(data(folder), OpenKey()).use { app ->
            var number = 1u
            holdsNothing("Operation") {
                Standing.beginUnlock(app)
                // By its number, for what is this short has often ended before a view can show it.
                app.operation(number++).use { operation ->
                    while (!operation.progress().ended) Thread.sleep(0, 100_000)
                    operation.finish()
                }
                app.lock(null, frame)
            }
        }
    }

    @Test
    fun `a file is begun and given up`() = holdNothing("EvidenceIntake") { rounds ->
        val item = NewEvidence(entry = null, fileName = "a.jpg", mediaType = null, origin = EvidenceOrigin.PHOTO)
        // An open record remembers what was given up. That is no leak, and goes with it.
        repeat(rounds / ROUNDS_OF_A_RECORD) {
            Standing.copyOf("empty") { folder ->
                App.open(data(folder), OpenKey()).use { app ->
                    Standing.unlock(app)
                    repeat(ROUNDS_OF_A_RECORD) {
                        app.beginEvidence(item, frame).use { intake ->
                            intake.write(piece.duplicate())
                            intake.abandon(frame)
                        }
                    }
                    app.lock(null, frame)
                }
            }
        }
    }

    @Test
    fun `captures are opened and asked`() = Standing.copyOf("capturing") { folder ->
        holdsNothing("Capture") {
            Capture.open(data(folder), OpenKey()).use { assertTrue(it.isOn()) }
        }
    }

    @Test
    fun `a capture is begun and given up`() = Standing.copyOf("capturing") { folder ->
        val item = NewCaptureItem(CaptureKind.FILE, "a.bin", null)
        Capture.open(data(folder), OpenKey()).use { capture ->
            holdsNothing("CaptureIntake") {
                capture.begin(item, frame).use { intake ->
                    intake.write(piece.duplicate())
                    intake.abandon()
                }
            }
        }
    }

    @Test
    fun `the events of check-ins are opened and asked`() = Standing.copyOf("empty") { folder ->
        holdsNothing("CheckInEvents") {
            CheckInEvents.open(data(folder), OpenKey()).use { it.tick(frame) }
        }
    }

    private companion object {
        const val FIRST_ROUNDS = 1_000
        const val ROUNDS = 10_000
        const val ROUNDS_OF_A_RECORD = 500
        const val MOST_GROWN_BYTES = 8L * 1024 * 1024
    }
}
