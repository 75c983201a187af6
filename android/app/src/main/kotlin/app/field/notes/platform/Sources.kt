package app.field.notes.platform

import android.net.Uri
import android.os.ParcelFileDescriptor
import java.io.InputStream

/** A file that somebody else has. Whoever has it may never answer, so none of this is asked for on a thread that waits. */
internal interface Source {
    /** What it is called and how it is, as whoever has it says. */
    fun about(): About

    /** Its bytes, from the beginning. */
    fun open(): Opened

    /** The same where they lie, to be opened as often as they are read. */
    fun lying(): Lying

    /** What is said of it. */
    class About(val name: String, val type: String?, val bytes: Long)

    /** Its bytes, and whether the phone may have taken the place out of them. */
    class Opened(val stream: InputStream, val altered: Boolean)

    /** Bytes that lie somewhere, and whether the phone may have taken the place out of them. Opened, they are never others. */
    class Lying(val altered: Boolean, val open: () -> ParcelFileDescriptor)
}

/** Files that others have, by their addresses. */
internal interface Sources {
    /** The one at that address; nothing where it is no address of another program on this phone. */
    fun at(address: Uri): Source?
}
