package app.field.notes

import android.os.Looper
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Screen
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** The process is ended while somebody writes: with no farewell, as the system does it. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, qualifiers = "w360dp-h740dp-xhdpi")
class ProcessDeathTest {
    @get:Rule val rule = createEmptyComposeRule()

    @Before fun begin() = Standing.begin("small")

    private fun inFront(test: Driven.() -> Unit) =
        ActivityScenario.launch(MainActivity::class.java).use { Driven(rule, it).test() }

    private fun Driven.writes(): Screen.Write {
        open<Screen.Home>(Standing.PASSCODE)
        return goes<Screen.Write>("Write it down")
    }

    private fun passes(ms: Long) = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(ms))

    /** The time in which the core writes down what it was handed. */
    private fun written() = Thread.sleep(WRITTEN_MS)

    /** Types a letter each so many milliseconds, is ended, and gives what is offered afterwards. */
    private fun offeredAfter(text: String, eachMs: Long, thenMs: Long): String {
        inFront {
            assertTrue(writes().view.field.handOverAfterMs <= MOST_LOST_MS)
            text.forEach { letter ->
                type(letter.toString())
                rule.waitForIdle()
                passes(eachMs)
            }
            passes(thenMs)
            written()
            Standing.asIfKilled()
        }
        var offered = ""
        inFront { offered = writes().view.field.text }
        return offered
    }

    @Test
    fun `what rested a second is there again`() = assertEquals(TEXT, offeredAfter(TEXT, 50, MOST_LOST_MS))

    @Test
    fun `whoever writes without a pause loses the last second of it and no more`() {
        val offered = offeredAfter(TEXT + TEXT, EACH_MS, 0)
        assertTrue((TEXT + TEXT).startsWith(offered))
        val lost = (TEXT + TEXT).length - offered.length
        assertTrue(lost * EACH_MS <= MOST_LOST_MS, "`$offered` is what is left, and $lost letters are lost")
    }

    private companion object {
        const val TEXT = "Two knocks at six"
        const val MOST_LOST_MS = 1_000L
        const val EACH_MS = 200L
        const val WRITTEN_MS = 1_000L
    }
}
