package app.field.notes.platform

import android.graphics.SurfaceTexture
import java.nio.ByteBuffer

/** A picture in grey, a byte for each pixel, rows [stride] bytes apart, in direct memory that is lent as long as it is looked at. */
internal class Grey(val pixels: ByteBuffer, val width: UInt, val height: UInt, val stride: UInt)

/** The camera, while it is on. */
internal interface Camera {
    /** Takes one picture, and lends its bytes, a JPEG, in direct memory. */
    suspend fun picture(take: suspend (ByteBuffer) -> Unit)

    /** Lends what it sees, one picture after the other, until the caller is cancelled. None is kept. */
    suspend fun grey(take: suspend (Grey) -> Unit): Nothing

    /** Begins to record what it sees, with sound. */
    suspend fun record(): Recording

    /** Turns it off, and ends what it records. */
    fun close()
}

/** The cameras of a phone. */
internal interface Cameras {
    /** Turns on the one at the back, and shows what it sees; throws where the phone does not let it. */
    suspend fun open(shown: SurfaceTexture, turned: Int): Camera
}
