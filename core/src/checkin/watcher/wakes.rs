//! When a watch wants to be woken.

use super::state::{Phase, Watch};
use crate::limits;
use crate::ordering::ShortList as _;
use crate::time::Reading;

/// What a wake is for. A wake at another time does no harm: each step looks at the time anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WatchWakeKind {
    /// The deadline, with what is added to it.
    Ask,
    /// The ring after the question, and each one after it.
    Ring,
    /// The quiet alert that nobody has looked at.
    QuietAlert,
    /// The line about missing positions.
    QuietLine,
    /// The end of a ring that nobody answers.
    End,
    /// The end of what is kept.
    Forget,
}

/// One wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WatchWake {
    /// When, in milliseconds since 1970 in UTC by this phone's estimate, never before now.
    pub at_ms: i64,
    /// What for.
    pub kind: WatchWakeKind,
    /// Whether nothing may show that it is set, at the price that it may come some minutes late.
    pub discreet: bool,
}

/// The wakes that this watch needs next, earliest first.
#[must_use]
pub fn next_wakes(watch: &Watch, reading: &Reading) -> Vec<WatchWake> {
    use WatchWakeKind::{Ask, End, Forget, QuietAlert, QuietLine, Ring};

    let now = watch.time_at(reading);
    let mut wakes = Vec::new();
    let discreet = watch.face.discreet;
    let mut wake = |at_ms: i64, kind| wakes.push(WatchWake { at_ms: at_ms.max(now.ms()), kind, discreet });
    if watch.duress && !watch.threat_seen {
        wake(watch.next_call_ms, QuietAlert);
    }
    match watch.phase {
        Phase::Armed => {
            wake(watch.asks_at_ms(), if watch.duress { QuietAlert } else { Ask });
            if watch.positions_follow() && !watch.quiet_line_shown && !watch.duress {
                wake(watch.quiet_since_ms.saturating_add_unsigned(limits::WATCH_NO_POSITION_MS), QuietLine);
            }
        }
        Phase::Asking => {
            let left = Watch::asks_for_ms(now).saturating_sub(watch.asked_for_ms);
            // What was asked before is counted up to the anchor.
            wake(watch.anchor.estimate_ms.saturating_add_unsigned(left).max(watch.next_call_ms), Ring);
        }
        Phase::Ringing => {
            if !watch.is_test() {
                wake(watch.next_call_ms, Ring);
            }
            let since = watch.ringing_since_ms.unwrap_or(now.ms());
            wake(since.saturating_add_unsigned(limits::WATCH_RING_MAX_MS), End);
        }
        Phase::Closed(_) => {
            let ended_at = watch.ended_at_ms.unwrap_or(now.ms());
            wake(ended_at.saturating_add_unsigned(limits::WATCH_KEPT_MS), Forget);
        }
    }
    if let Some(outward) = &watch.outward
        && matches!(outward.phase, Phase::Armed | Phase::Asking)
    {
        // It answers once more when it would ring.
        wakes.extend(next_wakes(outward, reading));
    }
    wakes.order_by(Ord::cmp);
    wakes
}
