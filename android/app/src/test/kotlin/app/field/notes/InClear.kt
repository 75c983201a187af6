package app.field.notes

import android.content.Context
import java.io.File
import kotlin.test.assertFalse

/** Nothing of what came stands in a folder of this app as it came. */
internal fun assertNothingInClear(context: Context, plain: ByteArray) {
    val folders = listOf(context.filesDir, context.cacheDir, context.noBackupFilesDir, context.codeCacheDir, Standing.folder)
    folders.flatMap { it.walk().filter(File::isFile).toList() }.forEach { file ->
        val head = file.inputStream().use { it.readNBytes(1 shl 20) }
        assertFalse(String(head, Charsets.ISO_8859_1).contains(String(plain, Charsets.ISO_8859_1)), "${file.path} holds it in clear")
    }
}
