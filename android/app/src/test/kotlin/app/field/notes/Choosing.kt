package app.field.notes

import android.app.Activity
import android.content.ClipData
import android.content.Intent
import android.net.Uri
import app.field.core.Answer
import app.field.core.Permission
import org.robolectric.Shadows.shadowOf

/** She chooses these on the phone's page for files, and refuses to let the app see places where the phone asks before. */
internal fun MainActivity.chooses(vararg files: Uri) {
    var asked: Intent? = null
    Standing.until("the question of the phone") {
        shadowOf(this).nextStartedActivityForResult?.intent?.let { asked = it }
        asked != null
    }
    if (asked?.action != Intent.ACTION_OPEN_DOCUMENT) {
        // Newer phones take the place out unless they are asked.
        screens.asked(Permission.ORIGINALS, Answer.REFUSED)
        Standing.until("the page for files") {
            shadowOf(this).nextStartedActivityForResult?.intent?.let { asked = it }
            asked?.action == Intent.ACTION_OPEN_DOCUMENT
        }
    }
    if (files.isEmpty()) return shadowOf(this).receiveResult(asked, Activity.RESULT_CANCELED, null)
    val chosen = ClipData.newRawUri(null, files.first())
    files.drop(1).forEach { chosen.addItem(ClipData.Item(it)) }
    shadowOf(this).receiveResult(asked, Activity.RESULT_OK, Intent().apply { clipData = chosen })
}
