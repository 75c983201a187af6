package app.field.notes.platform

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.Image
import android.media.ImageReader
import android.media.MediaRecorder
import android.os.Handler
import android.os.HandlerThread
import android.util.Size
import android.view.Surface
import java.nio.ByteBuffer
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.suspendCancellableCoroutine

/** The phone's own cameras. */
internal class SystemCameras(private val context: Context) : Cameras {
    override suspend fun open(shown: SurfaceTexture, turned: Int): Camera {
        val manager = context.system<CameraManager>()
        val known = manager.cameraIdList.map { it to manager.getCameraCharacteristics(it) }
        val atBack = known.firstOrNull { it.second[CameraCharacteristics.LENS_FACING] == CameraCharacteristics.LENS_FACING_BACK }
        val (id, facts) = atBack ?: known.firstOrNull() ?: throw CameraAccessException(CameraAccessException.CAMERA_DISCONNECTED)
        val thread = HandlerThread("camera").apply { start() }
        val camera = SystemCamera(context, facts, shown, turned, thread)
        try {
            camera.begin(manager, id)
        } catch (failed: Exception) {
            camera.close()
            throw failed
        }
        return camera
    }
}

private class SystemCamera(
    private val context: Context,
    private val facts: CameraCharacteristics,
    shown: SurfaceTexture,
    private val turned: Int,
    private val thread: HandlerThread,
) : Camera {
    private val handler = Handler(thread.looper)
    private val sizes = checkNotNull(facts[CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP])
    private val preview: Surface
    private val pictures: ImageReader
    private var device: CameraDevice? = null
    private var session: CameraCaptureSession? = null
    private var recording: Piped? = null

    init {
        val seen = fitting(sizes.getOutputSizes(SurfaceTexture::class.java), PREVIEW_WIDTH)
        shown.setDefaultBufferSize(seen.width, seen.height)
        preview = Surface(shown)
        val picture = fitting(sizes.getOutputSizes(ImageFormat.JPEG), Int.MAX_VALUE)
        pictures = ImageReader.newInstance(picture.width, picture.height, ImageFormat.JPEG, 2)
    }

    /** The largest of the shape of the page, 4 : 3, up to a width; the largest of all where none is. */
    private fun fitting(offered: Array<Size>, widest: Int): Size {
        val shaped = offered.filter { it.width * 3 == it.height * 4 && it.width <= widest }
        return shaped.ifEmpty { offered.toList() }.maxBy { it.width * it.height }
    }

    suspend fun begin(manager: CameraManager, id: String) {
        device = opened(manager, id)
        session = looking(listOf(preview, pictures.surface), CameraDevice.TEMPLATE_PREVIEW, preview)
    }

    @SuppressLint("MissingPermission") // It was asked for, and one that was taken back is thrown.
    private suspend fun opened(manager: CameraManager, id: String): CameraDevice = suspendCancellableCoroutine { caller ->
        manager.openCamera(
            id,
            object : CameraDevice.StateCallback() {
                override fun onOpened(camera: CameraDevice) = if (caller.isActive) caller.resume(camera) else camera.close()

                override fun onDisconnected(camera: CameraDevice) = lost(camera, caller)

                override fun onError(camera: CameraDevice, error: Int) = lost(camera, caller)
            },
            handler,
        )
    }

    /** Another app has it, or the phone took it: what is recorded until then is kept. */
    private fun lost(camera: CameraDevice, caller: CancellableContinuation<CameraDevice>) {
        camera.close()
        recording?.stop()
        if (caller.isActive) caller.resumeWithException(CameraAccessException(CameraAccessException.CAMERA_DISCONNECTED))
    }

    private suspend fun looking(into: List<Surface>, template: Int, vararg seen: Surface): CameraCaptureSession {
        val device = checkNotNull(device)
        val session = suspendCancellableCoroutine { caller ->
            val told = object : CameraCaptureSession.StateCallback() {
                override fun onConfigured(session: CameraCaptureSession) = caller.resume(session)

                override fun onConfigureFailed(session: CameraCaptureSession) =
                    caller.resumeWithException(CameraAccessException(CameraAccessException.CAMERA_ERROR))
            }
            @Suppress("DEPRECATION")
            device.createCaptureSession(into, told, handler)
        }
        val request = device.createCaptureRequest(template).apply { seen.forEach(::addTarget) }
        request[CaptureRequest.CONTROL_AF_MODE] = CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE
        session.setRepeatingRequest(request.build(), null, handler)
        return session
    }

    /** How a picture is turned, so that its top is up: by the phone's own turning and that of the part that sees. */
    private fun orientation(): Int = ((facts[CameraCharacteristics.SENSOR_ORIENTATION] ?: 0) - turned + FULL) % FULL

    override suspend fun picture(take: suspend (ByteBuffer) -> Unit) {
        val session = checkNotNull(session)
        val image = suspendCancellableCoroutine { caller ->
            pictures.setOnImageAvailableListener({ reader -> reader.acquireNextImage()?.let { if (caller.isActive) caller.resume(it) else it.close() } }, handler)
            val request = session.device.createCaptureRequest(CameraDevice.TEMPLATE_STILL_CAPTURE)
            request.addTarget(pictures.surface)
            request[CaptureRequest.JPEG_ORIENTATION] = orientation()
            val told = object : CameraCaptureSession.CaptureCallback() {
                override fun onCaptureFailed(
                    session: CameraCaptureSession,
                    request: CaptureRequest,
                    failure: android.hardware.camera2.CaptureFailure,
                ) {
                    if (caller.isActive) caller.resumeWithException(CameraAccessException(CameraAccessException.CAMERA_ERROR))
                }
            }
            session.capture(request.build(), told, handler)
        }
        image.use { take(it.planes[0].buffer) }
    }

    override suspend fun grey(take: suspend (Grey) -> Unit): Nothing {
        session?.close()
        val size = fitting(sizes.getOutputSizes(ImageFormat.YUV_420_888), CODE_WIDTH)
        ImageReader.newInstance(size.width, size.height, ImageFormat.YUV_420_888, 2).use { reader ->
            session = looking(listOf(preview, reader.surface), CameraDevice.TEMPLATE_PREVIEW, preview, reader.surface)
            while (true) {
                next(reader).use { image ->
                    val grey = image.planes[0]
                    take(Grey(grey.buffer, image.width.toUInt(), image.height.toUInt(), grey.rowStride.toUInt()))
                }
            }
        }
    }

    /** The newest picture; those that came while one was looked at are let go of. */
    private suspend fun next(reader: ImageReader): Image = suspendCancellableCoroutine { caller ->
        reader.setOnImageAvailableListener(
            { from -> from.acquireLatestImage()?.let { if (caller.isActive) caller.resume(it) else it.close() } },
            handler,
        )
    }

    override suspend fun record(): Recording {
        session?.close()
        val size = fitting(sizes.getOutputSizes(MediaRecorder::class.java), VIDEO_WIDTH)
        val recording = Piped(SystemRecorder.recorder(context), SystemRecorder.VIDEO).prepared {
            setAudioSource(MediaRecorder.AudioSource.MIC)
            setVideoSource(MediaRecorder.VideoSource.SURFACE)
            setOutputFormat(MediaRecorder.OutputFormat.MPEG_2_TS)
            setVideoEncoder(MediaRecorder.VideoEncoder.H264)
            setVideoSize(size.width, size.height)
            setVideoFrameRate(FRAMES)
            setVideoEncodingBitRate(VIDEO_BITS)
            setOrientationHint(orientation())
            SystemRecorder.asSound(this)
        }
        this.recording = recording
        val surface = recording.recorder.surface
        session = looking(listOf(preview, surface), CameraDevice.TEMPLATE_RECORD, preview, surface)
        recording.start()
        return recording
    }

    override fun close() {
        recording?.stop()
        session?.close()
        device?.close()
        pictures.close()
        preview.release()
        thread.quitSafely()
    }

    private companion object {
        const val FULL = 360
        const val PREVIEW_WIDTH = 1_440
        const val VIDEO_WIDTH = 1_280

        /** Enough for a code that fills a third of it, and little to look through. */
        const val CODE_WIDTH = 1_024
        const val VIDEO_BITS = 4_000_000
        const val FRAMES = 30
    }
}
