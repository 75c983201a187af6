package app.field.notes.platform

import android.graphics.SurfaceTexture
import java.nio.ByteBuffer

/** The camera, while it is on. */
internal interface Camera {
    /** Takes one picture, and lends its bytes, a JPEG, in direct memory. */
    suspend fun picture(take: suspend (ByteBuffer) -> Unit)

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
