package app.field.notes.platform

import android.Manifest
import android.app.Application
import android.location.Location
import android.location.LocationManager
import android.os.Looper
import android.os.SystemClock
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.notes.StandingApplication
import java.time.Duration
import kotlin.test.assertEquals
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Where the phone is: what it last knew where that is fresh, else one look, told once or not at all. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class SystemWhereaboutsTest {
    private val context: Application get() = ApplicationProvider.getApplicationContext()
    private val manager get() = context.system<LocationManager>()
    private val told = mutableListOf<Whereabouts.Fix>()

    @Before
    fun begin() {
        SystemClock.setCurrentTimeMillis(3_600_000)
        shadowOf(context).grantPermissions(Manifest.permission.ACCESS_FINE_LOCATION, Manifest.permission.ACCESS_COARSE_LOCATION)
        shadowOf(manager).setProviderEnabled(LocationManager.GPS_PROVIDER, true)
        shadowOf(manager).setProviderEnabled(LocationManager.NETWORK_PROVIDER, true)
    }

    private fun place(part: String, ageMs: Long, within: Float) = Location(part).apply {
        latitude = 52.6369
        longitude = -1.1398
        accuracy = within
        time = System.currentTimeMillis() - ageMs
        elapsedRealtimeNanos = (SystemClock.elapsedRealtime() - ageMs) * 1_000_000
    }

    private fun look() = SystemWhereabouts(context).look { told += it }

    private fun pass(ms: Long) = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(ms))

    @Test
    fun `the closest of what is fresh is told at once`() {
        shadowOf(manager).simulateLocation(place(LocationManager.NETWORK_PROVIDER, 10_000, 900f))
        shadowOf(manager).simulateLocation(place(LocationManager.GPS_PROVIDER, 60_000, 7.2f))
        look()
        pass(60_000)
        val fix = told.single()
        assertEquals(Triple(526_369_000L, -11_398_000L, 8u), Triple(fix.latE7, fix.lonE7, fix.accuracyM))
    }

    @Test
    fun `what is old is not told, and the first that finds it anew is, once`() {
        shadowOf(manager).simulateLocation(place(LocationManager.GPS_PROVIDER, 600_000, 5f))
        look()
        pass(1_000)
        assertEquals(0, told.size)
        shadowOf(manager).simulateLocation(place(LocationManager.NETWORK_PROVIDER, 0, 40f))
        pass(1_000)
        shadowOf(manager).simulateLocation(place(LocationManager.GPS_PROVIDER, 0, 5f))
        pass(60_000)
        assertEquals(listOf(40u), told.map { it.accuracyM })
    }

    @Test
    fun `nobody listens longer than half a minute`() {
        look()
        pass(31_000)
        shadowOf(manager).simulateLocation(place(LocationManager.GPS_PROVIDER, 0, 5f))
        pass(1_000)
        assertEquals(0, told.size)
    }

    @Test
    fun `without leave nothing is asked, and with leave for the rough place no satellite is`() {
        shadowOf(context).denyPermissions(Manifest.permission.ACCESS_FINE_LOCATION)
        shadowOf(manager).simulateLocation(place(LocationManager.GPS_PROVIDER, 1_000, 5f))
        shadowOf(manager).simulateLocation(place(LocationManager.NETWORK_PROVIDER, 1_000, 2_000f))
        look()
        pass(1_000)
        assertEquals(listOf(2_000u), told.map { it.accuracyM })
        shadowOf(context).denyPermissions(Manifest.permission.ACCESS_COARSE_LOCATION)
        look()
        pass(60_000)
        assertEquals(1, told.size)
    }

    @Test
    fun `a place without an accuracy may be anywhere in the town`() {
        val place = place(LocationManager.GPS_PROVIDER, 1_000, 5f).apply { removeAccuracy() }
        shadowOf(manager).simulateLocation(place)
        look()
        pass(1_000)
        assertEquals(listOf(50_000u), told.map { it.accuracyM })
    }
}
