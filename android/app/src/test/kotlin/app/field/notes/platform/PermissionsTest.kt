package app.field.notes.platform

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.provider.Settings
import androidx.activity.ComponentActivity
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Effect
import app.field.core.PhoneFacts
import app.field.core.Permission
import app.field.notes.Effects
import app.field.notes.MainActivity
import app.field.notes.Standing
import app.field.notes.StandingApplication
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What she answers the phone's own questions, and where there is none. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class PermissionsTest {
    @Before fun begin() = Standing.begin("small")

    private fun asked(permission: Permission, refused: PhoneFacts, then: (MainActivity) -> Unit) {
        Standing.facts = refused
        ActivityScenario.launch(MainActivity::class.java).use { scenario ->
            scenario.onActivity { activity -> Effects(activity, activity.screens).carryOut(Effect.AskPermission(permission, "")) }
            scenario.onActivity(then)
        }
    }

    private fun settings(permission: Permission, refused: PhoneFacts, action: String) = asked(permission, refused) {
        val page = assertNotNull(shadowOf(it).nextStartedActivityForResult, "$permission")
        assertEquals(action, page.intent.action)
        // She comes back without having changed anything, and nothing breaks.
        shadowOf(it).receiveResult(page.intent, Activity.RESULT_CANCELED, Intent())
    }

    @Test
    fun `what has a page in the phone's settings is asked for there`() {
        settings(Permission.BATTERY, Standing.FACTS.copy(unrestrictedBattery = false), Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS)
    }

    @Test
    @Config(sdk = [35])
    fun `exact alarms and the page over the locked screen have pages of their own`() {
        settings(Permission.EXACT_ALARMS, Standing.FACTS.copy(exactAlarms = false), Settings.ACTION_REQUEST_SCHEDULE_EXACT_ALARM)
        settings(Permission.RING, Standing.FACTS.copy(mayRing = false), Settings.ACTION_MANAGE_APP_USE_FULL_SCREEN_INTENT)
    }

    @Test
    @Config(sdk = [26, 29])
    fun `where the phone has no question, its page of notifications opens`() {
        settings(Permission.NOTIFY, Standing.FACTS.copy(mayNotify = false), Settings.ACTION_APP_NOTIFICATION_SETTINGS)
        settings(Permission.RING, Standing.FACTS.copy(mayRing = false), Settings.ACTION_APP_NOTIFICATION_SETTINGS)
    }

    private fun dialog(permission: Permission, refused: PhoneFacts, name: String) = asked(permission, refused) { activity ->
        val question = assertNotNull(shadowOf(activity).lastRequestedPermission, "$permission")
        assertEquals(listOf(name), question.requestedPermissions.toList())
        answer(activity, question.requestCode, name)
    }

    @Suppress("DEPRECATION")
    private fun answer(activity: ComponentActivity, code: Int, name: String) =
        activity.onRequestPermissionsResult(code, arrayOf(name), intArrayOf(PackageManager.PERMISSION_DENIED))

    @Test
    fun `texts are asked for in the system's own question, and a refusal is taken`() =
        dialog(Permission.TEXT, Standing.FACTS.copy(mayText = false), Manifest.permission.SEND_SMS)

    @Test
    @Config(sdk = [35])
    fun `notifications too where there is such a question`() =
        dialog(Permission.NOTIFY, Standing.FACTS.copy(mayNotify = false), Manifest.permission.POST_NOTIFICATIONS)

    @Test
    fun `what is allowed already is asked for by nobody`() = Permission.entries.filter { it in ALLOWED }.forEach { permission ->
        asked(permission, Standing.FACTS) {
            assertNull(shadowOf(it).lastRequestedPermission, "$permission")
            assertNull(shadowOf(it).nextStartedActivityForResult, "$permission")
        }
    }

    private companion object {
        val ALLOWED = setOf(Permission.NOTIFY, Permission.RING, Permission.TEXT, Permission.EXACT_ALARMS, Permission.BATTERY)
    }
}
