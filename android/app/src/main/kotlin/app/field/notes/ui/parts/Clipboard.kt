package app.field.notes.ui.parts

import android.content.ClipData
import android.content.ClipDescription
import android.os.Build
import android.os.PersistableBundle
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.ClipEntry
import androidx.compose.ui.platform.ClipboardManager
import androidx.compose.ui.platform.LocalClipboardManager
import androidx.compose.ui.platform.toClipEntry
import androidx.compose.ui.text.AnnotatedString

/** What is copied on any page is marked as nothing to be shown: not in the phone's preview, not in a keyboard's list. */
@Composable
internal fun DiscreetClipboard(content: @Composable () -> Unit) {
    val phones = LocalClipboardManager.current
    val discreet = remember(phones) { Discreet(phones) }
    CompositionLocalProvider(LocalClipboardManager provides discreet, content = content)
}

private class Discreet(private val phones: ClipboardManager) : ClipboardManager by phones {
    override fun setText(annotatedString: AnnotatedString) {
        val clip = ClipData.newPlainText(null, annotatedString.text)
        clip.description.extras = PersistableBundle().apply { putBoolean(SENSITIVE, true) }
        phones.setClip(clip.toClipEntry())
    }

    override fun setClip(clipEntry: ClipEntry?) {
        clipEntry?.clipData?.description?.run { extras = (extras ?: PersistableBundle()).apply { putBoolean(SENSITIVE, true) } }
        phones.setClip(clipEntry)
    }

    private companion object {
        /** Older phones know the same mark by its name. */
        val SENSITIVE = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            ClipDescription.EXTRA_IS_SENSITIVE
        } else {
            "android.content.extra.IS_SENSITIVE"
        }
    }
}
