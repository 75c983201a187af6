package app.field.notes

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import app.field.core.Action
import app.field.core.Answer
import app.field.core.Effect

/** Carries out what only the phone can do. The one place for it. */
internal class Effects(private val activity: Activity, private val screens: Screens) {
    /** Does it, or says that it was not done. */
    fun carryOut(effect: Effect) {
        when (effect) {
            is Effect.Dial -> open(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", effect.number, null)))
            is Effect.Text -> open(
                Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", effect.number, null))
                    .putExtra(SMS_BODY, effect.text),
            )
            is Effect.OpenPage -> open(
                Intent(Intent.ACTION_VIEW, Uri.parse(effect.address)).addCategory(Intent.CATEGORY_BROWSABLE),
            )
            is Effect.ShareText -> open(
                Intent.createChooser(
                    Intent(Intent.ACTION_SEND).setType(PLAIN).putExtra(Intent.EXTRA_TEXT, effect.text),
                    null,
                ),
            )
            Effect.LeaveNow -> leave()
            // The phone was not asked, so it did not agree.
            is Effect.AskPermission -> screens.act(Action.Asked(effect.permission, Answer.REFUSED))
            // No alarm, no message and no file yet: whoever asked is told, and nothing looks as if it were done.
            is Effect.SetWakes -> if (effect.wakes.isNotEmpty()) screens.refuse(Refusal.INTERNAL)
            is Effect.SendRow, is Effect.Notify, Effect.PickFile, Effect.OpenCamera, Effect.OpenMicrophone,
            Effect.Locate,
            -> screens.refuse(Refusal.INTERNAL)
            // Nothing was shown, so nothing has to go.
            is Effect.Unnotify -> Unit
        }
    }

    /** Something else at once, and this app off the list of recent ones. */
    private fun leave() {
        val home = Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_HOME).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
        try {
            activity.startActivity(home)
        } finally {
            activity.finishAndRemoveTask()
        }
    }

    private fun open(intent: Intent) {
        try {
            activity.startActivity(intent)
        } catch (_: ActivityNotFoundException) {
            screens.refuse(Refusal.NO_ACCESS)
        }
    }

    private companion object {
        const val PLAIN = "text/plain"
        const val SMS_BODY = "sms_body"
    }
}
