package app.field.notes.platform

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** The phone began, the app was updated, a clock was set, or what is allowed has changed: alarms may be gone or wrong. */
class ChangeReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        // Only what the system sends; anybody in this app could name the receiver and send something else.
        if (intent.action in WHAT) context.standby().event(this) { begin(it) }
    }

    private companion object {
        val WHAT = setOf(
            Intent.ACTION_LOCKED_BOOT_COMPLETED,
            Intent.ACTION_BOOT_COMPLETED,
            Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIME_CHANGED,
            Intent.ACTION_TIMEZONE_CHANGED,
            "android.app.action.SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED",
        )
    }
}
