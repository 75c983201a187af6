package app.field.notes.platform

import android.Manifest
import android.content.ContentResolver
import android.content.Context
import android.content.pm.PackageManager
import android.database.Cursor
import android.net.Uri
import android.os.Build
import android.provider.DocumentsContract
import android.provider.MediaStore
import android.provider.OpenableColumns
import java.io.FileNotFoundException

/** What other programs hand over by an address of theirs. */
internal class SystemSources(private val context: Context) : Sources {
    /**
     * Addresses of files are refused whoever brings them: this program would open its own with them. So is everything
     * that this program itself would answer for.
     */
    override fun at(address: Uri): Source? {
        val authority = address.authority.orEmpty()
        // Somebody else's user may stand before it: `10@media`.
        val owner = authority.substringAfterLast('@')
        val foreign = owner.isNotEmpty() && owner != context.packageName && !owner.startsWith(context.packageName + ".")
        return if (address.scheme == ContentResolver.SCHEME_CONTENT && foreign) Given(address, owner) else null
    }

    private inner class Given(private val address: Uri, private val owner: String) : Source {
        private val resolver = context.contentResolver

        override fun about(): Source.About {
            val columns = arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE)
            val (name, bytes) = resolver.query(address, columns, null, null, null)?.use(::read) ?: ("" to 0L)
            return Source.About(name, resolver.getType(address), bytes)
        }

        private fun read(row: Cursor): Pair<String, Long> {
            if (!row.moveToFirst()) return "" to 0L
            val name = row.getColumnIndex(OpenableColumns.DISPLAY_NAME).takeIf { it >= 0 }?.let(row::getString)
            val bytes = row.getColumnIndex(OpenableColumns.SIZE).takeIf { it >= 0 && !row.isNull(it) }?.let(row::getLong)
            return name.orEmpty() to (bytes ?: 0L)
        }

        override fun open(): Source.Opened {
            val (stream, altered) = asMade(::stream)
            return Source.Opened(stream, altered)
        }

        override fun lying(): Source.Lying {
            // What was given once is asked for again: what comes is never less than what was said of it.
            val (address, altered) = asMade { address -> address.also { descriptor(it).close() } }
            return Source.Lying(altered) { descriptor(address) }
        }

        /** As it was made where the phone lets us, else as the phone hands it over; and whether the place may be gone from it. */
        private fun <T> asMade(open: (Uri) -> T): Pair<T, Boolean> {
            val ofPhone = Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q && owner in OF_PHONE && isMedia()
            if (!ofPhone) return open(address) to false
            return original(open)?.let { it to false } ?: (open(address) to true)
        }

        private fun isMedia(): Boolean {
            val type = resolver.getType(address) ?: return true
            return type.startsWith("image/") || type.startsWith("video/")
        }

        private fun stream(address: Uri) = resolver.openInputStream(address) ?: throw FileNotFoundException()

        private fun descriptor(address: Uri) = resolver.openFileDescriptor(address, "r") ?: throw FileNotFoundException()

        /** With the place that it holds, where the phone lets us. */
        private fun <T> original(open: (Uri) -> T): T? = if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) null else try {
            val may = context.checkSelfPermission(Manifest.permission.ACCESS_MEDIA_LOCATION) == PackageManager.PERMISSION_GRANTED
            val media = if (owner == MediaStore.AUTHORITY) address else ofDocument()
            if (may && media != null) open(MediaStore.setRequireOriginal(media)) else null
        } catch (_: SecurityException) {
            null
        } catch (_: UnsupportedOperationException) {
            null
        } catch (_: IllegalArgumentException) {
            null
        } catch (_: FileNotFoundException) {
            null
        }

        private fun ofDocument(): Uri? {
            if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) return null
            return if (DocumentsContract.isDocumentUri(context, address)) MediaStore.getMediaUri(context, address) else null
        }
    }

    private companion object {
        /** Where the phone itself hands pictures over, and may take the place out of them for whoever may not have it. */
        val OF_PHONE = setOf(
            MediaStore.AUTHORITY,
            "com.android.providers.media.documents",
            "com.android.providers.media.photopicker",
            "com.android.externalstorage.documents",
            "com.android.providers.downloads.documents",
        )
    }
}
