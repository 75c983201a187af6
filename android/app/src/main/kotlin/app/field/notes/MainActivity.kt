package app.field.notes

import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.addCallback
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.viewModels
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.lifecycleScope
import androidx.lifecycle.repeatOnLifecycle
import app.field.core.WayIn
import app.field.notes.platform.Shared
import app.field.notes.ui.Front
import app.field.notes.ui.hasTwoPanes
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.launch

/** The one window. It is in no picture: not of the screen, not of the list of recent apps. */
class MainActivity : ComponentActivity() {
    internal val screens: Screens by viewModels { Screens.FACTORY }
    private var by: WayIn? = null
    private var shared: Shared? = null

    override fun onCreate(savedInstanceState: Bundle?) {
        // Nothing that was on a page comes back from a saved state: the core has it, or nobody has.
        super.onCreate(null)
        harden()
        enableEdgeToEdge()
        screens.twoPanes = hasTwoPanes(resources.configuration)
        // In front of the system's own: where there is no way back inside, nothing of a page is shown on the way out.
        onBackPressedDispatcher.addCallback(this) { moveTaskToBack(true) }
        val effects = Effects(this, screens)
        lifecycleScope.launch {
            repeatOnLifecycle(Lifecycle.State.CREATED) { screens.effects.collect(effects::carryOut) }
        }
        lifecycleScope.launch {
            repeatOnLifecycle(Lifecycle.State.STARTED) {
                screens.view.filterNotNull().collect { allowPictures(it.screenshots) }
            }
        }
        setContent { Front(screens) }
        if (savedInstanceState == null) look(intent)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        look(intent)
    }

    private fun look(intent: Intent?) {
        by = wayOf(intent)
        shared = intent?.let { Shared.of(this, it, screens.sources) }
        // What was shared is held nowhere longer than it takes.
        if (shared != null) setIntent(Intent())
    }

    /** What of its own brought it to the front; nothing where a person did. */
    private fun wayOf(intent: Intent?): WayIn? = when (intent?.action) {
        BY_ALARM -> WayIn.ALARM
        BY_REMINDER -> WayIn.REMINDER
        BY_TILE -> WayIn.TILE
        BY_SHORTCUT -> WayIn.SHORTCUT
        else -> null
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        outState.clear()
    }

    override fun onStart() {
        super.onStart()
        screens.cameForward(by ?: shared?.let { WayIn.RESUMED })
        shared?.let(screens.gathering::shared)
        by = null
        shared = null
    }

    override fun onStop() {
        screens.wentBack()
        super.onStop()
    }

    override fun onUserInteraction() {
        super.onUserInteraction()
        screens.touched()
    }

    /** Where she allowed pictures, the list of recent apps still shows none: only newer systems tell the two apart. */
    private fun allowPictures(allowed: Boolean) {
        if (allowed && Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            window.clearFlags(WindowManager.LayoutParams.FLAG_SECURE)
        } else {
            window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        }
    }

    internal companion object {
        /** It is opened from the phone's list of alarms. */
        const val BY_ALARM = "app.field.notes.BY_ALARM"

        /** It is opened by a reminder. */
        const val BY_REMINDER = "app.field.notes.BY_REMINDER"

        /** It is opened by its tile. */
        const val BY_TILE = "app.field.notes.BY_TILE"

        /** It is opened by its shortcut. */
        const val BY_SHORTCUT = "app.field.notes.BY_SHORTCUT"

        /** The way in from a reminder. */
        fun byReminder(context: Context): Intent = Intent(context, MainActivity::class.java).setAction(BY_REMINDER)
    }
}
