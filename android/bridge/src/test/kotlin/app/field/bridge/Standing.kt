package app.field.bridge

import app.field.core.Action
import app.field.core.App
import app.field.core.Frame
import app.field.core.Operation
import app.field.core.PhoneFacts
import app.field.core.Screen
import app.field.core.UnlockAction
import app.field.core.View
import java.io.File
import java.io.RandomAccessFile
import java.lang.ref.Reference
import java.nio.ByteBuffer
import java.nio.file.Files

/** Records that stand ready, the clock of a test, and what tests ask of both. */
internal object Standing {
    const val PASSCODE = "correct horse"
    const val STEP_BYTES = 1 shl 20

    /** Saturday 21 November 2026, 18:40:20 in London: behind everything in the records that stand ready. */
    private const val NOW_MS = 1_795_286_420_000L
    private const val LONGEST_WORK_MS = 60_000L

    /** Whether as many rounds are asked for as before a release. */
    val isLong: Boolean = when (val rounds = System.getenv("ALONGSIDE_ROUNDS")) {
        null, "", "normal" -> false
        "long" -> true
        else -> error("ALONGSIDE_ROUNDS is `$rounds`; it is `normal` or `long`")
    }

    val facts = PhoneFacts(
        mayNotify = true,
        mayRing = true,
        exactAlarms = true,
        unrestrictedBattery = true,
        mayLocate = false,
        mayText = true,
        hasSim = true,
    )

    /** What a phone shows [afterMs] after the beginning. */
    fun at(afterMs: Long = 0): Frame = Frame(
        wallMs = NOW_MS + afterMs,
        monotonicMs = 1_000_000 + afterMs,
        boot = "00112233445566778899aabbccddeeff",
        trusted = false,
        zone = "Europe/London",
        language = "en-GB",
        region = "GB",
        hours24 = true,
        twoPanes = false,
    )

    /** A folder that is gone afterwards, with a copy of the record of that name in `data`. */
    inline fun <T> copyOf(name: String?, test: (File) -> T): T {
        val folder = Files.createTempDirectory("standing").toFile()
        try {
            val from = name?.let { File(System.getProperty("field.fixtures"), it) }
            from?.copyRecursively(File(folder, "data"))
            return test(folder)
        } finally {
            folder.deleteRecursively()
        }
    }

    /** A file of that many bytes that takes no room. */
    fun sparse(folder: File, bytes: Long): File = File(folder, "long.mp4").also { file ->
        RandomAccessFile(file, "rw").use { it.setLength(bytes) }
    }

    /** A picture of a code that is not for pairing. */
    fun picture(): ByteArray = File(System.getProperty("field.fixtures"), "pictures/code.grey").readBytes()

    fun direct(bytes: ByteArray): ByteBuffer = ByteBuffer.allocateDirect(bytes.size).put(bytes).flip()

    /**
     * Lends bytes outside the heap to one call below the facade, and keeps them until it has ended: the generated code
     * holds only their address, so the collector would free what nobody names any more while the core reads it.
     */
    inline fun <T> lent(bytes: ByteArray, call: (ByteBuffer) -> T): T {
        val held = direct(bytes)
        try {
            return call(held)
        } finally {
            Reference.reachabilityFence(held)
        }
    }

    /** Begins to open the record, below the facade. */
    fun beginUnlock(app: App, passcode: String = PASSCODE) {
        lent(passcode.toByteArray()) { app.actWith(Action.Unlock(UnlockAction.PASSCODE), it, at()) }
    }

    fun unlock(app: App) {
        beginUnlock(app)
        val view = rest(app)
        check(view.screens.single() is Screen.Home) { "$view" }
    }

    /** What is shown once nothing runs any more. */
    fun rest(app: App): View {
        val until = System.nanoTime() + LONGEST_WORK_MS * 1_000_000
        while (true) {
            val view = app.view(at())
            if (view.operation == null) return view
            check(System.nanoTime() < until) { "the work does not end" }
            Thread.sleep(0, 200_000)
        }
    }

    /** The work that the view shows. */
    fun work(app: App): Operation = app.operation(checkNotNull(app.view(at()).operation).number)
}
