package app.field.notes

import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.test.core.app.ActivityScenario
import app.field.core.RowView
import app.field.core.Screen
import app.field.core.View
import app.field.notes.Standing.isAtRest

/** The app as a person drives it: by what is on the page, and by nothing else. */
internal class Driven(private val rule: ComposeTestRule, private val scenario: ActivityScenario<MainActivity>) {
    /** How often something was tapped. */
    var taps = 0
        private set

    fun view(): View? {
        var view: View? = null
        scenario.onActivity { view = it.screens.view.value }
        return view
    }

    fun last(): Screen? = view()?.screens?.last()

    /** Waits until such a page is in front and nothing is under way. */
    inline fun <reified S : Screen> arrives(noinline isIt: (S) -> Boolean = { true }): S {
        Standing.until("${S::class.simpleName}", ::view) {
            val last = last()
            view().isAtRest() && last is S && isIt(last)
        }
        rule.waitForIdle()
        return last() as S
    }

    private fun node(label: String): SemanticsNodeInteraction =
        rule.onNode(hasClickAction() and (hasText(label) or hasContentDescription(label)))

    fun tap(label: String) {
        taps++
        node(label).performClick()
    }

    /** The same for what may have to be scrolled to. */
    fun tapRow(row: RowView) {
        taps++
        node(row.spoken).performScrollTo().performClick()
    }

    fun type(text: String) = rule.onNode(hasSetTextAction()).performTextInput(text)

    /** From the passcode page on, to whatever comes after it. */
    inline fun <reified S : Screen> open(passcode: String): S {
        val page = arrives<Screen.Passcode>().view
        type(passcode)
        tap(page.actions.last().label)
        return arrives<S>()
    }

    /** From home to the page that the main action or a row with this title leads to. */
    inline fun <reified S : Screen> goes(title: String): S {
        val home = arrives<Screen.Home>().view
        val row = home.rows.firstOrNull { it.title == title }
        if (row != null) tapRow(row) else tap(title)
        return arrives<S>()
    }

    fun leave() = tap(checkNotNull(view()?.corners).leave.label)

    fun activity(): MainActivity {
        var activity: MainActivity? = null
        scenario.onActivity { activity = it }
        return checkNotNull(activity)
    }
}
