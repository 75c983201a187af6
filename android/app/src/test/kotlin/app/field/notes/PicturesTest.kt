package app.field.notes

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.SurfaceTexture
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.unit.dp
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.EntriesPage
import app.field.core.Field
import app.field.core.View
import app.field.notes.ui.Drawn
import app.field.notes.ui.hasTwoPanes
import app.field.notes.ui.theme.Tokens
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * Every page that the flows come by, drawn as a picture in six ways; and what holds in each of them: leaving is in
 * sight, and whatever can be tapped is as large as a finger.
 */
@RunWith(AndroidJUnit4::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], qualifiers = "w360dp-h740dp-xhdpi")
class PicturesTest {
    @get:Rule val rule = createAndroidComposeRule<ComponentActivity>()

    @Test fun light() = draw("light")

    @Test @Config(qualifiers = "+night")
    fun dark() = draw("dark")

    @Test @Config(fontScale = 2f)
    fun large() = draw("large")

    @Test @Config(qualifiers = "ar-ldrtl-w360dp-h740dp-xhdpi")
    fun rightToLeft() = draw("right-to-left")

    @Test @Config(qualifiers = "w320dp-h533dp-hdpi")
    fun small() = draw("small")

    @Test @Config(qualifiers = "w1280dp-h800dp-land-mdpi")
    fun tablet() = draw("tablet")

    private fun draw(mode: String) {
        val folder = File(System.getProperty("field.screens"), mode)
        folder.deleteRecursively()
        folder.mkdirs()
        val two = hasTwoPanes(rule.activity.resources.configuration)
        var shown by mutableStateOf<View?>(null)
        rule.runOnUiThread {
            rule.activity.enableEdgeToEdge()
            rule.activity.setContent { shown?.let { Drawn(it, null, null, Nobody) } }
        }
        assertTrue(Walk.seen.size > FEWEST)
        val wrong = mutableListOf<String>()
        for (page in Walk.seen) {
            shown = if (two) page.two else page.one
            rule.waitForIdle()
            save(File(folder, "${page.name}.png"))
            shown?.corners?.let { rule.onNodeWithText(it.leave.label).isInSight("${page.name}: leaving", wrong) }
            wrong += small(page.name)
        }
        assertEquals(emptyList(), wrong)
    }

    private fun SemanticsNodeInteraction.isInSight(what: String, wrong: MutableList<String>) {
        try {
            assertIsDisplayed()
        } catch (_: AssertionError) {
            wrong += "$what is out of sight"
        }
    }

    /** Targets that a finger misses. One that is partly scrolled away counts by its whole size. */
    private fun small(page: String): List<String> {
        val finger = with(rule.density) { (Tokens.target - 0.5.dp).toPx() }
        return rule.onAllNodes(hasClickAction()).fetchSemanticsNodes().mapNotNull { node ->
            val tall = maxOf(node.size.height.toFloat(), node.touchBoundsInRoot.height)
            val wide = maxOf(node.size.width.toFloat(), node.touchBoundsInRoot.width)
            "$page: ${node.config} is $wide × $tall".takeIf { tall < finger || wide < finger }
        }
    }

    private fun save(file: File) {
        val window = rule.activity.window.decorView
        val picture = Bitmap.createBitmap(window.width, window.height, Bitmap.Config.ARGB_8888)
        window.draw(Canvas(picture))
        file.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, QUALITY, it) }
    }

    /** Pages are looked at here, and nothing is done. */
    private object Nobody : Hand {
        override fun act(action: Action) = Unit

        override fun actWith(action: Action, secret: Secret) = secret.close()

        override fun typed(field: Field, text: String, restMs: Long) = Unit

        override suspend fun page(after: String) = EntriesPage(emptyList(), null)

        override fun stop(number: UInt) = Unit

        override fun show(on: SurfaceTexture?, turned: Int) = Unit
    }

    private companion object {
        const val FEWEST = 20
        const val QUALITY = 100
    }
}
