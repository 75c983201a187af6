//! What a check-in is: durable facts, from which everything else is computed at each wake.

use minicbor::{Decode, Encode};
use serde::Serialize;
use zeroize::Zeroizing;

use super::outbox::Row;
use super::tries::Tries;
use crate::checkin::clock::Anchor;
use crate::checkin::fence::Fence;
use crate::checkin::frames::{ShortKey, Side};
use crate::checkin::position::{Position, ToldPrecision};
use crate::checkin::texts::Texts;
use crate::ids::{CheckinId, FileId, InstallationId, RecordId};
use crate::time::Zone;
use crate::vault::{PinSet, SealedBundle};

/// What it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Mode {
    /// In earnest.
    #[n(1)]
    Real,
    /// Messages really go, marked as a test. It may be as short as seconds.
    #[n(2)]
    Test,
    /// Nothing goes.
    #[n(3)]
    Practice,
    /// No timer: one message now. Born closed, with its rows owed.
    #[n(4)]
    Tell,
    /// The same, marked as a test.
    #[n(5)]
    TellTest,
}

impl Mode {
    /// Whether its messages are marked as a test.
    #[must_use]
    pub fn is_test(self) -> bool {
        matches!(self, Mode::Test | Mode::TellTest)
    }

    /// Whether it has a deadline at all.
    #[must_use]
    pub fn is_timed(self) -> bool {
        !matches!(self, Mode::Tell | Mode::TellTest)
    }
}

/// How a check-in ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Ending {
    /// She said so in time.
    #[n(1)]
    Safe,
    /// She took it back.
    #[n(2)]
    Cancelled,
    /// She said so after contacts may have been told.
    #[n(3)]
    SafeAfterAlert,
    /// Contacts were told and nobody answered for it.
    #[n(4)]
    Abandoned,
    /// It was a message without a timer.
    #[n(5)]
    Told,
}

impl Ending {
    /// The name in JSON and in message ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Ending::Safe => "safe",
            Ending::Cancelled => "cancelled",
            Ending::SafeAfterAlert => "safe-after-alert",
            Ending::Abandoned => "abandoned",
            Ending::Told => "told",
        }
    }
}

/// The durable state. `Firing` is never left for `Armed`; `Closed` is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum State {
    /// Committed; its channels are being proved. The deadline holds already.
    #[n(1)]
    Arming,
    /// The deadline holds, at the level that is proved.
    #[n(2)]
    Armed,
    /// The decision to tell contacts is committed with its rows.
    #[n(3)]
    Firing,
    /// Over.
    #[n(4)]
    Closed(#[n(0)] Ending),
}

impl State {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            State::Arming => "arming",
            State::Armed => "armed",
            State::Firing => "firing",
            State::Closed(_) => "closed",
        }
    }

    /// Whether it waits for its deadline.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        matches!(self, State::Arming | State::Armed)
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, State::Closed(_))
    }
}

/// Why contacts were told, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Fired {
    /// By the estimate, seconds since 1970.
    #[n(0)]
    pub at: i64,
    /// Whether she asked for it, and it was not the deadline.
    #[n(1)]
    pub asked: bool,
    /// Whether the time rested on a clock that may have been turned.
    #[n(2)]
    pub uncertain: bool,
}

/// One way to reach a contact, as the capsule keeps it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Way {
    /// Name of the channel.
    #[n(0)]
    pub channel: String,
    /// Folder, command, address or number.
    #[n(1)]
    pub to: String,
    /// What this device sends with.
    #[cbor(n(2), with = "account")]
    pub account: Option<Zeroizing<String>>,
    /// When the channel last proved that it would take a message, seconds since 1970.
    #[n(3)]
    pub proved_at: Option<i64>,
}

impl Way {
    /// Whether what goes this way is cut into pieces of 160 signs, so that the alert stands alone in the first and the
    /// rest follows in a second. Elsewhere both are one message.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.channel == "sms"
    }
}

/// The half of a pairing that the capsule needs.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Watcher {
    /// Which side of the pairing she is.
    #[n(0)]
    pub side: Side,
    /// Seals operations and positions; opens nothing of the plan.
    #[n(1)]
    pub short: ShortKey,
    /// When the watcher's phone last said that it holds the plan, seconds since 1970.
    #[n(2)]
    pub acknowledged_at: Option<i64>,
    /// Whether its clock and hers are not known to agree.
    #[n(3)]
    pub clock_uncertain: bool,
    /// The highest number of a frame of its own that was taken.
    #[n(4)]
    pub mark: u16,
    /// When a position was last sent to it.
    #[n(5)]
    pub located_at: Option<i64>,
    /// The last frame of hers that it said it has.
    #[n(6)]
    pub acknowledged_seq: u16,
    /// Since when it rings, as it last said, seconds since 1970.
    #[n(7)]
    pub rings_since: Option<i64>,
}

/// A contact of this check-in. No name: without the passcode contacts are numbers, in her order.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
#[expect(clippy::struct_excessive_bools, reason = "choices that are each made or not")]
pub struct Contact {
    /// The record in the vault that it was taken from.
    #[n(0)]
    pub record: RecordId,
    /// What it may be told about places.
    #[n(1)]
    pub precision: ToldPrecision,
    /// Its texts. Gone once nothing is owed to it.
    #[n(2)]
    pub texts: Option<Texts>,
    /// Ways to reach it. Gone once nothing is owed to it.
    #[n(3)]
    pub ways: Vec<Way>,
    /// Present where it is paired.
    #[n(4)]
    pub watcher: Option<Watcher>,
    /// She chose a message at the start.
    #[n(5)]
    pub tell_start: bool,
    /// She chose a message when she runs late.
    #[n(6)]
    pub tell_late: bool,
    /// She chose a message on arrival.
    #[n(7)]
    pub tell_arrival: bool,
    /// Taken out of this check-in.
    #[n(8)]
    pub removed: bool,
    /// Reached through its own app only: no text is written for it.
    #[n(9)]
    pub app_only: bool,
}

/// What the plan says in words. Gone at once when it is closed.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(array)]
pub struct PlanText {
    /// Where she is going.
    #[n(0)]
    pub place: Option<String>,
    /// What else contacts may be told.
    #[n(1)]
    pub note: Option<String>,
    /// A plan by place: inside it, she is asked whether she has arrived.
    #[n(2)]
    pub fence: Option<Fence>,
    /// Whether that was asked already.
    #[n(3)]
    pub arrival_asked: bool,
}

/// How the face outside the app looks; copied from `face` when it is armed and when it is changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(array)]
pub struct Look {
    /// BCP 47 tag.
    #[n(0)]
    pub language: Option<String>,
    /// The neutral word on notifications.
    #[n(1)]
    pub word: Option<String>,
    /// Fewer signs outside the app.
    #[n(2)]
    pub discreet: bool,
}

/// Where its history goes.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct HistoryTo {
    /// Public key of the vault that armed it.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub public: [u8; 32],
    /// Id of the capture, so that it comes in once.
    #[n(1)]
    pub capture: FileId,
    /// Whether it was written.
    #[n(2)]
    pub written: bool,
}

/// A text to her contacts that a forced ending owes at the deadline, where she chose that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Owed {
    /// When it goes, seconds since 1970.
    #[n(0)]
    pub at: i64,
}

/// One check-in. This is what a capsule holds.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CheckIn {
    /// Its id.
    #[n(1)]
    pub id: CheckinId,
    /// The installation that it belongs to.
    #[n(2)]
    pub installation: InstallationId,
    /// What it is for.
    #[n(3)]
    pub mode: Mode,
    /// Where it stands.
    #[n(4)]
    pub state: State,
    /// When it was started, seconds since 1970, as are all times here.
    #[n(5)]
    pub started_at: i64,
    /// When she means to be done.
    #[n(6)]
    pub due: i64,
    /// Seconds after `due` until the deadline.
    #[n(7)]
    pub grace_s: u32,
    /// The deadline is never later than this, whoever extends.
    #[n(8)]
    pub max_deadline: i64,
    /// Where time was last known.
    #[n(9)]
    pub anchor: Anchor,
    /// Awake time that was spent asking because only a wall clock said that it is over. Never given back.
    #[n(10)]
    pub grace_used_ms: u64,
    /// Whether that question was asked.
    #[n(11)]
    pub prompted: bool,
    /// How many reminders were given.
    #[n(12)]
    pub reminders: u8,
    /// Seconds it was put off without a PIN.
    #[n(13)]
    pub extended_open_s: u32,
    /// Seconds it was put off in all.
    #[n(14)]
    pub extended_s: u32,
    /// Number of the last frame.
    #[n(15)]
    pub seq: u16,
    /// Her zone, for texts.
    #[n(16)]
    pub zone: Zone,
    /// How it looks outside the app.
    #[n(17)]
    pub look: Look,
    /// What makes duplicates recognisable.
    #[n(18)]
    pub reference: String,
    /// The plan in words.
    #[n(19)]
    pub plan: Option<PlanText>,
    /// The last position.
    #[n(20)]
    pub position: Option<Position>,
    /// Who is told, in her order.
    #[n(21)]
    pub contacts: Vec<Contact>,
    /// What goes, went or will go.
    #[cbor(n(22), with = "super::outbox_coding")]
    pub outbox: Vec<Row>,
    /// The PINs it was armed with; a test may have none.
    #[n(23)]
    pub pins: Option<PinSet>,
    /// Tries of the PIN.
    #[n(24)]
    pub tries: Tries,
    /// The three sealed close bundles.
    #[n(25)]
    pub bundles: Vec<SealedBundle>,
    /// What a forced ending owes.
    #[n(26)]
    pub owed: Option<Owed>,
    /// A wake that stays although nothing hangs on it, so that every ending wakes alike.
    #[n(27)]
    pub kept_wake: Option<i64>,
    /// When it was closed.
    #[n(28)]
    pub closed_at: Option<i64>,
    /// Where its history goes.
    #[n(29)]
    pub history: HistoryTo,
    /// When and why contacts were told.
    #[n(30)]
    pub fired: Option<Fired>,
    /// The level she asked for: it arms when that is proved, or after a minute.
    #[n(31)]
    pub wanted_level: u8,
    /// Wrong PINs so far.
    #[n(32)]
    pub wrong_pins: u16,
    /// Whether it was said that the clock was turned.
    #[n(33)]
    pub clock_told: bool,
    /// What the platform said is missing, as bits of [`super::proof::Lost`].
    #[n(34)]
    pub lost: u8,
    /// What its history will say; present from its end until that is written.
    #[n(35)]
    pub history_waits: Option<super::history::Entry>,
}

impl CheckIn {
    /// When contacts are told.
    #[must_use]
    pub fn deadline(&self) -> i64 {
        self.due.saturating_add(self.grace_s.into())
    }

    /// When everything of it is destroyed: the first wake at least this late, alike for every ending. Only a text that
    /// a forced ending still owes, since the device was off when it was due, may delay it by a day at most.
    #[must_use]
    pub fn ends_at(&self) -> Option<i64> {
        let ends = self.deadline().max(self.closed_at?).saturating_add(crate::limits::CHECKIN_KEPT_S);
        let owed = self.outbox.iter().filter(|row| row.is_forced() && !row.state.is_final());
        let last = owed.map(|row| row.made_at.saturating_add(crate::limits::OUTBOX_TRIES_S)).max();
        Some(last.map_or(ends, |last| last.max(ends)))
    }
}

mod account {
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{Encoder, Error as EncodeError, Write};
    use zeroize::Zeroizing;

    #[expect(clippy::ref_option, reason = "the form that the derive calls")]
    pub(super) fn encode<C, W: Write>(
        account: &Option<Zeroizing<String>>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        match account {
            Some(account) => e.str(account)?,
            None => e.null()?,
        };
        Ok(())
    }

    pub(super) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Option<Zeroizing<String>>, Error> {
        if d.datatype()? == minicbor::data::Type::Null {
            d.null()?;
            return Ok(None);
        }
        Ok(Some(Zeroizing::new(d.str()?.to_owned())))
    }
}
