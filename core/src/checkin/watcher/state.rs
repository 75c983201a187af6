//! Everything that a watcher's phone keeps about one plan: the content of `watch/<cid8>`.

use std::fmt;

use minicbor::{Decode, Encode};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::offset::{Offset, later_by_ms};
use crate::checkin::clock::{Anchor, Estimate};
use crate::checkin::frames::{AckStatus, PlanFlags};
use crate::ids::Cid8;
use crate::limits;
use crate::time::{BootId, Reading};
use crate::vault::sha256;

/// How far a watch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
pub enum Phase {
    /// It waits for the deadline.
    #[n(1)]
    Armed,
    /// The deadline has passed: the watcher is asked whether a message has come.
    #[n(2)]
    Asking,
    /// It rings.
    #[n(3)]
    Ringing,
    /// It has ended. Only a token still changes anything, or a call for help after an ending without one.
    #[n(4)]
    Closed(#[n(0)] Ending),
}

/// How a watch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Ending {
    /// Her word came that she is done.
    #[n(1)]
    Safe,
    /// The word came that she was made to say it. Shown as such until it is forgotten.
    #[n(2)]
    UnderThreat,
    /// The watcher stopped the ring and does the rest as a friend.
    #[n(3)]
    Silenced,
    /// It rang for a day and nobody answered.
    #[n(4)]
    Unanswered,
}

/// What a watch needs of `face`: copied when the plan is taken, and anew whenever it is changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct WatchFace {
    /// BCP 47 tag; absent until chosen.
    #[n(1)]
    pub language: Option<String>,
    /// The neutral word that notifications carry.
    #[n(2)]
    pub notification_word: Option<String>,
    /// Fewer signs outside the app.
    #[n(3)]
    pub discreet: bool,
}

impl WatchFace {
    /// The same with each text cut to what there is room for.
    pub(super) fn cut(&self) -> Self {
        let cut =
            |text: &Option<String>| text.as_deref().map(|text| cut_to(text, limits::WATCH_NAME_MAX_BYTES));
        WatchFace {
            language: cut(&self.language),
            notification_word: cut(&self.notification_word),
            discreet: self.discreet,
        }
    }
}

/// The last position that came. Times are those of the friend's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct LastLocation {
    /// When it was sent, seconds since 1970 in UTC.
    #[n(0)]
    pub sent_at: i64,
    /// Latitude in hundred-thousandths of a degree.
    #[n(1)]
    pub lat_e5: i32,
    /// Longitude in hundred-thousandths of a degree.
    #[n(2)]
    pub lon_e5: i32,
    /// Radius in metres within which it holds.
    #[n(3)]
    pub acc_m: u32,
    /// How old it was when sent, in seconds.
    #[n(4)]
    pub age_s: u32,
    /// Charge of the battery in percent.
    #[n(5)]
    pub batt_pct: u8,
}

/// What the newest plan says. Times are seconds since 1970 in UTC, by the friend's clock.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Facts {
    #[n(1)]
    pub(super) seq: u16,
    #[n(2)]
    pub(super) due: i64,
    #[n(3)]
    pub(super) deadline: i64,
    #[n(4)]
    pub(super) tz_min: i32,
    #[n(5)]
    pub(super) place: String,
    #[n(6)]
    pub(super) at_e5: Option<(i32, i32)>,
    #[n(7)]
    pub(super) note: String,
    #[n(8)]
    pub(super) flags: u32,
}

impl Facts {
    pub(super) fn without_texts(&mut self) {
        self.place.clear();
        self.note.clear();
    }
}

/// What the first plan of a check-in fixes for good.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub(super) struct Fixed {
    /// `due + grace_s + max_ext_s`, which every later plan repeats.
    #[n(0)]
    pub(super) sum: i64,
    /// No frame moves the deadline beyond this.
    #[n(1)]
    pub(super) max_deadline: i64,
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(super) h_safe: [u8; 8],
    #[cbor(n(3), with = "minicbor::bytes")]
    pub(super) h_duress: [u8; 8],
}

/// The deadline that an operation asks for.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub(super) struct Extension {
    #[n(0)]
    pub(super) seq: u16,
    #[n(1)]
    pub(super) deadline: i64,
}

/// One plan of somebody else that this phone holds. Times in milliseconds are UTC by this phone's clock.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
#[expect(clippy::struct_excessive_bools, reason = "facts that are each so or not")]
pub struct Watch {
    #[n(1)]
    pub(super) cid8: Cid8,
    #[n(2)]
    pub(super) friend: String,
    #[cbor(n(3), with = "opaque")]
    pub(super) keys: Zeroizing<Vec<u8>>,
    #[n(4)]
    pub(super) face: WatchFace,
    #[n(5)]
    pub(super) phase: Phase,
    #[n(6)]
    pub(super) facts: Facts,
    #[n(7)]
    pub(super) fixed: Fixed,
    #[n(8)]
    pub(super) anchor: Anchor,
    #[n(9)]
    pub(super) offset: Option<Offset>,
    #[n(10)]
    pub(super) operation_mark: Option<u16>,
    #[n(11)]
    pub(super) location_mark: Option<u16>,
    #[n(12)]
    pub(super) extension: Option<Extension>,
    #[n(13)]
    pub(super) location: Option<LastLocation>,
    /// When there was last a position, or reason to expect one.
    #[n(14)]
    pub(super) quiet_since_ms: i64,
    #[n(15)]
    pub(super) quiet_line_shown: bool,
    #[n(16)]
    pub(super) duress: bool,
    /// Whether the watcher has looked at the quiet alert.
    #[n(17)]
    pub(super) threat_seen: bool,
    /// Whether she called for help herself.
    #[n(18)]
    pub(super) alerted: bool,
    /// How long this phone has been awake since it first asked. Never set back by a restart.
    #[n(19)]
    pub(super) asked_for_ms: u64,
    /// The earliest time of the next ring or quiet alert.
    #[n(20)]
    pub(super) next_call_ms: i64,
    #[n(21)]
    pub(super) ringing_since_ms: Option<i64>,
    #[n(22)]
    pub(super) ended_at_ms: Option<i64>,
    /// Once a forced word has come: this watch as it would be after a free one. It decides what the other phone is
    /// told, so that whoever holds that phone sees the same answers after either word. Nothing else comes from it.
    #[n(23)]
    pub(super) outward: Option<Box<Watch>>,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("phase", &self.phase).finish_non_exhaustive()
    }
}

/// What a token proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Safe,
    Duress,
    /// None, or one that matches neither hash.
    Nothing,
}

impl Watch {
    /// Whose frames these are.
    #[must_use]
    pub fn cid8(&self) -> Cid8 {
        self.cid8
    }

    /// The keys as the caller laid them beside the plan.
    #[must_use]
    pub fn keys(&self) -> &[u8] {
        &self.keys
    }

    /// What was copied of `face`.
    #[must_use]
    pub fn face(&self) -> &WatchFace {
        &self.face
    }

    /// How far it has come.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether this is a test, which never rings in earnest.
    #[must_use]
    pub fn is_test(&self) -> bool {
        PlanFlags(self.facts.flags).has(PlanFlags::TEST)
    }

    /// Whether the word came that she acts under threat.
    #[must_use]
    pub fn is_under_threat(&self) -> bool {
        self.duress
    }

    /// The deadline from now on, seconds since 1970 in UTC by the friend's clock. An operation puts off the deadline
    /// of the plan before it by at most fifteen minutes in all; what is beyond needs an amended plan.
    #[must_use]
    pub fn deadline(&self) -> i64 {
        let planned = self.facts.deadline;
        let asked = match self.extension {
            Some(extension) if extension.seq > self.facts.seq => extension.deadline,
            _ => planned,
        };
        let most = planned.saturating_add(limits::WATCH_EXTEND_WITHOUT_PLAN_S.into());
        asked.min(most).min(self.fixed.max_deadline).max(planned)
    }

    /// When this phone asks, by its own clock: two minutes after the deadline, and later where the clocks are not
    /// known to agree.
    #[must_use]
    pub fn asks_at_ms(&self) -> i64 {
        self.to_ours(self.deadline())
            .saturating_add_unsigned(limits::WATCH_AFTER_DEADLINE_MS)
            .saturating_add_unsigned(later_by_ms(self.offset))
    }

    /// What time it is by this phone's clock. Within one boot nothing but the monotonic clock counts: the offset to
    /// the other phone holds for the clock as it went on, and a check against the right time says nothing about it.
    #[must_use]
    pub fn time_at(&self, reading: &Reading) -> Estimate {
        self.anchor.estimate(&unchecked(reading))
    }

    /// Whether this is worth writing over `before`. A step in which only time has passed is written once a minute:
    /// until then the next step counts on from the older one, and writing at each look would wear the flash.
    #[must_use]
    pub fn is_worth_writing(&self, before: &Watch) -> bool {
        let moved = self.anchor.estimate_ms.saturating_sub(before.anchor.estimate_ms);
        let mut same = self.clone();
        same.take_time_of(before);
        if let (Some(outward), Some(before)) = (&mut same.outward, &before.outward) {
            outward.take_time_of(before);
        }
        same != *before
            || self.anchor.boot != before.anchor.boot
            || self.anchor.sure != before.anchor.sure
            || !(0..limits::ANCHOR_COMMIT_MS).contains(&moved)
    }

    fn take_time_of(&mut self, before: &Watch) {
        self.anchor = before.anchor;
        self.asked_for_ms = before.asked_for_ms;
    }

    /// What [`Watch::outward`] begins with: all that decides about answers, and nothing that is only shown.
    pub(super) fn outward_face(&self) -> Watch {
        let mut outward = Watch {
            friend: String::new(),
            keys: Zeroizing::new(Vec::new()),
            face: WatchFace::default(),
            location: None,
            ..self.clone()
        };
        outward.facts.without_texts();
        outward
    }

    /// What the other phone is told if its newest frame comes once more: the number of that frame, and what this one
    /// does. The same after a forced word and after a free one.
    #[must_use]
    pub fn newest_answer(&self) -> (u16, AckStatus) {
        let told = self.outward.as_deref().unwrap_or(self);
        let newest = told.operation_mark.map_or(told.facts.seq, |mark| mark.max(told.facts.seq));
        let rings = told.phase == Phase::Ringing;
        (newest, if rings { AckStatus::Ringing } else { told.held_status() })
    }

    /// A time in seconds of the friend's clock as milliseconds of this phone's.
    pub(super) fn to_ours(&self, seconds: i64) -> i64 {
        to_ours(self.offset, seconds)
    }

    /// Goes on to `reading`: what time it is now, and how long it was asked.
    pub(super) fn advance(&mut self, reading: &Reading) -> Estimate {
        let reading = unchecked(reading);
        let now = self.anchor.estimate(&reading);
        if self.phase == Phase::Asking {
            self.asked_for_ms = self.asked_for_ms.saturating_add(self.anchor.awake_since_ms(&reading));
        }
        // Two readings may come in the other order; time does not go back for it.
        let same_boot = reading.boot == self.anchor.boot && reading.boot != BootId::UNKNOWN;
        if !(same_boot && reading.monotonic_ms < self.anchor.monotonic_ms) {
            self.anchor = self.anchor.renewed(&reading);
        }
        now
    }

    /// How long the watcher is asked before the ring.
    pub(super) fn asks_for_ms(now: Estimate) -> u64 {
        if now.is_sure() { limits::WATCH_ASK_MS } else { limits::WATCH_ASK_GUESS_MS }
    }

    /// Which token this is, in constant time. Where both hashes are the same it is the forced one.
    pub(super) fn read_token(&self, token: Option<[u8; 8]>) -> Token {
        let Some(token) = token else { return Token::Nothing };
        let hash = token_hash(self.cid8, token);
        let safe = hash.ct_eq(&self.fixed.h_safe);
        let duress = hash.ct_eq(&self.fixed.h_duress);
        if duress.into() {
            Token::Duress
        } else if safe.into() {
            Token::Safe
        } else {
            Token::Nothing
        }
    }

    pub(super) fn positions_follow(&self) -> bool {
        PlanFlags(self.facts.flags).has(PlanFlags::POSITIONS_FOLLOW)
    }
}

/// A time in seconds of the friend's clock as milliseconds of this phone's.
pub(super) fn to_ours(offset: Option<Offset>, seconds: i64) -> i64 {
    let milliseconds = seconds.saturating_mul(1000);
    offset.map_or(milliseconds, |offset| offset.to_ours(milliseconds))
}

/// The time of a reading without its claim to be right.
pub(super) fn unchecked(reading: &Reading) -> Reading {
    Reading { trusted: false, ..*reading }
}

/// At most `max` bytes of `text`, whole characters.
pub(super) fn cut_to(text: &str, max: usize) -> String {
    let end = (0..=max.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.get(..end).unwrap_or_default().to_owned()
}

fn token_hash(cid8: Cid8, token: [u8; 8]) -> [u8; 8] {
    let hash = sha256(&[b"alongside/token/1", cid8.as_bytes(), &token]);
    hash.first_chunk::<8>().copied().unwrap_or_default()
}

mod opaque {
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{Encoder, Error as EncodeError, Write};
    use zeroize::Zeroizing;

    use crate::limits;

    pub(super) fn encode<C, W: Write>(
        keys: &Zeroizing<Vec<u8>>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.bytes(keys)?;
        Ok(())
    }

    pub(super) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Zeroizing<Vec<u8>>, Error> {
        let bytes = d.bytes()?;
        if bytes.len() > limits::WATCH_KEYS_MAX_BYTES {
            return Err(Error::message("keys longer than there is room for"));
        }
        Ok(Zeroizing::new(bytes.to_vec()))
    }
}
