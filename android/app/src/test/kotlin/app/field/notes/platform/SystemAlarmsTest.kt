package app.field.notes.platform

import android.app.AlarmManager
import android.app.Application
import android.os.Build
import android.os.SystemClock
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.WakeKind
import app.field.core.WakeView
import app.field.notes.StandingApplication
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowAlarmManager

/** A list of wakes becomes the phone's alarms, all of them and no others. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class SystemAlarmsTest {
    private val context = ApplicationProvider.getApplicationContext<Application>()
    private val manager = context.system<AlarmManager>()
    private val alarms = SystemAlarms(context)

    @Before fun allow() = ShadowAlarmManager.setCanScheduleExactAlarms(true)

    private fun wake(atMs: Long, kind: WakeKind = WakeKind.DEADLINE, discreet: Boolean = false) =
        WakeView(atMonotonicMs = atMs, atUtcMs = UTC + atMs, kind = kind, discreet = discreet)

    private fun armed() = shadowOf(manager).scheduledAlarms
        .map { Triple(it.clock, it.triggerAtMs, it.alarmClockInfo != null) }
        .toSet()

    private fun elapsed(atMs: Long) = Triple(AlarmManager.ELAPSED_REALTIME_WAKEUP, atMs, false)

    private fun byClock(atMs: Long) = Triple(AlarmManager.RTC_WAKEUP, UTC + atMs, true)

    @Test
    fun `what may be seen is an alarm clock, and stands by the time since the phone began too`() {
        alarms.set(listOf(wake(5_000), wake(9_000, WakeKind.REMIND)))
        assertEquals(setOf(byClock(5_000), elapsed(5_000), byClock(9_000), elapsed(9_000)), armed())
    }

    @Test
    fun `what nobody may see is no alarm clock`() {
        alarms.set(listOf(wake(5_000, discreet = true), wake(7_000, WakeKind.LOOK)))
        assertEquals(setOf(elapsed(5_000), elapsed(7_000)), armed())
    }

    @Test
    fun `a list takes the place of the one before, in a new process too`() {
        alarms.set(List(5) { wake(1_000L * it) })
        SystemAlarms(context).set(listOf(wake(70_000, discreet = true)))
        assertEquals(setOf(elapsed(70_000)), armed())
        SystemAlarms(context).set(emptyList())
        assertEquals(emptySet(), armed())
    }

    @Test
    fun `the soonest of many are kept`() {
        alarms.set(List(400) { wake(1_000L * (400 - it), discreet = true) })
        assertEquals((1L..16L).map { elapsed(1_000 * it) }.toSet(), armed())
    }

    @Test
    fun `the guard stands a minute ahead until the next list`() {
        alarms.guard()
        assertEquals(setOf(elapsed(SystemClock.elapsedRealtime() + 60_000)), armed())
        alarms.set(emptyList())
        assertEquals(emptySet(), armed())
    }

    @Test
    @Config(sdk = [35])
    fun `where exact alarms are refused there are inexact ones`() {
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        alarms.set(listOf(wake(5_000)))
        assertEquals(setOf(elapsed(5_000)), armed())
        assertTrue(shadowOf(manager).scheduledAlarms.single().isAllowWhileIdle)
        assertTrue(shadowOf(manager).scheduledAlarms.single().windowLengthMs != 0L)
    }

    @Test
    fun `only this app can set off its alarms`() {
        alarms.set(listOf(wake(5_000)))
        shadowOf(manager).scheduledAlarms.forEach { alarm ->
            val operation = shadowOf(alarm.leadsTo)
            assertEquals(WakeReceiver::class.java.name, operation.savedIntent.component?.className)
            assertTrue(Build.VERSION.SDK_INT < Build.VERSION_CODES.S || operation.isImmutable)
        }
    }

    private companion object {
        const val UTC = 1_795_286_420_000L
    }
}
