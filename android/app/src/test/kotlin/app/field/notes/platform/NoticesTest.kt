package app.field.notes.platform

import android.app.Notification
import android.app.NotificationManager
import android.os.Looper
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Effect
import app.field.core.NoticeKind
import app.field.notes.MainActivity
import app.field.notes.RingActivity
import app.field.notes.Standing
import app.field.notes.StandingApplication
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What stands outside the app: which channel, how loud, and what of it on the locked screen. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class NoticesTest {
    @get:Rule val rule = createEmptyComposeRule()

    private val app = ApplicationProvider.getApplicationContext<StandingApplication>()
    private val manager = app.system<NotificationManager>()
    private val notices = SystemNotices(app) { "en-GB" }

    @Before fun begin() = Standing.begin()

    private fun shown(kind: NoticeKind, hidden: Boolean): Notification {
        notices.show(Effect.Notify(NUMBER, TEXT, kind, sounds = true, hidden = hidden))
        return shadowOf(manager).getNotification(NUMBER.toInt())
    }

    @Test
    fun `a reminder has a channel of its own, and brings no page`() {
        val reminder = shown(NoticeKind.REMINDER, hidden = false)
        assertEquals(NotificationManager.IMPORTANCE_DEFAULT, channel(reminder).importance)
        assertEquals("Reminder", channel(reminder).name)
        assertNull(reminder.fullScreenIntent)
        assertEquals(Notification.VISIBILITY_PRIVATE, reminder.visibility)
        assertEquals(TEXT, shadowOf(reminder.publicVersion).contentTitle)
    }

    @Test
    fun `a ring is louder, and its page comes up over the locked screen`() {
        val ring = shown(NoticeKind.RING, hidden = false)
        assertEquals(NotificationManager.IMPORTANCE_HIGH, channel(ring).importance)
        assertEquals("Loud reminder", channel(ring).name)
        val page = shadowOf(assertNotNull(ring.fullScreenIntent)).savedIntent
        assertEquals(RingActivity::class.java.name, page.component?.className)
        assertEquals(Notification.VISIBILITY_PRIVATE, ring.visibility)
    }

    @Test
    fun `with fewer signs nothing of either stands on the locked screen`() = NoticeKind.entries.forEach { kind ->
        val hidden = shown(kind, hidden = true)
        assertEquals(Notification.VISIBILITY_SECRET, hidden.visibility)
        assertNull(hidden.fullScreenIntent)
    }

    @Test
    fun `no channel shows more on the locked screen than the app, or counts on the icon`() {
        NoticeKind.entries.forEach { shown(it, hidden = false) }
        val channels = manager.notificationChannels
        assertEquals(2, channels.size)
        assertEquals(listOf(Notification.VISIBILITY_PRIVATE), channels.map { it.lockscreenVisibility }.distinct())
        assertFalse(channels.any { it.canShowBadge() })
    }

    @Test
    fun `a ring that she turned down, or that the phone refuses, is a fact`() {
        shadowOf(app).grantPermissions("android.permission.USE_FULL_SCREEN_INTENT")
        if (android.os.Build.VERSION.SDK_INT < 34) assertTrue(notices.mayRing())
        val ring = channel(shown(NoticeKind.RING, hidden = false))
        ring.importance = NotificationManager.IMPORTANCE_LOW
        assertFalse(notices.mayRing())
        assertTrue(notices.may())
        shadowOf(manager).setNotificationsEnabled(false)
        assertFalse(notices.may() || notices.mayRing())
    }

    @Test
    @Config(sdk = [29])
    fun `without the permission no page comes up`() {
        shadowOf(app).denyPermissions("android.permission.USE_FULL_SCREEN_INTENT")
        assertFalse(notices.mayRing())
    }

    @Test
    fun `the page shows the neutral text alone, and a tap leads to the app`() {
        ActivityScenario.launch<RingActivity>(RingActivity.showing(app, NUMBER, TEXT)).use { page ->
            rule.onNodeWithText(TEXT).assertIsDisplayed().performClick()
            page.onActivity {
                val opened = shadowOf(it).nextStartedActivity
                assertEquals(MainActivity::class.java.name to MainActivity.BY_REMINDER, opened.component?.className to opened.action)
                assertTrue(it.isFinishing)
            }
        }
        // Nothing of the record was touched for it.
        assertFalse(Standing.folder.exists())
    }

    @Test
    fun `the page goes with its notification, and stays where another is taken back`() {
        ActivityScenario.launch<RingActivity>(RingActivity.showing(app, NUMBER, TEXT)).use { page ->
            var ring: RingActivity? = null
            page.onActivity { ring = it }
            notices.takeBack(listOf(NUMBER + 1))
            shadowOf(Looper.getMainLooper()).idle()
            assertFalse(checkNotNull(ring).isFinishing)
            notices.takeBack(listOf(NUMBER))
            shadowOf(Looper.getMainLooper()).idle()
            assertTrue(checkNotNull(ring).isFinishing)
        }
    }

    private fun channel(notification: Notification) = checkNotNull(manager.getNotificationChannel(notification.channelId))

    private companion object {
        const val NUMBER = 2L
        const val TEXT = "Plants. Tap to open."
    }
}
