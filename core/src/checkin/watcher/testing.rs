//! A plan, its words and a phone for the tests of this module: made at 20:00, due 21:30, deadline 21:45.

use zeroize::Zeroizing;

use super::state::Token;
use super::*;
use crate::checkin::frames::{Body, Location, Operation, PlanBody, PlanFlags};
use crate::ids::Cid8;
use crate::time::{BootId, Reading, Zone};
use crate::vault::sha256;

pub(super) const CID8: Cid8 = Cid8([7; 8]);
pub(super) const SAFE: [u8; 8] = *b"all-well";
pub(super) const DURESS: [u8; 8] = *b"not-well";
/// Midnight in UTC, in seconds.
const DAY_S: i64 = 1_800_000_000 / 86_400 * 86_400;

/// Seconds since 1970 of a time on the day of the tests, in hours and minutes.
pub(super) fn clock_s(hours: i64, minutes: i64) -> i64 {
    DAY_S + (hours * 60 + minutes) * 60
}

/// The same in milliseconds.
pub(super) fn clock_ms(hours: i64, minutes: i64) -> i64 {
    clock_s(hours, minutes) * 1000
}

/// The phone in its first boot, whose clock is right.
pub(super) fn at(hours: i64, minutes: i64) -> Reading {
    in_boot(1, clock_ms(hours, minutes), clock_ms(hours, minutes) - clock_ms(0, 0))
}

pub(super) fn in_boot(boot: u8, wall_ms: i64, monotonic_ms: i64) -> Reading {
    Reading {
        wall_ms,
        zone: Zone::UTC,
        monotonic_ms: monotonic_ms.try_into().expect("after the boot"),
        boot: BootId([boot; 16]),
        trusted: false,
    }
}

pub(super) fn hash(token: [u8; 8]) -> [u8; 8] {
    let digest = sha256(&[b"alongside/token/1", &CID8.0, &token]);
    *digest.first_chunk().expect("32 bytes")
}

pub(super) fn plan() -> PlanBody {
    PlanBody {
        sent_at: clock_s(20, 0),
        due: clock_s(21, 30),
        grace_s: 15 * 60,
        max_ext_s: 2 * 3600,
        tz_min: 0,
        place: "Riverside path".into(),
        at_e5: Some((5_150_000, -12_000)),
        note: "Back by bus".into(),
        flags: PlanFlags(0),
        h_safe: hash(SAFE),
        h_duress: hash(DURESS),
    }
}

/// The plan put off by `minutes`, made at 21:00.
pub(super) fn amended(minutes: u32) -> PlanBody {
    let first = plan();
    PlanBody {
        sent_at: clock_s(21, 0),
        due: first.due + i64::from(minutes) * 60,
        max_ext_s: first.max_ext_s - minutes * 60,
        ..first
    }
}

pub(super) fn beside() -> Beside {
    Beside {
        friend: "Alex".into(),
        keys: Zeroizing::new(vec![9; 96]),
        offset: Some(Offset { offset_ms: 0, error_ms: 5000 }),
        face: WatchFace::default(),
    }
}

/// A phone with one watch, and what it did.
pub(super) struct Phone {
    pub(super) watch: Watch,
    pub(super) effects: Vec<WatchEffect>,
}

impl Phone {
    /// Holds the plan since 20:00.
    pub(super) fn holding() -> Self {
        Phone::with(&plan(), beside())
    }

    pub(super) fn with(plan: &PlanBody, beside: Beside) -> Self {
        let (watch, effects) = accept(CID8, 1, plan, beside, &at(20, 0)).expect("it is held");
        Phone { watch, effects }
    }

    pub(super) fn on(&mut self, event: &WatchEvent, reading: &Reading) -> &[WatchEffect] {
        // Through its stored form each time: what is not stored is not relied on.
        let stored = minicbor::to_vec(&self.watch).expect("it encodes");
        let read = minicbor::decode(&stored).expect("it decodes");
        assert!(self.watch == read, "what is stored comes back");
        (self.watch, self.effects) = step(read, event, reading);
        &self.effects
    }

    pub(super) fn tick(&mut self, reading: &Reading) -> &[WatchEffect] {
        self.on(&WatchEvent::Tick, reading)
    }

    pub(super) fn answer(&mut self, answered: Answered, reading: &Reading) -> &[WatchEffect] {
        self.on(&WatchEvent::Answer(answered), reading)
    }

    pub(super) fn operation(
        &mut self,
        seq: u16,
        deadline: i64,
        token: Option<[u8; 8]>,
        reading: &Reading,
    ) -> &[WatchEffect] {
        self.on(&operation(seq, deadline, token), reading)
    }

    pub(super) fn plan(&mut self, seq: u16, plan: &PlanBody, reading: &Reading) -> &[WatchEffect] {
        self.on(&WatchEvent::Frame { seq, body: Body::Plan(plan.clone()) }, reading)
    }

    pub(super) fn location(&mut self, seq: u16, sent_at: i64, reading: &Reading) -> &[WatchEffect] {
        let location = Location { sent_at, lat_e5: 1, lon_e5: 2, acc_m: 35, age_s: 10, batt_pct: 5 };
        self.on(&WatchEvent::Frame { seq, body: Body::Location(location) }, reading)
    }
}

pub(super) fn operation(seq: u16, deadline: i64, token: Option<[u8; 8]>) -> WatchEvent {
    let operation = Operation { sent_at: clock_s(20, 30), deadline, token };
    WatchEvent::Frame { seq, body: Body::Operation(operation) }
}

#[test]
fn the_tokens_of_these_tests_are_told_apart() {
    let watch = Phone::holding().watch;
    assert_eq!(watch.read_token(Some(SAFE)), Token::Safe);
    assert_eq!(watch.read_token(Some(DURESS)), Token::Duress);
    assert_eq!(watch.read_token(Some([0; 8])), Token::Nothing);
    assert_eq!(watch.read_token(None), Token::Nothing);
}
