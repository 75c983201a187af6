package app.field.notes

import java.io.File

/** Photos and films that the tests of every language look at. */
internal object Photos {
    val folder = File(System.getProperty("field.flows")).resolveSibling("photos")

    fun file(name: String): File = folder.resolve(name)
}
