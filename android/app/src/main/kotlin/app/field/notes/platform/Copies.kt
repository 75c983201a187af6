package app.field.notes.platform

import android.content.ClipData
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.core.content.FileProvider
import app.field.core.SharedFile
import java.io.File

/**
 * Lets an app that she chooses read clean copies of photos: each by an address that is given to that app alone, and nothing
 * beside the folder that `res/xml/copies.xml` names.
 */
class Copies : FileProvider() {
    internal companion object {
        /** Where they lie, in the folder for what need not last. */
        const val FOLDER = "copies"

        /** Asks by which app they are to be shared. What lies elsewhere is no copy, and throws. */
        fun share(context: Context, files: List<SharedFile>): Intent {
            val addresses = files.map { FileProvider.getUriForFile(context, "${context.packageName}.copies", File(it.path)) }
            val type = typeOf(files.map { it.mediaType })
            val share = Intent(if (addresses.size > 1) Intent.ACTION_SEND_MULTIPLE else Intent.ACTION_SEND)
                .setType(type)
                .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
            if (addresses.size > 1) {
                share.putParcelableArrayListExtra(Intent.EXTRA_STREAM, ArrayList(addresses))
            } else {
                share.putExtra(Intent.EXTRA_STREAM, addresses.first())
            }
            share.clipData = clip(type, addresses)
            // It would be kept as proof, and it is none.
            val own = Shared.NAMES.map { ComponentName(context.packageName, it) }.toTypedArray()
            return Intent.createChooser(share, null).putExtra(Intent.EXTRA_EXCLUDE_COMPONENTS, own)
        }

        /** The right to read goes with the clip. */
        private fun clip(type: String, addresses: List<Uri>): ClipData {
            val clip = ClipData(null, arrayOf(type), ClipData.Item(addresses.first()))
            addresses.drop(1).forEach { clip.addItem(ClipData.Item(it)) }
            return clip
        }

        /** What fits all of them. */
        private fun typeOf(types: List<String>): String = types.distinct().singleOrNull()
            ?: types.map { it.substringBefore('/') }.distinct().singleOrNull()?.let { "$it/*" }
            ?: "*/*"
    }
}
