package app.field.notes

import android.content.Intent
import android.os.Looper
import android.view.WindowManager
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Screen
import app.field.core.View
import app.field.notes.Standing.isAtRest
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** From the first open to the first entry, by tapping what is there, over the real library. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, qualifiers = "w360dp-h740dp-xhdpi")
class FirstEntryTest {
    @get:Rule val rule = createEmptyComposeRule()

    @Before fun begin() = Standing.begin()

    private fun ActivityScenario<MainActivity>.view(): View? {
        var view: View? = null
        onActivity { view = it.screens.view.value }
        return view
    }

    private inline fun <reified S : Screen> ActivityScenario<MainActivity>.arrives() {
        Standing.until("${S::class.simpleName}", { view() }) { view().let { it.isAtRest() && it?.screens?.last() is S } }
        rule.waitForIdle()
    }

    private var taps = 0

    private fun tap(label: String) {
        taps++
        rule.onNodeWithText(label).performClick()
    }

    @Test
    fun `the first entry is written by tapping`() {
        ActivityScenario.launch(MainActivity::class.java).use { app ->
            app.arrives<Screen.FirstOpen>()
            tap("Write something down now")
            app.arrives<Screen.Passcode>()
            repeat(2) {
                val title = app.view()?.let { (it.screens.last() as Screen.Passcode).view.title }
                rule.onNode(hasSetTextAction()).performTextInput(Standing.PASSCODE)
                tap("Next")
                Standing.until("the page after `$title`") {
                    val last = app.view()?.screens?.last()
                    app.view().isAtRest() && (last !is Screen.Passcode || last.view.title != title)
                }
                rule.waitForIdle()
            }
            app.arrives<Screen.Write>()
            val before = taps
            rule.onNode(hasSetTextAction()).performTextInput(WORDS)
            tap("Save")
            app.arrives<Screen.Entry>()
            rule.onNodeWithText(WORDS).assertIsDisplayed()
            rule.onNode(hasText("Saved on this phone", substring = true)).assertIsDisplayed()
            // The field stands ready: nothing is tapped to type. No field, no list and no question comes between.
            assertTrue(taps - before <= MOST_TAPS && taps <= MOST_TAPS, "$taps taps, $before of them before the line")
            tap("Done")
            app.arrives<Screen.Home>()

            // Nobody touches it any more: it locks by itself.
            val rest = checkNotNull(app.view()?.locksAfterMs)
            shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(rest - SOON_MS))
            assertTrue(app.view()?.screens?.last() is Screen.Home)
            shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(2 * SOON_MS))
            app.arrives<Screen.Passcode>()
        }
    }

    @Test
    fun `no picture is taken of the window, before and after the phone is turned`() {
        ActivityScenario.launch(MainActivity::class.java).use { app ->
            app.arrives<Screen.FirstOpen>()
            app.onActivity {
                assertNotEquals(0, it.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE)
            }
            app.recreate()
            app.arrives<Screen.FirstOpen>()
        }
    }

    @Test
    fun `leaving shows the phone's own first page and takes the app off the list`() {
        ActivityScenario.launch(MainActivity::class.java).use { app ->
            app.arrives<Screen.FirstOpen>()
            val label = checkNotNull(app.view()?.corners).leave.label
            var activity: MainActivity? = null
            app.onActivity { activity = it }
            rule.onNodeWithText(label).performClick()
            Standing.until("left") { activity?.isFinishing == true }
            val home: Intent = shadowOf(activity).nextStartedActivity
            assertEquals(Intent.ACTION_MAIN, home.action)
            assertTrue(Intent.CATEGORY_HOME in home.categories)

        }
    }

    private companion object {
        const val MOST_TAPS = 6
        const val SOON_MS = 5_000L
        const val WORDS = "He stood by the bus stop again, looking at our window."
    }
}
