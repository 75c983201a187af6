package app.field.notes

import androidx.activity.ComponentActivity
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performKeyInput
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.pressKey
import androidx.compose.ui.test.requestFocus
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Action
import app.field.core.ActionView
import app.field.core.Weight
import app.field.notes.ui.parts.ActionPart
import app.field.notes.ui.theme.FieldTheme
import app.field.notes.ui.theme.Tokens
import kotlin.test.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** What has to be held: not done by a tap, done by holding, and by whoever can't hold. */
@OptIn(ExperimentalTestApi::class)
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35])
class HeldTest {
    @get:Rule val rule = createAndroidComposeRule<ComponentActivity>()

    private var done = 0

    private fun drawn(enabled: Boolean = true) = rule.setContent {
        val action = ActionView(Action.Help, LABEL, LABEL, Weight.DANGER, enabled, hold = true, risks = emptyList())
        FieldTheme { ActionPart(action) { done++ } }
    }

    private fun hold(ms: Int) {
        // What is drawn meanwhile goes on: the clock must not run to its end by itself.
        rule.mainClock.autoAdvance = false
        rule.onNodeWithText(LABEL).performTouchInput { down(center) }
        rule.mainClock.advanceTimeBy(ms.toLong())
        rule.onNodeWithText(LABEL).performTouchInput { up() }
        rule.mainClock.autoAdvance = true
        rule.waitForIdle()
    }

    @Test
    fun `a finger has to stay`() {
        drawn()
        hold(Tokens.HOLD_MS / 2)
        assertEquals(0, done)
        hold(Tokens.HOLD_MS + 200)
        assertEquals(1, done)
    }

    @Test
    fun `a screen reader, a switch and a keyboard do it by their own click`() {
        drawn()
        rule.onNodeWithText(LABEL).performSemanticsAction(SemanticsActions.OnClick)
        assertEquals(1, done)
        rule.onNodeWithText(LABEL).requestFocus()
        rule.onNodeWithText(LABEL).performKeyInput { pressKey(Key.Enter) }
        assertEquals(2, done)
    }

    @Test
    fun `what can't be done now is done by nobody`() {
        drawn(enabled = false)
        hold(Tokens.HOLD_MS + 200)
        rule.onNodeWithText(LABEL).performSemanticsAction(SemanticsActions.OnClick)
        assertEquals(0, done)
    }

    private companion object {
        const val LABEL = "Hold to erase"
    }
}
