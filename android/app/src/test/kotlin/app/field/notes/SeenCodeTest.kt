package app.field.notes

import android.graphics.SurfaceTexture
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.Answer
import app.field.core.Field
import app.field.core.HomeAction
import app.field.core.PairingView
import app.field.core.Permission
import app.field.core.Screen
import app.field.core.UnlockAction
import app.field.core.WatchAction
import app.field.notes.Standing.isAtRest
import app.field.notes.platform.Grey
import java.io.File
import java.nio.ByteBuffer
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** The code of another phone, seen by a camera that a test holds, over the real library. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class SeenCodeTest {
    @Before
    fun begin() {
        Standing.begin("small")
        ApplicationProvider.getApplicationContext<StandingApplication>().forgetAll()
    }

    private val MainActivity.pairing: PairingView? get() = (screens.view.value?.screens?.lastOrNull() as? Screen.Pairing)?.view

    private fun MainActivity.does(action: Action, what: String, isSo: () -> Boolean) {
        screens.act(action)
        Standing.until(what, { screens.view.value?.screens?.lastOrNull() }) { screens.view.value.isAtRest() && isSo() }
    }

    /** On the page of her own code, with the camera on. */
    private fun looking(test: (MainActivity) -> Unit) = ActivityScenario.launch(MainActivity::class.java).use { app ->
        var activity: MainActivity? = null
        app.onActivity { activity = it }
        val main = checkNotNull(activity)
        Standing.until("a view") { main.screens.view.value.isAtRest() }
        main.screens.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(Standing.PASSCODE))
        Standing.until("home") { main.screens.view.value.isAtRest() && main.screens.view.value?.screens?.lastOrNull() is Screen.Home }
        main.does(Action.Home(HomeAction.CHECK_IN), "the form") { main.screens.view.value?.screens?.lastOrNull() is Screen.CheckInForm }
        val form = main.screens.view.value?.screens?.last() as Screen.CheckInForm
        main.does(form.view.quiet.single { it.label == "Pair with Sam" }.action, "pairing") { main.pairing != null }
        main.screens.typed(Field.MY_NAME, "Kim", 0)
        main.does(Action.Watch(WatchAction.ShowCode), "her own code") { main.pairing?.code != null }
        main.screens.act(Action.Watch(WatchAction.Look))
        main.screens.asked(Permission.CAMERA, Answer.GRANTED)
        Standing.until("the camera is asked for", { main.pairing }) { main.pairing?.camera == true }
        test(main)
    }

    private fun grey(fill: (ByteBuffer) -> Unit): Grey {
        val pixels = ByteBuffer.allocateDirect(STRIDE * SIDE).also(fill).apply { clear() }
        return Grey(pixels, SIDE.toUInt(), SIDE.toUInt(), STRIDE.toUInt())
    }

    @Test
    fun `each picture is looked through until the page no longer asks for it`() = looking { app ->
        Standing.cameras.grey = grey {}
        app.screens.show(SurfaceTexture(0), 0, codes = true)
        Standing.until("it sees") { Standing.cameras.on == 1 }
        assertNull(app.pairing?.problem)
        Standing.cameras.grey = grey { it.put(File(System.getProperty("field.fixtures"), "pictures/code.grey").readBytes()) }
        Standing.until("a code that is none of these is said") { app.pairing?.problem != null }
        assertEquals("invalid-input", assertNotNull(app.pairing?.problem).code)
        assertEquals(true, app.pairing?.camera, "and the camera goes on looking")
        app.does(Action.Watch(WatchAction.LookAway), "off") { app.pairing?.camera == false }
        app.screens.show(null, 0, codes = true)
        assertEquals(0, Standing.cameras.on)
    }

    @Test
    fun `a camera that another app has is said, and the code can still be pasted`() = looking { app ->
        Standing.cameras.refuses = SecurityException("taken")
        app.screens.show(SurfaceTexture(0), 0, codes = true)
        Standing.until("said", { app.pairing }) { app.pairing?.paragraphs?.any { "can't be turned on" in it } == true }
        assertEquals(false, app.pairing?.camera)
        assertNotNull(app.pairing?.field)
    }

    private companion object {
        const val SIDE = 132
        const val STRIDE = 148
    }
}
