package app.field.bridge

import app.field.core.CheckInEvents
import app.field.core.DeviceKey
import app.field.core.Effect
import app.field.core.Frame
import app.field.core.PlatformState
import app.field.core.SendOutcome
import app.field.core.WakeView
import java.nio.ByteBuffer

/**
 * What happens to a check-in while the app is not in front.
 *
 * A receiver has seconds and may be killed, so nothing here waits behind what stands in the queue: every call runs on
 * the caller's thread. Before any of them the receiver asks the system for one alarm a minute ahead, as a guard; the
 * `SetWakes` at the end of what comes back replaces it.
 */
public class CheckIns private constructor(private val events: CheckInEvents) : AutoCloseable {
    public companion object {
        /** Over the record in [folder], with check-ins that lie in [checkIns] or inside it. Reads nothing yet. */
        public fun open(folder: String, key: DeviceKey, checkIns: String? = null): CheckIns =
            CheckIns(CheckInEvents.open(folder, key, checkIns))
    }

    /** The first call after a boot, after the app was stopped or updated. */
    public fun recover(frame: Frame): List<Effect> = events.recover(frame)

    /** Any wake. */
    public fun tick(frame: Frame): List<Effect> = events.tick(frame)

    /** How sending a message went: the answer to `SendRow`. */
    public fun sent(checkIn: String, row: String, outcome: SendOutcome, frame: Frame): List<Effect> =
        events.sent(checkIn, row, outcome, frame)

    /** Where the phone is: ten-millionths of a degree, metres, milliseconds since 1970; its charge in percent, where known. */
    public fun located(
        latE7: Long,
        lonE7: Long,
        accuracyM: UInt,
        atMs: Long,
        frame: Frame,
        batteryPct: UInt? = null,
    ): List<Effect> = events.located(latE7, lonE7, accuracyM, atMs, frame, batteryPct)

    /** What the phone allows has changed. */
    public fun platformLost(what: PlatformState, frame: Frame): List<Effect> = events.platformLost(what, frame)

    /** A sealed frame came: what lies between the position of a direct buffer and its limit. */
    public fun frameArrived(bytes: ByteBuffer, frame: Frame): List<Effect> {
        var effects = emptyList<Effect>()
        lend(bytes) { effects = events.frameArrived(it, frame) }
        return effects
    }

    /** The wakes as they stand, soonest first. Changes nothing. */
    public fun nextWakes(frame: Frame): List<WakeView> = events.nextWakes(frame)

    /** Lets go of it. */
    override fun close(): Unit = events.close()
}
