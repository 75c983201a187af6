//! What goes, went or will go: rows that are committed with the transition that made them.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::state::{CheckIn, Mode};
use crate::checkin::channel::{MessageKind, SendFailure};
use crate::checkin::frames::Body;
use crate::limits;

/// The way of a row that no channel sends by itself: its text is handed over by hand.
pub const BY_HAND: u8 = u8::MAX;

/// Which of a contact's prepared texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum TextKind {
    /// She has not checked in.
    #[n(1)]
    Alert,
    /// The second text: what the plan said.
    #[n(2)]
    PlanNote,
    /// She has checked in after all.
    #[n(3)]
    AllClear,
    /// Taken back after contacts had been told.
    #[n(4)]
    Ended,
    /// A forced ending, where she chose that contacts are told.
    #[n(5)]
    Forced,
    /// She set out.
    #[n(6)]
    Started,
    /// She runs late.
    #[n(7)]
    Late,
    /// She has arrived.
    #[n(8)]
    Arrived,
}

impl TextKind {
    /// What `X-Kind` says of it.
    #[must_use]
    pub fn message_kind(self) -> MessageKind {
        match self {
            TextKind::Alert | TextKind::PlanNote | TextKind::Forced => MessageKind::Alert,
            TextKind::AllClear | TextKind::Ended => MessageKind::AllClear,
            TextKind::Started | TextKind::Late | TextKind::Arrived => MessageKind::Tell,
        }
    }
}

/// What a row carries.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// One of the contact's prepared texts, filled in when it goes.
    Text(TextKind),
    /// A finished text: a message without a timer.
    Written(String),
    /// A sealed frame.
    Frame(Vec<u8>),
    /// A frame that is sealed before it is committed; never stored.
    Draft(Draft),
}

/// A frame before it is sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number.
    pub seq: u16,
    /// What it says.
    pub body: Body,
    /// The key of a plan, which only a close bundle or the open vault has; absent for all others.
    pub plan_key: Option<crate::checkin::frames::PlanKey>,
}

/// How far a row has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum RowState {
    /// Not handed over yet.
    #[n(1)]
    Waiting,
    /// Somebody is sending it; if nothing is heard of that, it is sent again.
    #[n(2)]
    Sending,
    /// Handed over. Not: read.
    #[n(3)]
    Handed,
    /// Refused for good.
    #[n(4)]
    Refused,
    /// A day of trying was not enough.
    #[n(5)]
    GivenUp,
    /// Taken back before it left.
    #[n(6)]
    Withdrawn,
    /// Practice: it never goes.
    #[n(7)]
    Practice,
}

impl RowState {
    /// All of them.
    pub const ALL: &[RowState] = &[
        RowState::Waiting,
        RowState::Sending,
        RowState::Handed,
        RowState::Refused,
        RowState::GivenUp,
        RowState::Withdrawn,
        RowState::Practice,
    ];

    /// The name in JSON and in message ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            RowState::Waiting => "waiting",
            RowState::Sending => "sending",
            RowState::Handed => "handed",
            RowState::Refused => "refused",
            RowState::GivenUp => "given-up",
            RowState::Withdrawn => "withdrawn",
            RowState::Practice => "practice",
        }
    }

    /// Whether nothing more happens to it.
    #[must_use]
    pub fn is_final(self) -> bool {
        !matches!(self, RowState::Waiting | RowState::Sending)
    }
}

/// What makes a row one and not another: one per check-in, contact, channel, kind and generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Encode, Decode, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cbor(array)]
pub struct RowKey {
    /// Place of the contact in her order, from 0.
    #[n(0)]
    pub contact: u8,
    /// Place of the way among the contact's, or [`BY_HAND`].
    #[n(1)]
    pub way: u8,
    /// What the message is for.
    #[n(2)]
    pub kind: MessageKind,
    /// Counts messages of one kind.
    #[n(3)]
    pub generation: u16,
}

/// Messages of which only the newest matters: one that has not left goes when a newer one is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Series {
    /// Plans.
    #[n(1)]
    Plan,
    /// Positions.
    #[n(2)]
    Position,
    /// Putting off without a PIN.
    #[n(3)]
    PutOff,
    /// Texts that she runs late: they say the time that holds when they leave.
    #[n(4)]
    Late,
}

/// One row.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub key: RowKey,
    /// What it carries.
    pub content: Content,
    /// How far it has come.
    pub state: RowState,
    /// How often it was tried.
    pub attempts: u16,
    /// Not before this, seconds since 1970 by the estimate.
    pub next_try: i64,
    /// When it was made.
    pub made_at: i64,
    /// How it last could not leave.
    pub last: Option<SendFailure>,
    /// When it was handed over.
    pub handed_at: Option<i64>,
    /// It was tried once without an answer, so it may have left.
    pub perhaps: bool,
    /// Of what it may be only the newest.
    pub series: Option<Series>,
}

impl Row {
    /// Whether the contact may have it: it left, is leaving, or nobody knows.
    #[must_use]
    pub fn may_have_left(&self) -> bool {
        self.perhaps || matches!(self.state, RowState::Handed | RowState::Sending)
    }

    /// Whether it is a text that tells a contact something is wrong. That of a forced ending is none of them: nothing
    /// that can be seen may follow from it.
    #[must_use]
    pub fn is_alert(&self) -> bool {
        self.key.kind == MessageKind::Alert && !self.is_forced()
    }

    /// Whether it is the text of a forced ending.
    #[must_use]
    pub fn is_forced(&self) -> bool {
        self.content == Content::Text(TextKind::Forced)
    }

    /// Nothing more happens to it: what it carried goes.
    pub(super) fn withdraw(&mut self) {
        self.perhaps |= self.state == RowState::Sending;
        self.state = RowState::Withdrawn;
        self.empty();
    }

    /// A frame that is not needed any more goes; which text it was stays known.
    pub(super) fn empty(&mut self) {
        if !matches!(self.content, Content::Text(_)) {
            self.content = Content::Frame(Vec::new());
        }
    }
}

/// Seconds to wait after the `attempts`-th try: doubling from 15 s to 15 min, give or take a fifth, so that a server
/// that was away is not met by everybody at once. What spreads them is the row itself: the same row waits alike.
#[must_use]
pub(super) fn backoff_s(mode: Mode, key: RowKey, attempts: u16, spread: u8) -> i64 {
    // A test counts in seconds.
    let (first, most) = match mode {
        Mode::Test | Mode::TellTest => (2, 30),
        _ => (limits::OUTBOX_BACKOFF_FIRST_S, limits::OUTBOX_BACKOFF_MOST_S),
    };
    let doublings = u32::from(attempts.saturating_sub(1)).min(16);
    let plain = i64::saturating_mul(first, 1_i64 << doublings).min(most);
    let mix = u64::from(spread)
        .wrapping_mul(31)
        .wrapping_add(u64::from(key.contact).wrapping_mul(17))
        .wrapping_add(u64::from(key.way).wrapping_mul(7))
        .wrapping_add(u64::from(attempts).wrapping_mul(13));
    let fifth = plain / 5;
    let off = i64::try_from(mix % 41).unwrap_or(20).saturating_sub(20);
    plain.saturating_add(fifth.saturating_mul(off) / 20).max(1)
}

impl CheckIn {
    /// The row with that key.
    #[must_use]
    pub fn row(&self, key: RowKey) -> Option<&Row> {
        self.outbox.iter().find(|row| row.key == key)
    }

    /// Keys of the rows that are to be sent at `now`, oldest first. A text that takes an alert back waits until the
    /// alert itself has left or can't leave any more, so that the two never arrive the wrong way round.
    #[must_use]
    pub fn sendable(&self, now: i64) -> Vec<RowKey> {
        self.outbox
            .iter()
            .filter(|row| !row.state.is_final() && row.next_try <= now && row.key.way != BY_HAND)
            .filter(|row| !self.is_held_back(row))
            .map(|row| row.key)
            .collect()
    }

    /// In the order in which they were decided: alert, then what takes it back, then that this was forced.
    fn is_held_back(&self, row: &Row) -> bool {
        let behind: fn(&Row) -> bool = match row.key.kind {
            MessageKind::AllClear => Row::is_alert,
            _ if row.is_forced() => |other| other.key.kind == MessageKind::AllClear,
            _ => return false,
        };
        self.outbox.iter().any(|other| {
            behind(other)
                && !other.state.is_final()
                && (other.key.contact, other.key.way) == (row.key.contact, row.key.way)
        })
    }

    /// The next moment at which a row is to be tried.
    pub(super) fn next_send(&self) -> Option<i64> {
        self.outbox
            .iter()
            .filter(|row| !row.state.is_final() && row.key.way != BY_HAND && !self.is_held_back(row))
            .map(|row| row.next_try)
            .min()
    }

    /// Adds a row; its generation is the next of its kind. Of a series the older ones that have not left go, and of
    /// what has left by then only the newest is kept.
    pub(super) fn add_row(&mut self, contact: u8, way: u8, content: Content, now: i64) {
        let series = content.series();
        let kind = content.message_kind();
        let to = |row: &Row| (row.key.contact, row.key.way, row.key.kind) == (contact, way, kind);
        let newest =
            self.outbox.iter().filter(|row| to(row) && !row.is_forced()).map(|row| row.key.generation).max();
        let generation = match content {
            // Out of the order of the others: what they are called must not tell that there was one.
            Content::Text(TextKind::Forced) => u16::MAX,
            _ => newest.map_or(0, |newest| newest.saturating_add(1)),
        };
        if series.is_some() {
            self.outbox.retain(|row| !(to(row) && row.series == series && row.state == RowState::Waiting));
        }
        if kind == MessageKind::Plan || series.is_some() {
            self.drop_sent(&to);
        }
        let state = if self.mode == Mode::Practice { RowState::Practice } else { RowState::Waiting };
        self.outbox.push(Row {
            key: RowKey { contact, way, kind, generation },
            content,
            state,
            attempts: 0,
            next_try: now,
            made_at: now,
            last: None,
            handed_at: None,
            perhaps: false,
            series,
        });
    }

    /// Of frames and texts of a series that are done with, all but the newest.
    fn drop_sent(&mut self, to: &impl Fn(&Row) -> bool) {
        let done = |row: &Row| {
            to(row) && row.state.is_final() && (row.key.kind == MessageKind::Plan || row.series.is_some())
        };
        let newest = self.outbox.iter().filter(|row| done(row)).map(|row| row.key.generation).max();
        self.outbox.retain(|row| !done(row) || Some(row.key.generation) == newest);
    }

    pub(super) fn row_mut(&mut self, key: RowKey) -> Option<&mut Row> {
        self.outbox.iter_mut().find(|row| row.key == key)
    }
}

impl Content {
    /// What `X-Kind` says of it.
    fn message_kind(&self) -> MessageKind {
        match self {
            Content::Text(kind) => kind.message_kind(),
            Content::Written(_) => MessageKind::Tell,
            Content::Frame(_) | Content::Draft(_) => MessageKind::Plan,
        }
    }

    fn series(&self) -> Option<Series> {
        match self {
            Content::Text(TextKind::Late) => Some(Series::Late),
            Content::Draft(Draft { body: Body::Plan(_), .. }) => Some(Series::Plan),
            Content::Draft(Draft { body: Body::Location(_), .. }) => Some(Series::Position),
            // Without a token and with a deadline: put off. What carries a token always goes.
            Content::Draft(Draft { body: Body::Operation(operation), .. }) => {
                (operation.token.is_none() && operation.deadline != 0).then_some(Series::PutOff)
            }
            _ => None,
        }
    }
}
