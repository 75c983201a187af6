package app.field.notes.platform

import android.app.PendingIntent
import android.os.Build
import android.telephony.SmsManager
import android.telephony.SubscriptionManager
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowSmsManager
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter

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

        /** Begins anew. An older Android keeps the part that sends from one test to the next, whatever stands for it. */
        fun begin() {
            all.clear()
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) return
            val subscription = ClassParameter.from(Int::class.javaPrimitiveType, SubscriptionManager.INVALID_SUBSCRIPTION_ID)
            val fresh = ReflectionHelpers.callConstructor(SmsManager::class.java, subscription)
            ReflectionHelpers.setStaticField(SmsManager::class.java, "sInstance", fresh)
        }
    }
}
