package app.field.notes

import app.field.bridge.CheckIns
import app.field.bridge.Core
import app.field.bridge.Names
import app.field.bridge.OpenKey
import app.field.bridge.Secret
import app.field.codec.Json
import app.field.codec.decodeAction
import app.field.codec.decodeFrame
import app.field.codec.encodeEffect
import app.field.codec.encodeView
import app.field.core.Action
import app.field.core.ContactAction
import app.field.core.ErrorCode
import app.field.core.Frame
import app.field.core.HomeAction
import app.field.core.PhotoAction
import app.field.core.PhotoAnswer
import app.field.core.PhotoAt
import app.field.core.RowView
import app.field.core.Screen
import app.field.core.SettingKind
import app.field.core.SettingsAction
import app.field.core.UnlockAction
import app.field.core.View
import app.field.core.WayIn
import java.io.File
import java.nio.file.Files
import java.util.Base64
import kotlin.test.fail
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull

/** What flows come by: every page once, as one pane and as two. */
internal object Walk {
    /** A page, under a name for its picture. */
    class Seen(val name: String, val one: View, val two: View)

    private const val LONGEST_WORK_MS = 60_000L
    private const val POLL_MS = 5L

    /** Walked once in each Java, for it opens records. */
    val seen: List<Seen> by lazy { walk() }

    private fun walk(): List<Seen> {
        val files = File(System.getProperty("field.flows")).listFiles { file -> file.extension == "json" }
        val found = LinkedHashMap<String, Seen>()
        files.orEmpty().sortedBy { it.name }.forEach { runBlocking { follow(it, found) } }
        runBlocking { wander(found) }
        return found.values.toList()
    }

    private suspend fun follow(file: File, found: MutableMap<String, Seen>) {
        val flow = Json.read(file.readText()) as Map<*, *>
        val folder = Files.createTempDirectory("flow").toFile()
        try {
            val data = folder.resolve("data")
            (flow["fixture"] as String?)?.let { File(System.getProperty("field.fixtures"), it).copyRecursively(data) }
            val copies = folder.resolve("copies").path
            val names = Names(mapOf("\$photos" to Photos.folder.path, "\$copies" to copies))
            Core.open(data.path, OpenKey(), copies = copies).use { core ->
                CheckIns.open(data.path, OpenKey()).use { events ->
                    for (step in flow["steps"] as List<*>) follow(core, events, step as Map<*, *>, names, found)
                }
            }
        } finally {
            folder.deleteRecursively()
        }
    }

    private suspend fun follow(
        core: Core,
        events: CheckIns,
        step: Map<*, *>,
        names: Names,
        found: MutableMap<String, Seen>,
    ) {
        val frame = decodeFrame(step["frame"])
        if (step["tick"] == true) names.difference("effects", step["effects"], events.tick(frame).map { encodeEffect(it) })
        act(core, step, names, frame)
        val ended = withTimeoutOrNull(LONGEST_WORK_MS) {
            while (step["wait"] == true && core.view(frame).operation != null) delay(POLL_MS)
        }
        if (ended == null) fail("the work does not end")
        val view = seen(core, frame, found)
        // What was random is named in the flow, and known from here on.
        step["view"]?.let { expected -> names.difference("view", expected, encodeView(view)) }
    }

    /** Pages behind lists that no flow goes through from end to end, and the one whose words are random. */
    private suspend fun wander(found: MutableMap<String, Seen>) {
        val folder = Files.createTempDirectory("wander").toFile()
        try {
            val data = folder.resolve("data")
            File(System.getProperty("field.fixtures"), "small").copyRecursively(data)
            Core.open(data.path, OpenKey(), copies = folder.resolve("copies").path).use { Wandering(it, found).through() }
        } finally {
            folder.deleteRecursively()
        }
    }

    private class Wandering(private val core: Core, private val found: MutableMap<String, Seen>) {
        private val frame = Standing.frame(false)

        suspend fun through() {
            act(Action.Opened(WayIn.LAUNCHER, Standing.FACTS))
            act(Action.Unlock(UnlockAction.PASSCODE), Standing.PASSCODE)
            val settings = act(Action.Home(HomeAction.SETTINGS)) as Screen.Settings
            settings.view.groups.flatMap { it.rows }.forEach { each(it) }
            act(Action.Settings(SettingsAction.Recovery))
            act(Action.Settings(SettingsAction.MakeCode))
            act(Action.Settings(SettingsAction.Confirm), Standing.PASSCODE)
            act(Action.Settings(SettingsAction.Done))
            act(Action.Settings(SettingsAction.Second))
            act(Action.Settings(SettingsAction.ChooseSecond))
            act(Action.Leave)
            act(Action.Unlock(UnlockAction.PASSCODE), Standing.PASSCODE)
            val contacts = act(Action.Contacts(ContactAction.Open)) as Screen.Contacts
            val contact = act(contacts.view.contacts.first().action) as Screen.Contact
            contact.view.rows.forEach { each(it) }
            photos()
            for (cover in listOf("notes", "calculator")) {
                act(Action.Home(HomeAction.SETTINGS))
                act(Action.Settings(SettingsAction.Choose(SettingKind.COVER, cover)))
                act(Action.Leave)
                act(Action.Unlock(UnlockAction.UNCOVER))
                act(Action.Unlock(UnlockAction.PASSCODE), Standing.PASSCODE)
            }
        }

        /** What photos tell: one with a place, a film, one that the phone may have altered, one that is none, several. */
        private suspend fun photos() {
            does(PhotoAction.Open)
            looksAt("full.jpg")
            does(PhotoAction.Clean)
            does(PhotoAction.Answer(PhotoAnswer.YES))
            does(PhotoAction.Answer(PhotoAnswer.NO))
            for (name in listOf("video.mov", "README.md")) {
                does(PhotoAction.Open)
                looksAt(name)
            }
            does(PhotoAction.Open)
            looksAt(Photos.POINT, altered = true)
            does(PhotoAction.Open)
            looksAt("full.jpg", "video.mp4", Photos.POINT, "README.md")
            does(PhotoAction.One(0u))
            act(Action.Back)
            does(PhotoAction.Clean)
            does(PhotoAction.Answer(PhotoAnswer.NO))
            act(Action.Leave)
            act(Action.Unlock(UnlockAction.PASSCODE), Standing.PASSCODE)
        }

        private suspend fun does(action: PhotoAction) = act(Action.Photos(action))

        private suspend fun looksAt(vararg names: String, altered: Boolean = false) =
            does(PhotoAction.Chosen(names.map { PhotoAt(Photos.file(it).path, "", altered) }))

        private suspend fun each(row: RowView) {
            act(row.action)
            act(Action.Back)
        }

        private suspend fun act(action: Action, secret: String? = null): Screen {
            if (secret == null) core.act(action, frame) else core.actWith(action, Secret.of(secret), frame)
            while (core.view(frame).operation != null) delay(POLL_MS)
            return seen(core, frame, found).screens.last()
        }
    }

    private suspend fun seen(core: Core, frame: Frame, found: MutableMap<String, Seen>): View {
        val view = core.view(frame)
        val name = nameOf(view)
        if (name !in found) {
            val one = core.view(frame.copy(twoPanes = false))
            found[name] = Seen(name, one, core.view(frame.copy(twoPanes = true)))
        }
        return view
    }

    private suspend fun act(core: Core, step: Map<*, *>, names: Names, frame: Frame) {
        val action = decodeAction(names.replaced(step["act"] ?: return))
        val bytes = step["bytes"] as String?
        try {
            val effects = if (bytes == null) {
                core.act(action, frame)
            } else {
                core.actWith(action, Secret.of(Base64.getDecoder().decode(bytes)), frame)
            }
            names.difference("effects", step["effects"], effects.map { encodeEffect(it) })
        } catch (_: ErrorCode) {
            // Flows ask for what is refused, too; the tests of the facade compare it.
        }
    }

    /** The kind of the page, and its title where there are several of the kind; whether something went wrong. */
    private fun nameOf(view: View): String {
        val screen = view.screens.last()
        val title = when (screen) {
            is Screen.Cover -> screen.view.kind
            is Screen.Reading -> screen.view.title
            is Screen.Question -> screen.view.title
            is Screen.Passcode -> screen.view.title
            is Screen.Pin -> screen.view.title
            is Screen.CheckIn -> screen.view.title
            is Screen.Contact -> screen.view.title
            is Screen.Photos -> screen.view.title
            is Screen.Photo -> screen.view.sentence
            else -> ""
        }
        val more = when {
            screen is Screen.Passcode && screen.view.field.problem != null -> "problem"
            screen is Screen.Entry && screen.view.saved != null -> "saved"
            screen is Screen.Home && screen.view.ring != null -> "ring"
            screen is Screen.Home && screen.view.waiting.isNotEmpty() -> "waiting"
            screen is Screen.Record && screen.view.empty != null -> "empty"
            screen is Screen.Photo && screen.view.copy != null -> "copy"
            screen is Screen.Photos && screen.view.copy != null -> "copy"
            else -> ""
        }
        val words = listOf(checkNotNull(screen::class.simpleName), title, more).filter { it.isNotEmpty() }
        return words.joinToString("-") { it.lowercase().replace(Regex("[^a-z0-9]+"), "-").trim('-') }
    }
}
