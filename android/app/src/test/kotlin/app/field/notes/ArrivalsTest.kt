package app.field.notes

import android.content.ComponentName
import android.content.Intent
import android.content.pm.PackageManager
import android.content.pm.ShortcutManager
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.bridge.OpenKey
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.Field
import app.field.core.HomeAction
import app.field.core.LogAction
import app.field.core.Screen
import app.field.core.UnlockAction
import app.field.core.View
import app.field.notes.Standing.isAtRest
import app.field.notes.platform.Shared
import java.io.ByteArrayInputStream
import java.io.File
import java.io.InputStream
import java.security.MessageDigest
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What other programs share, and what she chooses, over the real library. Some of them mean no good. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class ArrivalsTest {
    private val context: StandingApplication get() = ApplicationProvider.getApplicationContext()

    @Before
    fun begin() {
        Standing.begin("small")
        context.forgetAll()
        Robolectric.setupContentProvider(Others::class.java, Others.NAME)
        Others.answer = { Others.row("clip.mp4", 0) }
    }

    private fun address(name: String) = Uri.parse("content://${Others.NAME}/$name")

    private fun holds(name: String, stream: () -> InputStream): Uri {
        val address = address(name)
        shadowOf(context.contentResolver).registerInputStreamSupplier(address, stream)
        return address
    }

    private fun share(vararg files: Uri, text: String? = null): Intent {
        val action = if (files.size > 1) Intent.ACTION_SEND_MULTIPLE else Intent.ACTION_SEND
        val intent = Intent(action).setType("*/*").setClassName(context.packageName, Shared.OWN_NAME)
        if (files.size > 1) intent.putParcelableArrayListExtra(Intent.EXTRA_STREAM, ArrayList(files.toList()))
        files.singleOrNull()?.let { intent.putExtra(Intent.EXTRA_STREAM, it) }
        text?.let { intent.putExtra(Intent.EXTRA_TEXT, it) }
        return intent
    }

    private fun inApp(test: (MainActivity) -> Unit) {
        ActivityScenario.launch(MainActivity::class.java).use { app ->
            var activity: MainActivity? = null
            app.onActivity { activity = it }
            val main = checkNotNull(activity)
            Standing.until("a view") { main.view.isAtRest() }
            test(main)
        }
    }

    private val MainActivity.view: View? get() = screens.view.value

    private fun MainActivity.opens() {
        screens.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(Standing.PASSCODE))
        Standing.until("home", { view }) { view.isAtRest() && view?.screens?.last() is Screen.Home }
    }

    /** As the system brings it while the app is in front. */
    private fun MainActivity.brought(intent: Intent) {
        val what = Shared.of(this, intent, screens.sources)
        what?.let(screens.gathering::shared)
    }

    private fun MainActivity.says(begin: String) = Standing.until(begin, { view?.notices }) {
        view.isAtRest() && view?.notices.orEmpty().any { it.text.startsWith(begin) }
    }

    /** All files of the record. */
    private fun sealedFiles(): List<File> = Standing.folder.walk().filter { it.isFile }.toList()

    private fun bytes(): Long = sealedFiles().sumOf { it.length() }

    @Test
    fun `a video of 200 MB comes whole into its entry, and how far it is can be seen`() {
        Others.answer = { Others.row("clip.mp4", LONG) }
        val stream = Made(LONG)
        holds("long") { stream }
        var id = ""
        inApp { app ->
            app.opens()
            val begins = used()
            var most = 0L
            val steps = mutableSetOf<Long>()
            app.choosesForEntry(address("long"))
            Standing.until("all of it", { app.screens.progress.value to app.view?.notices }) {
                app.screens.progress.value?.let { if (it.total == LONG) steps += it.done }
                most = maxOf(most, used() - begins)
                stream.given == LONG && app.view.isAtRest() && app.view?.notices.orEmpty().isNotEmpty()
            }
            assertTrue(steps.size > FEW && steps.zipWithNext().all { (a, b) -> a < b }, "$steps")
            assertTrue(app.view?.notices.orEmpty().first().text.startsWith("Kept as proof"), "${app.view?.notices}")
            val page = app.view?.screens?.last() as Screen.Entry
            val proof = page.view.proof.single()
            assertEquals(LONG to "clip.mp4", proof.bytes to proof.title)
            assertTrue(most < FLAT_BYTES, "$most bytes more than before")
            id = proof.id
            app.screens.act(Action.Leave)
            Standing.until("left") { app.view?.screens?.last() is Screen.Passcode }
        }
        assertEquals(stream.sha256(), sha256(id))
        assertNothingInClear(context, stream.begins)
    }

    @Test
    fun `stopped in the middle nothing of it is listed or left`() = inApp { app ->
        app.opens()
        val before = bytes()
        Others.answer = { Others.row("clip.mp4", LONG) }
        val stream = Made(LONG, waitsAt = LONG / 10)
        holds("long") { stream }
        app.choosesForEntry(address("long"))
        Standing.until("some of it") { (app.screens.progress.value?.done ?: 0) > LONG / 20 }
        val work = assertNotNull(app.view?.operation)
        assertNotNull(work.cancel)
        app.screens.stop(work.number)
        app.says("It was stopped.")
        stream.goOn()
        val page = app.view?.screens?.last() as Screen.Entry
        assertEquals(emptyList(), page.view.proof)
        assertTrue(bytes() - before < LONG / 100, "${bytes() - before} bytes are left")
    }

    @Test
    fun `what comes while the record is shut is sealed beside it and said`() = inApp { app ->
        val before = sealedFiles().toSet()
        holds("one") { ByteArrayInputStream(PLAIN) }
        app.brought(share(address("one")))
        app.says("Kept. You will find it")
        assertEquals(1, (sealedFiles() - before).size)
        assertNothingInClear(context, PLAIN)
        app.screens.act(Action.NoticeRead)
        app.opens()
    }

    @Test
    fun `a text is sealed, and a sealed message of a friend is no note`() = inApp { app ->
        val before = sealedFiles().size
        app.brought(share(text = String(PLAIN)))
        app.says("Kept. You will find it")
        assertEquals(before + 1, sealedFiles().size)
        app.screens.act(Action.NoticeRead)
        app.brought(share(text = "https://along.invalid/#AAAAx"))
        Standing.until("an answer") { app.view.isAtRest() && app.view?.notices.orEmpty().isNotEmpty() }
        assertEquals(before + 1, sealedFiles().size)
        assertNothingInClear(context, PLAIN)
    }

    @Test
    fun `only the name for sharing brings anything in, and never twice`() = inApp { app ->
        val sources = app.screens.sources
        holds("one") { ByteArrayInputStream(PLAIN) }
        assertNotNull(Shared.of(app, share(address("one")), sources))
        assertNull(Shared.of(app, share(address("one")).setClass(app, MainActivity::class.java), sources))
        assertNull(Shared.of(app, share(address("one")).setAction(Intent.ACTION_VIEW), sources))
        assertNull(Shared.of(app, share(address("one")).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY), sources))
    }

    @Test
    fun `addresses of files and of this app itself are refused`() = inApp { app ->
        val own = Standing.folder.walk().first { it.isFile }
        val refused = listOf(
            Uri.fromFile(own),
            Uri.parse("content://${app.packageName}/x"),
            Uri.parse("content://0@${app.packageName}.files/x"),
            Uri.parse("content:///x"),
            Uri.parse("http://example.org/x"),
            Uri.parse("android.resource://${app.packageName}/1"),
        )
        val before = bytes()
        refused.forEach { address ->
            val shared = assertNotNull(Shared.of(app, share(address), app.screens.sources), "$address")
            assertTrue(shared.spoiled && shared.files.isEmpty(), "$address")
        }
        app.brought(share(refused.first()))
        app.says("Something could not be read")
        assertEquals(before, bytes())
    }

    @Test
    fun `whoever throws, lies or sends too many does no harm`() = inApp { app ->
        val before = bytes()
        val answers = listOf<() -> Cursor?>(
            { throw IllegalStateException("no") },
            { throw SecurityException("no") },
            { null },
            { MatrixCursor(emptyArray<String>()) },
            { Others.row(null, null) },
        )
        answers.forEachIndexed { at, answer ->
            Others.answer = answer
            holds("throws$at") { error("thrown") }
            app.brought(share(address("throws$at")))
            app.says("Something could not be read")
            app.screens.act(Action.NoticeRead)
            Standing.until("read") { app.view?.notices?.isEmpty() == true }
        }
        holds("breaks") { Made(LONG, breaksAt = 300_000) }
        Others.answer = { Others.row("a", 10) }
        app.brought(share(address("breaks")))
        app.says("Something could not be read")
        assertEquals(before, bytes(), "nothing of what broke off is left")
        app.screens.act(Action.NoticeRead)
        app.brought(share(*Array(2_000) { address("one") }))
        app.says("Nothing was kept. At most")
        app.screens.act(Action.NoticeRead)
        app.brought(share(text = "x".repeat(10 * 1024 * 1024)))
        app.says("The text was too long")
        app.screens.act(Action.NoticeRead)
        app.brought(Intent(Intent.ACTION_SEND).setClassName(app.packageName, Shared.OWN_NAME).putExtra(Intent.EXTRA_STREAM, 7))
        app.says("Something could not be read")
        assertEquals(before, bytes())
    }

    @Test
    fun `nothing comes into the list for sharing, the quick settings and the icon until it is switched on`() = inApp { app ->
        val packages = app.packageManager
        fun stands(): List<Boolean> = listOf(Shared.OWN_NAME, "app.field.notes.platform.NoteTile").map {
            val state = packages.getComponentEnabledSetting(ComponentName(app.packageName, it))
            state == PackageManager.COMPONENT_ENABLED_STATE_ENABLED
        }
        val shortcuts = checkNotNull(app.getSystemService(ShortcutManager::class.java))
        assertEquals(listOf(false, false), stands())
        app.surroundingsOf().brings.outside.show(share = true, tile = true, shortcut = true)
        assertEquals(listOf(true, true), stands())
        val shown = shortcuts.dynamicShortcuts.single()
        assertEquals(app.getString(R.string.as_notes), shown.shortLabel.toString())
        app.surroundingsOf().brings.outside.show(share = false, tile = false, shortcut = false)
        assertEquals(listOf(false, false), stands())
        assertTrue(shortcuts.dynamicShortcuts.isEmpty())
    }

    private fun MainActivity.surroundingsOf() = (application as FieldApplication).surroundings

    /** An entry that was just written stands in front, and she chose these on the phone's page for files. */
    private fun MainActivity.choosesForEntry(vararg files: Uri) {
        screens.act(Action.Home(HomeAction.WRITE))
        screens.act(Action.Typed(Field.LINE, "A clip"))
        screens.act(Action.Log(LogAction.Save))
        Standing.until("the entry", { view }) { view.isAtRest() && view?.screens?.last() is Screen.Entry }
        screens.act(Action.Log(LogAction.PickFile))
        chooses(*files)
    }

    /** The bytes of a piece of proof as the record gives them out again. */
    private fun sha256(id: String): String = runBlocking {
        val frame = Standing.frame(false)
        Standing.places.core(OpenKey()).use { core ->
            core.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(Standing.PASSCODE), frame)
            core.complete(checkNotNull(core.view(frame).operation).number)
            val digest = MessageDigest.getInstance("SHA-256")
            var at = 0L
            while (true) {
                val piece = core.evidenceRange(id, at, (1 shl 20).toUInt(), frame)
                if (piece.isEmpty()) break
                digest.update(piece)
                at += piece.size
            }
            digest.digest().joinToString("") { "%02x".format(it) }
        }
    }

    private fun used(): Long = Runtime.getRuntime().let { it.totalMemory() - it.freeMemory() }

    private companion object {
        const val LONG = 200L * 1024 * 1024
        const val FEW = 5
        const val FLAT_BYTES = 64L * 1024 * 1024
        val PLAIN = "plain enough to be found again in any file".toByteArray()
    }
}
