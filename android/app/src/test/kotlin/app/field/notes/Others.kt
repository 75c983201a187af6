package app.field.notes

import android.content.ContentProvider
import android.content.ContentValues
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException
import java.io.InputStream
import java.security.MessageDigest
import java.util.concurrent.CountDownLatch

/** Another program on the phone, which answers what a test says. */
class Others : ContentProvider() {
    override fun onCreate() = true

    override fun query(address: Uri, columns: Array<String>?, where: String?, values: Array<String>?, order: String?): Cursor? = answer()

    override fun getType(address: Uri) = "video/mp4"

    override fun openFile(address: Uri, mode: String): ParcelFileDescriptor? = opens(address)

    override fun insert(address: Uri, values: ContentValues?): Uri? = null

    override fun delete(address: Uri, where: String?, values: Array<String>?) = 0

    override fun update(address: Uri, values: ContentValues?, where: String?, arguments: Array<String>?) = 0

    companion object {
        const val NAME = "org.example.files"

        /** What it says of its files. */
        var answer: () -> Cursor? = { null }

        /** What it opens. */
        var opens: (Uri) -> ParcelFileDescriptor? = { throw FileNotFoundException() }

        /** A file, to be read alone. */
        fun reads(file: File): ParcelFileDescriptor = ParcelFileDescriptor.open(file, ParcelFileDescriptor.MODE_READ_ONLY)

        fun row(name: String?, bytes: Long?): Cursor =
            MatrixCursor(arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE)).apply { addRow(arrayOf<Any?>(name, bytes)) }
    }
}

/** A pipe, as the system says it of one. */
internal class Pipe : ParcelFileDescriptor(Others.reads(Photos.file("full.jpg"))) {
    override fun getStatSize() = -1L
}

/** Bytes that are made as they are read: as many as one likes, with nothing of them anywhere. */
internal class Made(
    private val length: Long,
    private val waitsAt: Long = Long.MAX_VALUE,
    private val breaksAt: Long = Long.MAX_VALUE,
) : InputStream() {
    private val digest = MessageDigest.getInstance("SHA-256")
    private val gate = CountDownLatch(1)

    /** How many were read. */
    @Volatile
    var given = 0L
        private set

    /** The first of them. */
    val begins = ByteArray(64) { at(it.toLong()) }

    private fun at(place: Long): Byte = ((place * 31 + (place shr 16)) % 251).toByte()

    /** What it waits for has come. */
    fun goOn() = gate.countDown()

    fun sha256(): String = digest.digest().joinToString("") { "%02x".format(it) }

    override fun read(): Int = throw IOException("read in pieces")

    override fun read(into: ByteArray, from: Int, most: Int): Int {
        if (given >= waitsAt) gate.await()
        if (given >= breaksAt) throw IOException("broken off")
        if (given == length) return -1
        val count = minOf(most.toLong(), length - given).toInt()
        for (place in 0 until count) into[from + place] = at(given + place)
        digest.update(into, from, count)
        given += count
        return count
    }
}
