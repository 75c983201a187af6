package app.field.notes.ui

import android.content.res.Configuration
import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.clickable
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.ArrowBack
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.field.bridge.Words
import app.field.core.Action
import app.field.core.OperationProgress
import app.field.core.OperationView
import app.field.core.View
import app.field.core.WordCode
import app.field.notes.Hand
import app.field.notes.Refusal
import app.field.notes.Screens
import app.field.notes.ui.parts.CornersPart
import app.field.notes.ui.parts.DiscreetClipboard
import app.field.notes.ui.parts.ForgetfulKeyboard
import app.field.notes.ui.parts.LocalAbove
import app.field.notes.ui.parts.NoticePart
import app.field.notes.ui.parts.RefusalPart
import app.field.notes.ui.screens.ScreenPart
import app.field.notes.ui.screens.identity
import app.field.notes.ui.theme.FieldTheme
import app.field.notes.ui.theme.Tokens
import app.field.notes.ui.theme.colours
import app.field.notes.ui.theme.type

/** Whether a list and what was chosen from it have room beside each other. */
internal fun hasTwoPanes(configuration: Configuration): Boolean = configuration.screenWidthDp >= Tokens.TWO_PANES_DP

/** What is in front: drawn from the view, and from nothing else. */
@Composable
internal fun Front(screens: Screens) {
    val view by screens.view.collectAsStateWithLifecycle()
    val refused by screens.refused.collectAsStateWithLifecycle()
    val progress by screens.progress.collectAsStateWithLifecycle()
    val shown = view
    if (shown != null) return Drawn(shown, refused, progress, screens)
    Ground {
        refused?.let { Box(Modifier.safeDrawingPadding()) { Refused(it, screens.language) } }
    }
}

/** A view, as it is drawn. */
@Composable
internal fun Drawn(view: View, refused: Refusal?, progress: OperationProgress?, hand: Hand) = Ground {
    // Where the words begin on the left, the phone's own direction stands: she may have set it so.
    val direction = if (view.rightToLeft) LayoutDirection.Rtl else LocalLayoutDirection.current
    CompositionLocalProvider(LocalLayoutDirection provides direction) {
        ForgetfulKeyboard { DiscreetClipboard { Shell(view, refused, progress, hand) } }
    }
}

/** The theme, and the ground that every page stands on. */
@Composable
internal fun Ground(content: @Composable () -> Unit) = FieldTheme {
    Surface(Modifier.fillMaxSize(), color = colours.paper, contentColor = colours.ink, content = content)
}

@Composable
private fun Refused(refused: Refusal, language: String) =
    RefusalPart(remember(refused, language) { refused.text(language) })

/** What could not be done, and what is said once. */
@Composable
private fun Above(view: View, refused: Refusal?, hand: Hand) {
    refused?.let { Refused(it, view.language) }
    if (view.notices.isEmpty()) return
    Column(
        Modifier.clickable { hand.act(Action.NoticeRead) },
        verticalArrangement = Arrangement.spacedBy(Tokens.step),
    ) { view.notices.forEach { notice -> NoticePart(notice) { hand.act(it.action) } } }
}

/** The page or the two pages in front, and what stands around every page. */
@Composable
private fun Shell(view: View, refused: Refusal?, progress: OperationProgress?, hand: Hand) {
    BackHandler(view.back) { hand.act(Action.Back) }
    Column(Modifier.fillMaxSize().safeDrawingPadding().semantics { isTraversalGroup = true }) {
        if (view.back) Arrow(view.language) { hand.act(Action.Back) }
        Row(Modifier.weight(1f)) {
            val first = view.screens.size - view.panes.toInt().coerceIn(1, view.screens.size)
            for (at in first..view.screens.lastIndex) {
                val screen = view.screens[at]
                val above: @Composable () -> Unit = { if (at == view.screens.lastIndex) Above(view, refused, hand) }
                // What belongs to one page, its place or what is typed into it, does not go over to the next.
                key(at, identity(screen)) {
                    CompositionLocalProvider(LocalAbove provides above) {
                        Box(Modifier.weight(1f)) { ScreenPart(screen, hand) }
                    }
                }
            }
        }
        view.operation?.let { Work(it, progress, hand) }
        view.corners?.let { CornersPart(it, hand::act) }
    }
}

@Composable
private fun Arrow(language: String, back: () -> Unit) {
    val spoken = remember(language) { Words.of(WordCode.Back, language) }
    IconButton(back, Modifier.size(Tokens.target)) {
        Icon(Icons.AutoMirrored.Filled.ArrowBack, spoken, tint = colours.ink)
    }
}

/** Work under way: what it is, how far it is, how to stop it. */
@Composable
private fun Work(work: OperationView, progress: OperationProgress?, hand: Hand) {
    Column(
        Modifier.fillMaxWidth().padding(horizontal = Tokens.margin, vertical = Tokens.step),
        verticalArrangement = Arrangement.spacedBy(Tokens.step),
    ) {
        Text(work.label, color = colours.ink, style = type.row)
        val bar = Modifier.fillMaxWidth()
        if (progress != null && progress.total > 0) {
            val part = progress.done.toFloat() / progress.total
            LinearProgressIndicator({ part }, bar, color = colours.accent, trackColor = colours.softAccent)
        } else {
            LinearProgressIndicator(bar, color = colours.accent, trackColor = colours.softAccent)
        }
        work.cancel?.let { label ->
            androidx.compose.material3.TextButton({ hand.stop(work.number) }) { Text(label, style = type.action) }
        }
    }
}
