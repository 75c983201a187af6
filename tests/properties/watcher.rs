//! The friend's machine under any frames, in any order, and any treatment of its phone.

use std::fmt;

use alongside_core::checkin::frames::{Body, Location, Operation, PlanBody, PlanFlags};
use alongside_core::checkin::watcher::{
    Answered, Beside, Ending, Offset, Phase, Watch, WatchEffect, WatchEvent, WatchFace, accept, later_by_ms,
    next_wakes, step,
};
use alongside_core::ids::Cid8;
use alongside_core::time::{BootId, Reading, Zone};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::cases;

const CID8: Cid8 = Cid8([3; 8]);
const SAFE: [u8; 8] = [1; 8];
const DURESS: [u8; 8] = [2; 8];
const NEITHER: [u8; 8] = [4; 8];
/// When the plan is made, in seconds.
const START_S: i64 = 1_800_000_000;
const DUE_S: i64 = START_S + 1800;
const GRACE_S: u32 = 900;
const MAX_EXT_S: u32 = 7200;
const DEADLINE_S: i64 = DUE_S + GRACE_S as i64;
const MAX_DEADLINE_S: i64 = DEADLINE_S + MAX_EXT_S as i64;
const MINUTE_MS: i64 = 60_000;

fn hash(token: [u8; 8]) -> [u8; 8] {
    let digest = Sha256::new().chain_update(b"alongside/token/1").chain_update(CID8.0).chain_update(token);
    digest.finalize()[..8].try_into().expect("32 bytes")
}

fn plan(put_off_s: u32) -> PlanBody {
    PlanBody {
        sent_at: START_S,
        due: DUE_S + i64::from(put_off_s),
        grace_s: GRACE_S,
        max_ext_s: MAX_EXT_S - put_off_s,
        tz_min: 60,
        place: "Harbour".into(),
        at_e5: None,
        note: String::new(),
        flags: PlanFlags::default(),
        h_safe: hash(SAFE),
        h_duress: hash(DURESS),
    }
}

/// A frame that a failing case prints in full; outside of tests none does.
#[derive(Clone)]
struct Sent {
    seq: u16,
    body: Body,
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.seq)?;
        match &self.body {
            Body::Plan(plan) => write!(f, "{plan:?}"),
            Body::Operation(operation) => write!(f, "deadline {} {:?}", operation.deadline, operation.token),
            Body::Location(location) => write!(f, "{location:?}"),
            Body::Ack(ack) => write!(f, "{ack:?}"),
        }
    }
}

impl Sent {
    fn event(&self) -> WatchEvent {
        WatchEvent::Frame { seq: self.seq, body: self.body.clone() }
    }

    fn operation(&self) -> Option<Operation> {
        match &self.body {
            Body::Operation(operation) => Some(*operation),
            _ => None,
        }
    }

    fn has(&self, token: [u8; 8]) -> bool {
        self.operation().is_some_and(|operation| operation.token == Some(token))
    }

    fn calls_for_help(&self) -> bool {
        self.operation().is_some_and(|operation| operation.deadline == 0 && operation.token.is_none())
    }
}

fn frame(seq: u16, body: Body) -> Sent {
    Sent { seq, body }
}

fn operation(seq: u16, deadline: i64, token: Option<[u8; 8]>) -> Sent {
    frame(seq, Body::Operation(Operation { sent_at: START_S, deadline, token }))
}

/// A phone that was switched on when the plan came and was never restarted; its clock is `skew_ms` fast.
fn reading(real_ms: i64, skew_ms: i64) -> Reading {
    Reading {
        wall_ms: real_ms + skew_ms,
        zone: Zone::UTC,
        monotonic_ms: u64::try_from(real_ms - START_S * 1000).expect("after the start"),
        boot: BootId([1; 16]),
        trusted: false,
    }
}

fn holding(offset: Option<Offset>, reading: &Reading) -> Watch {
    let beside =
        Beside { friend: "Alex".into(), keys: vec![0; 64].into(), offset, face: WatchFace::default() };
    accept(CID8, 1, &plan(0), beside, reading).expect("the plan is held").0
}

fn known() -> Offset {
    Offset { offset_ms: 0, error_ms: 5000 }
}

/// All of it at one moment, 20 s after the start.
fn all_at_once<'a>(events: impl IntoIterator<Item = &'a Sent>) -> (Watch, Vec<WatchEffect>) {
    let now = reading(START_S * 1000 + 20_000, 0);
    let mut watch = holding(Some(known()), &reading(START_S * 1000, 0));
    let mut all = Vec::new();
    for event in events {
        let (next, effects) = step(watch, &event.event(), &now);
        watch = next;
        all.extend(effects);
    }
    (watch, all)
}

/// What the phone of the one who checks in may do, with whichever PIN.
#[derive(Debug, Clone, Copy)]
enum Act {
    Locate,
    ExtendWithoutPin(u32),
    Extend { by_s: u32, forced: bool },
    Help,
    Close { forced: bool },
}

impl Act {
    fn freely(self) -> Self {
        match self {
            Act::Extend { by_s, .. } => Act::Extend { by_s, forced: false },
            Act::Close { .. } => Act::Close { forced: false },
            other => other,
        }
    }
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => Just(Act::Locate),
        2 => (1_u32..900).prop_map(Act::ExtendWithoutPin),
        2 => (60_u32..5000, prop::bool::weighted(0.2)).prop_map(|(by_s, forced)| Act::Extend { by_s, forced }),
        1 => Just(Act::Help),
        2 => any::<bool>().prop_map(|forced| Act::Close { forced }),
    ]
}

/// The frames of these acts, as its phone would send them: numbers go up, nothing moves after help was called or
/// it was closed, and a close may still be followed by another.
fn frames(acts: &[Act]) -> Vec<Sent> {
    let (mut seq, mut sent) = (1, Vec::new());
    let (mut planned_s, mut without_pin_s, mut ended) = (0, 0, false);
    for act in acts {
        seq += 1;
        match *act {
            Act::Locate => {
                let location = Location {
                    sent_at: START_S,
                    lat_e5: i32::from(seq),
                    lon_e5: 0,
                    acc_m: 9,
                    age_s: 1,
                    batt_pct: 50,
                };
                sent.push(frame(seq, Body::Location(location)));
            }
            Act::ExtendWithoutPin(by_s) if !ended && without_pin_s + by_s <= 900 => {
                without_pin_s += by_s;
                let total = (planned_s + without_pin_s).min(MAX_EXT_S);
                sent.push(operation(seq, DEADLINE_S + i64::from(total), None));
            }
            Act::Extend { by_s, forced } if !ended => {
                planned_s = (planned_s + without_pin_s + by_s).min(MAX_EXT_S);
                without_pin_s = 0;
                sent.push(frame(seq, Body::Plan(plan(planned_s))));
                seq += 1;
                let token = if forced { DURESS } else { NEITHER };
                sent.push(operation(seq, DEADLINE_S + i64::from(planned_s), Some(token)));
            }
            Act::Help if !ended => {
                ended = true;
                sent.push(operation(seq, 0, None));
            }
            Act::Close { forced } => {
                ended = true;
                sent.push(operation(seq, 0, Some(if forced { DURESS } else { SAFE })));
            }
            _ => {}
        }
    }
    sent
}

fn scripts() -> impl Strategy<Value = (Vec<Sent>, Vec<Sent>)> {
    prop::collection::vec(acts(), 0..8)
        .prop_map(|acts| frames(&acts))
        .prop_flat_map(|sent| (Just(sent.clone()), Just(sent).prop_shuffle()))
}

fn any_frame() -> impl Strategy<Value = Sent> {
    let near = || prop_oneof![Just(0), START_S - 100_000..START_S + 200_000, any::<i64>()];
    let token = prop_oneof![Just(None), Just(Some(NEITHER)), any::<[u8; 8]>().prop_map(Some)];
    let plans = (near(), near(), any::<u32>(), 0_u32..9000, any::<bool>(), any::<u32>());
    let plans = plans.prop_map(|(sent_at, due, grace_s, put_off_s, keeps_sum, flags)| {
        let flags = PlanFlags(flags);
        let kept = PlanBody { sent_at, flags, ..plan(put_off_s.min(MAX_EXT_S)) };
        let other = PlanBody { sent_at, due, grace_s, flags, ..plan(0) };
        frame(0, Body::Plan(if keeps_sum { kept } else { other }))
    });
    let operations = (near(), near(), token).prop_map(|(sent_at, deadline, token)| {
        frame(0, Body::Operation(Operation { sent_at, deadline, token }))
    });
    let locations = (near(), any::<i32>()).prop_map(|(sent_at, lat_e5)| {
        frame(
            0,
            Body::Location(Location { sent_at, lat_e5, lon_e5: 0, acc_m: 0, age_s: u32::MAX, batt_pct: 0 }),
        )
    });
    (any::<u16>(), prop_oneof![plans, operations, locations]).prop_map(|(seq, sent)| Sent { seq, ..sent })
}

fn any_reading() -> impl Strategy<Value = Reading> {
    let wall = prop_oneof![START_S - 100_000..START_S + 400_000, any::<i64>()];
    (wall, prop_oneof![0_u64..90_000_000, any::<u64>()], 0_u8..4, any::<bool>()).prop_map(
        |(wall_s, monotonic_ms, boot, trusted)| Reading {
            wall_ms: wall_s.saturating_mul(1000),
            zone: Zone::UTC,
            monotonic_ms,
            boot: if boot == 0 { BootId::UNKNOWN } else { BootId([boot; 16]) },
            trusted,
        },
    )
}

proptest! {
    #![proptest_config(cases(2000, 300_000))]

    #[test]
    fn frames_in_any_order_end_alike(scripts in scripts()) {
        let (sent, received) = scripts;
        let (expected, _) = all_at_once(&sent);
        let (found, _) = all_at_once(&received);
        prop_assert_eq!(found.phase(), expected.phase());
        prop_assert_eq!(found.is_under_threat(), expected.is_under_threat());
        if found.phase() == Phase::Armed {
            prop_assert_eq!(found.deadline(), expected.deadline());
            let now = reading(START_S * 1000 + 20_000, 0);
            prop_assert_eq!(found.view(&now).last_location, expected.view(&now).last_location);
        }
    }

    #[test]
    fn a_frame_that_was_had_before_changes_nothing(scripts in scripts()) {
        let (sent, received) = scripts;
        let (once, _) = all_at_once(&received);
        let (again, effects) = all_at_once(received.iter().chain(&received).chain(&sent));
        prop_assert!(once == again);
        let (_, first) = all_at_once(&received);
        let only_acknowledged =
            effects[first.len()..].iter().all(|effect| matches!(effect, WatchEffect::Acknowledge { .. }));
        prop_assert!(only_acknowledged, "{:?}", &effects[first.len()..]);
    }

    #[test]
    fn a_forced_word_counts_wherever_it_stands(scripts in scripts(), at in any::<prop::sample::Index>()) {
        let (_, mut received) = scripts;
        received.insert(at.index(received.len() + 1), operation(2, 0, Some(DURESS)));
        let (watch, effects) = all_at_once(&received);
        prop_assert_eq!(watch.phase(), Phase::Closed(Ending::UnderThreat));
        let told = effects.iter().position(|effect| *effect == WatchEffect::QuietAlert);
        let after = &effects[told.expect("it is told")..];
        prop_assert!(!after.contains(&WatchEffect::Ring) && !after.contains(&WatchEffect::Ended(Ending::Safe)));
    }

    /// Whoever holds the other phone sees when an answer comes and what it says, and learns nothing from either.
    #[test]
    fn answers_after_a_forced_word_are_those_after_a_free_one(
        acts in prop::collection::vec(acts(), 1..8),
        arrivals in prop::collection::vec((any::<prop::sample::Index>(), 0_i64..30), 1..16),
        answer_at in prop::option::of(0_i64..200),
    ) {
        let free: Vec<Act> = acts.iter().map(|act| act.freely()).collect();
        let (meant, free) = (frames(&acts), frames(&free));
        prop_assume!(!meant.is_empty());
        let answers = |sent: &[Sent]| {
            let mut real_ms = START_S * 1000;
            let mut watch = holding(Some(known()), &reading(real_ms, 0));
            let mut told = Vec::new();
            let mut on = |watch: Watch, event: &WatchEvent, real_ms: i64| {
                let (watch, effects) = step(watch, event, &reading(real_ms, 0));
                let acknowledged = |effect: &WatchEffect| matches!(effect, WatchEffect::Acknowledge { .. });
                told.extend(effects.into_iter().filter(acknowledged).map(|effect| (real_ms, effect)));
                watch
            };
            let mut minutes = 0;
            for (which, after) in arrivals.iter().copied().chain([(arrivals[0].0, 200)]) {
                for _ in 0..after {
                    real_ms += MINUTE_MS;
                    minutes += 1;
                    watch = on(watch, &WatchEvent::Tick, real_ms);
                    if Some(minutes) == answer_at {
                        watch = on(watch, &WatchEvent::Answer(Answered::NotYet), real_ms);
                    }
                }
                watch = on(watch, &sent[which.index(sent.len())].event(), real_ms);
            }
            told
        };
        prop_assert_eq!(answers(&meant), answers(&free));
    }

    /// Some of what was sent comes, at any time; the phone sleeps from wake to wake, and nobody answers.
    #[test]
    fn whatever_is_kept_back_an_alarm_comes_and_never_too_early(
        scripts in scripts(),
        comes in prop::collection::vec(prop::option::weighted(0.5, 0_i64..14_000), 16),
        skew_ms in -9 * MINUTE_MS..9 * MINUTE_MS,
        error_ms in 0_u64..400_000,
        wrong_by in -1.0_f64..1.0,
    ) {
        let (_, received) = scripts;
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "minutes")]
        let wrong_ms = (error_ms as f64 * wrong_by) as i64;
        let offset = Offset { offset_ms: -skew_ms + wrong_ms, error_ms };
        prop_assume!(!offset.is_too_far());
        let mut now_ms = START_S * 1000;
        let mut watch = holding(Some(offset), &reading(now_ms, skew_ms));
        let mut coming: Vec<_> =
            received.iter().zip(comes).filter_map(|(event, at_s)| Some(((START_S + at_s?) * 1000, event))).collect();
        coming.sort_by_key(|(at_ms, _)| *at_ms);
        let mut coming = coming.into_iter().peekable();
        let (mut closed, mut helped, mut forced, mut alarm_ms) = (false, false, false, None);
        while alarm_ms.is_none() && !closed {
            let wakes = next_wakes(&watch, &reading(now_ms, skew_ms));
            let wake_ms = wakes.first().expect("a wake").at_ms - skew_ms;
            let sent = coming.next_if(|(at_ms, _)| *at_ms <= wake_ms);
            now_ms = now_ms.max(sent.map_or(wake_ms, |(at_ms, _)| at_ms));
            let sent = sent.map(|(_, sent)| sent);
            closed |= sent.is_some_and(|sent| sent.has(SAFE));
            forced |= sent.is_some_and(|sent| sent.has(DURESS));
            helped |= sent.is_some_and(Sent::calls_for_help);
            let event = sent.map_or(WatchEvent::Tick, Sent::event);
            let (next, effects) = step(watch, &event, &reading(now_ms, skew_ms));
            watch = next;
            if effects.iter().any(|effect| {
                matches!(effect, WatchEffect::Ask | WatchEffect::Ring | WatchEffect::QuietAlert)
            }) {
                alarm_ms = Some(now_ms);
            }
            prop_assert!(now_ms <= (MAX_DEADLINE_S + 3600) * 1000, "nothing came");
        }
        if let Some(alarm_ms) = alarm_ms {
            let deadline_ms = watch.deadline() * 1000;
            prop_assert!(forced || helped || alarm_ms >= deadline_ms, "{} ms early", deadline_ms - alarm_ms);
            let error_ms = i64::try_from(error_ms).expect("minutes");
            let later_ms = i64::try_from(later_by_ms(Some(offset))).expect("minutes");
            let latest_ms = deadline_ms + 2 * MINUTE_MS + later_ms + error_ms;
            prop_assert!(alarm_ms <= latest_ms, "{} ms late", alarm_ms - latest_ms);
        }
        if closed || forced || helped {
            return Ok(());
        }
        // The question is followed by the ring within a minute.
        let asked_ms = alarm_ms.expect("an alarm");
        prop_assert_eq!(watch.phase(), Phase::Asking);
        let wake_ms = next_wakes(&watch, &reading(asked_ms, skew_ms))[0].at_ms - skew_ms;
        prop_assert_eq!(wake_ms, asked_ms + MINUTE_MS);
        let (_, effects) = step(watch, &WatchEvent::Tick, &reading(wake_ms, skew_ms));
        prop_assert!(effects.contains(&WatchEffect::Ring));
    }

    #[test]
    fn no_frame_and_no_clock_moves_the_deadline_too_far(
        events in prop::collection::vec((any_frame(), any_reading()), 0..12),
    ) {
        let mut watch = holding(Some(known()), &reading(START_S * 1000, 0));
        for (sent, now) in events {
            watch = step(watch, &sent.event(), &now).0;
            prop_assert!((DEADLINE_S..=MAX_DEADLINE_S).contains(&watch.deadline()));
            let next = next_wakes(&watch, &now);
            prop_assert!(!next.is_empty(), "something always comes next");
            let bytes = minicbor::to_vec(&watch).expect("it encodes");
            prop_assert!(watch == minicbor::decode(&bytes).expect("it decodes"));
        }
    }

    /// The phone is switched off and on again every few minutes, and its clock turned back each time.
    #[test]
    fn restarts_never_postpone_for_ever(
        boots in prop::collection::vec((30_000_u64..290_000, 0_i64..600_000, 0_i64..36_000_000, 1_u64..4), 200),
    ) {
        let mut now_ms = START_S * 1000;
        let mut watch = holding(Some(known()), &reading(now_ms, 0));
        let (mut counted_ms, mut alarm_ms, mut rang) = (0, None, false);
        for (number, (up_ms, off_ms, back_ms, ticks)) in (2_u32..).zip(boots) {
            now_ms += off_ms;
            for tick in 1..=ticks {
                let monotonic_ms = up_ms * tick / ticks;
                let boot = BootId(std::array::from_fn(|at| number.to_be_bytes()[at % 4]));
                let up = i64::try_from(monotonic_ms).expect("minutes");
                let wall_ms = now_ms + up - back_ms;
                let here = Reading { wall_ms, zone: Zone::UTC, monotonic_ms, boot, trusted: false };
                let (next, effects) = step(watch, &WatchEvent::Tick, &here);
                watch = next;
                if effects.contains(&WatchEffect::Ask) {
                    alarm_ms = Some(now_ms + up);
                }
                rang |= effects.contains(&WatchEffect::Ring);
            }
            let up = i64::try_from(up_ms).expect("minutes");
            now_ms += up;
            counted_ms += up;
            if rang {
                break;
            }
            let to_the_deadline_ms = (DEADLINE_S - START_S) * 1000 + 2 * MINUTE_MS;
            prop_assert!(counted_ms <= to_the_deadline_ms + 5 * MINUTE_MS + 2 * 290_000, "it never rings");
        }
        prop_assert!(rang);
        let asked_ms = alarm_ms.expect("it asks before it rings");
        prop_assert!(asked_ms >= DEADLINE_S * 1000, "a clock turned back brings nothing forward");
    }
}
