package app.field.notes

import android.graphics.SurfaceTexture
import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelProvider
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import app.field.bridge.Core
import app.field.bridge.Secret
import app.field.core.Action
import app.field.core.Answer
import app.field.core.Effect
import app.field.core.EntriesPage
import app.field.core.ErrorCode
import app.field.core.Field
import app.field.core.Frame
import app.field.core.OperationProgress
import app.field.core.Permission
import app.field.core.PhoneFacts
import app.field.core.PhotoFile
import app.field.core.ProofView
import app.field.core.TypedText
import app.field.core.View
import app.field.core.WatchAction
import app.field.core.WayIn
import app.field.notes.platform.Grey
import app.field.notes.platform.Sources
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.launch

/**
 * What is in front of a person: the view that the core draws, what is being typed, and the work that is waited for.
 * It outlives a turn of the phone and nothing else; none of it is written down.
 */
internal class Screens(private val surroundings: Surroundings) : ViewModel(), Hand {
    private val opened = CompletableDeferred<Core>()
    private val shown = MutableStateFlow<View?>(null)
    private val wanted = Channel<Effect>(Channel.UNLIMITED)
    private val refusal = MutableStateFlow<Refusal?>(null)
    private val advance = MutableStateFlow<OperationProgress?>(null)

    /** The view, as soon as there is one. */
    val view: StateFlow<View?> = shown

    /** What only the phone can do, each once, in its order. */
    val effects: Flow<Effect> = wanted.receiveAsFlow()

    /** What only the phone can bring in. */
    val gathering = Gathering(surroundings, opened::await, ::act)

    /** Photos to be looked at. */
    val looking = Looking(::lookAt, gathering::tell)

    /** What was refused last, until something else is done. */
    val refused: StateFlow<Refusal?> = refusal

    /** How far the work is that is waited for. */
    val progress: StateFlow<OperationProgress?> = advance

    /** Whether two panes have room. */
    var twoPanes: Boolean = false

    private var wasInFront = false
    private var isInFront = false
    private var rest: Job? = null

    /** Texts that the phone can't send by itself and that were offered to be sent by hand. */
    private val offered = mutableSetOf<Pair<String, String>>()

    /** The text that stands in a field and was not handed over yet. */
    private var unsaved: TypedText? = null
    private var handOver: Job? = null

    /** The work that is waited for, by its number. */
    private val awaited = mutableMapOf<UInt, Job>()

    init {
        viewModelScope.launch {
            try {
                // What an earlier process left half-way is looked at before anything is shown.
                val looked = CompletableDeferred<Unit>()
                surroundings.standby.beginOnce { looked.complete(Unit) }
                looked.await()
                val core = surroundings.places.core(surroundings.keys)
                opened.complete(core)
                core.views(::frame).collect { view ->
                    val rest = shown.value?.locksAfterMs
                    shown.value = view
                    gathering.follow(view)
                    if (view.locksAfterMs != rest) touched()
                    val work = view.operation
                    if (work != null) await(core, work.number) else core.effectsLeft().forEach { want(it) }
                }
            } catch (code: ErrorCode) {
                refuse(Refusal.of(code))
            }
        }
    }

    /** Files that others have. */
    val sources: Sources get() = surroundings.brings.sources

    /** The language of what is said where there is no view. */
    val language: String get() = frame().language

    private fun frame(): Frame = surroundings.frame(twoPanes)

    /** Somebody is there: the rest after which the record locks begins anew. */
    fun touched() {
        rest?.cancel()
        val ms = shown.value?.locksAfterMs?.takeIf { isInFront } ?: return
        rest = viewModelScope.launch {
            delay(ms)
            shut(opened.await())
        }
    }

    /** Locks on this thread, whatever stands in the queue. What stands in a field is kept first, where it belongs. */
    private fun shut(core: Core) {
        val typed = unsaved
        unsaved = null
        handOver?.cancel()
        looking.stop()
        try {
            core.lock(typed, frame())
        } catch (code: ErrorCode) {
            // It is shut all the same: what can't be kept is said, and keeps nothing open.
            refuse(Refusal.of(code))
        }
    }

    /** Nobody sees it. Whether the rest is over is asked when it comes forward again. */
    fun wentBack() {
        handOverNow()
        isInFront = false
        rest?.cancel()
    }

    /** The app came to the front; by something of its own, where that is said. */
    fun cameForward(by: WayIn? = null) {
        act(Action.Opened(by ?: if (wasInFront) WayIn.RESUMED else WayIn.LAUNCHER, surroundings.facts()))
        wasInFront = true
        isInFront = true
        touched()
    }

    /** A permission was asked for. What else hangs on it is looked at anew. */
    fun asked(permission: Permission, answer: Answer) {
        act(Action.Asked(permission, answer))
        surroundings.standby.begin()
    }

    /** What the phone allows now. */
    fun facts(): PhoneFacts = surroundings.facts()

    /**
     * What wakes, notifies or sends is done whether a page is there or not; the rest waits for one. A text that can't
     * leave by itself is offered once, to be sent by hand.
     */
    private suspend fun want(effect: Effect) {
        if (gathering.takes(effect)) return
        if (!surroundings.standby.takes(effect)) return wanted.send(effect)
        if (effect is Effect.SendRow && !surroundings.standby.texts() && offered.add(effect.checkIn to effect.row)) {
            wanted.send(Effect.Text(effect.to, effect.text))
        }
    }

    override fun act(action: Action) {
        // Leaving waits for nobody: the record is shut before the page and the phone hear of it.
        if (action == Action.Leave) opened.getCompletedOrNull()?.let { shut(it) } else handOverNow()
        perform { core -> core.act(action, frame()) }
    }

    override fun actWith(action: Action, secret: Secret) {
        handOverNow()
        perform { core -> core.actWith(action, secret, frame()) }
    }

    override fun typed(field: Field, text: String, restMs: Long) {
        touched()
        if (unsaved?.field != field) handOverNow()
        unsaved = TypedText(field, text)
        // Whoever goes on typing loses no more than that either: nothing is put off by the next letter.
        if (handOver?.isActive == true) return
        handOver = viewModelScope.launch {
            delay(restMs)
            handOverNow()
        }
    }

    /** Hands over what was typed, in front of whatever comes next. */
    fun handOverNow() {
        val typed = unsaved ?: return
        unsaved = null
        handOver?.cancel()
        perform(keepsRefusal = true) { core -> core.act(Action.Typed(typed.field, typed.text), frame()) }
    }

    override suspend fun page(after: String): EntriesPage = opened.await().page(after, frame())

    override suspend fun bytes(proof: ProofView): ByteArray? {
        val core = opened.await()
        val whole = ByteArray(proof.bytes.toInt())
        var at = 0
        try {
            while (at < whole.size) {
                val part = core.evidenceRange(proof.id, at.toLong(), RANGE, frame())
                if (part.isEmpty()) break
                part.copyInto(whole, at)
                at += part.size
                part.fill(0)
            }
        } catch (_: ErrorCode) {
            // It was shut meanwhile, or the file is damaged: its page says so in words.
            at = 0
        }
        return whole.takeIf { at == whole.size && at > 0 } ?: null.also { whole.fill(0) }
    }

    override fun stop(number: UInt) {
        awaited[number]?.cancel()
        looking.stop()
    }

    private fun lookAt(photos: suspend () -> List<PhotoFile>) = perform { core ->
        core.lookAtPhotos(photos(), frame())
        emptyList()
    }

    override fun show(on: SurfaceTexture?, turned: Int, codes: Boolean) = if (codes) look(on, turned) else gathering.show(on, turned)

    /** Each picture is looked through in turn. Once the core has the code, its page no longer asks for the camera. */
    private fun look(on: SurfaceTexture?, turned: Int) {
        val seen: suspend (Grey) -> Unit = { grey ->
            opened.await().seenCode(grey.pixels, grey.width, grey.height, grey.stride, frame())?.forEach { want(it) }
        }
        surroundings.making.look(on, turned, seen) { act(Action.Watch(WatchAction.NoCamera)) }
    }

    /** The phone could not do what it was asked: said on the page, until something else is done. */
    fun refuse(what: Refusal) {
        refusal.value = what
    }

    private fun perform(keepsRefusal: Boolean = false, call: suspend (Core) -> List<Effect>) {
        if (!keepsRefusal) refusal.value = null
        touched()
        viewModelScope.launch {
            try {
                call(opened.await()).forEach { want(it) }
            } catch (code: ErrorCode) {
                refuse(Refusal.of(code))
            }
        }
    }

    private fun await(core: Core, number: UInt) {
        if (awaited.containsKey(number)) return
        awaited[number] = viewModelScope.launch {
            try {
                core.complete(number) { advance.value = it }.forEach { want(it) }
            } catch (code: ErrorCode) {
                refuse(Refusal.of(code))
            } finally {
                advance.value = null
            }
        }
    }

    /** The page is gone for good: what was typed is kept where it belongs, and the keys are dropped. */
    override fun onCleared() {
        gathering.end()
        val core = opened.getCompletedOrNull() ?: return
        shut(core)
        core.closeInTurn()
    }

    @OptIn(kotlinx.coroutines.ExperimentalCoroutinesApi::class)
    private fun <T> CompletableDeferred<T>.getCompletedOrNull(): T? = if (isCompleted) getCompleted() else null

    companion object {
        /** The most that the core gives at once. */
        private const val RANGE = 1_048_576u

        /** Makes it over the surroundings of the process. */
        val FACTORY: ViewModelProvider.Factory = viewModelFactory {
            initializer {
                val application = this[ViewModelProvider.AndroidViewModelFactory.APPLICATION_KEY] as FieldApplication
                Screens(application.surroundings)
            }
        }
    }
}
