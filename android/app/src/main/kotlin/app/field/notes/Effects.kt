package app.field.notes

import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts
import app.field.core.Effect
import app.field.core.NotTaken
import app.field.notes.platform.Copies
import app.field.notes.platform.Permissions
import app.field.notes.platform.Source

/** Carries out what only the phone can do. The one place for it. */
internal class Effects(private val activity: ComponentActivity, private val screens: Screens) {
    private val permissions = Permissions(activity, screens)

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
            is Effect.ShowAs -> Launchers(activity).showAs(effect.cover)
            is Effect.AskPermission -> permissions.ask(effect.permission)
            is Effect.PickFile -> pick(PICK, effect.types) { screens.gathering.chosen(it, effect.entry) }
            is Effect.PickPhotos -> pick(PHOTOS, PICTURES) { screens.looking.chosen(it, effect.most) }
            is Effect.ShareFiles -> share(effect)
            // It was done when it was asked for, with or without a page.
            is Effect.SetWakes, is Effect.SendRow, is Effect.Notify, is Effect.Unnotify -> Unit
            is Effect.TakeIn, is Effect.Make, is Effect.ShowOutside, is Effect.Follow, Effect.Locate -> Unit
        }
    }

    /**
     * The phone's own page for files: this app sees what she chooses there, and nothing beside it. Photos are chosen there
     * too: the phone's page for photos takes the place out of them, whatever it allows this app.
     */
    private fun pick(key: String, types: List<String>, chosen: (List<Source>) -> Unit) {
        val contract = ActivityResultContracts.OpenMultipleDocuments()
        val launcher = activity.activityResultRegistry.register(key, contract) { addresses ->
            chosen(addresses.mapNotNull(screens.sources::at))
        }
        try {
            launcher.launch(types.toTypedArray())
        } catch (_: ActivityNotFoundException) {
            screens.gathering.tell(NotTaken.NO_WAY)
        }
    }

    private fun share(effect: Effect.ShareFiles) {
        try {
            open(Copies.share(activity, effect.files))
        } catch (_: IllegalArgumentException) {
            screens.refuse(Refusal.NO_ACCESS)
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
        const val PICK = "pick"
        const val PHOTOS = "photos"
        val PICTURES = listOf("image/*", "video/*")
        const val PLAIN = "text/plain"
        const val SMS_BODY = "sms_body"
    }
}
