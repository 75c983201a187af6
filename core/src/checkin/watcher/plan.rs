//! Whether a plan is taken, and what it fixes.

use zeroize::Zeroizing;

use super::offset::{Offset, is_uncertain};
use super::state::{Facts, Fixed, Phase, Watch, WatchFace, cut_to, to_ours, unchecked};
use super::step::{WatchEffect, act};
use crate::checkin::clock::Anchor;
use crate::checkin::frames::{AckStatus, PlanBody};
use crate::ids::Cid8;
use crate::limits;
use crate::time::Reading;

/// Why a plan is not held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHeld {
    /// Its deadline is past by more than ten minutes, or it was made more than a day ago: shown, without an alarm.
    OldPlan,
    /// It runs for longer than a day, or its grace is longer than an hour.
    TooLong,
    /// The two clocks are more than ten minutes apart: both are set right first.
    ClockOff,
    /// What it says can't be.
    Malformed,
}

impl NotHeld {
    /// What the other phone is told. An old plan is told nothing: nobody waits for it.
    #[must_use]
    pub fn acknowledged_as(self) -> Option<AckStatus> {
        match self {
            NotHeld::OldPlan => None,
            NotHeld::TooLong | NotHeld::ClockOff | NotHeld::Malformed => Some(AckStatus::Refused),
        }
    }
}

/// What the caller lays beside a plan.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The friend's name as paired; cut to [`limits::WATCH_NAME_MAX_BYTES`].
    pub friend: String,
    /// The keys of this check-in in the caller's own form, at most [`limits::WATCH_KEYS_MAX_BYTES`].
    pub keys: Zeroizing<Vec<u8>>,
    /// How far the clocks are apart, from pairing or better.
    pub offset: Option<Offset>,
    /// What is copied of `face`.
    pub face: WatchFace,
}

/// Takes the first plan of a check-in, which opened under its plan key with the number `seq`.
pub fn accept(
    cid8: Cid8,
    seq: u16,
    plan: &PlanBody,
    beside: Beside,
    reading: &Reading,
) -> Result<(Watch, Vec<WatchEffect>), NotHeld> {
    if beside.keys.len() > limits::WATCH_KEYS_MAX_BYTES {
        return Err(NotHeld::Malformed);
    }
    let anchor = Anchor::at_start(&unchecked(reading));
    let now_ms = anchor.estimate_ms;
    let offset = Offset::bounded(beside.offset, plan.sent_at.saturating_mul(1000), now_ms);
    let read = read(seq, plan)?;
    if offset.is_some_and(Offset::is_too_far) {
        return Err(NotHeld::ClockOff);
    }
    let age_max_ms = u64::from(limits::WATCH_PLAN_MAX_S).saturating_mul(1000);
    let until = to_ours(offset, read.facts.deadline).saturating_add_unsigned(limits::WATCH_PAST_MAX_MS);
    if now_ms > until || now_ms > to_ours(offset, plan.sent_at).saturating_add_unsigned(age_max_ms) {
        return Err(NotHeld::OldPlan);
    }
    let mut watch = Watch {
        cid8,
        friend: cut_to(&beside.friend, limits::WATCH_NAME_MAX_BYTES),
        keys: beside.keys,
        face: beside.face.cut(),
        phase: Phase::Armed,
        facts: read.facts,
        fixed: read.fixed,
        anchor,
        offset,
        operation_mark: None,
        location_mark: None,
        extension: None,
        location: None,
        quiet_since_ms: now_ms,
        quiet_line_shown: false,
        duress: false,
        threat_seen: false,
        alerted: false,
        asked_for_ms: 0,
        next_call_ms: now_ms,
        ringing_since_ms: None,
        ended_at_ms: None,
        outward: None,
    };
    let mut effects = vec![WatchEffect::Acknowledge { seq, status: watch.held_status() }];
    if is_uncertain(offset) {
        effects.push(WatchEffect::ClockWarning);
    }
    let now = watch.time_at(reading);
    act(&mut watch, now, &mut effects);
    Ok((watch, effects))
}

/// A plan that makes sense.
pub(super) struct ReadPlan {
    pub(super) facts: Facts,
    pub(super) fixed: Fixed,
}

/// Reads a plan, at whatever time it comes.
pub(super) fn read(seq: u16, plan: &PlanBody) -> Result<ReadPlan, NotHeld> {
    let deadline = plan.due.checked_add(plan.grace_s.into()).ok_or(NotHeld::Malformed)?;
    let sum = deadline.checked_add(plan.max_ext_s.into()).ok_or(NotHeld::Malformed)?;
    let on_earth = plan.at_e5.is_none_or(|(lat, lon)| {
        (-9_000_000..=9_000_000).contains(&lat) && (-18_000_000..=18_000_000).contains(&lon)
    });
    let in_a_zone = (-18 * 60..=18 * 60).contains(&plan.tz_min);
    let texts_bytes = plan.place.len().saturating_add(plan.note.len());
    if deadline < plan.sent_at || !on_earth || !in_a_zone || texts_bytes > limits::WATCH_TEXT_MAX_BYTES {
        return Err(NotHeld::Malformed);
    }
    let longest =
        plan.sent_at.saturating_add(limits::WATCH_PLAN_MAX_S.into()).saturating_add(plan.grace_s.into());
    if plan.grace_s > limits::WATCH_GRACE_MAX_S || deadline > longest {
        return Err(NotHeld::TooLong);
    }
    Ok(ReadPlan {
        facts: Facts {
            seq,
            due: plan.due,
            deadline,
            tz_min: plan.tz_min,
            place: plan.place.clone(),
            at_e5: plan.at_e5,
            note: plan.note.clone(),
            flags: plan.flags.0,
        },
        fixed: Fixed { sum, max_deadline: sum.min(longest), h_safe: plan.h_safe, h_duress: plan.h_duress },
    })
}
