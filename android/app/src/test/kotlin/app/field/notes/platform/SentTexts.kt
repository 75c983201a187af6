package app.field.notes.platform

import android.app.PendingIntent
import android.telephony.SmsManager
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowSmsManager

/** Keeps every text that was handed to the phone. The part that Robolectric has keeps the last one alone. */
@Implements(SmsManager::class)
class SentTexts : ShadowSmsManager() {
    /** One text. */
    class Sent(val to: String, val parts: List<String>, val answers: List<PendingIntent>)

    @Implementation
    fun divideMessage(text: String): ArrayList<String> = ArrayList(text.chunked(PART_CHARS))

    @Implementation
    override fun sendMultipartTextMessage(
        destinationAddress: String?,
        scAddress: String?,
        parts: ArrayList<String>,
        sentIntents: ArrayList<PendingIntent>?,
        deliveryIntents: ArrayList<PendingIntent>?,
    ) {
        synchronized(all) { all += Sent(checkNotNull(destinationAddress), parts, sentIntents.orEmpty()) }
    }

    companion object {
        private const val PART_CHARS = 153

        /** All of them. */
        val all = mutableListOf<Sent>()
    }
}
