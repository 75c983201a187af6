//! Messages that come before the plan they belong to: kept for a day, then taken with it.

use crate::ordering::ShortList as _;
use std::fmt;

use minicbor::{Decode, Encode};

use super::state::{Watch, unchecked};
use super::step::{WatchEffect, WatchEvent, step};
use crate::checkin::clock::Anchor;
use crate::checkin::frames::{Body, Operation};
use crate::ids::Cid8;
use crate::limits;
use crate::time::Reading;

/// An operation without its plan: whether it closes can't be known before the plan has come.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PendingOperation {
    #[n(1)]
    cid8: Cid8,
    #[n(2)]
    seq: u16,
    #[n(3)]
    sent_at: i64,
    #[n(4)]
    deadline: i64,
    #[cbor(n(5), with = "minicbor::bytes")]
    token: Option<[u8; 8]>,
    #[n(6)]
    since: Anchor,
    /// When it came, by this phone's clock.
    #[n(7)]
    since_ms: i64,
}

impl fmt::Debug for PendingOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl PendingOperation {
    /// Keeps an operation that came at `reading`.
    #[must_use]
    pub fn new(cid8: Cid8, seq: u16, operation: Operation, reading: &Reading) -> Self {
        let since = Anchor::at_start(&unchecked(reading));
        PendingOperation {
            cid8,
            seq,
            sent_at: operation.sent_at,
            deadline: operation.deadline,
            token: operation.token,
            since,
            since_ms: since.estimate_ms,
        }
    }

    /// The check-in that it belongs to.
    #[must_use]
    pub fn cid8(&self) -> Cid8 {
        self.cid8
    }

    /// Whether this is the same message once more.
    #[must_use]
    pub fn is_again(&self, other: &PendingOperation) -> bool {
        let same = (self.cid8, self.seq, self.sent_at) == (other.cid8, other.seq, other.sent_at);
        same && (self.deadline, self.token) == (other.deadline, other.token)
    }

    /// Whether it calls for help now. That needs no plan to be understood, and is shown at once.
    #[must_use]
    pub fn calls_for_help(&self) -> bool {
        self.deadline == 0 && self.token.is_none()
    }

    /// Goes on to `reading`; whether it is still kept. A clock turned back keeps nothing for longer than the device
    /// is awake.
    pub fn keep(&mut self, reading: &Reading) -> bool {
        self.since = self.since.renewed(&unchecked(reading));
        self.since.estimate_ms < self.since_ms.saturating_add_unsigned(limits::WATCH_PENDING_MS)
    }

    /// Whether enough time has passed since `before` to write it again.
    #[must_use]
    pub fn is_worth_writing(&self, before: &PendingOperation) -> bool {
        let moved = self.since.estimate_ms.saturating_sub(before.since.estimate_ms);
        self.since.boot != before.since.boot || !(0..limits::ANCHOR_COMMIT_MS).contains(&moved)
    }

    fn event(&self) -> WatchEvent {
        let operation = Operation { sent_at: self.sent_at, deadline: self.deadline, token: self.token };
        WatchEvent::Frame { seq: self.seq, body: Body::Operation(operation) }
    }
}

/// Takes what came before the plan, oldest first. What belongs to another check-in is passed over, as is what is
/// beyond [`limits::WATCH_PENDING_MAX_ITEMS`]; the caller drops what is no longer kept.
#[must_use]
pub fn apply_pending(
    mut watch: Watch,
    pending: &[PendingOperation],
    reading: &Reading,
) -> (Watch, Vec<WatchEffect>) {
    let mut own: Vec<_> = pending.iter().filter(|one| one.cid8 == watch.cid8()).collect();
    own.order_by_key(|one| one.seq);
    own.truncate(limits::WATCH_PENDING_MAX_ITEMS);
    let mut all = Vec::new();
    for one in own {
        let (next, effects) = step(watch, &one.event(), reading);
        watch = next;
        all.extend(effects);
    }
    (watch, all)
}
