package app.field.notes

import android.app.KeyguardManager
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import app.field.notes.platform.system
import app.field.notes.ui.RingFront
import java.util.concurrent.CopyOnWriteArraySet

/**
 * What comes up over the locked screen when it rings: the text of the notification, and nothing else. It opens no record
 * and asks the core for nothing. It goes with its notification.
 */
class RingActivity : ComponentActivity() {
    private var number = 0L

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(null)
        harden()
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O_MR1) {
            setShowWhenLocked(true)
            setTurnScreenOn(true)
        } else {
            @Suppress("DEPRECATION")
            window.addFlags(
                WindowManager.LayoutParams.FLAG_SHOW_WHEN_LOCKED or WindowManager.LayoutParams.FLAG_TURN_SCREEN_ON,
            )
        }
        standing += this
        show(intent)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        show(intent)
    }

    override fun onDestroy() {
        standing -= this
        super.onDestroy()
    }

    private fun show(intent: Intent) {
        val text = intent.getStringExtra(TEXT) ?: return finish()
        number = intent.getLongExtra(NUMBER, 0)
        setContent { RingFront(text) { open() } }
    }

    /** The phone asks to be unlocked first, where it is locked. */
    private fun open() {
        val keyguard = system<KeyguardManager>()
        if (keyguard.isKeyguardLocked) keyguard.requestDismissKeyguard(this, object : KeyguardManager.KeyguardDismissCallback() {})
        startActivity(MainActivity.byReminder(this))
        finish()
    }

    internal companion object {
        private const val TEXT = "text"
        private const val NUMBER = "number"
        private val standing = CopyOnWriteArraySet<RingActivity>()

        /** The page with the text of the notification of that number. Each takes the place of the one before. */
        fun showing(context: Context, number: Long, text: String): Intent = Intent(context, RingActivity::class.java)
            .putExtra(TEXT, text)
            .putExtra(NUMBER, number)
            .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)

        /** These notifications are taken back; all, where there are none. */
        fun takeBack(numbers: List<Long>) = standing.forEach { page ->
            page.runOnUiThread { if (numbers.isEmpty() || page.number in numbers) page.finish() }
        }
    }
}
