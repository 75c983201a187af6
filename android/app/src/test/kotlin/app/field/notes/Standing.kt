package app.field.notes

import android.content.Context
import android.os.Looper
import android.os.SystemClock
import androidx.test.core.app.ApplicationProvider
import app.field.bridge.OpenKey
import app.field.core.Frame
import app.field.core.PhoneFacts
import app.field.core.View
import app.field.notes.platform.Brings
import app.field.notes.platform.Copies
import app.field.notes.platform.SystemOutside
import app.field.notes.platform.SystemPhone
import app.field.notes.platform.SystemSources
import java.io.File
import java.nio.file.Files
import java.time.Duration
import kotlin.test.fail
import org.robolectric.Shadows.shadowOf

/** The app in a test: over a folder of its own, with a key store that hides nothing. */
class StandingApplication : FieldApplication() {
    private var made: Surroundings? = null

    /** Made when it is asked for, as on a phone: a test begins after the process does. */
    override val surroundings: Surroundings get() = made ?: make().also { made = it }

    private fun make() = Surroundings(
        places = Standing.places,
        keys = OpenKey(),
        frame = Standing::frame,
        facts = { Standing.facts },
        phone = SystemPhone(this) { "en-GB" }.phone,
        brings = Brings(SystemSources(this), Standing.recorder, Standing.cameras, Standing.whereabouts, Standing.trip, SystemOutside(this)),
    )

    /** The process is a new one. */
    fun forgetAll() {
        made = null
    }
}

/** What stands ready for tests. */
internal object Standing {
    const val PASSCODE = "correct horse"

    /** Saturday 21 November 2026, 18:40:20 in London: when the phone was switched on. */
    private const val NOW_MS = 1_795_286_420_000L
    private const val LONGEST_MS = 60_000L
    private const val STEP_MS = 16L

    val FACTS = PhoneFacts(
        mayNotify = true,
        mayRing = true,
        exactAlarms = true,
        unrestrictedBattery = true,
        mayLocate = false,
        mayText = true,
        hasSim = true,
    )

    /** What records, what sees and what knows the place in this test. */
    val recorder = StandingRecorder()
    val cameras = StandingCameras()
    val whereabouts = StandingWhereabouts()
    val trip = StandingTrip()

    /** What the phone allows in this test. */
    var facts = FACTS

    /** Where the record of this test lies: a new folder each time it is asked to begin. */
    var folder: File = empty()
        private set

    /** As on a phone, where check-ins lie apart. */
    val places: Places get() = Places(folder, early, copies)

    /** Where clean copies lie, as the phone has it. */
    val copies: File get() = ApplicationProvider.getApplicationContext<Context>().cacheDir.resolve(Copies.FOLDER)

    private val early: File get() = folder.resolveSibling("standing")

    private fun empty() = Files.createTempDirectory("standing").toFile().resolve("data")

    /** Begins anew, over a copy of the record of that name or over nothing. */
    fun begin(fixture: String? = null) {
        folder.parentFile?.deleteRecursively()
        folder = empty()
        facts = FACTS
        anew()
        recorder.forget()
        cameras.forget()
        whereabouts.asked.clear()
        trip.until.clear()
        fixture?.let { File(System.getProperty("field.fixtures"), it).copyRecursively(folder) }
        folder.resolve("checkin").renameTo(early)
    }

    /** The files as a process that is ended at this moment leaves them. Whoever has them open goes on elsewhere. */
    fun asIfKilled() {
        val left = empty()
        folder.copyRecursively(left)
        if (early.exists()) early.copyRecursively(left.resolveSibling("standing"))
        folder = left
        anew()
    }

    /** The process knows nothing of what it stood on before. */
    private fun anew() = (ApplicationProvider.getApplicationContext<Context>() as? StandingApplication)?.forgetAll()

    /** Both clocks at one moment: another thread may be letting them go on. */
    fun frame(twoPanes: Boolean) = frame(twoPanes, SystemClock.elapsedRealtime())

    private fun frame(twoPanes: Boolean, sinceBootMs: Long) = Frame(
        wallMs = NOW_MS + sinceBootMs,
        monotonicMs = sinceBootMs,
        boot = "00112233445566778899aabbccddeeff",
        trusted = false,
        zone = "Europe/London",
        language = "en-GB",
        region = "GB",
        hours24 = true,
        twoPanes = twoPanes,
    )

    /** Lets the phone go on until it is so. */
    fun until(what: String, seen: () -> Any? = { null }, isSo: () -> Boolean) {
        val latest = System.nanoTime() + LONGEST_MS * 1_000_000
        while (!isSo()) {
            if (System.nanoTime() > latest) fail("still not: $what, but ${seen()}")
            shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(STEP_MS))
            Thread.sleep(1)
        }
    }

    /** Lets it go on until a view fits and nothing is under way. */
    fun View?.isAtRest(): Boolean = this != null && operation == null
}
