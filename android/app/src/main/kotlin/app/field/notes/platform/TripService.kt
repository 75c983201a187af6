package app.field.notes.platform

import android.annotation.SuppressLint
import android.app.Service
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.content.pm.ServiceInfo
import android.location.Location
import android.location.LocationListener
import android.location.LocationManager
import android.os.BatteryManager
import android.os.Build
import android.os.Bundle
import android.os.Handler
import android.os.IBinder
import android.os.Looper
import androidx.core.content.ContextCompat
import app.field.notes.FieldApplication

/** The phone's own service for it. It can only be begun by somebody who looks at the app, and ends by itself. */
internal class SystemTrip(private val context: Context) : Trip {
    override fun follow(untilMs: Long) {
        val intent = Intent(context, TripService::class.java)
        if (untilMs == 0L) {
            context.stopService(intent)
            return
        }
        try {
            context.startForegroundService(intent.putExtra(TripService.UNTIL, untilMs))
        } catch (_: IllegalStateException) {
            // Not from the background. The place that was told at the start stays the last one.
        }
    }
}

/**
 * Stands in the foreground, with its notification, while a trip is followed. Nothing rests on it: where the phone takes
 * it away the check-in goes on as it is.
 */
class TripService : Service(), LocationListener {
    private val main = Handler(Looper.getMainLooper())
    private val end = Runnable { stopSelf() }
    private var last: Location? = null
    private var listens = false

    /** The battery is about to end, or the phone is being turned off: what was last known is told once more. */
    private val lastMoments = object : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            last?.let(::tell)
        }
    }

    override fun onBind(intent: Intent?): IBinder? = null

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        val left = (intent?.getLongExtra(UNTIL, 0) ?: 0) - System.currentTimeMillis()
        try {
            stand()
            if (left > 0 && !listens) listen()
        } catch (_: SecurityException) {
            // The place was taken away a moment ago.
            stopSelf()
        }
        main.removeCallbacks(end)
        main.postDelayed(end, left.coerceIn(0, LONGEST_MS))
        // Begun anew by the system it would not be seen by anybody who looks.
        return START_NOT_STICKY
    }

    private fun stand() {
        val notification = (application as FieldApplication).surroundings.standby.whileSending()
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
            startForeground(NUMBER, notification, ServiceInfo.FOREGROUND_SERVICE_TYPE_LOCATION)
        } else {
            startForeground(NUMBER, notification)
        }
    }

    @SuppressLint("MissingPermission") // It was asked for, and one that was taken back is thrown.
    private fun listen() {
        val manager = system<LocationManager>()
        val exactly = Whereabouts.mayExactly(this)
        val parts = manager.getProviders(true).filter { it != LocationManager.PASSIVE_PROVIDER }
        parts.filter { exactly || it != LocationManager.GPS_PROVIDER }.forEach {
            manager.requestLocationUpdates(it, EVERY_MS, 0f, this, Looper.getMainLooper())
        }
        val moments = IntentFilter(Intent.ACTION_BATTERY_LOW).apply { addAction(Intent.ACTION_SHUTDOWN) }
        ContextCompat.registerReceiver(this, lastMoments, moments, ContextCompat.RECEIVER_NOT_EXPORTED)
        listens = true
    }

    override fun onLocationChanged(location: Location) {
        last = location
        tell(location)
    }

    private fun tell(location: Location) {
        val charge = system<BatteryManager>().getIntProperty(BatteryManager.BATTERY_PROPERTY_CAPACITY)
        val percent = charge.takeIf { it in 0..FULL }?.toUInt()
        (application as FieldApplication).surroundings.standby.located(Whereabouts.fix(location), percent)
    }

    override fun onDestroy() {
        main.removeCallbacks(end)
        if (listens) {
            system<LocationManager>().removeUpdates(this)
            unregisterReceiver(lastMoments)
        }
        super.onDestroy()
    }

    // Phones of before level 30 call these, and have no words of their own for them.
    override fun onProviderEnabled(provider: String) = Unit

    override fun onProviderDisabled(provider: String) = Unit

    @Deprecated("Called by older phones.")
    override fun onStatusChanged(provider: String?, status: Int, extras: Bundle?) = Unit

    internal companion object {
        const val UNTIL = "until"
        private const val NUMBER = 1_002
        private const val EVERY_MS = 60_000L
        private const val FULL = 100

        /** No check-in is longer. */
        private const val LONGEST_MS = 26 * 3_600_000L
    }
}
