package app.field.notes

import android.content.ComponentName
import android.content.Context
import android.content.pm.PackageManager

/**
 * The names and icons under which the app stands among the phone's apps. Exactly one of them is there at a time. What
 * wakes, sends and shows pages is none of them and is never turned off.
 */
internal class Launchers(private val context: Context) {
    /** Takes on the name and icon of that cover, or the app's own. */
    fun showAs(cover: String?) {
        val chosen = NAMES[cover] ?: OWN
        // The new one first: at no moment is there none.
        enable(chosen, true)
        ALL.filter { it != chosen }.forEach { enable(it, false) }
    }

    private fun enable(name: String, enabled: Boolean) {
        val state = if (enabled) PackageManager.COMPONENT_ENABLED_STATE_ENABLED else PackageManager.COMPONENT_ENABLED_STATE_DISABLED
        context.packageManager.setComponentEnabledSetting(ComponentName(context, CLASSES + name), state, PackageManager.DONT_KILL_APP)
    }

    private companion object {
        /** As in the manifest: they are no classes. */
        const val CLASSES = "app.field.notes."
        const val OWN = "AsFieldNotes"
        val NAMES = mapOf("notes" to "AsNotes", "calculator" to "AsCalculator")
        val ALL = NAMES.values + OWN
    }
}
