package app.field.notes.platform

import android.content.ComponentName
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.content.pm.ShortcutInfo
import android.content.pm.ShortcutManager
import android.graphics.drawable.Icon
import app.field.notes.Launchers
import app.field.notes.MainActivity
import app.field.notes.R

/** The phone's own places for it. Nothing that a check-in stands on is ever switched here. */
internal class SystemOutside(private val context: Context) : Outside {
    override fun show(share: Boolean, tile: Boolean, shortcut: Boolean) {
        Launchers(context).share(share)
        switch(NoteTile::class.java.name, tile)
        val shortcuts = context.getSystemService(ShortcutManager::class.java) ?: return
        try {
            if (shortcut) {
                shortcuts.enableShortcuts(listOf(NOTE))
                shortcuts.dynamicShortcuts = listOf(toNote())
            } else {
                takeBack(shortcuts)
            }
        } catch (_: IllegalStateException) {
            // The phone was not unlocked yet, or was asked too often. She can switch it once more.
        }
    }

    private fun switch(name: String, on: Boolean) {
        val state = if (on) PackageManager.COMPONENT_ENABLED_STATE_ENABLED else PackageManager.COMPONENT_ENABLED_STATE_DISABLED
        context.packageManager.setComponentEnabledSetting(ComponentName(context.packageName, name), state, PackageManager.DONT_KILL_APP)
    }

    private fun toNote(): ShortcutInfo = ShortcutInfo.Builder(context, NOTE)
        .setShortLabel(context.getString(R.string.as_notes))
        .setIcon(Icon.createWithResource(context, R.drawable.ic_page))
        .setIntent(Intent(context, MainActivity::class.java).setAction(MainActivity.BY_SHORTCUT))
        .build()

    /** One that she has put on the first page of the phone stays there, and is grey. */
    private fun takeBack(shortcuts: ShortcutManager) {
        shortcuts.removeAllDynamicShortcuts()
        shortcuts.disableShortcuts(listOf(NOTE))
    }

    private companion object {
        const val NOTE = "note"
    }
}
