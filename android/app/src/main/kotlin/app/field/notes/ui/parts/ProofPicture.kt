package app.field.notes.ui.parts

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.layout.ContentScale
import app.field.core.ProofView
import app.field.notes.Hand
import app.field.notes.ui.theme.Tokens
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** A piece of proof on its own page: its picture, where it is one that may be shown, and what is known of it. */
@Composable
internal fun ProofPicture(proof: ProofView, hand: Hand) {
    val picture by produceState<Bitmap?>(null, proof.id) {
        value = if (isPicture(proof)) hand.bytes(proof)?.let { decoded(it) } else null
    }
    Card {
        // What it shows is hers to say: it stands in her words among what is noted of it.
        picture?.let {
            Image(
                it.asImageBitmap(),
                contentDescription = proof.title,
                Modifier.fillMaxWidth().heightIn(max = Tokens.picture).padding(Tokens.block),
                contentScale = ContentScale.Fit,
            )
        }
        LinePart(proof.title, proof.detail, null, proof.spoken, null, hand::act)
    }
}

private fun isPicture(proof: ProofView): Boolean =
    proof.shown && proof.bytes in 1..LARGEST_BYTES && proof.mediaType?.startsWith("image/") == true

/** As small as it may be for a page. The bytes are wiped; nothing of them is kept but what is drawn. */
private suspend fun decoded(bytes: ByteArray): Bitmap? = withContext(Dispatchers.Default) {
    try {
        val options = BitmapFactory.Options().apply { inJustDecodeBounds = true }
        BitmapFactory.decodeByteArray(bytes, 0, bytes.size, options)
        val side = maxOf(options.outWidth, options.outHeight)
        if (side <= 0) return@withContext null
        options.inJustDecodeBounds = false
        options.inSampleSize = (side / SIDE_PX).coerceAtLeast(1).takeHighestOneBit()
        BitmapFactory.decodeByteArray(bytes, 0, bytes.size, options)
    } finally {
        bytes.fill(0)
    }
}

/** A photo of a phone has a tenth of it. */
private const val LARGEST_BYTES = 48L shl 20

/** As wide as a page is, and no wider. */
private const val SIDE_PX = 1080
