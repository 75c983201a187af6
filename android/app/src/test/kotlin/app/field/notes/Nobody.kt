package app.field.notes

import android.graphics.SurfaceTexture
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.EntriesPage
import app.field.core.Field
import app.field.core.ProofView

/** Pages are looked at here, and nothing is done. */
internal object Nobody : Hand {
    override fun act(action: Action) = Unit

    override fun actWith(action: Action, secret: Secret) = secret.close()

    override fun typed(field: Field, text: String, restMs: Long) = Unit

    override suspend fun page(after: String) = EntriesPage(emptyList(), null)

    override suspend fun bytes(proof: ProofView): ByteArray? = null

    override fun stop(number: UInt) = Unit

    override fun show(on: SurfaceTexture?, turned: Int, codes: Boolean) = Unit
}
