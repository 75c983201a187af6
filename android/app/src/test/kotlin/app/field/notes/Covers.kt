package app.field.notes

import app.field.bridge.OpenKey
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.HomeAction
import app.field.core.SettingKind
import app.field.core.SettingsAction
import app.field.core.UnlockAction
import app.field.core.WayIn
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

/** Covers, chosen as she does in the settings. */
internal object Covers {
    fun choose(cover: String, gesture: String? = null) = runBlocking {
        Standing.places.core(OpenKey()).use { core ->
            val frame = Standing.frame(false)
            suspend fun act(action: Action) = core.act(action, frame)
            act(Action.Opened(WayIn.LAUNCHER, Standing.FACTS))
            core.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(Standing.PASSCODE), frame)
            while (core.view(frame).operation != null) delay(5)
            act(Action.Home(HomeAction.SETTINGS))
            act(Action.Settings(SettingsAction.Look(SettingKind.COVER)))
            act(Action.Settings(SettingsAction.Choose(SettingKind.COVER, cover)))
            gesture?.let { act(Action.Settings(SettingsAction.Choose(SettingKind.GESTURE, it))) }
            core.lock(null, frame)
        }
    }
}
