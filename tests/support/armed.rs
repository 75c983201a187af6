//! Check-ins in several states, the same in every run: for golden files, the fuzzer and figures.

use alongside_core::checkin::arming::{ContactToArm, Home, NewCheckIn, arm, seal_drafts, tell};
use alongside_core::checkin::frames::{FrameKeys, PlanKey, ShortKey, Side};
use alongside_core::checkin::machine::{CheckIn, Closing, Event, Look, Mode, Way, step};
use alongside_core::checkin::position::{Position, ToldPrecision};
use alongside_core::checkin::texts::{About, prepare};
use alongside_core::fields::Coordinates;
use alongside_core::ids::{CheckinId, InstallationId, RecordId};
use alongside_core::secret::SecretBytes;
use alongside_core::time::{BootId, Reading, Zone};
use alongside_core::words::{Catalogue, Language};

use crate::entropy::DeterministicEntropy;

/// 2026-11-21 18:00 UTC, in the first boot.
#[must_use]
pub fn reading(after_s: i64) -> Reading {
    Reading {
        wall_ms: (1_795_284_000 + after_s) * 1000,
        zone: Zone::LONDON,
        monotonic_ms: u64::try_from(1_000_000 + after_s * 1000).expect("after the beginning"),
        boot: BootId([1; 16]),
        trusted: false,
    }
}

/// A contact reached in `ways` folders, paired or not.
#[must_use]
pub fn contact(number: u8, ways: u8, paired: bool, precision: ToldPrecision) -> ContactToArm {
    let words = Catalogue::load(Language::En).expect("words");
    let texts = prepare(
        &words,
        &About {
            called: Some("Alex"),
            zone: Zone::LONDON,
            place: Some("the library"),
            note: Some("Back by the canal"),
            test: false,
            precision,
            own_alert: None,
        },
    )
    .expect("texts");
    let key = |mark: u8| SecretBytes::copy_of(&[mark; 32]);
    ContactToArm {
        record: RecordId([number; 16]),
        precision,
        texts,
        ways: (0..ways)
            .map(|way| Way {
                channel: "maildir".into(),
                to: format!("/mail/{number}/{way}"),
                account: None,
                proved_at: None,
            })
            .collect(),
        watch: paired.then(|| {
            let keys = FrameKeys {
                plan: PlanKey::new(key(number ^ 0x50)),
                short: ShortKey::new(key(number ^ 0x60)),
            };
            (Side::A, keys)
        }),
        tell_start: false,
        tell_late: false,
        tell_arrival: false,
        app_only: false,
    }
}

/// Due in an hour, a quarter of an hour of grace.
#[must_use]
pub fn plan(mode: Mode) -> NewCheckIn {
    let at = Coordinates { lat_e7: 515_073_600, lon_e7: -1_277_600 };
    NewCheckIn {
        mode,
        duration_s: 3600,
        grace_s: 900,
        max_extend_s: 7200,
        place: Some("the library".into()),
        note: Some("Back by the canal".into()),
        fence: None,
        positions_follow: false,
        position: Some(Position::new(at, 35, reading(0).wall_ms / 1000, Some(80)).expect("on the earth")),
        zone: Zone::LONDON,
        look: Look { language: None, word: None, discreet: false },
    }
}

fn home() -> Home {
    Home { id: CheckinId([0xc1; 16]), installation: InstallationId([0x11; 16]), history: [0x22; 32] }
}

/// Name and state of each.
#[must_use]
pub fn samples() -> Vec<(&'static str, CheckIn)> {
    let entropy = DeterministicEntropy::new(0x6172_6d65_6400);
    let made = |paired: bool| {
        let contacts =
            vec![contact(1, 1, paired, ToldPrecision::Exact), contact(2, 2, false, ToldPrecision::OneKm)];
        let start = reading(0);
        let mut state = arm(&entropy, home(), &plan(Mode::Test), contacts, None, &start).expect("arms");
        seal_drafts(&mut state, &entropy).expect("seals");
        state
    };
    let then = |state: CheckIn, event: Event, after_s: i64| {
        let stepped = step(state, event, &reading(after_s));
        assert!(stepped.refused.is_none(), "the samples are made of events that are taken");
        let mut state = stepped.state;
        seal_drafts(&mut state, &entropy).expect("seals");
        state
    };
    let armed = then(made(false), Event::ChannelProved { contact: 0, way: 0 }, 5);
    let firing = then(made(true), Event::Tick, 4600);
    let closed = then(made(true), Event::CloseWithoutPin { how: Closing::Safe }, 600);
    let start = reading(0);
    let words = vec![(contact(1, 1, false, ToldPrecision::Nothing), "At the library".to_owned())];
    let told = tell(&entropy, home(), &plan(Mode::Tell), words, &start).expect("tells");
    vec![("arming", made(true)), ("armed", armed), ("firing", firing), ("closed", closed), ("told", told)]
}
