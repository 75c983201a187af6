@file:Suppress("DEPRECATION")

package app.field.notes.platform

import android.app.PendingIntent
import org.robolectric.shadows.ShadowAlarmManager.ScheduledAlarm

/** What it sets off. There is no other way to it. */
internal val ScheduledAlarm.leadsTo: PendingIntent get() = checkNotNull(operation)

/** By which clock, and whether it wakes. */
internal val ScheduledAlarm.clock: Int get() = type
