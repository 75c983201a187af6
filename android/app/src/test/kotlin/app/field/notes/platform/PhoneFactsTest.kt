package app.field.notes.platform

import android.Manifest
import android.app.NotificationManager
import android.content.pm.PackageManager
import android.os.PowerManager
import android.telephony.TelephonyManager
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.PhoneFacts
import app.field.notes.StandingApplication
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowAlarmManager

/** What the core is told of a phone is what the phone says, one fact at a time. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class PhoneFactsTest {
    private val app = ApplicationProvider.getApplicationContext<StandingApplication>()
    private val allowed = SystemPhone(app) { "en-GB" }.allowed
    private val phone = shadowOf(app.system<TelephonyManager>())

    @Before
    fun begin() {
        shadowOf(app).grantPermissions(Manifest.permission.SEND_SMS, Manifest.permission.ACCESS_COARSE_LOCATION)
        shadowOf(app).grantPermissions("android.permission.USE_FULL_SCREEN_INTENT")
        shadowOf(app.packageManager).setSystemFeature(PackageManager.FEATURE_TELEPHONY, true)
        shadowOf(app.system<PowerManager>()).setIgnoringBatteryOptimizations(app.packageName, true)
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        phone.setSimState(TelephonyManager.SIM_STATE_READY)
        phone.setNetworkOperator("23410")
    }

    private fun changes(change: (PhoneFacts) -> PhoneFacts, cause: () -> Unit) {
        val before = allowed.facts()
        cause()
        assertEquals(change(before), allowed.facts())
    }

    @Test
    fun `a phone that allows everything says so`() {
        val facts = allowed.facts()
        assertTrue(facts.mayNotify && facts.exactAlarms && facts.unrestrictedBattery && facts.mayLocate && facts.mayText && facts.hasSim)
        assertFalse(allowed.state().noNetwork)
    }

    @Test
    fun `each refusal is its own fact`() {
        changes({ it.copy(mayLocate = false) }) { shadowOf(app).denyPermissions(Manifest.permission.ACCESS_COARSE_LOCATION) }
        changes({ it.copy(mayText = false) }) { shadowOf(app).denyPermissions(Manifest.permission.SEND_SMS) }
        changes({ it.copy(hasSim = false) }) { phone.setSimState(TelephonyManager.SIM_STATE_ABSENT) }
        changes({ it.copy(unrestrictedBattery = false) }) {
            shadowOf(app.system<PowerManager>()).setIgnoringBatteryOptimizations(app.packageName, false)
        }
        changes({ it.copy(mayNotify = false, mayRing = false) }) {
            shadowOf(app.system<NotificationManager>()).setNotificationsEnabled(false)
        }
        phone.setNetworkOperator("")
        assertTrue(allowed.state().noNetwork)
    }

    @Test
    @Config(sdk = [35])
    fun `exact alarms are asked of the system where it has the question`() =
        changes({ it.copy(exactAlarms = false) }) { ShadowAlarmManager.setCanScheduleExactAlarms(false) }

    @Test
    fun `a phone that can't telephone sends no texts`() = changes({ it.copy(mayText = false) }) {
        shadowOf(app.packageManager).setSystemFeature(PackageManager.FEATURE_TELEPHONY, false)
    }
}
