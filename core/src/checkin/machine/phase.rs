//! What follows from the facts and the time: the phase, and when to wake.

use super::state::{CheckIn, Mode, State};
use crate::checkin::clock::Estimate;
use crate::limits;
use crate::ordering::ShortList as _;
use crate::time::Reading;

/// Where a waiting check-in stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Before the first reminder.
    Running,
    /// Reminders have begun.
    Reminding,
    /// Due, and the deadline has not come.
    Grace,
    /// A clock that may have been turned says that the deadline has come: she is asked first.
    Asking,
    /// Contacts are being told.
    Firing,
    /// Over.
    Closed,
}

impl Phase {
    /// The name in JSON and in message ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Running => "running",
            Phase::Reminding => "reminding",
            Phase::Grace => "grace",
            Phase::Asking => "asking",
            Phase::Firing => "firing",
            Phase::Closed => "closed",
        }
    }
}

/// Why to wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WakeKind {
    /// To remind her.
    Reminder,
    /// The deadline, or what stands in its place after an ending.
    Deadline,
    /// To send again.
    Send,
    /// To tidy.
    Tidy,
}

/// A moment at which the check-in wants to be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wake {
    /// On the monotonic clock of this boot, milliseconds.
    pub at_monotonic_ms: u64,
    /// On the wall clock as it stands now, milliseconds since 1970.
    pub at_utc_ms: i64,
    /// Why.
    pub kind: WakeKind,
    /// Whether nothing may show that it is set, at the price that it may come some minutes late.
    pub discreet: bool,
}

impl CheckIn {
    /// The moments of reminders, in order: before it is due those that fit, then thrice in the grace period.
    pub fn reminders(&self) -> impl Iterator<Item = i64> + use<> {
        let (due, started_at, grace) = (self.due, self.started_at, i64::from(self.grace_s));
        let before =
            limits::CHECKIN_REMINDERS_BEFORE_S.into_iter().map(move |before| due.saturating_sub(before));
        let in_grace = [0, 1, 2].map(|third| due.saturating_add(grace.saturating_mul(third) / 3));
        before.filter(move |moment| *moment > started_at).chain(in_grace)
    }

    /// How many of them have passed.
    pub(super) fn reminders_passed(&self, now: i64) -> u8 {
        self.reminders().fold(0, |passed, moment| if moment <= now { passed + 1 } else { passed })
    }

    /// Where it stands at `estimate`.
    #[must_use]
    pub fn phase(&self, estimate: Estimate) -> Phase {
        match self.state {
            State::Firing => Phase::Firing,
            State::Closed(_) => Phase::Closed,
            State::Arming | State::Armed => {
                let now = estimate.seconds();
                if now >= self.deadline() {
                    Phase::Asking
                } else if now >= self.due {
                    Phase::Grace
                } else if self.reminders().next().is_some_and(|first| now >= first) {
                    Phase::Reminding
                } else {
                    Phase::Running
                }
            }
        }
    }

    /// All moments at which to wake from `reading` on, soonest first. The list replaces the one before. After any
    /// ending the one at the deadline stays, whether something hangs on it or not.
    #[must_use]
    pub fn next_wakes(&self, reading: &Reading) -> Vec<Wake> {
        let estimate = self.anchor.estimate(reading);
        let now = estimate.seconds();
        let mut moments: Vec<(i64, WakeKind)> = Vec::new();
        if self.state.is_waiting() {
            let given = usize::from(self.reminders);
            moments.extend(self.reminders().skip(given).map(|at| (at, WakeKind::Reminder)));
            if self.state == State::Arming {
                moments.push((self.started_at.saturating_add(limits::ARMING_MAX_S), WakeKind::Tidy));
            }
            if now >= self.deadline() {
                // Asking: awake time is counted in small pieces, so that turning the device off loses little of it.
                let left = limits::REBOOT_GRACE_MS.saturating_sub(self.grace_used_ms).div_ceil(1000);
                let left = i64::try_from(left).unwrap_or(300).clamp(1, limits::ASKING_TICK_S);
                moments.push((now.saturating_add(left), WakeKind::Deadline));
            } else {
                moments.push((self.deadline(), WakeKind::Deadline));
            }
        }
        moments.extend(self.kept_wake.map(|at| (at, WakeKind::Deadline)));
        moments.extend(self.next_send().map(|at| (at, WakeKind::Send)));
        match self.state {
            // One that is past waits for its rows, and they have wakes of their own.
            State::Firing => {
                moments.extend(self.abandoned_at().filter(|at| *at > now).map(|at| (at, WakeKind::Tidy)));
            }
            State::Closed(_) => moments.extend(self.ends_at().map(|at| (at, WakeKind::Tidy))),
            _ => {}
        }
        moments.retain(|(at, kind)| *at > now || *kind != WakeKind::Reminder);
        moments.order_by_key(|(at, _)| *at);
        moments.dedup();
        let wake = |(at, kind)| Wake { discreet: self.look.discreet, ..wake(at, kind, estimate, reading) };
        moments.into_iter().map(wake).collect()
    }

    /// When a firing that nobody answered for is over: the last of its rows can have gone no later.
    pub(super) fn abandoned_at(&self) -> Option<i64> {
        let fired = self.fired?;
        if self.mode != Mode::Real && self.outbox.iter().all(|row| row.state.is_final()) {
            return Some(fired.at);
        }
        Some(fired.at.saturating_add(limits::OUTBOX_TRIES_S))
    }
}

fn wake(at_s: i64, kind: WakeKind, estimate: Estimate, reading: &Reading) -> Wake {
    let ahead_ms = at_s.saturating_mul(1000).saturating_sub(estimate.ms()).max(0);
    Wake {
        at_monotonic_ms: reading.monotonic_ms.saturating_add(u64::try_from(ahead_ms).unwrap_or(0)),
        at_utc_ms: reading.wall_ms.saturating_add(ahead_ms),
        kind,
        discreet: false,
    }
}
