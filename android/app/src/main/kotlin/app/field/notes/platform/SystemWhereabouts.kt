package app.field.notes.platform

import android.annotation.SuppressLint
import android.content.Context
import android.location.Location
import android.location.LocationListener
import android.location.LocationManager
import android.os.Build
import android.os.Bundle
import android.os.CancellationSignal
import android.os.Handler
import android.os.Looper

/** The phone's own parts that know where it is. What they last knew is taken where it is fresh; else they look once. */
internal class SystemWhereabouts(private val context: Context) : Whereabouts {
    private val manager = context.system<LocationManager>()
    private val main = Handler(Looper.getMainLooper())

    override fun look(told: (Whereabouts.Fix) -> Unit) {
        val exactly = Whereabouts.mayExactly(context)
        if (!exactly && !Whereabouts.mayRoughly(context)) return
        try {
            // The part that listens to satellites may not be asked by whoever has leave for the rough place alone.
            val parts = manager.getProviders(true).filter { exactly || it != LocationManager.GPS_PROVIDER }
            val last = parts.mapNotNull(::lastOf).filter { Whereabouts.ageMs(it) in 0..FRESH_MS }.minByOrNull { it.accuracy }
            if (last != null) return told(Whereabouts.fix(last))
            Looking(parts.filter { it != LocationManager.PASSIVE_PROVIDER }, told).begin()
        } catch (_: SecurityException) {
            // It was taken away a moment ago: nothing is told.
        }
    }

    @SuppressLint("MissingPermission")
    private fun lastOf(part: String): Location? = manager.getLastKnownLocation(part)

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
            told(Whereabouts.fix(location))
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
    }
}
