import FieldCore
import Foundation

/// What happens to a check-in while the app is not in front.
///
/// A receiver has seconds and may be killed, so nothing here waits behind what stands in the queue: every call runs on
/// the caller's thread. Before any of them the receiver asks the system for one wake a minute ahead, as a guard; the
/// `SetWakes` at the end of what comes back replaces it.
public final class CheckIns: Sendable {
    private let events: CheckInEvents

    private init(_ events: CheckInEvents) {
        self.events = events
    }

    /// Over the record in `folder`, with check-ins that lie in `checkIns` or inside it. Reads nothing yet.
    public static func open(folder: String, key: any DeviceKey, checkIns: String? = nil) -> CheckIns {
        CheckIns(CheckInEvents.open(folder: folder, device: key, checkIns: checkIns))
    }

    /// The first call after a boot, after the app was stopped or updated.
    public func recover(_ frame: Frame) -> [Effect] {
        events.recover(frame: frame)
    }

    /// Any wake.
    public func tick(_ frame: Frame) -> [Effect] {
        events.tick(frame: frame)
    }

    /// How sending a message went: the answer to `SendRow`.
    public func sent(_ checkIn: String, _ row: String, _ outcome: SendOutcome, _ frame: Frame) -> [Effect] {
        events.sent(checkIn: checkIn, row: row, outcome: outcome, frame: frame)
    }

    /// Where the phone is: ten-millionths of a degree, metres, milliseconds since 1970; its charge in percent, where known.
    public func located(
        latE7: Int64,
        lonE7: Int64,
        accuracyM: UInt32,
        atMs: Int64,
        _ frame: Frame,
        batteryPct: UInt32? = nil
    ) -> [Effect] {
        events.located(
            latE7: latE7, lonE7: lonE7, accuracyM: accuracyM, atMs: atMs, frame: frame, batteryPct: batteryPct)
    }

    /// What the phone allows has changed.
    public func platformLost(_ what: PlatformState, _ frame: Frame) -> [Effect] {
        events.platformLost(what: what, frame: frame)
    }

    /// A sealed frame came.
    public func frameArrived(_ bytes: Data, _ frame: Frame) -> [Effect] {
        events.frameArrived(bytes: bytes, frame: frame)
    }

    /// The wakes as they stand, soonest first. Changes nothing.
    public func nextWakes(_ frame: Frame) -> [WakeView] {
        events.nextWakes(frame: frame)
    }
}
