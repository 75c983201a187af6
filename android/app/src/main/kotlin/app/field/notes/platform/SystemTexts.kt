package app.field.notes.platform

import android.Manifest
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.telephony.SmsManager
import android.telephony.SubscriptionManager
import app.field.core.Effect
import app.field.core.SendOutcome

/** The phone's own texts. */
internal class SystemTexts(private val context: Context) : Texts {
    override fun may(): Boolean =
        context.packageManager.hasSystemFeature(PackageManager.FEATURE_TELEPHONY) &&
            context.checkSelfPermission(Manifest.permission.SEND_SMS) == PackageManager.PERMISSION_GRANTED

    override fun send(row: Effect.SendRow): Handed {
        if (!may()) return Handed.Refused(SendOutcome.LATER)
        return try {
            handOver(row)
        } catch (_: IllegalArgumentException) {
            // There is no such number, or nothing to say.
            Handed.Refused(SendOutcome.REFUSED)
        } catch (_: RuntimeException) {
            // It was taken away a moment ago, or the part of the phone that sends does not answer. Makers have their own.
            Handed.Refused(SendOutcome.LATER)
        }
    }

    private fun handOver(row: Effect.SendRow): Handed {
        val manager = manager()
        val parts = manager.divideMessage(row.text)
        val answers = ArrayList(parts.indices.map { answer(row, it, parts.size) })
        // Nobody is told whether it was delivered: what counts is that the network has it.
        manager.sendMultipartTextMessage(row.to, null, parts, answers, null)
        return Handed.Underway(parts.size)
    }

    /** The phone tells one part of the app alone, and nobody can change what. */
    private fun answer(row: Effect.SendRow, part: Int, parts: Int): PendingIntent {
        val told = Intent(context, SentReceiver::class.java).setData(SentPart(row.checkIn, row.row, part, parts).toUri())
        val flags = PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_ONE_SHOT or PendingIntent.FLAG_UPDATE_CURRENT
        return PendingIntent.getBroadcast(context, 0, told, flags)
    }

    /** Of a phone with two cards, the one that she texts with; where she is asked each time, the one she calls with. */
    private fun manager(): SmsManager {
        val texts = SubscriptionManager.getDefaultSmsSubscriptionId()
        val chosen = if (isCard(texts)) texts else SubscriptionManager.getDefaultSubscriptionId()
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            val manager = context.system<SmsManager>()
            return if (isCard(chosen)) manager.createForSubscriptionId(chosen) else manager
        }
        @Suppress("DEPRECATION")
        return if (isCard(chosen)) SmsManager.getSmsManagerForSubscriptionId(chosen) else SmsManager.getDefault()
    }

    private fun isCard(subscription: Int) = subscription != SubscriptionManager.INVALID_SUBSCRIPTION_ID
}

/** One part of a text that the phone answers for. */
internal data class SentPart(val checkIn: String, val row: String, val part: Int, val parts: Int) {
    fun toUri(): Uri = Uri.Builder().scheme(SCHEME).authority(checkIn)
        .appendPath(row).appendPath(part.toString()).appendPath(parts.toString()).build()

    companion object {
        private const val SCHEME = "part"

        /** What [toUri] wrote; nothing where it is anything else. */
        fun of(uri: Uri?): SentPart? {
            val path = uri?.takeIf { it.scheme == SCHEME }?.pathSegments ?: return null
            if (path.size != 3) return null
            val (row, part, parts) = path
            return SentPart(uri.authority ?: return null, row, part.toIntOrNull() ?: return null, parts.toIntOrNull() ?: return null)
        }
    }
}
