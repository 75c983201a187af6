package app.field.notes.platform

import android.content.Intent
import android.os.SystemClock
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.bridge.OpenKey
import app.field.core.Screen
import app.field.core.WakeKind
import app.field.notes.Driven
import app.field.notes.MainActivity
import app.field.notes.Standing
import app.field.notes.StandingApplication
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowSystemClock

/** A phone that sends no texts by itself: the flavour without the permission, a refusal, or no card. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, qualifiers = "w360dp-h740dp-xhdpi", shadows = [SentTexts::class])
class ByHandTest {
    @get:Rule val rule = createEmptyComposeRule()

    @Before
    fun begin() {
        Standing.begin("small")
        SentTexts.begin()
        Standing.facts = Standing.FACTS.copy(mayText = false)
    }

    private fun wakes() = Standing.places.checkIns(OpenKey()).use { it.nextWakes(Standing.frame(false)) }

    /** The phone's own pages for a text that were opened since this was asked last. */
    private fun pagesOpened(activity: MainActivity): List<String?> =
        generateSequence { shadowOf(activity).nextStartedActivity }
            .filter { it.action == Intent.ACTION_SENDTO }
            .map { it.dataString }
            .toList()

    @Test
    fun `the phone's own page for a text opens once for each, while the app is in front`() {
        ActivityScenario.launch(MainActivity::class.java).use { scenario ->
            val driven = Driven(rule, scenario)
            driven.run {
                open<Screen.Home>(Standing.PASSCODE)
                val form = goes<Screen.CheckInForm>("Check-in")
                tap(form.view.until.first { !it.chosen }.label)
                tap(arrives<Screen.CheckInForm> { it.view.main.enabled }.view.main.label)
                arrives<Screen.CheckIn>()
            }
            assertEquals(emptyList(), pagesOpened(driven.activity()))
            val deadline = wakes().first { it.kind == WakeKind.DEADLINE }.atMonotonicMs
            fun comesBackAfter(ms: Long): List<String?> {
                scenario.moveToState(Lifecycle.State.CREATED)
                ShadowSystemClock.advanceBy(Duration.ofMillis(ms))
                scenario.moveToState(Lifecycle.State.RESUMED)
                // What the time asked for has been done once the core has nothing left to do.
                var opened = emptyList<String?>()
                val until = System.nanoTime() + LOOKED_NS
                Standing.until("a while") {
                    opened = opened + pagesOpened(driven.activity())
                    System.nanoTime() > until
                }
                return opened
            }
            val opened = comesBackAfter(deadline - SystemClock.elapsedRealtime() + 1_000)
            assertTrue(opened.isNotEmpty(), "no page was opened: ${driven.view()}")
            assertEquals(opened.distinct(), opened)
            // Whoever put it aside is not asked again by coming back, nor by the next try.
            assertEquals(emptyList(), comesBackAfter(1_000))
            assertEquals(emptyList(), comesBackAfter(20 * 60_000))
            assertEquals(0, SentTexts.all.size)
        }
    }

    private companion object {
        const val LOOKED_NS = 2_000_000_000L
    }
}
