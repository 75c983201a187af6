package app.field.notes.platform

import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.IBinder
import app.field.notes.FieldApplication

/** Stands in the foreground while sound is recorded, so that it goes on behind other apps. It records nothing itself. */
class RecordService : Service() {
    override fun onBind(intent: Intent?): IBinder? = null

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        val notification = (application as FieldApplication).surroundings.standby.whileSending()
        try {
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
                startForeground(NUMBER, notification, ServiceInfo.FOREGROUND_SERVICE_TYPE_MICROPHONE)
            } else {
                startForeground(NUMBER, notification)
            }
        } catch (_: SecurityException) {
            // The phone takes it back while it is being given. It records as long as the page is in front.
            stopSelf()
        }
        standing = this
        if (stop == null) stopSelf()
        return START_NOT_STICKY
    }

    /** She took the app off the list: that ends it, and what came is kept. */
    override fun onTaskRemoved(rootIntent: Intent?) {
        stop?.invoke()
        super.onTaskRemoved(rootIntent)
    }

    override fun onDestroy() {
        if (standing === this) standing = null
        super.onDestroy()
    }

    internal companion object {
        private const val NUMBER = 1_001
        private var stop: (() -> Unit)? = null
        private var standing: RecordService? = null

        fun begin(context: Context, stop: () -> Unit) {
            this.stop = stop
            try {
                context.startForegroundService(Intent(context, RecordService::class.java))
            } catch (_: IllegalStateException) {
                // Not from the background. It records as long as the page is in front.
            }
        }

        fun end() {
            stop = null
            standing?.stopSelf()
            standing = null
        }
    }
}
