package app.field.notes

import android.content.Intent
import android.graphics.SurfaceTexture
import android.os.Looper
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Action
import app.field.core.Answer
import app.field.core.CaptureAction
import app.field.core.MakeAction
import app.field.core.MakeKind
import app.field.core.MakeView
import app.field.core.Permission
import app.field.core.Screen
import app.field.notes.Standing.isAtRest
import app.field.notes.platform.RecordService
import java.io.File
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Pictures, sound and the place, over the real library, with a microphone and a camera that a test speaks into. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class MakingTest {
    private val context: StandingApplication get() = ApplicationProvider.getApplicationContext()

    @Before
    fun begin() {
        Standing.begin("small")
        context.forgetAll()
    }

    private fun inApp(test: (ActivityScenario<MainActivity>, MainActivity) -> Unit) {
        ActivityScenario.launch(MainActivity::class.java).use { app ->
            var activity: MainActivity? = null
            app.onActivity { activity = it }
            val main = checkNotNull(activity)
            Standing.until("a view") { main.screens.view.value.isAtRest() }
            main.screens.act(Action.Capture(CaptureAction.OPEN))
            test(app, main)
        }
    }

    private val MainActivity.page: MakeView? get() = (screens.view.value?.screens?.lastOrNull() as? Screen.Make)?.view

    private fun MainActivity.does(action: Action, what: String, isSo: (MakeView) -> Boolean) {
        screens.act(action)
        Standing.until(what, { page }) { screens.view.value.isAtRest() && page?.let(isSo) == true }
    }

    private fun files(): Set<File> = Standing.folder.walk().filter { it.isFile }.toSet()

    private fun MainActivity.records(): StandingRecording {
        does(Action.Capture(CaptureAction.MICROPHONE), "the page") { it.kind == MakeKind.SOUND }
        screens.act(Action.Make(MakeAction.Begin))
        screens.asked(Permission.MICROPHONE, Answer.GRANTED)
        Standing.until("it records") { page?.records == true && Standing.recorder.recording != null }
        return checkNotNull(Standing.recorder.recording)
    }

    @Test
    fun `sound is sealed while it is made, with nothing of it in clear`() = inApp { _, app ->
        val before = files()
        val recording = app.records()
        assertTrue(Standing.recorder.stays)
        recording.gives(PLAIN)
        recording.gives(ByteArray(300_000))
        Standing.until("pieces on disk") { (files() - before).sumOf { it.length() } > 200_000 }
        assertNothingInClear()
        app.does(Action.Make(MakeAction.Stop), "kept") { it.stands == "Kept." }
        assertTrue(recording.stopped && !Standing.recorder.stays)
        assertEquals(1, (files() - before).size)
        assertNothingInClear()
    }

    @Test
    fun `it goes on behind other apps`() = inApp { app, main ->
        val recording = main.records()
        app.moveToState(Lifecycle.State.CREATED)
        recording.gives(PLAIN)
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMinutes(5))
        assertFalse(recording.stopped)
        app.moveToState(Lifecycle.State.RESUMED)
        assertFalse(recording.stopped)
        assertEquals(true, main.page?.records)
        main.does(Action.Make(MakeAction.Stop), "kept") { it.stands == "Kept." }
    }

    @Test
    fun `leaving ends it and what came is kept`() = inApp { _, app ->
        val before = files()
        val recording = app.records()
        recording.gives(PLAIN)
        app.screens.act(Action.Leave)
        Standing.until("ended") { recording.stopped && !Standing.recorder.stays }
        Standing.until("kept") { (files() - before).any { it.length() > PLAIN.size } }
        assertNothingInClear()
    }

    @Test
    fun `going back ends it too`() = inApp { _, app ->
        val recording = app.records()
        recording.gives(PLAIN)
        app.screens.act(Action.Back)
        Standing.until("ended") { recording.stopped }
        Standing.until("said", { app.screens.view.value?.notices }) { app.screens.view.value?.notices?.firstOrNull()?.text == "Kept." }
    }

    @Test
    fun `a phone that does not let it record is said, and leaves nothing`() = inApp { _, app ->
        val before = files()
        Standing.recorder.refuses = IllegalStateException("in use")
        app.does(Action.Capture(CaptureAction.MICROPHONE), "the page") { it.kind == MakeKind.SOUND }
        app.screens.act(Action.Make(MakeAction.Begin))
        app.screens.asked(Permission.MICROPHONE, Answer.GRANTED)
        Standing.until("said", { app.page }) { app.page?.stands?.startsWith("Nothing was kept.") == true }
        assertTrue(!Standing.recorder.stays && app.page?.records == false)
        assertEquals(before, files())
    }

    @Test
    fun `a picture is sealed as the camera gives it, and the camera is off behind other apps`() = inApp { _, app ->
        val before = files()
        Standing.cameras.sees = PLAIN + ByteArray(2_500_000)
        app.does(Action.Capture(CaptureAction.CAMERA), "the page") { it.kind == MakeKind.PHOTO }
        app.screens.act(Action.Make(MakeAction.Begin))
        app.screens.asked(Permission.CAMERA, Answer.GRANTED)
        Standing.until("the camera is on", { app.page }) { app.page?.camera == true }
        app.screens.show(SurfaceTexture(0), 0, codes = false)
        Standing.until("it sees") { Standing.cameras.on == 1 }
        app.does(Action.Make(MakeAction.Go), "kept") { it.stands == "Kept." }
        val file = (files() - before).single()
        assertTrue(file.length() > 2_500_000)
        assertNothingInClear()
        app.screens.show(null, 0, codes = false)
        assertEquals(0, Standing.cameras.on)
    }

    @Test
    fun `a camera that another app has is said`() = inApp { _, app ->
        Standing.cameras.refuses = SecurityException("taken")
        app.does(Action.Capture(CaptureAction.CAMERA), "the page") { it.kind == MakeKind.PHOTO }
        app.screens.act(Action.Make(MakeAction.Begin))
        app.screens.asked(Permission.CAMERA, Answer.GRANTED)
        Standing.until("the camera is asked for") { app.page?.camera == true }
        app.screens.show(SurfaceTexture(0), 0, codes = false)
        Standing.until("said", { app.page }) { app.page?.stands?.startsWith("Nothing was kept.") == true }
    }

    @Test
    fun `video ends with the camera`() = inApp { _, app ->
        val before = files()
        app.does(Action.Capture(CaptureAction.CAMERA), "the page") { it.kind == MakeKind.PHOTO }
        app.does(Action.Make(MakeAction.Other(MakeKind.VIDEO)), "video") { it.kind == MakeKind.VIDEO }
        app.screens.act(Action.Make(MakeAction.Begin))
        app.screens.asked(Permission.CAMERA, Answer.GRANTED)
        app.screens.asked(Permission.MICROPHONE, Answer.GRANTED)
        Standing.until("the camera is on", { app.page }) { app.page?.camera == true }
        app.screens.show(SurfaceTexture(0), 0, codes = false)
        Standing.until("it sees") { Standing.cameras.on == 1 }
        app.screens.act(Action.Make(MakeAction.Go))
        Standing.until("it records") { app.page?.records == true && Standing.cameras.recording != null }
        checkNotNull(Standing.cameras.recording).gives(PLAIN)
        app.screens.show(null, 0, codes = false)
        Standing.until("kept", { app.page }) { app.page?.stands == "Kept." }
        assertEquals(1, (files() - before).size)
        assertNothingInClear()
    }

    @Test
    fun `the service stands in the foreground with the neutral word, and ends with the recording`() {
        var stopped = false
        RecordService.begin(context) { stopped = true }
        val begun = assertNotNull(shadowOf(context).nextStartedService)
        val service = Robolectric.buildService(RecordService::class.java, begun).create().startCommand(0, 1).get()
        val notification = assertNotNull(shadowOf(service).lastForegroundNotification)
        assertEquals(context.getString(R.string.label).isEmpty(), notification.extras.getString("android.title").isNullOrEmpty())
        assertFalse(notification.extras.toString().contains("record", ignoreCase = true))
        service.onTaskRemoved(Intent())
        assertTrue(stopped)
        RecordService.end()
        assertTrue(shadowOf(service).isStoppedBySelf)
    }

    private fun assertNothingInClear() {
        val folders = listOf(context.filesDir, context.cacheDir, context.noBackupFilesDir, context.codeCacheDir, Standing.folder)
        folders.flatMap { it.walk().filter(File::isFile).toList() }.forEach { file ->
            val all = String(file.readBytes(), Charsets.ISO_8859_1)
            assertFalse(all.contains(String(PLAIN, Charsets.ISO_8859_1)), "${file.path} holds it in clear")
        }
    }

    private companion object {
        val PLAIN = "plain enough to be found again in any file".toByteArray()
    }
}
