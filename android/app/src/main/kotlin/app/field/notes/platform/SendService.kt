package app.field.notes.platform

import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.Handler
import android.os.IBinder
import android.os.Looper
import app.field.notes.FieldApplication

/**
 * Stands in the foreground while texts are on their way, so that the process is there when the phone answers. It sends
 * nothing itself: a text has left already when it begins, whether the system lets it begin or not.
 */
class SendService : Service() {
    private val main = Handler(Looper.getMainLooper())
    private val giveUp = Runnable {
        standby().gaveUpWaiting()
        end()
    }

    override fun onBind(intent: Intent?): IBinder? = null

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        stand()
        main.removeCallbacks(giveUp)
        main.postDelayed(giveUp, LONGEST_MS)
        // The system takes it ill when a service ends before it stood in the foreground, so only now.
        standing = this
        if (!wanted) end()
        return START_NOT_STICKY
    }

    private fun stand() {
        val notification = standby().whileSending()
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            startForeground(NUMBER, notification, ServiceInfo.FOREGROUND_SERVICE_TYPE_SHORT_SERVICE)
        } else {
            startForeground(NUMBER, notification)
        }
    }

    /** The system's own limit, about three minutes. Older ones have none, so there is one of ours before it. */
    override fun onTimeout(startId: Int) = giveUp.run()

    override fun onDestroy() {
        main.removeCallbacks(giveUp)
        if (standing === this) standing = null
        super.onDestroy()
    }

    private fun standby() = (application as FieldApplication).surroundings.standby

    internal companion object {
        private const val NUMBER = 1_000
        private const val LONGEST_MS = 150_000L

        private var wanted = false
        private var standing: SendService? = null

        /** Asks the system to begin it. On the main thread, as [end]. */
        fun begin(context: Context) {
            wanted = true
            if (standing != null) return
            try {
                context.startForegroundService(Intent(context, SendService::class.java))
            } catch (_: IllegalStateException) {
                // Not from the background, at this moment. The text is on its way all the same.
            }
        }

        fun end() {
            wanted = false
            standing?.stopSelf()
            standing = null
        }
    }
}
