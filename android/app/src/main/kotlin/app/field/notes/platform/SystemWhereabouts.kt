package app.field.notes.platform

import android.Manifest
import android.annotation.SuppressLint
import android.content.Context
import android.content.pm.PackageManager
import android.location.Location
import android.location.LocationListener
import android.location.LocationManager
import android.os.Build
import android.os.Bundle
import android.os.CancellationSignal
import android.os.Handler
import android.os.Looper
import android.os.SystemClock
import kotlin.math.ceil
import kotlin.math.roundToLong

/** The phone's own parts that know where it is. What they last knew is taken where it is fresh; else they look once. */
internal class SystemWhereabouts(private val context: Context) : Whereabouts {
    private val manager = context.system<LocationManager>()
    private val main = Handler(Looper.getMainLooper())

    override fun look(told: (Whereabouts.Fix) -> Unit) {
        val exactly = has(Manifest.permission.ACCESS_FINE_LOCATION)
        if (!exactly && !has(Manifest.permission.ACCESS_COARSE_LOCATION)) return
        try {
            // The part that listens to satellites may not be asked by whoever has leave for the rough place alone.
            val parts = manager.getProviders(true).filter { exactly || it != LocationManager.GPS_PROVIDER }
            val last = parts.mapNotNull(::lastOf).filter { ageMs(it) in 0..FRESH_MS }.minByOrNull { it.accuracy }
            if (last != null) return told(fix(last))
            Looking(parts.filter { it != LocationManager.PASSIVE_PROVIDER }, told).begin()
        } catch (_: SecurityException) {
            // It was taken away a moment ago: nothing is told.
        }
    }

    @SuppressLint("MissingPermission")
    private fun lastOf(part: String): Location? = manager.getLastKnownLocation(part)

    /** By the clock that nobody can set. */
    private fun ageMs(place: Location): Long = SystemClock.elapsedRealtime() - place.elapsedRealtimeNanos / NANOS_IN_MS

    private fun fix(place: Location): Whereabouts.Fix {
        // A place without an accuracy may be anywhere in the town.
        val accuracy = if (place.hasAccuracy()) place.accuracy.coerceIn(1f, WIDEST_M) else WIDEST_M
        return Whereabouts.Fix(
            latE7 = (place.latitude * E7).roundToLong(),
            lonE7 = (place.longitude * E7).roundToLong(),
            accuracyM = ceil(accuracy).toInt().toUInt(),
            atMs = System.currentTimeMillis() - ageMs(place),
        )
    }

    private fun has(permission: String) = context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED

    /** All parts look at once; the first that finds it tells it, and the others stop. */
    private inner class Looking(private val parts: List<String>, private val told: (Whereabouts.Fix) -> Unit) : LocationListener {
        private val stop = CancellationSignal()
        private val end = Runnable { over() }

        @SuppressLint("MissingPermission")
        fun begin() {
            main.postDelayed(end, LONGEST_MS)
            for (part in parts) {
                if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
                    manager.getCurrentLocation(part, stop, { main.post(it) }) { it?.let(::onLocationChanged) }
                } else {
                    @Suppress("DEPRECATION")
                    manager.requestSingleUpdate(part, this, Looper.getMainLooper())
                }
            }
        }

        override fun onLocationChanged(location: Location) {
            if (stop.isCanceled) return
            over()
            told(fix(location))
        }

        private fun over() {
            main.removeCallbacks(end)
            stop.cancel()
            manager.removeUpdates(this)
        }

        // Phones of before level 30 call these, and have no words of their own for them.
        override fun onProviderEnabled(provider: String) = Unit

        override fun onProviderDisabled(provider: String) = Unit

        @Deprecated("Called by older phones.")
        override fun onStatusChanged(provider: String?, status: Int, extras: Bundle?) = Unit
    }

    private companion object {
        const val FRESH_MS = 120_000L
        const val LONGEST_MS = 30_000L
        const val NANOS_IN_MS = 1_000_000L
        const val E7 = 1e7
        const val WIDEST_M = 50_000f
    }
}
