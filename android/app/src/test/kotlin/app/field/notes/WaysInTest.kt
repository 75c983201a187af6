package app.field.notes

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.codec.encodeView
import app.field.core.CheckInView
import app.field.core.Screen
import app.field.core.View
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** What opens and what ends, by tapping: the wrong passcode, the second one, and a PIN that somebody forced out of her. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, qualifiers = "w360dp-h740dp-xhdpi")
class WaysInTest {
    @get:Rule val rule = createEmptyComposeRule()

    private fun inFront(test: Driven.() -> Unit) =
        ActivityScenario.launch(MainActivity::class.java).use { Driven(rule, it).test() }

    private fun Driven.enters(text: String) {
        type(text)
        tap(arrives<Screen.Passcode>().view.actions.last().label)
    }

    @Test
    fun `a wrong passcode is said to be wrong and opens nothing, and the right one still opens`() {
        Standing.begin("small")
        inFront {
            assertNull(arrives<Screen.Passcode>().view.field.problem)
            enters("incorrect horse")
            val problem = assertNotNull(arrives<Screen.Passcode> { it.view.field.problem != null }.view.field.problem)
            rule.onNodeWithText(problem.what).assertIsDisplayed()
            assertEquals(1, view()?.screens?.size)
            open<Screen.Home>(Standing.PASSCODE)
        }
    }

    @Test
    fun `the second passcode opens a notebook of its own, and nothing on its pages tells the two apart`() {
        Standing.begin("decoy")
        fun homeAndRecord(passcode: String): Pair<Screen.Home, Screen.Record> {
            var seen: Pair<Screen.Home, Screen.Record>? = null
            inFront {
                val home = open<Screen.Home>(passcode)
                seen = home to goes<Screen.Record>("My record")
                val activity = activity()
                leave()
                Standing.until("left") { activity.isFinishing }
            }
            return checkNotNull(seen)
        }
        val (decoyHome, decoy) = homeAndRecord(DECOY)
        val (home, record) = homeAndRecord(Standing.PASSCODE)
        fun titles(screen: Screen.Record) = screen.view.page.days.flatMap { it.rows }.map { it.title }.toSet()
        assertTrue(titles(record).isNotEmpty() && (titles(record) intersect titles(decoy)).isEmpty())
        assertEquals(home.view.title, decoyHome.view.title)
        assertEquals(home.view.rows.map { it.title }, decoyHome.view.rows.map { it.title })
    }

    /** What is shown from the PIN on, once a check-in was started and somebody wants it ended. */
    private fun endedBy(pin: String): List<Any?> {
        Standing.begin("small")
        val seen = mutableListOf<View?>()
        inFront {
            open<Screen.Home>(Standing.PASSCODE)
            goes<Screen.CheckInForm>("Check-in")
            tap(arrives<Screen.CheckInForm>().view.until.first { !it.chosen }.label)
            tap(arrives<Screen.CheckInForm> { form -> form.view.main.enabled }.view.main.label)
            val running: CheckInView = arrives<Screen.CheckIn>().view
            tap(checkNotNull(running.main).label)
            val page = arrives<Screen.Pin>().view
            // One that is no PIN at all: it is said, and nothing ends.
            type("1111")
            tap(page.enter.label)
            arrives<Screen.Pin> { it.view.field.problem != null }
            seen += view()
            type(pin)
            tap(page.enter.label)
            val ended = arrives<Screen.Reading>()
            seen += view()
            tap(ended.view.actions.last().label)
            arrives<Screen.Home>()
            seen += view()
        }
        return seen.map { view -> encodeView(checkNotNull(view)).toString().replace(CLOCKS, "") }
    }

    @Test
    fun `a PIN that was forced out of her ends it on the same pages as the other`() =
        assertEquals(endedBy(SAFE), endedBy(FORCED))

    private companion object {
        const val DECOY = "rainy day"
        const val SAFE = "2468"
        const val FORCED = "1357"

        /** Moments, in milliseconds and as they are read: the two check-ins do not run at the same one. */
        val CLOCKS = Regex("\\d{12,}|\\d{1,2}:\\d{2}")
    }
}
