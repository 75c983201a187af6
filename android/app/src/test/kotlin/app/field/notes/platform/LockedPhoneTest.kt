package app.field.notes.platform

import android.Manifest
import android.app.Activity
import android.app.AlarmManager
import android.app.NotificationManager
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Looper
import android.os.SystemClock
import android.telephony.TelephonyManager
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.bridge.Core
import app.field.bridge.OpenKey
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.CheckInAction
import app.field.core.ContactAction
import app.field.core.Effect
import app.field.core.Field
import app.field.core.HomeAction
import app.field.core.Screen
import app.field.core.UnlockAction
import app.field.core.UntilChoice
import app.field.core.WakeKind
import app.field.core.WayIn
import app.field.notes.Standing
import app.field.notes.StandingApplication
import java.time.Duration
import kotlin.math.abs
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowAlarmManager
import org.robolectric.shadows.ShadowSystemClock

/** A check-in that was started goes on by itself: the record is shut, the process is a new one, and the clock has run. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class, shadows = [SentTexts::class])
class LockedPhoneTest {
    private val app = ApplicationProvider.getApplicationContext<StandingApplication>()
    private val alarms = app.system<AlarmManager>()
    private val notifications = app.system<NotificationManager>()

    @Before
    fun begin() {
        Standing.begin("small")
        SentTexts.begin()
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        shadowOf(app.packageManager).setSystemFeature(PackageManager.FEATURE_TELEPHONY, true)
        shadowOf(app).grantPermissions(Manifest.permission.SEND_SMS)
        val phone = shadowOf(app.system<TelephonyManager>())
        phone.setSimState(TelephonyManager.SIM_STATE_READY)
        phone.setNetworkOperator("23410")
    }

    private fun frame() = Standing.frame(false)

    private fun asItStands() = Standing.places.checkIns(OpenKey()).use { it.nextWakes(frame()) }

    /** The screens, and what they asked the phone for. */
    private inner class Hands(private val core: Core) {
        suspend fun act(action: Action, secret: String? = null) {
            val asked = mutableListOf<Effect>()
            asked += if (secret == null) core.act(action, frame()) else core.actWith(action, Secret.of(secret), frame())
            while (core.view(frame()).operation != null) delay(5)
            asked += core.effectsLeft()
            asked.forEach { effect -> assertTrue(app.surroundings.standby.takes(effect), "$effect") }
        }

        suspend fun last(): Screen = core.view(frame()).screens.last()
    }

    /** Starts one of an hour by the screens, then shuts the record and lets go of everything. */
    private fun start(before: suspend (Hands) -> Unit = {}) = runBlocking {
        val core = Standing.places.core(OpenKey())
        val hands = Hands(core)
        hands.act(Action.Opened(WayIn.LAUNCHER, Standing.FACTS))
        hands.act(Action.Unlock(UnlockAction.PASSCODE), Standing.PASSCODE)
        before(hands)
        hands.act(Action.Home(HomeAction.CHECK_IN))
        hands.act(Action.CheckIn(CheckInAction.Until(UntilChoice.HOUR)))
        hands.act(Action.Typed(Field.PLACE, "the library"))
        hands.act(Action.CheckIn(CheckInAction.Start))
        assertTrue(hands.last() is Screen.CheckIn)
        core.lock(null, frame())
        core.close()
        look()
        app.forgetAll()
    }

    /** Sends a test to everybody, so that the way to them is proved. */
    private suspend fun prove(hands: Hands) {
        hands.act(Action.Contacts(ContactAction.Open))
        val everybody = (hands.last() as Screen.Contacts).view.contacts.map { (it.action as Action.Contacts).action }
        everybody.forEach { contact ->
            val id = (contact as ContactAction.Contact).contact
            hands.act(Action.Contacts(contact))
            hands.act(Action.Contacts(ContactAction.Test(id)))
            val before = SentTexts.all.size
            hands.act(Action.Contacts(ContactAction.SendTest))
            Standing.until("a test") { SentTexts.all.size > before }
            val lines = (hands.last() as Screen.Question).view.paragraphs.size
            answer(SentTexts.all.last(), Activity.RESULT_OK)
            look()
            // The page looks again by itself, and says that it counts as tested.
            withTimeout(LONGEST_MS) {
                while ((hands.last() as Screen.Question).view.paragraphs.size == lines) hands.act(Action.NoticeRead)
            }
            hands.act(Action.Contacts(ContactAction.Done))
            hands.act(Action.Back)
        }
        hands.act(Action.Back)
        SentTexts.all.clear()
    }

    private fun armed() = shadowOf(alarms).scheduledAlarms.map { it.triggerAtMs to (it.alarmClockInfo != null) }.toSet()

    /** What the list of the core comes to. */
    private fun expected() = asItStands().filter { it.kind != WakeKind.LOOK }.flatMap {
        listOf(it.atMonotonicMs to false) + if (it.discreet) emptyList() else listOf(it.atUtcMs to true)
    }.toSet()

    /** The moments that anything hangs on. */
    private fun armedExactly() = assertEquals(expected(), armed().intersect(expected()))

    /**
     * The time goes on until that moment, and the phone sets off the alarm that stands there. The list may have been made
     * some milliseconds from when the alarms were set.
     */
    private fun fire(atMonotonicMs: Long) {
        ShadowSystemClock.advanceBy(Duration.ofMillis((atMonotonicMs - SystemClock.elapsedRealtime()).coerceAtLeast(0)))
        val standing = { shadowOf(alarms).scheduledAlarms.firstOrNull { abs(it.triggerAtMs - atMonotonicMs) < A_MOMENT_MS } }
        Standing.until("an alarm at $atMonotonicMs", ::armed) { standing() != null }
        val alarm = checkNotNull(standing())
        alarm.leadsTo.send()
        shadowOf(Looper.getMainLooper()).idle()
    }

    /** The phone wakes to send until it is so. A wake may come a second early, and then the next list says so. */
    private fun sendAgain(isSo: () -> Boolean) {
        repeat(WAKES) {
            if (isSo()) return
            fire(asItStands().first { it.kind == WakeKind.SEND }.atMonotonicMs)
            look()
        }
        assertTrue(isSo(), "${asItStands()}")
    }

    /** One wake more. What came before it is over when it ends. */
    private fun look() {
        var ended = false
        app.surroundings.standby.wake { ended = true }
        Standing.until("a look") { ended }
        shadowOf(Looper.getMainLooper()).idle()
    }

    private fun answer(sent: SentTexts.Sent, code: Int) = sent.answers.forEach {
        app.sendOrderedBroadcast(shadowOf(it).savedIntent, null, null, null, code, null, null)
        shadowOf(Looper.getMainLooper()).idle()
    }

    private fun deadline() = asItStands().single { it.kind == WakeKind.DEADLINE }.atMonotonicMs

    @Test
    fun `alarms are lost with the phone's end and come back before it is unlocked`() {
        start()
        for (boot in listOf(Intent.ACTION_LOCKED_BOOT_COMPLETED, Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_TIME_CHANGED)) {
            shadowOf(alarms).scheduledAlarms.toList().forEach { alarm -> alarms.cancel(alarm.leadsTo) }
            app.forgetAll()
            assertEquals(emptySet(), armed())
            app.sendBroadcast(Intent(boot).setPackage(app.packageName))
            Standing.until(boot, { "${armed()} in place of ${expected()}" }) { armed().containsAll(expected()) }
            armedExactly()
        }
    }

    @Test
    fun `at the deadline a new process sends each text once`() {
        start()
        fire(deadline())
        Standing.until("texts") { SentTexts.all.isNotEmpty() }
        look()
        val first = SentTexts.all.toList()
        assertEquals(first.map { it.to }.distinct(), first.map { it.to })
        assertTrue(first.all { "library" in it.parts.joinToString("") })
        // It stands in the foreground until the phone has answered.
        val service = shadowOf(app).nextStartedService
        assertEquals(SendService::class.java.name, service.component?.className)
        val running = Robolectric.buildService(SendService::class.java, service).create().startCommand(0, 1)

        // Any number of wakes meanwhile sends nothing twice.
        repeat(3) { look() }
        first.forEach { answer(it, Activity.RESULT_OK) }
        Standing.until("nothing on its way") { shadowOf(running.get()).isStoppedBySelf }

        // Nor does another process, hours later.
        app.forgetAll()
        ShadowSystemClock.advanceBy(Duration.ofHours(3))
        look()
        armedExactly()
        assertEquals(first.size, SentTexts.all.size)
    }

    @Test
    fun `a phone that was not unlocked since it was started tells them all the same`() {
        start()
        val deadline = deadline()
        val away = Standing.folder.resolveSibling("away")
        assertTrue(Standing.folder.renameTo(away))
        app.forgetAll()
        app.sendBroadcast(Intent(Intent.ACTION_LOCKED_BOOT_COMPLETED).setPackage(app.packageName))
        Standing.until("alarms", { "${armed()} in place of ${expected()}" }) { armed().containsAll(expected()) }
        fire(deadline)
        Standing.until("texts") { SentTexts.all.isNotEmpty() }
        look()
        val first = SentTexts.all.toList()
        first.forEach { answer(it, Activity.RESULT_OK) }
        repeat(2) { look() }
        assertEquals(first.size, SentTexts.all.size)
        assertFalse(Standing.folder.exists(), "nothing is made in its place")
        // Unlocked, the record is there as it was.
        assertTrue(away.renameTo(Standing.folder))
        look()
        runBlocking {
            Standing.places.core(OpenKey()).use { core ->
                val hands = Hands(core)
                hands.act(Action.Opened(WayIn.LAUNCHER, Standing.FACTS))
                hands.act(Action.Unlock(UnlockAction.PASSCODE), Standing.PASSCODE)
                assertTrue(hands.last() is Screen.Home)
            }
        }
    }

    @Test
    fun `what the network does not take is sent again, and nothing else`() {
        start()
        fire(deadline())
        Standing.until("texts") { SentTexts.all.isNotEmpty() }
        look()
        val first = SentTexts.all.toList()
        answer(first.first(), RADIO_OFF)
        first.drop(1).forEach { answer(it, Activity.RESULT_OK) }
        sendAgain { SentTexts.all.size > first.size }
        assertEquals(listOf(first.first().to), SentTexts.all.drop(first.size).map { it.to })
    }

    @Test
    @Config(sdk = [35])
    fun `what the phone does not answer for is sent again`() {
        start()
        fire(deadline())
        Standing.until("texts") { SentTexts.all.isNotEmpty() }
        look()
        val first = SentTexts.all.map { it.to }
        val service = checkNotNull(shadowOf(app).nextStartedService)
        val running = Robolectric.buildService(SendService::class.java, service).create().startCommand(0, 1)
        running.get().onTimeout(1)
        assertTrue(shadowOf(running.get()).isStoppedBySelf)
        look()
        sendAgain { SentTexts.all.size > first.size }
        assertEquals(first + first, SentTexts.all.map { it.to })
    }

    @Test
    fun `a reminder says nothing of what it is about`() {
        start()
        // The first of them may ask whether she has arrived, and that stands on the page alone. Each list is a new one.
        while (shadowOf(notifications).allNotifications.isEmpty()) {
            val reminders = asItStands().filter { it.kind == WakeKind.REMIND }.map { it.atMonotonicMs }
            fire(reminders.first { it > SystemClock.elapsedRealtime() })
            look()
        }
        val shown = shadowOf(notifications).allNotifications.single()
        assertEquals("Reminder. Tap to open.", shadowOf(shown).contentTitle)
        assertEquals("Reminder. Tap to open.", shadowOf(shown.publicVersion).contentTitle)
        assertEquals(setOf("Reminder", "Loud reminder"), notifications.notificationChannels.map { it.name.toString() }.toSet())
        assertEquals(emptyList(), SentTexts.all)
    }

    @Test
    fun `texts that may not be sent are said to be missing, and go once they may`() {
        start()
        shadowOf(app).denyPermissions(Manifest.permission.SEND_SMS)
        fire(deadline())
        look()
        assertEquals(emptyList(), SentTexts.all)
        shadowOf(app).grantPermissions(Manifest.permission.SEND_SMS)
        sendAgain { SentTexts.all.isNotEmpty() }
    }

    @Test
    @Config(sdk = [35])
    fun `exact alarms that were taken away lower what is shown`() {
        start(::prove)
        val before = lines()
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        app.sendBroadcast(
            Intent(AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED).setPackage(app.packageName),
        )
        Standing.until("inexact alarms", ::armed) { armed().isNotEmpty() && armed().none { it.second } }
        // The alarms stand before what was lost is told to the check-in.
        Standing.until("less is shown", ::lines) { lines() != before }
    }

    /** What the page of the check-in says that it rests on, with the record shut. */
    private fun lines(): List<String> = runBlocking {
        Standing.places.core(OpenKey()).use { core ->
            core.act(Action.Opened(WayIn.ALARM, Standing.FACTS), frame())
            while (core.view(frame()).operation != null) delay(5)
            (core.view(frame()).screens.last() as Screen.CheckIn).view.lines
        }
    }

    private companion object {
        /** `SmsManager.RESULT_ERROR_RADIO_OFF`. */
        const val RADIO_OFF = 2
        const val LONGEST_MS = 60_000L
        const val A_MOMENT_MS = 1_000L
        const val WAKES = 5
    }
}
