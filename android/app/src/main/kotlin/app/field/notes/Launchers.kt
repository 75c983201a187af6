package app.field.notes

import android.content.ComponentName
import android.content.Context
import android.content.pm.PackageManager
import app.field.notes.platform.Shared

/**
 * The names and icons under which the app stands among the phone's apps, and in lists for sharing where she wants that: the
 * same ones in both. Exactly one of them is there at a time. What wakes, sends and shows pages is none of them and is never
 * turned off.
 */
internal class Launchers(private val context: Context) {
    /** Takes on the name and icon of that cover, or the app's own. */
    fun showAs(cover: String?) {
        val chosen = NAMES[cover] ?: OWN
        val shares = shares()
        // The new one first: at no moment is there none.
        switch(chosen.launcher, true)
        ALL.filter { it != chosen }.forEach { switch(it.launcher, false) }
        share(shares)
    }

    /** Stands in lists for sharing, by the name that it has among the apps, or does not. */
    fun share(on: Boolean) {
        val standing = ALL.firstOrNull { it != OWN && isOn(it.launcher) } ?: OWN
        ALL.forEach { switch(it.share, on && it == standing) }
    }

    private fun shares(): Boolean = ALL.any { isOn(it.share) }

    private fun isOn(name: String): Boolean =
        context.packageManager.getComponentEnabledSetting(component(name)) == PackageManager.COMPONENT_ENABLED_STATE_ENABLED

    private fun switch(name: String, on: Boolean) {
        val state = if (on) PackageManager.COMPONENT_ENABLED_STATE_ENABLED else PackageManager.COMPONENT_ENABLED_STATE_DISABLED
        context.packageManager.setComponentEnabledSetting(component(name), state, PackageManager.DONT_KILL_APP)
    }

    private fun component(name: String) = ComponentName(context.packageName, name)

    /** One look: the name among the apps, and the one in lists for sharing. As in the manifest: they are no classes. */
    private data class Look(val launcher: String, val share: String)

    private companion object {
        const val CLASSES = "app.field.notes."
        val OWN = Look(CLASSES + "AsFieldNotes", Shared.OWN_NAME)
        val NAMES = mapOf(
            "notes" to Look(CLASSES + "AsNotes", CLASSES + "ShareAsNotes"),
            "calculator" to Look(CLASSES + "AsCalculator", CLASSES + "ShareAsCalculator"),
        )
        val ALL = NAMES.values + OWN
    }
}
