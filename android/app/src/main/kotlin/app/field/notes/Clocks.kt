package app.field.notes

import android.content.Context
import android.os.SystemClock
import android.provider.Settings
import android.text.format.DateFormat
import app.field.core.Frame
import java.util.TimeZone

/** The phone's clocks, and how the person reads. */
internal class Clocks(private val context: Context) {
    /** All of it at this moment. */
    fun frame(twoPanes: Boolean): Frame {
        val locale = context.resources.configuration.locales[0]
        return Frame(
            wallMs = System.currentTimeMillis(),
            monotonicMs = SystemClock.elapsedRealtime(),
            boot = boot(),
            // Whoever holds the phone can set its clock.
            trusted = false,
            zone = TimeZone.getDefault().id,
            language = locale.toLanguageTag(),
            region = locale.country,
            hours24 = DateFormat.is24HourFormat(context),
            twoPanes = twoPanes,
        )
    }

    /** The count of boots as 32 hexadecimal digits; nothing on a phone that does not keep it. */
    private fun boot(): String {
        val count = Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, NOT_KEPT)
        return if (count == NOT_KEPT) "" else String.format(java.util.Locale.ROOT, "%032x", count)
    }

    private companion object {
        const val NOT_KEPT = -1
    }
}
