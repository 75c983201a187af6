package app.field.notes

import java.io.File
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.channels.FileChannel
import java.nio.file.StandardOpenOption
import kotlin.experimental.xor

/**
 * All that this process can write to, read as whoever takes its memory would. What is looked for is held with each byte
 * masked, so that it is not found in the hands of whoever looks.
 */
internal class Memory(private val masked: ByteArray) {
    private val first = ByteBuffer.wrap(masked).order(ByteOrder.LITTLE_ENDIAN).getLong(0)
    private val window = ByteBuffer.allocateDirect(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN)

    /** At how many places it stands, in how many bytes that were read. */
    fun search(): Pair<Int, Long> = FileChannel.open(File("/proc/self/mem").toPath(), StandardOpenOption.READ).use { memory ->
        var (found, read) = 0 to 0L
        regions().forEach { region ->
            // Windows overlap by what is looked for less one byte, so that nothing is missed or counted twice.
            var at = region.first
            while (at < region.last) {
                window.clear().limit(minOf(WINDOW_BYTES.toLong(), region.last - at).toInt())
                val length = read(memory, at)
                if (length < masked.size) break
                found += (0..length - masked.size).count(::isAt)
                wipe(length)
                read += length
                at += length - masked.size + 1
            }
        }
        found to read
    }

    private fun regions(): List<LongRange> = File("/proc/self/maps").readLines().mapNotNull { line ->
        val (place, may) = line.split(' ')
        val (begin, end) = place.split('-').map { java.lang.Long.parseUnsignedLong(it, RADIX) }
        (begin..end).takeIf { may.startsWith("rw") && begin > 0 }
    }

    /** Nothing where the system lets nobody read, or where it was given back meanwhile. */
    private fun read(memory: FileChannel, at: Long): Int = try {
        memory.read(window, at)
    } catch (_: java.io.IOException) {
        0
    }

    private fun isAt(at: Int): Boolean =
        window.getLong(at) xor MASKS == first && masked.indices.all { window.get(at + it) xor MASK == masked[it] }

    /** The window itself lies in the memory that is searched. */
    private fun wipe(length: Int) {
        window.clear()
        for (at in 0 until length step Long.SIZE_BYTES) window.putLong(minOf(at, WINDOW_BYTES - Long.SIZE_BYTES), 0)
    }

    companion object {
        private const val RADIX = 16
        private const val WINDOW_BYTES = 4 * 1024 * 1024
        private const val MASK: Byte = 0x5A
        private const val MASKS = 0x5A5A5A5A5A5A5A5AL

        /** The master key of the record `small`, masked as it lies beside it. */
        fun ofSmall() = Memory(File(System.getProperty("field.fixtures"), "small.master").readBytes())
    }
}
