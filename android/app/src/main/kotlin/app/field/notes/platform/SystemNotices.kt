package app.field.notes.platform

import android.Manifest
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import androidx.core.app.NotificationCompat
import app.field.bridge.Words
import app.field.core.Effect
import app.field.core.NoticeKind
import app.field.core.WordArgument
import app.field.core.WordCode
import app.field.core.WordValue
import app.field.notes.MainActivity
import app.field.notes.R
import app.field.notes.RingActivity

/**
 * The phone's own notifications. They have two channels, each called by a neutral word: more would say in the phone's
 * settings what there is to be told of.
 */
internal class SystemNotices(private val context: Context, private val language: () -> String) : Notices {
    private val manager = context.system<NotificationManager>()

    override fun may(): Boolean =
        manager.areNotificationsEnabled() && importance(NoticeKind.REMINDER) != NotificationManager.IMPORTANCE_NONE

    override fun mayRing(): Boolean {
        if (!may() || importance(NoticeKind.RING) < NotificationManager.IMPORTANCE_HIGH) return false
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) return manager.canUseFullScreenIntent()
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) return true
        return context.checkSelfPermission(Manifest.permission.USE_FULL_SCREEN_INTENT) == PackageManager.PERMISSION_GRANTED
    }

    override fun show(notice: Effect.Notify) {
        prepare()
        manager.notify(notice.number.toInt(), notification(notice).build())
    }

    override fun takeBack(numbers: List<Long>) {
        if (numbers.isEmpty()) manager.cancelAll() else numbers.forEach { manager.cancel(it.toInt()) }
        RingActivity.takeBack(numbers)
    }

    /** What stands while texts are on their way: as neutral as the rest, without a sound, and seldom long enough to see. */
    fun whileSending(): Notification {
        prepare()
        val text = Words.of(WordCode.Reminder, language(), listOf(WordArgument("word", WordValue.Text(word(WordCode.ReminderWord)))))
        // It says nothing, so that there is nothing of it to be seen on the locked screen.
        return notification(Effect.Notify(0, text, NoticeKind.REMINDER, sounds = false, hidden = true))
            .setForegroundServiceBehavior(NotificationCompat.FOREGROUND_SERVICE_DEFERRED)
            .build()
    }

    private fun word(code: WordCode): String = Words.of(code, language())

    /** As she set it; as it would be made, before it was. */
    private fun importance(kind: NoticeKind): Int =
        manager.getNotificationChannel(channel(kind))?.importance ?: importanceAtFirst(kind)

    private fun importanceAtFirst(kind: NoticeKind): Int = when (kind) {
        NoticeKind.REMINDER -> NotificationManager.IMPORTANCE_DEFAULT
        NoticeKind.RING -> NotificationManager.IMPORTANCE_HIGH
    }

    private fun channel(kind: NoticeKind): String = when (kind) {
        NoticeKind.REMINDER -> "reminder"
        NoticeKind.RING -> "ring"
    }

    private fun name(kind: NoticeKind): String = word(
        when (kind) {
            NoticeKind.REMINDER -> WordCode.ReminderWord
            NoticeKind.RING -> WordCode.RingWord
        },
    )

    /** Their names follow the language; all else of a channel that is there stays as she set it. */
    private fun prepare() = NoticeKind.entries.forEach { kind ->
        val channel = NotificationChannel(channel(kind), name(kind), importanceAtFirst(kind))
        channel.lockscreenVisibility = Notification.VISIBILITY_PRIVATE
        channel.setShowBadge(false)
        channel.enableVibration(true)
        manager.createNotificationChannel(channel)
    }

    private fun notification(notice: Effect.Notify): NotificationCompat.Builder {
        // Where the locked screen hides what is private, it shows the same: there is nothing in it to hide.
        val onLocked = plain(notice).build()
        val shown = plain(notice)
            .setVisibility(if (notice.hidden) NotificationCompat.VISIBILITY_SECRET else NotificationCompat.VISIBILITY_PRIVATE)
            .setPublicVersion(onLocked)
            .setSilent(!notice.sounds)
            .setAutoCancel(true)
            .setContentIntent(open(MainActivity.byReminder(context)))
        if (notice.kind == NoticeKind.RING && !notice.hidden) {
            shown.setFullScreenIntent(open(RingActivity.showing(context, notice.number, notice.text)), true)
        }
        return shown
    }

    private fun plain(notice: Effect.Notify) = NotificationCompat.Builder(context, channel(notice.kind))
        .setSmallIcon(R.drawable.ic_page)
        .setContentTitle(notice.text)
        .setCategory(
            when (notice.kind) {
                NoticeKind.REMINDER -> NotificationCompat.CATEGORY_REMINDER
                NoticeKind.RING -> NotificationCompat.CATEGORY_ALARM
            },
        )

    private fun open(page: Intent): PendingIntent =
        PendingIntent.getActivity(context, 0, page, PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE)
}
