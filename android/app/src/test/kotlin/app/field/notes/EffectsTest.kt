package app.field.notes

import android.content.Intent
import android.provider.Settings
import androidx.lifecycle.ViewModelProvider
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Effect
import app.field.core.Permission
import app.field.core.SharedFile
import kotlin.test.assertEquals
import kotlin.test.assertNull
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What the phone is asked for is done, or said not to be done. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class EffectsTest {
    @Before fun begin() = Standing.begin()

    private fun carriedOut(effect: Effect, test: (MainActivity) -> Unit) {
        ActivityScenario.launch(MainActivity::class.java).use { app ->
            var screens: Screens? = null
            app.onActivity { screens = ViewModelProvider(it)[Screens::class.java] }
            Standing.until("a view") { screens?.view?.value != null }
            app.onActivity {
                Effects(it, it.screens).carryOut(effect)
                test(it)
            }
        }
    }

    @Test
    fun `a number is shown to be dialled and not dialled`() = carriedOut(Effect.Dial("999")) {
        val intent = shadowOf(it).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL to "tel:999", intent.action to intent.dataString)
    }

    @Test
    fun `a text is written to its number`() = carriedOut(Effect.Text("+447700900456", "Hello")) {
        val intent = shadowOf(it).nextStartedActivity
        assertEquals("smsto:%2B447700900456", intent.dataString)
        assertEquals("Hello", intent.getStringExtra("sms_body"))
    }

    @Test
    fun `a page is opened in the browser`() = carriedOut(Effect.OpenPage("https://example.org/a")) {
        val intent = shadowOf(it).nextStartedActivity
        assertEquals(Intent.ACTION_VIEW to "https://example.org/a", intent.action to intent.dataString)
    }

    @Test
    fun `a text is shared by an app that she chooses`() = carriedOut(Effect.ShareText("Hello")) {
        val chooser = shadowOf(it).nextStartedActivity
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        @Suppress("DEPRECATION")
        val inner = chooser.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)
        assertEquals("Hello", inner?.getStringExtra(Intent.EXTRA_TEXT))
    }

    @Test
    fun `files are chosen on the phone's own page, of the kinds that were said`() =
        carriedOut(Effect.PickFile(null, listOf("image/*", "text/plain"))) {
            val asked = shadowOf(it).nextStartedActivityForResult.intent
            assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.action)
            assertEquals(listOf("image/*", "text/plain"), asked.getStringArrayExtra(Intent.EXTRA_MIME_TYPES)?.toList())
            assertEquals(true, asked.getBooleanExtra(Intent.EXTRA_ALLOW_MULTIPLE, false))
        }

    @Test
    fun `photos are chosen on the page that leaves the place in them`() = carriedOut(Effect.PickPhotos(300u)) {
        val asked = shadowOf(it).nextStartedActivityForResult.intent
        assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.action)
        assertEquals(listOf("image/*", "video/*"), asked.getStringArrayExtra(Intent.EXTRA_MIME_TYPES)?.toList())
        assertEquals(true, asked.getBooleanExtra(Intent.EXTRA_ALLOW_MULTIPLE, false))
    }

    @Test
    fun `what is no clean copy is not shared`() =
        carriedOut(Effect.ShareFiles(listOf(SharedFile(Standing.folder.resolve("index").path, "image/jpeg")))) {
            assertNull(shadowOf(it).nextStartedActivity)
            assertEquals(Refusal.NO_ACCESS, it.screens.refused.value)
        }

    @Test
    fun `each permission is asked for in the system's own question, what belongs together in one`() {
        val asked = mapOf(
            Permission.CAMERA to listOf("CAMERA"),
            Permission.MICROPHONE to listOf("RECORD_AUDIO"),
            Permission.LOCATE to listOf("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"),
        )
        asked.forEach { (permission, names) ->
            carriedOut(Effect.AskPermission(permission, "")) {
                val request = shadowOf(it).lastRequestedPermission.requestedPermissions.toList()
                assertEquals(names.map { name -> "android.permission.$name" }, request)
            }
        }
    }

    @Test
    fun `what is given on a page of the phone's settings is asked for there`() {
        Standing.facts = Standing.FACTS.copy(unrestrictedBattery = false)
        carriedOut(Effect.AskPermission(Permission.BATTERY, "")) {
            val asked = shadowOf(it).nextStartedActivityForResult
            assertEquals(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS, asked.intent.action)
        }
    }

    @Test
    fun `texts are asked for in the system's own question`() {
        Standing.facts = Standing.FACTS.copy(mayText = false)
        carriedOut(Effect.AskPermission(Permission.TEXT, "")) {
            val asked = shadowOf(it).lastRequestedPermission
            assertEquals(listOf("android.permission.SEND_SMS"), asked.requestedPermissions.toList())
        }
    }

    @Test
    fun `what is given already is not asked for`() = carriedOut(Effect.AskPermission(Permission.TEXT, "")) {
        assertNull(shadowOf(it).lastRequestedPermission)
    }
}
