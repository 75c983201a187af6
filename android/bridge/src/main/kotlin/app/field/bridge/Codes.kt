package app.field.bridge

import app.field.core.CodePicture
import app.field.core.codePicture

/** Codes for the camera of another phone. */
public object Codes {
    /** The QR code of [text], on the caller's thread: some thousand modules, dark or light. `Invalid` where none holds it. */
    public fun of(text: String): CodePicture = codePicture(text)
}
