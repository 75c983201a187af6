package app.field.notes.platform

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.SystemClock
import app.field.core.WakeKind
import app.field.core.WakeView
import app.field.notes.MainActivity

/**
 * The phone's own alarms. They have numbered places, so that a list takes the place of the one before without anything
 * being kept: what an earlier process set is found again by its number.
 */
internal class SystemAlarms(private val context: Context) : Alarms {
    private val manager = context.system<AlarmManager>()

    override fun guard() {
        val at = SystemClock.elapsedRealtime() + GUARD_MS
        asExactly(mayBeExact(), at, wake(GUARD))
    }

    override fun set(wakes: List<WakeView>) {
        val exact = mayBeExact()
        val soonest = wakes.sortedBy { it.atMonotonicMs }.take(PLACES)
        soonest.forEachIndexed { place, wake -> set(place, wake, exact) }
        for (place in soonest.size until PLACES) Kind.entries.forEach { takeBack(number(place, it)) }
        takeBack(GUARD)
    }

    /** What is seen is an alarm like that of any clock, which no rule delays; it goes by the wall clock. */
    private fun set(place: Int, wake: WakeView, exact: Boolean) {
        // Nobody can hold up the other one by setting the clock back.
        asExactly(exact, wake.atMonotonicMs, wake(number(place, Kind.ELAPSED)))
        val seen = exact && !wake.discreet && wake.kind != WakeKind.LOOK
        if (!seen || !asAlarmClock(wake.atUtcMs, wake(number(place, Kind.CLOCK)))) takeBack(number(place, Kind.CLOCK))
    }

    private fun asAlarmClock(atUtcMs: Long, wake: PendingIntent): Boolean = try {
        manager.setAlarmClock(AlarmManager.AlarmClockInfo(atUtcMs, shown()), wake)
        true
    } catch (_: SecurityException) {
        // It was taken away a moment ago. The one without a clock stands.
        false
    }

    private fun asExactly(exact: Boolean, atElapsedMs: Long, wake: PendingIntent) {
        if (exact) {
            try {
                return manager.setExactAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, atElapsedMs, wake)
            } catch (_: SecurityException) {
                // It was taken away a moment ago.
            }
        }
        manager.setAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, atElapsedMs, wake)
    }

    private fun mayBeExact(): Boolean = Build.VERSION.SDK_INT < Build.VERSION_CODES.S || manager.canScheduleExactAlarms()

    private fun takeBack(number: Int) {
        val wake = find(number, PendingIntent.FLAG_NO_CREATE) ?: return
        manager.cancel(wake)
        wake.cancel()
    }

    private fun wake(number: Int): PendingIntent = checkNotNull(find(number, PendingIntent.FLAG_UPDATE_CURRENT))

    private fun find(number: Int, flag: Int): PendingIntent? =
        PendingIntent.getBroadcast(context, number, Intent(context, WakeReceiver::class.java), flag or PendingIntent.FLAG_IMMUTABLE)

    /** What opens where somebody taps on the alarm in the phone's own list. */
    private fun shown(): PendingIntent {
        val open = Intent(context, MainActivity::class.java).setAction(MainActivity.BY_ALARM)
        return PendingIntent.getActivity(context, 0, open, PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE)
    }

    private enum class Kind { CLOCK, ELAPSED }

    private fun number(place: Int, kind: Kind) = place * Kind.entries.size + kind.ordinal

    private companion object {
        const val GUARD = 1_000
        const val GUARD_MS = 60_000L

        /** The soonest of a list: each wake brings a new list, long before the last of these. */
        const val PLACES = 16
    }
}
