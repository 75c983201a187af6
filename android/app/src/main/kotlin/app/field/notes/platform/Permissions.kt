package app.field.notes.platform

import android.Manifest
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.os.SystemClock
import android.provider.Settings
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContract
import androidx.activity.result.contract.ActivityResultContracts
import app.field.core.Answer
import app.field.core.Permission
import app.field.notes.Screens

/**
 * Asks for what the phone gives only to whoever asks, one after the other. Its page said before what it is for. What
 * can be given on a page of the phone's own settings alone is asked for there, and looked at when she comes back.
 */
internal class Permissions(private val activity: ComponentActivity, private val screens: Screens) {
    fun ask(permission: Permission) {
        when (permission) {
            Permission.NOTIFY -> if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
                inDialog(permission, Manifest.permission.POST_NOTIFICATIONS)
            } else {
                // There is no such question here: she may have turned them off in the settings, or nobody has.
                inSettings(permission, Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, activity.packageName))
            }
            Permission.RING -> inSettings(permission, pageOfRings())
            Permission.TEXT -> inDialog(permission, Manifest.permission.SEND_SMS)
            Permission.CAMERA -> inDialog(permission, Manifest.permission.CAMERA)
            Permission.MICROPHONE -> inDialog(permission, Manifest.permission.RECORD_AUDIO)
            // Asked for together, so that she can choose the rough place alone.
            Permission.LOCATE ->
                inDialog(permission, Manifest.permission.ACCESS_FINE_LOCATION, Manifest.permission.ACCESS_COARSE_LOCATION)
            Permission.ORIGINALS -> originals(permission)
            Permission.EXACT_ALARMS -> if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
                inSettings(permission, Intent(Settings.ACTION_REQUEST_SCHEDULE_EXACT_ALARM, own()))
            } else {
                screens.asked(permission, Answer.GRANTED)
            }
            Permission.BATTERY -> inSettings(permission, Intent(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS))
        }
    }

    private fun originals(permission: Permission) = when {
        // Older phones take nothing out.
        Build.VERSION.SDK_INT < Build.VERSION_CODES.Q -> screens.asked(permission, Answer.GRANTED)
        Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU ->
            inDialog(permission, Manifest.permission.ACCESS_MEDIA_LOCATION, Manifest.permission.READ_EXTERNAL_STORAGE)
        else -> inDialog(
            permission,
            Manifest.permission.ACCESS_MEDIA_LOCATION,
            Manifest.permission.READ_MEDIA_IMAGES,
            Manifest.permission.READ_MEDIA_VIDEO,
        )
    }

    /** All in one question of the system; the first speaks for all but the place, which any of the two gives. */
    private fun inDialog(permission: Permission, vararg names: String) {
        val name = names.first()
        if (isGiven(permission)) return screens.asked(permission, Answer.GRANTED)
        val before = activity.shouldShowRequestPermissionRationale(name)
        val began = SystemClock.elapsedRealtime()
        launch(permission, ActivityResultContracts.RequestMultiplePermissions(), arrayOf(*names)) { answers ->
            val given = if (permission == Permission.LOCATE) answers.values.any { it } else answers[name] == true
            // The system shows its question twice and then never again, and says so only like this: it would show no
            // reason any more, or its answer came sooner than any person's.
            val again = activity.shouldShowRequestPermissionRationale(name)
            val unseen = SystemClock.elapsedRealtime() - began < SOONEST_MS
            when {
                given -> Answer.GRANTED
                !again && (before || unseen) -> Answer.REFUSED_FOR_GOOD
                else -> Answer.REFUSED
            }
        }
    }

    private fun inSettings(permission: Permission, page: Intent) {
        if (isGiven(permission)) return screens.asked(permission, Answer.GRANTED)
        launch(permission, ActivityResultContracts.StartActivityForResult(), page) {
            if (isGiven(permission)) Answer.GRANTED else Answer.REFUSED
        }
    }

    private fun <I, O> launch(permission: Permission, contract: ActivityResultContract<I, O>, input: I, answer: (O) -> Answer) {
        val key = "permission.${permission.name}"
        val launcher = activity.activityResultRegistry.register(key, contract) { screens.asked(permission, answer(it)) }
        try {
            launcher.launch(input)
        } catch (_: ActivityNotFoundException) {
            // This phone has no such page.
            screens.asked(permission, Answer.REFUSED_FOR_GOOD)
        }
    }

    /** Older phones ask nobody about it, and what they hold back stands among the notifications. */
    private fun pageOfRings(): Intent = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
        Intent(Settings.ACTION_MANAGE_APP_USE_FULL_SCREEN_INTENT, own())
    } else {
        Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, activity.packageName)
    }

    private fun own(): Uri = Uri.fromParts("package", activity.packageName, null)

    private fun isGiven(permission: Permission): Boolean {
        val facts = screens.facts()
        return when (permission) {
            Permission.NOTIFY -> facts.mayNotify
            Permission.RING -> facts.mayRing
            Permission.TEXT -> facts.mayText
            Permission.EXACT_ALARMS -> facts.exactAlarms
            Permission.BATTERY -> facts.unrestrictedBattery
            Permission.LOCATE -> facts.mayLocate
            Permission.CAMERA -> has(Manifest.permission.CAMERA)
            Permission.MICROPHONE -> has(Manifest.permission.RECORD_AUDIO)
            Permission.ORIGINALS -> has(Manifest.permission.ACCESS_MEDIA_LOCATION)
        }
    }

    private fun has(name: String) = activity.checkSelfPermission(name) == PackageManager.PERMISSION_GRANTED

    private companion object {
        /** Nobody reads a question and answers it in less. */
        const val SOONEST_MS = 300L
    }
}
