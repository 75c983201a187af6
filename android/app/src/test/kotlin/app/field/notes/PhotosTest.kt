package app.field.notes

import android.Manifest
import android.content.ComponentName
import android.content.Intent
import android.content.pm.ProviderInfo
import android.net.Uri
import android.os.Build
import android.os.ParcelFileDescriptor
import android.provider.MediaStore
import androidx.core.content.IntentCompat
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.Answer
import app.field.core.Permission
import app.field.core.PhotoAction
import app.field.core.PhotoAnswer
import app.field.core.PhotoSeverity
import app.field.core.PhotoView
import app.field.core.PhotosView
import app.field.core.Screen
import app.field.core.SharedFile
import app.field.core.UnlockAction
import app.field.core.View
import app.field.notes.Standing.isAtRest
import app.field.notes.platform.Copies
import app.field.notes.platform.Shared
import app.field.notes.platform.SystemSources
import java.io.File
import java.io.FileNotFoundException
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Photos of other programs: chosen, looked at where they lie, copied clean and shared, over the real library. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class PhotosTest {
    private val context: StandingApplication get() = ApplicationProvider.getApplicationContext()

    /** How often the other program was asked for bytes. */
    private var opened = 0

    @Before
    fun begin() {
        Standing.begin("small")
        context.forgetAll()
        Robolectric.setupContentProvider(Others::class.java, Others.NAME)
        // The process is a new one, and knows no folder of the one before.
        val copies = ProviderInfo().apply {
            authority = "${context.packageName}.copies"
            grantUriPermissions = true
        }
        Robolectric.buildContentProvider(Copies::class.java).create(copies)
        Others.answer = { Others.row("IMG_0001.jpg", null) }
        Others.opens = { address ->
            opened += 1
            Others.reads(Photos.file(checkNotNull(address.lastPathSegment)))
        }
    }

    private fun address(name: String) = Uri.parse("content://${Others.NAME}/$name")

    private fun onPage(test: (MainActivity) -> Unit) {
        ActivityScenario.launch(MainActivity::class.java).use { app ->
            var activity: MainActivity? = null
            app.onActivity { activity = it }
            val main = checkNotNull(activity)
            Standing.until("a view") { main.view.isAtRest() }
            main.screens.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(Standing.PASSCODE))
            Standing.until("home", { main.view }) { main.view.isAtRest() && main.view?.screens?.last() is Screen.Home }
            main.does(PhotoAction.Open)
            main.arrives<Screen.Photos>()
            test(main)
        }
    }

    private val MainActivity.view: View? get() = screens.view.value

    private fun MainActivity.does(action: PhotoAction) = screens.act(Action.Photos(action))

    private inline fun <reified S : Screen> MainActivity.arrives(noinline isIt: (S) -> Boolean = { true }): S {
        Standing.until("${S::class.simpleName}", { view }) {
            val last = view?.screens?.lastOrNull()
            view.isAtRest() && last is S && isIt(last)
        }
        return view?.screens?.last() as S
    }

    private fun MainActivity.looksAt(vararg addresses: Uri) {
        does(PhotoAction.Pick)
        chooses(*addresses)
    }

    private fun MainActivity.one(address: Uri): PhotoView {
        looksAt(address)
        return arrives<Screen.Photo>().view
    }

    private fun MainActivity.several(vararg names: String): PhotosView {
        looksAt(*names.map(::address).toTypedArray())
        return arrives<Screen.Photos> { it.view.rows.isNotEmpty() }.view
    }

    /** No intimate picture is among them. */
    private fun MainActivity.cleans() {
        does(PhotoAction.Clean)
        arrives<Screen.Question>()
        does(PhotoAction.Answer(PhotoAnswer.NO))
    }

    private fun MainActivity.shares(): Intent {
        // What was asked for before.
        while (shadowOf(this).nextStartedActivity != null) continue
        does(PhotoAction.Share)
        var chooser: Intent? = null
        Standing.until("the list of apps", { screens.refused.value to view }) { shadowOf(this).nextStartedActivity?.let { chooser = it } != null }
        assertEquals(Intent.ACTION_CHOOSER, chooser?.action)
        val left = IntentCompat.getParcelableArrayExtra(checkNotNull(chooser), Intent.EXTRA_EXCLUDE_COMPONENTS, ComponentName::class.java)
        val names = left.orEmpty().map { (it as ComponentName).className }
        assertEquals(Shared.NAMES, names.toSet(), "the app itself is no place for a copy")
        return assertNotNull(IntentCompat.getParcelableExtra(checkNotNull(chooser), Intent.EXTRA_INTENT, Intent::class.java))
    }

    private fun copies(): List<File> = Standing.copies.listFiles().orEmpty().toList()

    private fun read(address: Uri): ByteArray = checkNotNull(context.contentResolver.openInputStream(address)).use { it.readBytes() }

    @Test
    fun `a photo is looked at where it lies, and its page says first what matters most`() = onPage { app ->
        val page = app.one(address("full.jpg"))
        assertTrue(page.sentence.startsWith("This photo shows where it was taken"), page.sentence)
        assertTrue("IMG_0001.jpg" in page.name, page.name)
        assertEquals(PhotoSeverity.PLACE, page.findings.first().severity)
        assertNotNull(page.findings.first().value)
        assertNotNull(page.outline)
        assertNothingInClear(context, Photos.file("full.jpg").readBytes().copyOfRange(0, SOME))
    }

    @Test
    fun `several are told together, and each has a page`() = onPage { app ->
        val page = app.several("full.jpg", "video.mp4", Photos.POINT)
        assertEquals(3, page.rows.size)
        assertEquals("2 of 3 show where they were taken.", page.lines.first())
        app.screens.act(page.rows.first().action)
        assertTrue(app.arrives<Screen.Photo>().view.findings.isNotEmpty())
    }

    @Test
    fun `she comes back without one, and nothing is said`() = onPage { app ->
        app.looksAt()
        Standing.until("rest") { app.view.isAtRest() }
        val page = app.arrives<Screen.Photos>().view
        assertEquals(emptyList(), page.rows)
        assertEquals(emptyList(), app.view?.notices)
    }

    @Test
    fun `of too many none is asked for`() = onPage { app ->
        app.looksAt(*Array(TOO_MANY) { at -> address("full.jpg?$at") })
        Standing.until("a word", { app.view }) { app.view?.notices.orEmpty().any { it.text.startsWith("Nothing was looked at") } }
        assertEquals(0, opened)
    }

    @Test
    fun `what no photo can be read from has a page that says so`() = onPage { app ->
        val harms = listOf<(Uri) -> ParcelFileDescriptor?>(
            { throw IllegalStateException("thrown") },
            { throw SecurityException("thrown") },
            { throw FileNotFoundException() },
            { throw StackOverflowError() },
            { Others.reads(Photos.file("README.md")) },
            { null },
        )
        for (harm in harms) {
            Others.opens = harm
            saysUnread(app.one(address("full.jpg")))
            app.does(PhotoAction.Open)
            app.arrives<Screen.Photos>()
        }
        Others.answer = { throw IllegalStateException("no name either") }
        saysUnread(app.one(address("full.jpg")))
    }

    private fun saysUnread(page: PhotoView) {
        assertTrue(page.sentence.isNotEmpty() && page.findings.isEmpty() && page.outline == null, "$page")
        assertFalse("thrown" in page.toString())
    }

    @Test
    fun `a photo that is gone by the time it is copied has no copy`() = onPage { app ->
        app.one(address("full.jpg"))
        Others.opens = { throw FileNotFoundException() }
        app.cleans()
        val copy = assertNotNull(app.arrives<Screen.Photo> { it.view.copy != null }.view.copy)
        assertEquals(emptyList(), copy.gone)
        assertEquals(emptyList(), copies())
    }

    @Test
    fun `where the phone was refused, it is said that the place may be gone`() = onPage { app ->
        val page = app.one(address(Photos.POINT))
        val isSaid = page.sentence.startsWith("The phone may have taken the place out of this photo")
        // Older phones take nothing out and ask nothing.
        assertEquals(Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q, isSaid, page.sentence)
    }

    @Test
    @Config(sdk = [29, 35])
    fun `a photo of the phone comes as it was made where she allows it, else it is marked`() {
        Robolectric.setupContentProvider(Others::class.java, MediaStore.AUTHORITY)
        val photo = Uri.parse("content://${MediaStore.AUTHORITY}/external/images/media/7")
        var original = true
        Others.opens = { address ->
            val asked = address.getQueryParameter("requireOriginal") != null
            if (asked && !original) throw UnsupportedOperationException("not for you")
            Others.reads(Photos.file(if (asked) "full.jpg" else "progressive.jpg"))
        }
        fun lying() = checkNotNull(SystemSources(context).at(photo)).lying().let { it.altered to it.open().use { file -> file.statSize } }
        val given = true to Photos.file("progressive.jpg").length()
        assertEquals(given, lying())
        shadowOf(context).grantPermissions(Manifest.permission.ACCESS_MEDIA_LOCATION)
        assertEquals(false to Photos.file("full.jpg").length(), lying())
        original = false
        assertEquals(given, lying())
        // The phone lets it go once and not again: it is never less than what was said of it.
        original = true
        val first = checkNotNull(SystemSources(context).at(photo)).lying()
        original = false
        assertFalse(first.altered)
        assertFailsWith<UnsupportedOperationException> { first.open() }
    }

    @Test
    fun `a clean copy is shared by an address that serves it and nothing else, and is gone with its page`() = onPage { app ->
        app.one(address("full.jpg"))
        app.cleans()
        val copy = assertNotNull(app.arrives<Screen.Photo> { it.view.copy != null }.view.copy)
        assertTrue(copy.gone.isNotEmpty() && copy.stays.isNotEmpty(), "$copy")
        val file = copies().single()

        val shared = app.shares()
        assertEquals(Intent.ACTION_SEND to "image/jpeg", shared.action to shared.type)
        assertEquals(Intent.FLAG_GRANT_READ_URI_PERMISSION, shared.flags and (READ_OR_WRITE))
        val stream = assertNotNull(IntentCompat.getParcelableExtra(shared, Intent.EXTRA_STREAM, Uri::class.java))
        assertEquals(stream, shared.clipData?.getItemAt(0)?.uri)
        assertEquals("${app.packageName}.copies", stream.authority)
        assertEquals("image/jpeg", context.contentResolver.getType(stream))
        val bytes = read(stream)
        assertContentEquals(file.readBytes(), bytes)
        assertTrue(bytes.size < Photos.file("full.jpg").length())
        assertFalse(String(bytes, Charsets.ISO_8859_1).contains("Exif\u0000\u0000MM"), "it is clean")

        nothingElse(stream)
        app.screens.act(Action.Back)
        Standing.until("the copy is gone") { copies().isEmpty() }
        assertFailsWith<FileNotFoundException> { read(stream) }
    }

    /** No address of that provider leads out of the folder. */
    private fun nothingElse(stream: Uri) {
        val beside = context.cacheDir.resolve("beside.jpg").apply { writeText("beside") }
        val name = checkNotNull(stream.pathSegments.first())
        val paths = listOf(
            "$name/../beside.jpg",
            "$name/..%2Fbeside.jpg",
            "$name/%2e%2e/beside.jpg",
            "$name/%2e%2e%2fbeside.jpg",
            "$name//${Uri.encode(beside.path)}",
            "$name/",
            "beside.jpg",
            "root${beside.path}",
            Uri.encode(Standing.folder.path),
        )
        for (path in paths) {
            val address = Uri.parse("content://${stream.authority}/$path")
            val answer = runCatching { read(address) }
            assertTrue(answer.isFailure, "$address is served")
        }
        assertFailsWith<IllegalArgumentException> { Copies.share(context, listOf(SharedFile(beside.path, "image/jpeg"))) }
        beside.delete()
    }

    @Test
    fun `several copies are shared at once, as what they have in common`() = onPage { app ->
        app.several("full.jpg", "full.png", "video.mp4")
        app.cleans()
        app.arrives<Screen.Photos> { it.view.copy != null }
        assertEquals(3, copies().size)
        val shared = app.shares()
        assertEquals(Intent.ACTION_SEND_MULTIPLE to "*/*", shared.action to shared.type)
        val streams = assertNotNull(IntentCompat.getParcelableArrayListExtra(shared, Intent.EXTRA_STREAM, Uri::class.java))
        val clip = assertNotNull(shared.clipData)
        assertEquals(streams.toList(), (0 until clip.itemCount).map { clip.getItemAt(it).uri })
        assertEquals(copies().map { it.length() }.sorted(), streams.map { read(it).size.toLong() }.sorted())
    }

    @Test
    fun `leaving takes the copies away, and what an end of the program left goes at the next beginning`() {
        Standing.copies.mkdirs()
        val left = Standing.copies.resolve("0123456789abcdef.jpg").apply { writeText("left") }
        onPage { app ->
            assertFalse(left.exists())
            app.one(address("full.jpg"))
            app.cleans()
            app.arrives<Screen.Photo> { it.view.copy != null }
            assertEquals(1, copies().size)
            app.screens.act(Action.Leave)
            Standing.until("the copy is gone") { copies().isEmpty() }
        }
    }

    @Test
    fun `an answer to the phone that comes when the page is gone opens nothing`() = onPage { app ->
        app.does(PhotoAction.Pick)
        app.screens.act(Action.Leave)
        Standing.until("left") { app.view?.screens?.last() is Screen.Passcode }
        app.screens.asked(Permission.ORIGINALS, Answer.REFUSED)
        Standing.until("rest") { app.view.isAtRest() }
        assertEquals(0, opened)
        assertNull(app.view?.operation)
    }

    private companion object {
        const val TOO_MANY = 301
        const val SOME = 256
        const val READ_OR_WRITE = Intent.FLAG_GRANT_READ_URI_PERMISSION or Intent.FLAG_GRANT_WRITE_URI_PERMISSION
    }
}
