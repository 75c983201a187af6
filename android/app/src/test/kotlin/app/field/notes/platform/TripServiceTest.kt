package app.field.notes.platform

import android.Manifest
import android.app.Application
import android.content.Intent
import android.location.LocationManager
import android.os.Looper
import android.os.SystemClock
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.notes.Standing
import app.field.notes.StandingApplication
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ServiceController
import org.robolectric.annotation.Config

/** What stands while a trip is followed: seen, neutral, no longer than was said, and nothing rests on it. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class TripServiceTest {
    private val context: Application get() = ApplicationProvider.getApplicationContext()
    private val manager get() = context.system<LocationManager>()

    @Before
    fun begin() {
        Standing.begin("small")
        SystemClock.setCurrentTimeMillis(3_600_000)
        shadowOf(manager).setProviderEnabled(LocationManager.GPS_PROVIDER, true)
        shadowOf(manager).setProviderEnabled(LocationManager.NETWORK_PROVIDER, true)
    }

    /** The last is the app's own, which a phone gives it when it is installed. */
    private fun allow() = shadowOf(context).grantPermissions(
        Manifest.permission.ACCESS_FINE_LOCATION,
        Manifest.permission.ACCESS_COARSE_LOCATION,
        "${context.packageName}.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION",
    )

    private fun followed(untilMs: Long): ServiceController<TripService> {
        SystemTrip(context).follow(untilMs)
        val begun: Intent = assertNotNull(shadowOf(context).nextStartedService)
        return Robolectric.buildService(TripService::class.java, begun).create().startCommand(0, 1)
    }

    private fun requests() = listOf(LocationManager.GPS_PROVIDER, LocationManager.NETWORK_PROVIDER)
        .sumOf { shadowOf(manager).getLegacyLocationRequests(it).size }

    @Test
    fun `it stands in the foreground with the neutral word, looks, and ends when the time is over`() {
        allow()
        val trip = followed(System.currentTimeMillis() + HOUR_MS)
        val service = shadowOf(trip.get())
        val notification = assertNotNull(service.lastForegroundNotification)
        assertEquals("Reminder. Tap to open.", shadowOf(notification).contentTitle)
        assertTrue(requests() > 0)
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(HOUR_MS - 1_000))
        assertFalse(service.isStoppedBySelf)
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(2_000))
        assertTrue(service.isStoppedBySelf)
        trip.destroy()
        assertEquals(0, requests())
    }

    @Test
    fun `a time that is over ends it at once`() {
        allow()
        val trip = followed(System.currentTimeMillis() - 1)
        shadowOf(Looper.getMainLooper()).idle()
        assertTrue(shadowOf(trip.get()).isStoppedBySelf)
        assertEquals(0, requests())
    }

    @Test
    fun `nothing more is followed once the trip is over`() {
        SystemTrip(context).follow(0)
        assertNotNull(shadowOf(context).nextStoppedService)
        assertEquals(null, shadowOf(context).nextStartedService)
    }

    private companion object {
        const val HOUR_MS = 3_600_000L
    }
}
