package app.field.bridge

import app.field.codec.Json
import app.field.codec.decodeAction
import app.field.codec.decodeFrame
import app.field.codec.encodeEffect
import app.field.codec.encodeView
import app.field.codec.nameOf
import app.field.core.ErrorCode
import app.field.core.Frame
import java.io.File
import java.nio.file.Files
import java.util.Base64
import kotlin.test.fail
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory

/** Every flow that was recorded from the core, played again through the facade. */
internal class FlowTest {
    @TestFactory
    fun `flows give what they gave in Rust`(): List<DynamicTest> {
        val files = File(System.getProperty("field.flows")).listFiles { file -> file.extension == "json" }
        val sorted = files.orEmpty().sortedBy { it.name }
        return sorted.map { file -> DynamicTest.dynamicTest(file.nameWithoutExtension) { Replay(file).run() } }
    }

    companion object {
        private var flows = 0
        private var steps = 0

        @JvmStatic
        @AfterAll
        fun told() {
            println("replayed $flows flows, $steps steps")
        }

        /** Samples that flows look at. */
        private val PHOTOS = File(System.getProperty("field.flows")).resolveSibling("photos")
        private const val LONGEST_WORK_MS = 60_000L
        private const val POLL_MS = 5L
    }

    private class Replay(file: File) {
        private val flow = Json.read(file.readText()) as Map<*, *>
        private val name = flow["name"] as String
        private lateinit var names: Names

        fun run() = runBlocking {
            val folder = Files.createTempDirectory("flow").toFile()
            try {
                val data = File(folder, "data")
                val copies = File(folder, "copies").path
                names = Names(mapOf("\$photos" to PHOTOS.path, "\$copies" to copies))
                (flow["fixture"] as String?)?.let { fixture(it).copyRecursively(data) }
                Core.open(data.path, OpenKey(), copies = copies).use { core ->
                    CheckIns.open(data.path, OpenKey()).use { events ->
                        val steps = flow["steps"] as List<*>
                        steps.forEachIndexed { at, step -> play(core, events, at + 1, step as Map<*, *>) }
                    }
                }
                flows++
            } finally {
                folder.deleteRecursively()
            }
        }

        private fun fixture(name: String): File {
            val folder = File(System.getProperty("field.fixtures"), name)
            if (!folder.isDirectory) fail("there is no record `$name` in ${folder.parent}")
            return folder
        }

        private suspend fun play(core: Core, events: CheckIns, number: Int, step: Map<*, *>) {
            val frame = decodeFrame(step["frame"])
            var effects: Any? = emptyList<Any?>()
            var error: String? = null
            try {
                if (step["tick"] == true) effects = events.tick(frame).map { encodeEffect(it) }
                act(core, step, frame)?.let { effects = it }
            } catch (code: ErrorCode) {
                error = nameOf(code)
            }
            if (step["wait"] == true) waitForWork(core, number, frame)
            compare(number, "error", step["error"], error)
            compare(number, "effects", step["effects"], effects)
            step["view"]?.let { compare(number, "view", it, encodeView(core.view(frame))) }
            steps++
        }

        private suspend fun act(core: Core, step: Map<*, *>, frame: Frame): List<Any?>? {
            val action = decodeAction(names.replaced(step["act"] ?: return null))
            val bytes = step["bytes"] as String?
            val effects = if (bytes == null) {
                core.act(action, frame)
            } else {
                core.actWith(action, Secret.of(Base64.getDecoder().decode(bytes)), frame)
            }
            return effects.map { encodeEffect(it) }
        }

        private suspend fun waitForWork(core: Core, number: Int, frame: Frame) {
            val ended = withTimeoutOrNull(LONGEST_WORK_MS) {
                while (core.view(frame).operation != null) delay(POLL_MS)
            }
            if (ended == null) fail("$name, step $number: the work has not ended after $LONGEST_WORK_MS ms")
        }

        private fun compare(number: Int, what: String, expected: Any?, actual: Any?) {
            val difference = names.difference(what, expected, actual) ?: return
            fail("$name, step $number $difference")
        }
    }
}
