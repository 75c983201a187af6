package app.field.notes.platform

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.location.Location
import android.os.SystemClock
import kotlin.math.ceil
import kotlin.math.roundToLong

/** Where the phone is. */
internal interface Whereabouts {
    /** Looks once, and tells it once or not at all. */
    fun look(told: (Fix) -> Unit)

    /** A place as the phone gives it: ten-millionths of a degree, metres, milliseconds since 1970. */
    data class Fix(val latE7: Long, val lonE7: Long, val accuracyM: UInt, val atMs: Long)

    companion object {
        private const val NANOS_IN_MS = 1_000_000L
        private const val E7 = 1e7
        private const val WIDEST_M = 50_000f

        /** How old it is, by the clock that nobody can set. */
        fun ageMs(place: Location): Long = SystemClock.elapsedRealtime() - place.elapsedRealtimeNanos / NANOS_IN_MS

        fun fix(place: Location): Fix {
            // A place without an accuracy may be anywhere in the town.
            val accuracy = if (place.hasAccuracy()) place.accuracy.coerceIn(1f, WIDEST_M) else WIDEST_M
            return Fix(
                latE7 = (place.latitude * E7).roundToLong(),
                lonE7 = (place.longitude * E7).roundToLong(),
                accuracyM = ceil(accuracy).toInt().toUInt(),
                atMs = System.currentTimeMillis() - ageMs(place),
            )
        }

        /** Whether this app may know the place as exactly as the phone does. */
        fun mayExactly(context: Context): Boolean = has(context, Manifest.permission.ACCESS_FINE_LOCATION)

        /** Whether it may know the rough place. */
        fun mayRoughly(context: Context): Boolean = has(context, Manifest.permission.ACCESS_COARSE_LOCATION)

        private fun has(context: Context, permission: String) =
            context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED
    }
}
