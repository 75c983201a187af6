package app.field.notes.ui.screens

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
import app.field.core.MakeView
import app.field.notes.Hand
import app.field.notes.ui.parts.ActionsPart
import app.field.notes.ui.parts.Page
import app.field.notes.ui.parts.Paragraph
import app.field.notes.ui.parts.SavedPart
import app.field.notes.ui.theme.Tokens

/** A picture is taken, or something is recorded. */
@Composable
internal fun MakeScreen(view: MakeView, hand: Hand) {
    Page(view.title, bottom(view.main, hand)) {
        SavedPart(view.stands)
        if (view.camera) Seen(hand)
        view.paragraphs.forEach { Paragraph(it) }
        ActionsPart(view.others) { hand.act(it.action) }
    }
}

/** What the camera sees. It is on as long as this stands on the page and the page is in front. */
@Composable
private fun Seen(hand: Hand) {
    var inFront by remember { mutableStateOf(true) }
    LifecycleEventEffect(Lifecycle.Event.ON_START) { inFront = true }
    LifecycleEventEffect(Lifecycle.Event.ON_STOP) { inFront = false }
    if (!inFront) return
    val turned = LocalView.current.display?.rotation ?: 0
    DisposableEffect(hand) { onDispose { hand.show(null, 0) } }
    AndroidView(
        factory = { context ->
            TextureView(context).apply {
                surfaceTextureListener = object : TextureView.SurfaceTextureListener {
                    override fun onSurfaceTextureAvailable(on: SurfaceTexture, width: Int, height: Int) = hand.show(on, turned * QUARTER)

                    override fun onSurfaceTextureSizeChanged(on: SurfaceTexture, width: Int, height: Int) = Unit

                    override fun onSurfaceTextureDestroyed(on: SurfaceTexture): Boolean {
                        hand.show(null, 0)
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
