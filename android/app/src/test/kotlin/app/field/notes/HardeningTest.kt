package app.field.notes

import android.app.Activity
import android.content.ClipDescription
import android.content.ClipboardManager
import android.os.Build
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager
import android.view.inputmethod.EditorInfo
import android.view.inspector.WindowInspector
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performSemanticsAction
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Screen
import app.field.notes.platform.system
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** What other programs on the phone are told, and what of a page is seen outside it. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, qualifiers = "w360dp-h740dp-xhdpi")
class HardeningTest {
    @get:Rule val rule = createEmptyComposeRule()

    private val app = ApplicationProvider.getApplicationContext<StandingApplication>()

    @Before fun begin() = Standing.begin("small")

    private fun inFront(test: Driven.() -> Unit) =
        ActivityScenario.launch(MainActivity::class.java).use { Driven(rule, it).test() }

    private fun Driven.writes() {
        open<Screen.Home>(Standing.PASSCODE)
        goes<Screen.Write>("Write it down")
        type(WORDS)
    }

    private fun isHardened(activity: Activity) {
        assertTrue(activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0)
        val content = activity.window.decorView
        assertEquals(View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS, content.importantForAutofill)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            assertEquals(View.IMPORTANT_FOR_CONTENT_CAPTURE_NO_EXCLUDE_DESCENDANTS, content.importantForContentCapture)
        }
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            assertTrue(everyView(content).all { it.isAccessibilityDataSensitive })
        }
    }

    private fun everyView(view: View): List<View> =
        listOf(view) + if (view is ViewGroup) (0 until view.childCount).flatMap { everyView(view.getChildAt(it)) } else emptyList()

    @Test
    fun `both windows are in no picture, filled in by nobody, and read by screen readers alone`() {
        inFront {
            arrives<Screen.Passcode>()
            isHardened(activity())
        }
        ActivityScenario.launch<RingActivity>(RingActivity.showing(app, 2, "Plants")).use { it.onActivity(::isHardened) }
    }

    @Test
    @Config(sdk = [29, 35])
    fun `what floats above a page is in no picture either`() = inFront {
        writes()
        // The handle below the place where one types is a window of its own.
        rule.onNode(hasSetTextAction()).performClick()
        rule.waitForIdle()
        val windows = WindowInspector.getGlobalWindowViews().map { it.layoutParams as WindowManager.LayoutParams }
        assertTrue(windows.size > 1, "nothing floats: ${windows.size}")
        assertTrue(windows.all { it.flags and WindowManager.LayoutParams.FLAG_SECURE != 0 })
    }

    @Test
    fun `what is copied is marked as nothing to be shown`() = inFront {
        writes()
        rule.onNode(hasSetTextAction()).performSemanticsAction(SemanticsActions.SetSelection) { it(0, WORDS.length, false) }
        rule.onNode(hasSetTextAction()).performSemanticsAction(SemanticsActions.CopyText)
        rule.waitForIdle()
        val clip = assertNotNull(app.system<ClipboardManager>().primaryClip)
        assertEquals(WORDS, clip.getItemAt(0).text.toString())
        assertTrue(clip.description.extras.getBoolean(ClipDescription.EXTRA_IS_SENSITIVE))
    }

    @Test
    fun `the keyboard is asked to learn nothing, on the page of notes too`() {
        inFront {
            writes()
            assertTrue(learnsNothing(activity()))
        }
        Covers.choose("notes")
        inFront {
            arrives<Screen.Cover>()
            type("Milk")
            rule.waitForIdle()
            assertTrue(learnsNothing(activity()))
        }
    }

    /** As the keyboard asks for it, of the view that has what is typed into. */
    private fun learnsNothing(activity: Activity): Boolean {
        val asked = EditorInfo()
        assertNotNull(everyView(activity.window.decorView).firstNotNullOfOrNull { it.onCreateInputConnection(asked) })
        return asked.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING != 0
    }

    @Test
    fun `the way back is the app's own on every page, so that the system shows nothing on the way out`() = inFront {
        val back = activity().onBackPressedDispatcher
        arrives<Screen.Passcode>()
        assertTrue(back.hasEnabledCallbacks())
        open<Screen.Home>(Standing.PASSCODE)
        assertTrue(back.hasEnabledCallbacks())
        rule.runOnUiThread { back.onBackPressed() }
        // It goes to the back as it is: nothing is lost by a finger that slips.
        assertTrue(arrives<Screen.Home>().view.rows.isNotEmpty())
        assertFalse(activity().isFinishing)
        goes<Screen.Record>("My record")
        rule.runOnUiThread { back.onBackPressed() }
        arrives<Screen.Home>()
    }

    private companion object {
        const val WORDS = "Two knocks at six"
    }
}
