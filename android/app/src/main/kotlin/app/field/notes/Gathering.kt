package app.field.notes

import android.graphics.SurfaceTexture
import app.field.bridge.Core
import app.field.core.Action
import app.field.core.ArrivalAction
import app.field.core.CheckInAction
import app.field.core.Effect
import app.field.core.EvidenceOrigin
import app.field.core.MakeAction
import app.field.core.NotTaken
import app.field.core.Screen
import app.field.core.View
import app.field.notes.platform.Shared
import app.field.notes.platform.Source
import app.field.notes.platform.Whereabouts

/** What only the phone can bring in: files that lie ready, what is made with it, where it is. */
internal class Gathering(
    private val surroundings: Surroundings,
    private val core: suspend () -> Core,
    private val act: (Action) -> Unit,
) {
    private var lying = emptyList<Source>()
    private var origin = EvidenceOrigin.PICKED

    /** Another program shared something. */
    fun shared(what: Shared) {
        if (what.spoiled) tell(NotTaken.UNREADABLE)
        what.text?.let { act(Action.Arrival(ArrivalAction.Text(it))) }
        if (what.files.isNotEmpty()) lieReady(what.files, null, EvidenceOrigin.SHARED)
    }

    /** She chose files; none, where she came back without. */
    fun chosen(files: List<Source>, entry: String?) {
        if (files.isEmpty()) tell(NotTaken.NOTHING) else lieReady(files, entry, EvidenceOrigin.PICKED)
    }

    /** A file did not come. */
    fun tell(why: NotTaken) = act(Action.Arrival(ArrivalAction.NotTaken(why)))

    private fun lieReady(files: List<Source>, entry: String?, origin: EvidenceOrigin) {
        lying = files
        this.origin = origin
        act(Action.Arrival(ArrivalAction.Files(files.size.toUInt(), entry)))
    }

    /** Does it, where it is one of the things that are done here and need no page. */
    suspend fun takes(effect: Effect): Boolean {
        when (effect) {
            is Effect.TakeIn -> {
                val files = lying.also { lying = emptyList() }
                surroundings.arrivals.take(core(), files, effect.entry, origin, ::tell)
            }
            is Effect.Make -> surroundings.making.make(core(), effect) { act(Action.Make(MakeAction.Ended(it))) }
            is Effect.ShowOutside -> surroundings.brings.outside.show(effect.share, effect.tile, effect.shortcut)
            is Effect.Follow -> surroundings.brings.trip.follow(effect.untilMs)
            Effect.Locate -> surroundings.brings.whereabouts.look(::located)
            else -> return false
        }
        return true
    }

    private fun located(fix: Whereabouts.Fix) =
        act(Action.CheckIn(CheckInAction.Located(fix.latE7, fix.lonE7, fix.accuracyM, fix.atMs)))

    /** What the camera sees is shown there, as long as something is given. */
    fun show(on: SurfaceTexture?, turned: Int) =
        surroundings.making.show(on, turned) { act(Action.Make(MakeAction.Ended(kept = false))) }

    /** A recording runs as long as the page in front says so. */
    fun follow(view: View) = surroundings.making.follow((view.screens.lastOrNull() as? Screen.Make)?.view?.records == true)

    /** The page is gone for good. What was recorded until then is kept. */
    fun end() = surroundings.making.stop()
}
