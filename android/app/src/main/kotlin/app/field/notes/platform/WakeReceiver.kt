package app.field.notes.platform

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import app.field.notes.FieldApplication

/** A moment that was asked for has come. */
class WakeReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) = context.standby().event(this) { wake(it) }
}

internal fun Context.standby(): Standby = (applicationContext as FieldApplication).surroundings.standby

/** Keeps the broadcast open until the end of what it led to. */
internal fun Standby.event(receiver: BroadcastReceiver, call: Standby.(then: () -> Unit) -> Unit) {
    val open = receiver.goAsync()
    call { open.finish() }
}
