package app.field.notes.platform

import android.Manifest
import android.app.ActivityManager
import android.app.AlarmManager
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.os.PowerManager
import android.telephony.TelephonyManager
import app.field.core.PhoneFacts
import app.field.core.PlatformState

/** What the phone allows at this moment, as it says itself. */
internal class Allowed(private val context: Context, private val texts: Texts, private val notices: Notices) {
    fun facts() = PhoneFacts(
        mayNotify = notices.may(),
        mayRing = notices.mayRing(),
        exactAlarms = exactAlarms(),
        unrestrictedBattery = unrestrictedBattery(),
        mayLocate = has(Manifest.permission.ACCESS_COARSE_LOCATION) || has(Manifest.permission.ACCESS_FINE_LOCATION),
        mayText = texts.may(),
        hasSim = phone().simState == TelephonyManager.SIM_STATE_READY,
    )

    /** The same, and whether the phone has found a network that it could send by. */
    fun state() = PlatformState(facts(), noNetwork = phone().networkOperator.isNullOrEmpty())

    private fun phone() = context.system<TelephonyManager>()

    private fun has(permission: String) = context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED

    private fun exactAlarms(): Boolean {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) return true
        return context.system<AlarmManager>().canScheduleExactAlarms()
    }

    private fun unrestrictedBattery(): Boolean {
        val spared = context.system<PowerManager>().isIgnoringBatteryOptimizations(context.packageName)
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) return spared
        return spared && !context.system<ActivityManager>().isBackgroundRestricted
    }
}
