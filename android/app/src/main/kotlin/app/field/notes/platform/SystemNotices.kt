package app.field.notes.platform

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import androidx.core.app.NotificationCompat
import app.field.bridge.Words
import app.field.core.WordArgument
import app.field.core.WordCode
import app.field.core.WordValue
import app.field.notes.MainActivity
import app.field.notes.R

/**
 * The phone's own notifications. They have one channel, called by the neutral word: several would say in the phone's
 * settings what there is to be told of.
 */
internal class SystemNotices(private val context: Context, private val language: () -> String) : Notices {
    private val manager = context.system<NotificationManager>()

    override fun may(): Boolean {
        if (!manager.areNotificationsEnabled()) return false
        val channel = manager.getNotificationChannel(CHANNEL) ?: return true
        return channel.importance != NotificationManager.IMPORTANCE_NONE
    }

    override fun show(number: Long, text: String, sounds: Boolean) {
        prepare()
        manager.notify(number.toInt(), notification(text, sounds).build())
    }

    override fun takeBack(numbers: List<Long>) {
        if (numbers.isEmpty()) manager.cancelAll() else numbers.forEach { manager.cancel(it.toInt()) }
    }

    /** What stands while texts are on their way: as neutral as the rest, without a sound, and seldom long enough to see. */
    fun whileSending(): Notification {
        prepare()
        val word = WordArgument("word", WordValue.Text(word()))
        return notification(Words.of(WordCode.Reminder, language(), listOf(word)), sounds = false)
            .setForegroundServiceBehavior(NotificationCompat.FOREGROUND_SERVICE_DEFERRED)
            .build()
    }

    private fun word(): String = Words.of(WordCode.ReminderWord, language())

    /** Its name follows the language; all else of a channel that is there stays as she set it. */
    private fun prepare() {
        val channel = NotificationChannel(CHANNEL, word(), NotificationManager.IMPORTANCE_HIGH)
        channel.lockscreenVisibility = Notification.VISIBILITY_PRIVATE
        channel.setShowBadge(false)
        channel.enableVibration(true)
        manager.createNotificationChannel(channel)
    }

    private fun notification(text: String, sounds: Boolean): NotificationCompat.Builder {
        // Where the locked screen hides what is private, it shows the same: there is nothing in it to hide.
        val onLocked = plain(text).build()
        return plain(text)
            .setVisibility(NotificationCompat.VISIBILITY_PRIVATE)
            .setPublicVersion(onLocked)
            .setSilent(!sounds)
            .setAutoCancel(true)
            .setContentIntent(open())
    }

    private fun plain(text: String) = NotificationCompat.Builder(context, CHANNEL)
        .setSmallIcon(R.drawable.ic_page)
        .setContentTitle(text)
        .setCategory(NotificationCompat.CATEGORY_REMINDER)

    private fun open(): PendingIntent {
        val open = Intent(context, MainActivity::class.java).setAction(MainActivity.BY_REMINDER)
        return PendingIntent.getActivity(context, 0, open, PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE)
    }

    private companion object {
        const val CHANNEL = "reminder"
    }
}
