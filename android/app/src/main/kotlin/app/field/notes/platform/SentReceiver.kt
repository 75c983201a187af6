package app.field.notes.platform

import android.app.Activity
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** The phone says what became of a part of a text. */
class SentReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val part = SentPart.of(intent.data) ?: return
        val taken = resultCode == Activity.RESULT_OK
        context.standby().event(this) { answered(part, taken, it) }
    }
}
