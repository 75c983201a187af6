package app.field.notes

import android.os.SystemClock
import android.view.MotionEvent
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performSemanticsAction
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Screen
import app.field.notes.ui.theme.Tokens
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** The page that stands before the passcode page: it works, says nothing, and leads on in the one way that she chose. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, qualifiers = "w360dp-h740dp-xhdpi")
class CoverTest {
    @get:Rule val rule = createEmptyComposeRule()

    private fun behind(cover: String, gesture: String, test: Driven.() -> Unit) {
        Standing.begin("small")
        Covers.choose(cover, gesture)
        ActivityScenario.launch(MainActivity::class.java).use { scenario ->
            val driven = Driven(rule, scenario)
            driven.arrives<Screen.Cover>()
            assertNull(driven.view()?.corners)
            driven.test()
        }
    }

    private fun centre(text: String): Offset =
        rule.onNode(hasText(text) and !hasSetTextAction()).fetchSemanticsNode().boundsInWindow.center

    /** As many fingers as there are places, for so long. */
    private fun Driven.holds(places: List<Offset>, ms: Long) {
        val began = SystemClock.uptimeMillis()
        fun send(action: Int, count: Int) {
            val properties = Array(count) { MotionEvent.PointerProperties().apply { id = it } }
            val coordinates = Array(count) { at ->
                MotionEvent.PointerCoords().apply {
                    x = places[at].x
                    y = places[at].y
                    pressure = 1f
                }
            }
            val now = SystemClock.uptimeMillis()
            val event = MotionEvent.obtain(began, now, action, count, properties, coordinates, 0, 0, 1f, 1f, 0, 0, 0, 0)
            rule.runOnUiThread { activity().dispatchTouchEvent(event) }
            rule.waitForIdle()
        }
        send(MotionEvent.ACTION_DOWN, 1)
        if (places.size == 2) send(MotionEvent.ACTION_POINTER_DOWN or (1 shl MotionEvent.ACTION_POINTER_INDEX_SHIFT), 2)
        rule.mainClock.advanceTimeBy(ms)
        rule.waitForIdle()
        if (places.size == 2) send(MotionEvent.ACTION_POINTER_UP or (1 shl MotionEvent.ACTION_POINTER_INDEX_SHIFT), 2)
        send(MotionEvent.ACTION_UP, 1)
    }

    private fun Driven.staysThenLeadsOn(places: List<Offset>) {
        holds(places, Tokens.COVER_HOLD_MS - SOON_MS)
        Standing.until("rest") { true }
        arrives<Screen.Cover>()
        holds(places, Tokens.COVER_HOLD_MS + SOON_MS)
        open<Screen.Home>(Standing.PASSCODE)
    }

    @Test
    fun `the title of the notes, held for two seconds, leads on`() = behind("notes", "hold-title") {
        staysThenLeadsOn(listOf(centre("Notes")))
    }

    @Test
    fun `the equals sign of the calculator, held for two seconds, leads on`() = behind("calculator", "hold-equals") {
        staysThenLeadsOn(listOf(centre("=")))
    }

    @Test
    fun `two fingers lead on where she chose them, and one does not`() = behind("calculator", "two-fingers") {
        holds(listOf(centre("=")), Tokens.COVER_HOLD_MS + SOON_MS)
        arrives<Screen.Cover>()
        staysThenLeadsOn(listOf(centre("7"), centre("9")))
    }

    @Test
    fun `a switch and a screen reader lead on by a long press of their own`() =
        listOf("notes" to "hold-title", "notes" to "two-fingers", "calculator" to "hold-equals", "calculator" to "two-fingers")
            .forEach { (cover, gesture) ->
                behind(cover, gesture) {
                    rule.onNode(SemanticsMatcher.keyIsDefined(SemanticsActions.OnLongClick) and !hasSetTextAction())
                        .performSemanticsAction(SemanticsActions.OnLongClick)
                    arrives<Screen.Passcode>()
                }
            }

    @Test
    fun `the calculator reckons`() = behind("calculator", "hold-equals") {
        listOf("7", "×", "8", "=").forEach { rule.onNode(hasText(it) and !hasSetTextAction()).performClick() }
        rule.onNodeWithText("56").assertExists()
    }

    @Test
    fun `what is noted stays while the process lives and reaches no disk`() {
        behind("notes", "hold-title") { type(NOTED) }
        val files = Standing.folder.parentFile?.walk().orEmpty().filter { it.isFile }.toList()
        assertTrue(files.isNotEmpty() && files.none { NOTED in it.readText(Charsets.ISO_8859_1) })
    }

    private companion object {
        const val SOON_MS = 300L
        const val NOTED = "Milk, eggs, flour"
    }
}
