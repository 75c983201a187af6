package app.field.notes.platform

import android.content.Context
import android.os.Handler
import android.os.Looper
import android.os.PowerManager

/** Locks of the phone's power manager, and a service in the foreground while texts are on their way. */
internal class SystemWakefulness(private val context: Context) : Wakefulness {
    private val calls = lock()
    private val texts = lock()
    private val main = Handler(Looper.getMainLooper())

    override fun during(call: () -> Unit) {
        calls.acquire(LONGEST_MS)
        try {
            call()
        } finally {
            calls.release()
        }
    }

    override fun hold() {
        texts.acquire(LONGEST_MS)
        main.post { SendService.begin(context) }
    }

    override fun rest() {
        main.post { SendService.end() }
        texts.release()
    }

    /** Not counted: the phone may have let go of it by itself, and then there is nothing left to let go of. */
    private fun lock() = context.system<PowerManager>()
        .newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, TAG).apply { setReferenceCounted(false) }

    private companion object {
        const val TAG = "field:short"

        /** Less than the phone lets a short service run. */
        const val LONGEST_MS = 150_000L
    }
}
