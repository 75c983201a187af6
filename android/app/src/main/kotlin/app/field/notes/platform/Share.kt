package app.field.notes.platform

import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.core.content.IntentCompat

/** What another program shared with this one. */
internal class Shared(
    /** Its text, where there is one. */
    val text: String?,
    /** Its files. */
    val files: List<Source>,
    /** Whether something was among it that is no file of another program, or could not be read. */
    val spoiled: Boolean,
) {
    companion object {
        /** The name by which this app stands in lists for sharing, where it has no cover. All are off until she switches it on. */
        const val OWN_NAME = "app.field.notes.Share"

        /** That one, and those that go with covers. */
        val NAMES = setOf(OWN_NAME, "app.field.notes.ShareAsNotes", "app.field.notes.ShareAsCalculator")

        /**
         * What came by one of these names; nothing where it came by another way, or came before: the list of recent apps brings an
         * intent again that was carried out long ago.
         */
        fun of(context: Context, intent: Intent, sources: Sources): Shared? {
            val isShare = intent.action == Intent.ACTION_SEND || intent.action == Intent.ACTION_SEND_MULTIPLE
            val byName = intent.component?.let { it.packageName == context.packageName && it.className in NAMES } == true
            val again = intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
            return if (isShare && byName && !again) read(intent, sources) else null
        }

        private fun read(intent: Intent, sources: Sources): Shared = try {
            val addresses = addresses(intent)
            val files = addresses.mapNotNull(sources::at)
            val text = intent.getCharSequenceExtra(Intent.EXTRA_TEXT)?.toString()
            Shared(text, files, spoiled = files.size < addresses.size || (text == null && files.isEmpty()))
        } catch (_: RuntimeException) {
            // What is packed into it can't be unpacked, or is of another kind than it says.
            Shared(null, emptyList(), spoiled = true)
        }

        private fun addresses(intent: Intent): List<Uri> = if (intent.action == Intent.ACTION_SEND_MULTIPLE) {
            IntentCompat.getParcelableArrayListExtra(intent, Intent.EXTRA_STREAM, Uri::class.java).orEmpty()
        } else {
            listOfNotNull(IntentCompat.getParcelableExtra(intent, Intent.EXTRA_STREAM, Uri::class.java))
        }
    }
}
