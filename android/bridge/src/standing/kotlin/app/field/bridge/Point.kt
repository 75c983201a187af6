package app.field.bridge

import java.util.Base64

/** A picture of one point, as PNG, with nothing beside it in the file. */
internal object Point {
    val bytes: ByteArray get() = Base64.getDecoder().decode(PNG)

    private const val PNG =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
}
