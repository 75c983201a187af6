package app.field.notes.platform

import android.content.Context

/** The phone itself, over storage that can be read before it is unlocked for the first time. */
internal class SystemPhone(context: Context, language: () -> String) {
    private val texts = SystemTexts(context)
    private val notices = SystemNotices(context, language)

    /** What it allows. */
    val allowed = Allowed(context, texts, notices)

    /** What a check-in stands on. */
    val phone = Phone(
        alarms = SystemAlarms(context),
        texts = texts,
        notices = notices,
        wakefulness = SystemWakefulness(context),
        state = allowed::state,
        whileSending = notices::whileSending,
    )
}
