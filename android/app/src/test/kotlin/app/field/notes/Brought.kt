package app.field.notes

import android.graphics.SurfaceTexture
import app.field.notes.platform.Camera
import app.field.notes.platform.Cameras
import app.field.notes.platform.Grey
import app.field.notes.platform.Recorder
import app.field.notes.platform.Recording
import app.field.notes.platform.Trip
import app.field.notes.platform.Whereabouts
import java.io.InputStream
import java.io.PipedInputStream
import java.io.PipedOutputStream
import java.nio.ByteBuffer
import kotlinx.coroutines.delay

/** A recording whose bytes a test gives. */
internal class StandingRecording(override val type: String) : Recording {
    private val out = PipedOutputStream()
    override val bytes: InputStream = PipedInputStream(out, 1 shl 20)

    /** Whether the phone was told to end it. */
    @Volatile
    var stopped = false
        private set

    /** The phone has recorded these. */
    fun gives(bytes: ByteArray) {
        out.write(bytes)
        out.flush()
    }

    override fun stop() {
        stopped = true
        out.close()
    }
}

/** A microphone that only a test is heard by. */
internal class StandingRecorder : Recorder {
    @Volatile
    var recording: StandingRecording? = null

    /** Whether the process is asked to stay. */
    @Volatile
    var stays = false

    /** What the phone answers instead. */
    var refuses: Exception? = null

    override fun sound(): Recording {
        refuses?.let { throw it }
        return StandingRecording("audio/aac").also { recording = it }
    }

    override fun stay(stop: () -> Unit) {
        stays = true
    }

    override fun leave() {
        stays = false
    }

    fun forget() {
        recording = null
        stays = false
        refuses = null
    }
}

/** A camera that sees what a test says. */
internal class StandingCameras : Cameras {
    var sees = ByteArray(0)
    var refuses: Exception? = null

    /** What it sees in grey. */
    @Volatile
    var grey: Grey? = null

    /** How many are on. */
    var on = 0
    var recording: StandingRecording? = null

    override suspend fun open(shown: SurfaceTexture, turned: Int): Camera {
        refuses?.let { throw it }
        on += 1
        return object : Camera {
            override suspend fun picture(take: suspend (ByteBuffer) -> Unit) {
                take(ByteBuffer.allocateDirect(sees.size).put(sees).apply { flip() })
            }

            override suspend fun grey(take: suspend (Grey) -> Unit): Nothing {
                while (true) {
                    grey?.let { take(it) }
                    delay(FRAME_MS)
                }
            }

            override suspend fun record(): Recording = StandingRecording("video/mp2t").also { recording = it }

            override fun close() {
                on -= 1
            }
        }
    }

    fun forget() {
        sees = ByteArray(0)
        grey = null
        refuses = null
        on = 0
        recording = null
    }

    private companion object {
        const val FRAME_MS = 30L
    }
}

/** A place that a test says. */
internal class StandingWhereabouts : Whereabouts {
    /** Who asked and was not answered yet. */
    val asked = mutableListOf<(Whereabouts.Fix) -> Unit>()

    override fun look(told: (Whereabouts.Fix) -> Unit) {
        asked += told
    }
}

/** A trip that is only written down. */
internal class StandingTrip : Trip {
    /** Until when it was to be followed, each time that it was said. */
    val until = mutableListOf<Long>()

    override fun follow(untilMs: Long) {
        until += untilMs
    }
}
