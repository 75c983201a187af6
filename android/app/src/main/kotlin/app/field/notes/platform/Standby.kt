package app.field.notes.platform

import android.app.Notification
import app.field.bridge.CheckIns
import app.field.core.DeviceKey
import app.field.core.Effect
import app.field.core.Frame
import app.field.core.PlatformState
import app.field.core.SendOutcome
import app.field.notes.Places
import java.util.concurrent.Executor
import java.util.concurrent.Executors

/** What of the phone a check-in stands on. */
internal class Phone(
    val alarms: Alarms,
    val texts: Texts,
    val notices: Notices,
    val wakefulness: Wakefulness,
    val state: () -> PlatformState,
    /** What is shown while texts are on their way. */
    val whileSending: () -> Notification,
)

/**
 * The check-ins of this phone, whether the app is in front or a receiver runs alone: the one place in which the phone
 * is asked to wake, to notify and to send. Everything runs on one thread, one thing after the other.
 */
internal class Standby(
    private val places: Places,
    private val keys: DeviceKey,
    private val frame: () -> Frame,
    private val phone: Phone,
) {
    private val thread: Executor = Executors.newSingleThreadExecutor { task ->
        Thread(task, "standby").apply { isDaemon = true }
    }

    /** Whether what an earlier process left half-way was looked at in this one. */
    @Volatile private var hasBegun = false

    /** Texts on their way: which of their parts the phone has answered for. */
    private val underway = mutableMapOf<Pair<String, String>, MutableSet<Int>>()

    /** The process begins: what an earlier one left half-way is looked at, unless it was already. */
    fun beginOnce(then: () -> Unit) = if (hasBegun) then() else begin(then)

    /** The phone or a clock begins anew, or what is allowed has changed. */
    fun begin(then: () -> Unit = {}) = event(then, ::look)

    private fun look(checkIns: CheckIns) {
        if (!hasBegun) carryOut(checkIns.recover(frame()))
        hasBegun = true
        carryOut(checkIns.platformLost(phone.state(), frame()))
    }

    /** A moment that was asked for has come. */
    fun wake(then: () -> Unit = {}) = event(then, ::look)

    /** The phone said what became of a part of a text. */
    fun answered(part: SentPart, taken: Boolean, then: () -> Unit = {}) = event(then) { checkIns ->
        val row = part.checkIn to part.row
        // Of a text in several parts a new process knows nothing of the others: it is tried again rather than lost.
        val missing = underway[row] ?: if (part.parts == 1) mutableSetOf(part.part) else return@event rearm(checkIns)
        missing -= part.part
        if (taken && missing.isNotEmpty()) return@event rearm(checkIns)
        forget(row)
        val outcome = if (taken) SendOutcome.HANDED_OVER else SendOutcome.LATER
        carryOut(checkIns.sent(part.checkIn, part.row, outcome, frame()))
    }

    /** The system lets nothing stand in the foreground any longer: what was not answered is tried again. */
    fun gaveUpWaiting() = event({}) { checkIns ->
        underway.keys.toList().forEach { row ->
            forget(row)
            carryOut(checkIns.sent(row.first, row.second, SendOutcome.TIMED_OUT, frame()))
        }
        rearm(checkIns)
    }

    /** Where the phone is, along the way; its charge in percent, where it is known. */
    fun located(fix: Whereabouts.Fix, batteryPct: UInt?) = event({}) { checkIns ->
        carryOut(checkIns.located(fix.latE7, fix.lonE7, fix.accuracyM, fix.atMs, frame(), batteryPct))
    }

    /** The wakes as they stand, in place of the guard. */
    private fun rearm(checkIns: CheckIns) = phone.alarms.set(checkIns.nextWakes(frame()))

    /** Carries out what the screens ask for, where it is one of the things that are done here. */
    fun takes(effect: Effect): Boolean {
        val isHere = when (effect) {
            is Effect.SetWakes, is Effect.SendRow, is Effect.Notify, is Effect.Unnotify -> true
            else -> false
        }
        if (isHere) thread.execute { phone.wakefulness.during { carryOut(listOf(asItStands(effect))) } }
        return isHere
    }

    /** A receiver may have changed the wakes between the list and this moment. */
    private fun asItStands(effect: Effect): Effect {
        if (effect !is Effect.SetWakes) return effect
        return Effect.SetWakes(places.checkIns(keys).use { it.nextWakes(frame()) })
    }

    /** Whether texts leave by themselves. */
    fun texts(): Boolean = phone.texts.may()

    /** What is shown while texts are on their way. */
    fun whileSending(): Notification = phone.whileSending()

    private fun event(then: () -> Unit, call: (CheckIns) -> Unit) {
        phone.alarms.guard()
        thread.execute {
            try {
                phone.wakefulness.during { places.checkIns(keys).use(call) }
            } finally {
                then()
            }
        }
    }

    private fun carryOut(effects: List<Effect>) = effects.forEach { effect ->
        when (effect) {
            is Effect.SetWakes -> phone.alarms.set(effect.wakes)
            is Effect.Notify -> phone.notices.show(effect)
            is Effect.Unnotify -> phone.notices.takeBack(effect.numbers)
            is Effect.SendRow -> send(effect)
            // Nothing else is asked of a phone that nobody looks at.
            else -> Unit
        }
    }

    private fun send(effect: Effect.SendRow) {
        val handed = if (effect.channel == TEXTS) phone.texts.send(effect) else Handed.Refused(SendOutcome.LATER)
        when (handed) {
            is Handed.Underway -> {
                phone.wakefulness.hold()
                // One that is sent anew, because nobody answered for it in time, is waited for anew.
                underway[effect.checkIn to effect.row] = (0 until handed.parts).toMutableSet()
            }
            is Handed.Refused -> places.checkIns(keys).use {
                carryOut(it.sent(effect.checkIn, effect.row, handed.outcome, frame()))
            }
        }
    }

    private fun forget(row: Pair<String, String>) {
        if (underway.remove(row) != null && underway.isEmpty()) phone.wakefulness.rest()
    }

    private companion object {
        /** The one channel that a phone sends by without a hand. */
        const val TEXTS = "sms"
    }
}
