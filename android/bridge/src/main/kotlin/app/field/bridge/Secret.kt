package app.field.bridge

import java.nio.ByteBuffer
import java.nio.CharBuffer
import java.nio.charset.CodingErrorAction

/**
 * A passcode, a PIN or a picture on its way to the core: bytes outside the heap, which no collector copies, wiped when
 * they were handed over or the secret is closed.
 */
public class Secret private constructor(buffer: ByteBuffer) : AutoCloseable {
    private var held: ByteBuffer? = buffer

    public companion object {
        /** As UTF-8. The text stays with the caller: one that can be overwritten should be. */
        public fun of(text: CharSequence): Secret {
            val encoder = Charsets.UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
            val longest = (text.length * encoder.maxBytesPerChar().toDouble()).toInt()
            val buffer = ByteBuffer.allocateDirect(longest)
            encoder.encode(CharBuffer.wrap(text), buffer, true)
            encoder.flush(buffer)
            buffer.flip()
            return Secret(buffer)
        }

        /** These bytes. The array stays with the caller. */
        public fun of(bytes: ByteArray): Secret {
            val buffer = ByteBuffer.allocateDirect(bytes.size)
            buffer.put(bytes)
            buffer.flip()
            return Secret(buffer)
        }
    }

    /** Lends the bytes to one call, and wipes them however it ends. */
    internal fun <T> spend(call: (ByteBuffer) -> T): T {
        val buffer = checkNotNull(held) { "spent already" }
        try {
            // The generated code passes the address of a buffer and not of its position, and keeps nothing but that: the
            // buffer stays held until it is wiped, so that no collector frees it while the core reads it.
            return call(buffer.slice())
        } finally {
            close()
        }
    }

    /** The same memory, for a test that looks at it afterwards. */
    internal fun spied(): ByteBuffer = checkNotNull(held).duplicate().apply { clear() }

    /** Wipes them. Again does no harm. */
    override fun close() {
        val buffer = held ?: return
        held = null
        wipe(buffer)
    }

    override fun toString(): String = "Secret"
}

internal fun wipe(buffer: ByteBuffer) {
    buffer.clear()
    while (buffer.hasRemaining()) buffer.put(0)
}
