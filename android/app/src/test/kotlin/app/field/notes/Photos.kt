package app.field.notes

import app.field.bridge.Point
import java.io.File
import java.nio.file.Files

/** Photos and films that the tests of every language look at. */
internal object Photos {
    val folder = File(System.getProperty("field.flows")).resolveSibling("photos")

    /** The one of that name; [POINT] is a picture that tells nothing. */
    fun file(name: String): File = if (name == POINT) point else folder.resolve(name)

    const val POINT = "point.png"

    private val point: File by lazy {
        Files.createTempDirectory("photos").resolve(POINT).toFile().apply {
            writeBytes(Point.bytes)
            deleteOnExit()
        }
    }
}
