package app.field.notes

import android.content.ComponentName
import android.content.Intent
import android.content.pm.PackageManager
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.notes.platform.NoteTile
import kotlin.test.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** Under which name and icon it stands among the phone's apps. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class LaunchersTest {
    private val app = ApplicationProvider.getApplicationContext<StandingApplication>()
    private val packages = app.packageManager

    private fun shown(): List<String> {
        val launcher = Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER).setPackage(app.packageName)
        return packages.queryIntentActivities(launcher, 0).map { it.loadLabel(packages).toString() }
    }

    @Test
    fun `one name is there at a time, that of the cover`() {
        assertEquals(listOf("Field notes"), shown())
        for ((cover, name) in listOf("notes" to "Notes", "calculator" to "Calculator", null to "Field notes", "other" to "Field notes")) {
            Launchers(app).showAs(cover)
            assertEquals(listOf(name), shown(), "$cover")
        }
    }

    private fun shares(): List<String> {
        val send = Intent(Intent.ACTION_SEND).setType("image/jpeg").setPackage(app.packageName)
        return packages.queryIntentActivities(send, 0).map { it.loadLabel(packages).toString() }
    }

    @Test
    fun `lists for sharing have the same name, before and after a change of cover, and none where she wants none`() {
        Launchers(app).showAs("calculator")
        assertEquals(emptyList(), shares())
        Launchers(app).share(true)
        assertEquals(listOf("Calculator"), shares())
        for ((cover, name) in listOf("notes" to "Notes", null to "Field notes", "calculator" to "Calculator")) {
            Launchers(app).showAs(cover)
            assertEquals(listOf(name), shares(), "$cover")
        }
        Launchers(app).share(false)
        Launchers(app).showAs("notes")
        assertEquals(emptyList(), shares())
    }

    @Test
    fun `what wakes, sends and shows pages is never turned off`() {
        listOf("calculator", "notes", null).forEach { Launchers(app).showAs(it) }
        val flags = PackageManager.GET_RECEIVERS or PackageManager.GET_SERVICES or PackageManager.MATCH_DISABLED_COMPONENTS
        @Suppress("DEPRECATION")
        val all = packages.getPackageInfo(app.packageName, flags)
        val own = (all.receivers.orEmpty().map { it.name } + all.services.orEmpty().map { it.name })
            // The tile is there once she switches it on.
            .filter { it.startsWith("app.field.") && it != NoteTile::class.java.name } + MainActivity::class.java.name
        assertEquals(7, own.size, "$own")
        own.forEach { name ->
            val state = packages.getComponentEnabledSetting(ComponentName(app.packageName, name))
            assertEquals(PackageManager.COMPONENT_ENABLED_STATE_DEFAULT, state, name)
        }
    }
}
