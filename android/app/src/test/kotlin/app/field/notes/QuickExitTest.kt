package app.field.notes

import android.content.Intent
import android.os.Looper
import android.os.SystemClock
import android.view.MotionEvent
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.ErrorCode
import app.field.core.Screen
import app.field.notes.ui.theme.Tokens
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Leaving: by the word at the bottom and by a swipe along it, at once, and with nothing left behind. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, qualifiers = "w360dp-h740dp-xhdpi")
class QuickExitTest {
    @get:Rule val rule = createEmptyComposeRule()

    private fun inFront(fixture: String? = "small", test: Driven.() -> Unit) {
        Standing.begin(fixture)
        ActivityScenario.launch(MainActivity::class.java).use { Driven(rule, it).test() }
    }

    private fun Driven.middleOfLeave(): Offset {
        val label = checkNotNull(view()?.corners).leave.label
        return rule.onNodeWithText(label).fetchSemanticsNode().boundsInWindow.center
    }

    /** A finger as the system reports it, on this thread: what hangs on it is done when this returns. */
    private fun MainActivity.finger(kind: Int, at: Offset) {
        val now = SystemClock.uptimeMillis()
        val event = MotionEvent.obtain(now, now, kind, at.x, at.y, 0)
        dispatchTouchEvent(event)
        event.recycle()
    }

    /** Whether nothing of the record can be read any more. */
    private fun Driven.isShut(): Boolean = try {
        runBlocking { activity().screens.page("") }
        false
    } catch (code: ErrorCode) {
        code is ErrorCode.Locked
    }

    /** From the finger that is lifted until the record is shut, and until the phone's own first page comes. */
    private fun leaveTakes(): Pair<Long, Long> {
        var took = 0L to 0L
        inFront {
            open<Screen.Home>(Standing.PASSCODE)
            goes<Screen.Record>("My record")
            assertFalse(isShut())
            val (at, activity) = middleOfLeave() to activity()
            activity.finger(MotionEvent.ACTION_DOWN, at)
            val began = System.nanoTime()
            activity.finger(MotionEvent.ACTION_UP, at)
            val shut = System.nanoTime()
            assertTrue(isShut())
            while (!activity.isFinishing) shadowOf(Looper.getMainLooper()).idle()
            took = (shut - began) / 1_000_000 to (System.nanoTime() - began) / 1_000_000
            assertEquals(Intent.ACTION_MAIN, shadowOf(activity).nextStartedActivity.action)
        }
        return took
    }

    @Test
    fun `the record is shut within a tenth of a second, and the page is gone soon after`() {
        // One of them has to be quick, for the machine may be busy.
        val took = List(TRIES) { leaveTakes() }
        println("leaving took $took ms: shut, gone")
        assertTrue(took.minOf { it.first } <= MOST_MS, "$took")
        assertTrue(took.minOf { it.second } <= GONE_MS, "$took")
    }

    @Test
    fun `the key of the record is in the memory while it is open, and not after leaving`() {
        val memory = Memory.ofSmall()
        inFront {
            arrives<Screen.Passcode>()
            // Another test of this process that was cut off may have left the same record open.
            val before = memory.search().first
            open<Screen.Home>(Standing.PASSCODE)
            val (open, read) = memory.search()
            println("the key stands at $open places in $read bytes while the record is open, at $before before")
            assertTrue(open > before && read > LEAST_READ_BYTES)
            val activity = activity()
            leave()
            Standing.until("left") { activity.isFinishing }
            assertEquals(before, memory.search().first, "it is there after leaving")
        }
    }

    @Test
    fun `a swipe along the bar at the bottom leaves, either way`() = listOf(1f, -1f).forEach { way ->
        inFront {
            open<Screen.Home>(Standing.PASSCODE)
            val (at, activity) = middleOfLeave() to activity()
            val begin = at.copy(x = activity.window.decorView.width / 2f)
            swipe(activity, begin, way * Tokens.swipe.value)
            Standing.until("left") { activity.isFinishing }
            assertTrue(isShut())
        }
    }

    @Test
    fun `a short swipe along the bar, and a long one elsewhere, leave nothing`() = inFront {
        open<Screen.Home>(Standing.PASSCODE)
        val (at, activity) = middleOfLeave() to activity()
        val begin = at.copy(x = activity.window.decorView.width / 2f)
        swipe(activity, begin, Tokens.swipe.value / 2)
        swipe(activity, begin.copy(y = activity.window.decorView.height / 2f), Tokens.swipe.value)
        rule.waitForIdle()
        assertFalse(isShut())
        assertFalse(activity.isFinishing)
    }

    private fun swipe(activity: MainActivity, begin: Offset, byDp: Float) {
        val by = byDp * activity.resources.displayMetrics.density * 1.2f
        activity.finger(MotionEvent.ACTION_DOWN, begin)
        for (step in 1..STEPS) {
            shadowOf(Looper.getMainLooper()).idleFor(java.time.Duration.ofMillis(STEP_MS))
            activity.finger(MotionEvent.ACTION_MOVE, begin.copy(x = begin.x + by * step / STEPS))
        }
        activity.finger(MotionEvent.ACTION_UP, begin.copy(x = begin.x + by))
    }

    @Test
    fun `what was being written is kept by leaving, and offered again`() {
        inFront {
            open<Screen.Home>(Standing.PASSCODE)
            goes<Screen.Write>("Write it down")
            type(WORDS)
            val activity = activity()
            leave()
            Standing.until("left") { activity.isFinishing }
        }
        ActivityScenario.launch(MainActivity::class.java).use { again ->
            Driven(rule, again).run {
                open<Screen.Home>(Standing.PASSCODE)
                assertEquals(WORDS, goes<Screen.Write>("Write it down").view.field.text)
            }
        }
    }

    private companion object {
        const val TRIES = 3
        const val MOST_MS = 100L
        const val GONE_MS = 300L
        const val LEAST_READ_BYTES = 100_000_000L
        const val STEPS = 10
        const val STEP_MS = 10L
        const val WORDS = "A car stood"
    }
}
