package app.field.notes

import android.graphics.SurfaceTexture
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.EntriesPage
import app.field.core.Field
import app.field.core.ProofView

/** What a page can do. */
internal interface Hand {
    /** Does it. */
    fun act(action: Action)

    /** Does what comes with bytes. They are wiped. */
    fun actWith(action: Action, secret: Secret)

    /** What stands in a field now; it is handed over that much later, and before anything else is done. */
    fun typed(field: Field, text: String, restMs: Long)

    /** Entries behind those that are shown. */
    suspend fun page(after: String): EntriesPage

    /** The bytes of a file of proof, whole; nothing where it can't be read now. Whoever asked wipes them. */
    suspend fun bytes(proof: ProofView): ByteArray?

    /**
     * What the camera sees is shown there, as the phone is turned; nowhere any more, where nothing is given. With [codes]
     * it is looked through for the code of another phone, and nothing is made of it.
     */
    fun show(on: SurfaceTexture?, turned: Int, codes: Boolean)

    /** Stops the work of that number. */
    fun stop(number: UInt)
}
