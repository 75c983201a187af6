//! Real armed check-ins, their PINs' bundles, and what may happen to them.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::*;
use crate::checkin::arming::{self, ContactToArm, Home, NewCheckIn, PinsToArm};
use crate::checkin::channel::SendFailure;
use crate::checkin::frames::{
    Ack, AckStatus, Body, FrameKeys, PlanKey, ShortKey, Side, header, open_plan, open_short,
};
use crate::checkin::position::{Position, ToldPrecision};
use crate::checkin::texts::{self, About, Texts};
use crate::entropy::{Entropy, make_secret, random};
use crate::error::Result;
use crate::fields::Coordinates;
use crate::ids::{CheckinId, InstallationId, RecordId};
use crate::limits;
use crate::secret::{Passcode, SecretBytes};
use crate::time::{BootId, Reading, Zone};
use crate::vault::{KdfParameters, PinRoles, PinSet, make_pins, open_bundles, pin_seed};
use crate::words::{Catalogue, Language};

/// Numbers that can be drawn again from the same seed.
pub(super) struct Draw(AtomicU64);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Draw(AtomicU64::new(seed))
    }

    pub(super) fn number(&self) -> u64 {
        let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end.max(1)).expect("small")).expect("small")
    }

    pub(super) fn between(&self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(usize::try_from(to - from + 1).expect("a range"))).expect("small")
    }

    pub(super) fn one_in(&self, of: usize) -> bool {
        self.below(of) == 0
    }
}

impl Entropy for Draw {
    fn fill(&self, bytes: &mut [u8]) -> Result<()> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.number().to_be_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// A seed of its own for each run, printed where a test fails.
pub(super) fn fresh_seed() -> u64 {
    let bytes = random::<8>(&crate::entropy::SystemEntropy::new()).expect("randomness");
    let seed = u64::from_be_bytes(bytes);
    eprintln!("seed {seed}");
    seed
}

static TEXTS: LazyLock<Texts> = LazyLock::new(|| texts_of("Kate", "Riverside path", "Back by bus"));

pub(super) fn texts_of(called: &str, place: &str, note: &str) -> Texts {
    let words = Catalogue::load(Language::default()).expect("words");
    texts::prepare(
        &words,
        &About {
            called: Some(called),
            zone: Zone::UTC,
            place: Some(place),
            note: Some(note),
            test: false,
            precision: ToldPrecision::Exact,
            own_alert: None,
        },
    )
    .expect("fits")
}

static PINS: LazyLock<(PinSet, PinRoles, [SecretBytes<32>; 2])> = LazyLock::new(|| {
    let draw = Draw::new(99);
    let device = make_secret(&draw).expect("random");
    let pin = |text: &str| Passcode::new(text.as_bytes().to_vec()).expect("a PIN");
    let (safe, duress) = (pin("2580"), pin("1379"));
    let cheap = KdfParameters::CHEAP_FOR_TESTS;
    let (set, roles) = make_pins(&draw, &device, cheap, &safe, Some(&duress)).expect("made");
    let seeds = [&safe, &duress].map(|pin| pin_seed(&set, &device, pin).expect("derives"));
    (set, roles, seeds)
});

/// 20:00:00 UTC on some day, seconds since 1970.
pub(super) const START_S: i64 = 1_795_291_200;

pub(super) fn reading_at(seconds: i64) -> Reading {
    Reading {
        wall_ms: (START_S + seconds) * 1000,
        zone: Zone::UTC,
        monotonic_ms: u64::try_from(5_000_000 + seconds * 1000).expect("after the boot"),
        boot: BootId([1; 16]),
        trusted: false,
    }
}

pub(super) fn position(lat_e7: i32, seconds: i64, battery: Option<u8>) -> Position {
    let at = Coordinates { lat_e7, lon_e7: -1_277_580 };
    Position::new(at, 30, START_S + seconds, battery).expect("a place")
}

/// What is armed.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) mode: Mode,
    pub(super) duration_s: i64,
    pub(super) grace_s: u32,
    pub(super) max_extend_s: u32,
    pub(super) fallback: Fallback,
    pub(super) pins: bool,
    /// For each contact its ways and whether it is paired.
    pub(super) contacts: Vec<(usize, bool)>,
    /// Each contact hears of the start, of being late and of the arrival.
    pub(super) tells: bool,
}

impl Default for Plan {
    /// Due 21:30, deadline 21:45: one contact with the app and two ways, one with a number only.
    fn default() -> Self {
        Plan {
            mode: Mode::Real,
            duration_s: 90 * 60,
            grace_s: 15 * 60,
            max_extend_s: 2 * 3600,
            fallback: Fallback::Text,
            pins: true,
            contacts: vec![(2, true), (1, false)],
            tells: false,
        }
    }
}

impl Plan {
    pub(super) fn drawn(draw: &Draw) -> Self {
        let mode = [Mode::Real, Mode::Real, Mode::Real, Mode::Test][draw.below(4)];
        let short = mode == Mode::Test && draw.one_in(2);
        Plan {
            mode,
            duration_s: if short { draw.between(1, 30) } else { draw.between(300, 4 * 3600) },
            grace_s: u32::try_from(if short { draw.between(1, 30) } else { draw.between(120, 3600) })
                .expect("small"),
            max_extend_s: u32::try_from(draw.between(0, 7200)).expect("small"),
            fallback: if draw.one_in(3) { Fallback::Nobody } else { Fallback::Text },
            pins: mode == Mode::Real || draw.one_in(2),
            contacts: (0..=draw.below(5)).map(|_| (1 + draw.below(3), draw.one_in(2))).collect(),
            tells: draw.one_in(3),
        }
    }
}

/// An armed check-in with what only its owner and her watchers have.
pub(super) struct Armed {
    pub(super) check_in: CheckIn,
    pub(super) bundles: Option<[OpenedBundle; 2]>,
    pub(super) keys: Vec<Option<FrameKeys>>,
}

pub(super) fn arm(plan: &Plan, draw: &Draw) -> Armed {
    let home = Home {
        id: CheckinId(random(draw).expect("random")),
        installation: InstallationId([3; 16]),
        history: [4; 32],
    };
    let new = NewCheckIn {
        mode: plan.mode,
        duration_s: plan.duration_s,
        grace_s: plan.grace_s,
        max_extend_s: plan.max_extend_s,
        place: Some("Riverside path".into()),
        note: Some("Back by bus".into()),
        fence: None,
        positions_follow: true,
        position: Some(position(515_073_640, 0, Some(80))),
        zone: Zone::UTC,
        look: Look { language: None, word: None, discreet: false },
    };
    let mut keys = Vec::new();
    let contacts = plan
        .contacts
        .iter()
        .enumerate()
        .map(|(place, (ways, paired))| {
            let of_this_pair = paired.then(|| FrameKeys {
                plan: PlanKey::new(make_secret(draw).expect("random")),
                short: ShortKey::new(make_secret(draw).expect("random")),
            });
            keys.push(of_this_pair.clone());
            ContactToArm {
                record: RecordId([u8::try_from(place).expect("few"); 16]),
                precision: [ToldPrecision::Exact, ToldPrecision::OneKm, ToldPrecision::Nothing][place % 3],
                texts: TEXTS.clone(),
                ways: (0..*ways)
                    .map(|way| Way {
                        channel: ["sms", "email", "maildir", "command"][way % 4].into(),
                        to: format!("+44770090{place}{way:03}"),
                        account: None,
                        proved_at: None,
                    })
                    .collect(),
                watch: of_this_pair.map(|keys| (Side::A, keys)),
                tell_start: plan.tells,
                tell_late: plan.tells,
                tell_arrival: plan.tells,
                app_only: false,
            }
        })
        .collect();
    let (set, roles, seeds) = &*PINS;
    let pins = plan.pins.then_some(PinsToArm { set, roles, fallback: plan.fallback });
    let mut check_in = arming::arm(draw, home, &new, contacts, pins, &reading_at(0)).expect("arms");
    arming::seal_drafts(&mut check_in, draw).expect("seals");
    let bundles = check_in.bundles.first_chunk::<3>().map(|sealed| {
        [0, 1].map(|which: usize| {
            let opened = open_bundles(&seeds[which], check_in.id, sealed).expect("opens");
            OpenedBundle::from_padded(&opened).expect("decodes")
        })
    });
    Armed { check_in, bundles, keys }
}

/// Which PIN she enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pin {
    Safe,
    Duress,
}

/// Something that happens, as often as wanted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Act {
    Tick,
    RunnerStarted,
    Proved(u8, u8),
    ChannelLost(u8, u8),
    Close(Closing, Pin),
    CloseWithoutPin(Closing),
    PinTried,
    PinWrong,
    Extend(u32, Option<Pin>),
    AlertNow,
    Located(Position),
    SendBegun(RowKey),
    Sent(RowKey, Result2),
    NothingToSay(RowKey),
    ByHand(RowKey),
    Acknowledged(u8, u16, Ack2),
    Platform(u8),
    Remove(u8, Pin, bool),
    FaceChanged,
    HistoryWritten,
}

pub(super) type Result2 = std::result::Result<(), SendFailure>;
pub(super) type Ack2 = (u16, AckStatus);

impl Act {
    /// The same with the other PIN, where it has one.
    pub(super) fn with(&self, pin: Pin) -> Act {
        match self {
            Act::Close(how, _) => Act::Close(*how, pin),
            Act::Extend(by, Some(_)) => Act::Extend(*by, Some(pin)),
            Act::Remove(contact, _, tell) => Act::Remove(*contact, pin, *tell),
            other => other.clone(),
        }
    }

    pub(super) fn pin(&self) -> Option<Pin> {
        match self {
            Act::Close(_, pin) | Act::Extend(_, Some(pin)) | Act::Remove(_, pin, _) => Some(*pin),
            _ => None,
        }
    }

    fn event(&self, armed: &Armed) -> Event {
        let opened =
            |pin: Pin| armed.bundles.as_ref().expect("PINs")[usize::from(pin == Pin::Duress)].clone();
        match self.clone() {
            Act::Tick => Event::Tick,
            Act::RunnerStarted => Event::RunnerStarted,
            Act::Proved(contact, way) => Event::ChannelProved { contact, way },
            Act::ChannelLost(contact, way) => Event::ChannelLost { contact, way },
            Act::Close(how, pin) => Event::Close { how, opened: opened(pin) },
            Act::CloseWithoutPin(how) => Event::CloseWithoutPin { how },
            Act::PinTried => Event::PinTried,
            Act::PinWrong => Event::PinWrong,
            Act::Extend(by_s, pin) => Event::Extend { by_s, opened: pin.map(opened), filler: [0x55; 8] },
            Act::AlertNow => Event::AlertNow,
            Act::Located(position) => Event::Located(position),
            Act::SendBegun(row) => Event::SendBegun(row),
            Act::Sent(row, result) => Event::Sent { row, result },
            Act::NothingToSay(row) => Event::NothingToSay(row),
            Act::ByHand(row) => Event::HandedByHand(row),
            Act::Acknowledged(contact, seq, (of, status)) => {
                Event::Acknowledged { contact, seq, ack: Ack { recv_at: START_S, seq: of, status } }
            }
            Act::Platform(lost) => Event::PlatformLost(Lost(lost)),
            Act::Remove(contact, pin, tell) => Event::Remove { contact, opened: opened(pin), tell },
            Act::FaceChanged => {
                Event::FaceChanged(Look { language: Some("cy".into()), word: None, discreet: true })
            }
            Act::HistoryWritten => Event::HistoryWritten,
        }
    }
}

/// What an act led to, committed as the holder does it.
pub(super) struct Done {
    pub(super) state: CheckIn,
    pub(super) effects: Vec<Effect>,
    pub(super) refused: bool,
}

/// One act, sealed and read back.
pub(super) fn act(armed: &Armed, state: &CheckIn, act: &Act, reading: &Reading) -> Done {
    let stepped = step(state.clone(), act.event(armed), reading);
    let mut state = stepped.state;
    // The salts are the same for the same number of frames, so that two runs can be compared.
    let salts = Draw::new(u64::from(state.seq));
    arming::seal_drafts(&mut state, &salts).expect("seals");
    let bytes = minicbor::to_vec(&state).expect("encodes");
    assert!(bytes.len() <= limits::CAPSULE_PLAIN_BYTES, "{} bytes", bytes.len());
    let back: CheckIn = minicbor::decode(&bytes).expect("decodes");
    assert!(back == state, "a capsule gives back what it was given");
    Done { state, effects: stepped.effects, refused: stepped.refused.is_some() }
}

/// The same where it can't be refused.
pub(super) fn does(armed: &Armed, state: &CheckIn, what: &Act, seconds: i64) -> CheckIn {
    let done = act(armed, state, what, &reading_at(seconds));
    assert!(!done.refused, "{what:?} is refused");
    done.state
}

pub(super) fn refused(armed: &Armed, state: &CheckIn, what: &Act, seconds: i64) -> bool {
    act(armed, state, what, &reading_at(seconds)).refused
}

/// Frames in the outbox as the contact's phone opens them: contact, number, body.
pub(super) fn opened_frames(armed: &Armed, state: &CheckIn) -> Vec<(u8, u16, Body)> {
    let mut all = Vec::new();
    for row in &state.outbox {
        let Content::Frame(frame) = &row.content else { continue };
        let Some(Some(keys)) = armed.keys.get(usize::from(row.key.contact)) else { continue };
        if frame.is_empty() {
            continue;
        }
        let seq = header(frame).expect("a frame").seq;
        let body = open_short(&keys.short, Side::A, frame)
            .map(|(_, body)| body)
            .or_else(|_| open_plan(&keys.plan, Side::A, frame).map(|(_, plan)| Body::Plan(plan)))
            .expect("opens");
        if !all.iter().any(|(contact, known, _)| (*contact, *known) == (row.key.contact, seq)) {
            all.push((row.key.contact, seq, body));
        }
    }
    all
}

/// Every row that can be sent is handed over, again and again, and time passes by `step_s`.
pub(super) fn send_all(armed: &Armed, mut state: CheckIn, seconds: i64) -> CheckIn {
    loop {
        let Some(key) = state.sendable(START_S + seconds).first().copied() else { return state };
        state = does(armed, &state, &Act::SendBegun(key), seconds);
        state = does(armed, &state, &Act::Sent(key, Ok(())), seconds);
    }
}

/// Rows of texts of one kind.
pub(super) fn texts(state: &CheckIn, kind: TextKind) -> Vec<&Row> {
    state.outbox.iter().filter(|row| row.content == Content::Text(kind)).collect()
}

/// Something that might happen next.
pub(super) fn drawn_act(draw: &Draw, state: &CheckIn, seconds: i64) -> Act {
    let contact = u8::try_from(draw.below(state.contacts.len() + 1)).expect("few");
    let way = u8::try_from(draw.below(3)).expect("few");
    let pin = if draw.one_in(2) { Pin::Safe } else { Pin::Duress };
    let how = if draw.one_in(2) { Closing::Safe } else { Closing::Cancel };
    let any_row = || state.outbox.get(draw.below(state.outbox.len())).map(|row| row.key);
    let sendable = || {
        let rows = state.sendable(START_S + seconds);
        rows.get(draw.below(rows.len())).copied()
    };
    let result = || match draw.below(6) {
        0 => Err(SendFailure::Later),
        1 => Err(SendFailure::TimedOut),
        2 => Err(SendFailure::Refused),
        _ => Ok(()),
    };
    let has_pins = state.pins.is_some();
    let act = match draw.below(100) {
        0..20 => Some(Act::Tick),
        20..23 => Some(Act::RunnerStarted),
        23..28 => Some(Act::Proved(contact, way)),
        28..30 => Some(Act::ChannelLost(contact, way)),
        30..32 if has_pins => Some(Act::Close(how, pin)),
        32 => Some(Act::CloseWithoutPin(how)),
        33..35 => Some(Act::PinTried),
        35..37 => Some(Act::PinWrong),
        37..43 => {
            let by = u32::try_from(draw.between(0, if draw.one_in(2) { 300 } else { 4000 })).expect("small");
            Some(Act::Extend(by, (has_pins && draw.one_in(2)).then_some(pin)))
        }
        43 if draw.one_in(3) => Some(Act::AlertNow),
        44..52 => {
            let battery = draw.one_in(2).then(|| u8::try_from(draw.below(100)).expect("small"));
            let lat = i32::try_from(draw.between(515_000_000, 516_000_000)).expect("small");
            Some(Act::Located(position(lat, seconds - draw.between(0, 60), battery)))
        }
        52..70 => sendable().map(Act::SendBegun),
        70..85 => any_row().map(|row| Act::Sent(row, result())),
        85 => any_row().map(Act::ByHand),
        86..93 => {
            let status =
                [AckStatus::Held, AckStatus::HeldClockUncertain, AckStatus::Refused, AckStatus::Ringing];
            let seq = u16::try_from(draw.below(30)).expect("small");
            let of = u16::try_from(draw.below(usize::from(state.seq) + 2)).expect("small");
            Some(Act::Acknowledged(contact, seq, (of, status[draw.below(4)])))
        }
        93..95 => Some(Act::Platform(u8::try_from(draw.below(32)).expect("small"))),
        95..97 if has_pins => Some(Act::Remove(contact, pin, draw.one_in(2))),
        97 => Some(Act::FaceChanged),
        98 => Some(Act::HistoryWritten),
        _ => None,
    };
    act.unwrap_or(Act::Tick)
}
