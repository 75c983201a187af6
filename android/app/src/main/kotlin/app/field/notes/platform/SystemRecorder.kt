package app.field.notes.platform

import android.content.Context
import android.media.MediaRecorder
import android.os.Build
import android.os.ParcelFileDescriptor
import java.io.InputStream

/** The phone's own recorder. It writes into a pipe: no file stands behind what it writes. */
internal class SystemRecorder(private val context: Context) : Recorder {
    override fun sound(): Recording {
        val recording = Piped(recorder(context), SOUND)
        return recording.begun {
            setAudioSource(MediaRecorder.AudioSource.MIC)
            setOutputFormat(MediaRecorder.OutputFormat.AAC_ADTS)
            asSound(this)
        }
    }

    override fun stay(stop: () -> Unit) = RecordService.begin(context, stop)

    override fun leave() = RecordService.end()

    internal companion object {
        const val SOUND = "audio/aac"
        const val VIDEO = "video/mp2t"
        private const val SOUND_BITS = 96_000
        private const val SOUND_RATE = 44_100

        /** Speech in a room, in a form that can be heard up to where it was cut off. */
        fun asSound(recorder: MediaRecorder) {
            recorder.setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
            recorder.setAudioEncodingBitRate(SOUND_BITS)
            recorder.setAudioSamplingRate(SOUND_RATE)
        }

        @Suppress("DEPRECATION")
        fun recorder(context: Context): MediaRecorder =
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) MediaRecorder(context) else MediaRecorder()
    }
}

/** A recorder that writes into one end of a pipe; the other end is read. */
internal class Piped(val recorder: MediaRecorder, override val type: String) : Recording {
    private val pipe = ParcelFileDescriptor.createPipe()
    override val bytes: InputStream = ParcelFileDescriptor.AutoCloseInputStream(pipe[0])
    private var over = false

    /** Sets it up and begins; where that fails nothing is held any more. */
    fun begun(setUp: MediaRecorder.() -> Unit): Piped = apply {
        prepared(setUp)
        start()
    }

    fun prepared(setUp: MediaRecorder.() -> Unit): Piped = apply {
        orLetGo {
            recorder.setUp()
            recorder.setOutputFile(pipe[1].fileDescriptor)
            // The phone took it away: what came until then is kept.
            recorder.setOnErrorListener { _, _, _ -> stop() }
            recorder.prepare()
        }
    }

    fun start() = orLetGo { recorder.start() }

    @Synchronized
    override fun stop() {
        if (over) return
        over = true
        try {
            recorder.stop()
        } catch (_: RuntimeException) {
            // It was ended before anything came.
        }
        recorder.release()
        pipe[1].close()
    }

    private fun orLetGo(call: () -> Unit) {
        try {
            call()
        } catch (failed: Exception) {
            over = true
            recorder.release()
            pipe.forEach { it.close() }
            throw failed
        }
    }
}
