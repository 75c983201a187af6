package app.field.notes.ui.parts

import android.graphics.SurfaceTexture
import android.view.TextureView
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.viewinterop.AndroidView
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleEventEffect
import app.field.notes.Hand
import app.field.notes.ui.theme.Tokens

/**
 * What the camera sees. It is on as long as this stands on the page and the page is in front. With [codes] what it sees
 * is looked through for the code of another phone.
 */
@Composable
internal fun CameraPart(hand: Hand, codes: Boolean = false) {
    var inFront by remember { mutableStateOf(true) }
    LifecycleEventEffect(Lifecycle.Event.ON_START) { inFront = true }
    LifecycleEventEffect(Lifecycle.Event.ON_STOP) { inFront = false }
    if (!inFront) return
    val turned = LocalView.current.display?.rotation ?: 0
    DisposableEffect(hand) { onDispose { hand.show(null, 0, codes) } }
    AndroidView(
        factory = { context ->
            TextureView(context).apply {
                surfaceTextureListener = object : TextureView.SurfaceTextureListener {
                    override fun onSurfaceTextureAvailable(on: SurfaceTexture, width: Int, height: Int) = hand.show(on, turned * QUARTER, codes)

                    override fun onSurfaceTextureSizeChanged(on: SurfaceTexture, width: Int, height: Int) = Unit

                    override fun onSurfaceTextureDestroyed(on: SurfaceTexture): Boolean {
                        hand.show(null, 0, codes)
                        return true
                    }

                    override fun onSurfaceTextureUpdated(on: SurfaceTexture) = Unit
                }
            }
        },
        modifier = Modifier.fillMaxWidth().aspectRatio(Tokens.CAMERA_SHAPE),
    )
}

private const val QUARTER = 90
