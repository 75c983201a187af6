//! Locking: at any moment, beside anything, at once, and with nothing left to be seen.

use std::fs::File;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use alongside_core::entropy::{SystemEntropy, random};
use alongside_core::limits;
use alongside_core::runner::Stopwatch;
use alongside_core::vault::KdfParameters;
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::incidents::LogAction;
use alongside_mobile::screens::{Action, Field, Screen, TypedText};
use alongside_mobile::{ErrorCode, EvidenceOrigin, NewEvidence, Result};

use crate::boundary::support::{PASSCODE, Place, frame};

/// As long as locking may take.
const LOCK_MAX_MS: u64 = 100;
/// Tries of which one has to keep to it: the machine that tests may be busy with other things for longer than that.
const TRIES: u32 = 3;

/// Whether as many rounds are asked for as before a release, by `ALONGSIDE_ROUNDS=long`.
fn long() -> bool {
    match std::env::var("ALONGSIDE_ROUNDS").ok().as_deref() {
        None | Some("" | "normal") => false,
        Some("long") => true,
        Some(other) => panic!("ALONGSIDE_ROUNDS is `{other}`; it is `normal` or `long`"),
    }
}

/// A seed from `ALONGSIDE_SEED` or fresh, printed so that a run can be repeated as far as threads allow.
fn seed() -> u64 {
    let seed = match std::env::var("ALONGSIDE_SEED") {
        Ok(asked) => asked.parse().expect("ALONGSIDE_SEED is a number"),
        Err(_) => u64::from_be_bytes(random(&SystemEntropy::new()).expect("randomness")),
    };
    eprintln!("locking: ALONGSIDE_SEED={seed}");
    seed
}

/// SplitMix64.
struct Chance(AtomicU64);

impl Chance {
    fn below(&self, end: u64) -> u64 {
        let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// What may come back while somebody locks: nothing else, and never a crash.
fn allowed<T>(result: Result<T>, codes: &[ErrorCode]) {
    if let Err(code) = result {
        assert!(code == ErrorCode::Locked || codes.contains(&code), "{code:?}");
    }
}

/// One call of a shell, drawn from all of them.
fn one_call(place: &Place, entry: &str, proof: &str, chance: &Chance) {
    let app = &place.app;
    match chance.below(10) {
        0 | 1 => drop(app.view(frame()).expect("there is always something to show")),
        2 => allowed(app.page(String::new(), frame()), &[ErrorCode::NotFound, ErrorCode::Invalid]),
        3 => {
            let wanted = chance.below(70_000);
            let length = u32::try_from(wanted).expect("fits");
            allowed(app.evidence_range(proof.to_owned(), 0, length, frame()), &[ErrorCode::InUse]);
        }
        4 => {
            let text = format!("line {}", chance.below(100));
            allowed(place.try_act(Action::Typed { field: Field::Line, text }), &[]);
        }
        5 => allowed(place.try_act(Action::Home { action: HomeAction::Record }), &[]),
        6 => allowed(place.try_act(Action::Log { action: LogAction::Search }), &[]),
        7 => {
            allowed(place.try_act(Action::Log { action: LogAction::Open { entry: entry.to_owned() } }), &[]);
        }
        8 => allowed(place.try_act(Action::Back), &[]),
        _ => {
            let item = NewEvidence {
                entry: Some(entry.to_owned()),
                file_name: "a.jpg".to_owned(),
                media_type: None,
                origin: EvidenceOrigin::Photo,
            };
            match app.begin_evidence(item, frame()) {
                Err(code) => allowed::<()>(Err(code), &[ErrorCode::InUse]),
                Ok(intake) => {
                    allowed(intake.write(&vec![7; 70_000]), &[]);
                    if chance.below(2) == 0 {
                        allowed(intake.finish(frame()), &[ErrorCode::InUse]);
                    } else {
                        allowed(intake.abandon(frame()), &[]);
                    }
                }
            }
        }
    }
}

#[test]
fn locking_beside_eight_threads_is_ok_or_locked() {
    let chance = Chance(AtomicU64::new(seed()));
    // Each record is locked as often as one bears: what the threads leave in it is read at each unlock.
    let (records, rounds) = if long() { (10, 1_000) } else { (1, 200) };
    for record in 0..records {
        let watch = Stopwatch::start();
        locking_rounds(record * rounds..(record + 1) * rounds, &chance);
        eprintln!(
            "locking: {} rounds so far, the last {rounds} in {} ms",
            (record + 1) * rounds,
            watch.elapsed_ms()
        );
    }
}

fn locking_rounds(rounds: std::ops::Range<u32>, chance: &Chance) {
    let place = Place::open();
    let entry = place.entry("Stood at the gate.");
    let item = NewEvidence {
        entry: Some(entry.clone()),
        file_name: "b.jpg".to_owned(),
        media_type: None,
        origin: EvidenceOrigin::Picked,
    };
    let intake = place.app.begin_evidence(item, frame()).expect("begins");
    intake.write(&vec![9; 100_000]).expect("taken");
    let proof = intake.finish(frame()).expect("whole").id;
    for round in rounds {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    while !stop.load(Ordering::Relaxed) {
                        one_call(&place, &entry, &proof, chance);
                    }
                });
            }
            std::thread::sleep(Duration::from_micros(chance.below(4_000)));
            place.lock();
            let shut = matches!(place.front(), Screen::Passcode { .. });
            stop.store(true, Ordering::Relaxed);
            assert!(shut, "round {round}: {}", place.shown());
        });
        place.wait();
        assert!(matches!(place.front(), Screen::Passcode { .. }), "round {round}: nothing opened it again");
        place.unlock();
    }
    place.lock();
    place.beside(|record| {
        assert!(record.report().damage.is_empty());
        assert!(record.report().housekeeping.unreadable.is_empty());
    });
}

/// Locks while something runs, and says how long that took. What ran ends by itself soon after.
fn lock_beside(place: &Place) -> u64 {
    assert!(place.view().operation.is_some(), "nothing runs");
    let watch = Stopwatch::start();
    place.lock();
    let took = watch.elapsed_ms();
    assert!(matches!(place.front(), Screen::Passcode { .. }), "{}", place.shown());
    place.wait();
    assert!(matches!(place.front(), Screen::Passcode { .. }), "what ran opened it again: {}", place.shown());
    took
}

fn locks_at_once(mut one: impl FnMut() -> u64) {
    let took: Vec<u64> = (0..TRIES).map(|_| one()).collect();
    assert!(took.iter().any(|took| *took <= LOCK_MAX_MS), "{took:?} ms");
}

#[test]
fn locking_waits_for_no_import() {
    let place = Place::open();
    let entry = place.entry("Stood at the gate.");
    place.lock();
    let path = place.folder.path().join("long.mp4");
    File::create(&path).expect("a file").set_len(8 << 30).expect("long");
    locks_at_once(|| {
        place.unlock();
        place.log(LogAction::Open { entry: entry.clone() });
        let path = path.to_str().expect("a name in UTF-8").to_owned();
        place.log(LogAction::Picked { path, name: String::new() });
        let number = place.view().operation.expect("under way").number;
        let running = place.app.operation(number).expect("its object");
        while running.progress().done == 0 {
            std::thread::yield_now();
        }
        let took = lock_beside(&place);
        let progress = running.progress();
        assert!(progress.ended && progress.done < progress.total, "{progress:?}");
        took
    });
}

/// More text than is held for searching, so that a search always begins with work.
fn big_record() -> Place {
    let entries = limits::SEARCH_ARENA_BYTES * 3 / 2 / limits::LONG_TEXT_MAX_CHARS;
    Place::with(KdfParameters::CHEAP_FOR_TESTS, |record| {
        for number in 0..entries {
            let text = format!("number {number} by the gate ").repeat(limits::LONG_TEXT_MAX_CHARS / 30);
            record.add_incident(None, &text, |_| Ok(()), &frame().reading()).expect("saves");
        }
    })
}

#[test]
fn locking_waits_for_no_search_and_no_reading_after_unlock() {
    let place = big_record();
    locks_at_once(|| {
        place.unlock();
        place.act(Action::Home { action: HomeAction::Record });
        place.act(Action::Typed { field: Field::Search, text: "gate".to_owned() });
        place.log(LogAction::Search);
        lock_beside(&place)
    });
    locks_at_once(|| {
        place.begin_unlock(PASSCODE);
        lock_beside(&place)
    });
}

#[test]
fn locking_waits_for_no_derivation() {
    let real = KdfParameters { memory_kib: limits::ARGON2_MEMORY_KIB, passes: limits::ARGON2_PASSES_MIN };
    let place = Place::with(real, |_| {});
    locks_at_once(|| {
        place.begin_unlock(PASSCODE);
        lock_beside(&place)
    });
    // It is as it was: it opens.
    place.unlock();
}

#[test]
fn nothing_typed_is_left_to_be_seen() {
    const CANARIES: [&str; 4] =
        ["heliotrope at the gate", "vermilion search", "cerulean answer", "ochre, at lock"];
    let place = Place::open();
    let entry = place.entry(CANARIES[0]);
    place.log(LogAction::Open { entry });
    place.act(Action::Typed { field: Field::Answer, text: CANARIES[2].to_owned() });
    place.act(Action::Back);
    place.act(Action::Home { action: HomeAction::Record });
    place.act(Action::Typed { field: Field::Search, text: CANARIES[1].to_owned() });
    let shown = place.shown();
    assert!(shown.contains(CANARIES[0]) && shown.contains(CANARIES[1]), "they were to be seen: {shown}");
    let typed = TypedText { field: Field::Line, text: CANARIES[3].to_owned() };
    place.app.lock(Some(typed), frame()).expect("locks");
    let shown = place.shown();
    for canary in CANARIES {
        assert!(!shown.contains(canary), "{canary}: {shown}");
    }
    // What was typed last is not lost: it lies sealed in the record.
    place.unlock();
    place.act(Action::Home { action: HomeAction::Write });
    assert!(place.shown().contains(CANARIES[3]));
}

#[test]
fn text_that_cannot_be_saved_does_not_keep_the_record_open() {
    let place = Place::open();
    let typed = TypedText { field: Field::Line, text: "x".repeat(limits::BODY_MAX_BYTES + 1) };
    assert_eq!(place.app.lock(Some(typed), frame()), Err(ErrorCode::Invalid));
    assert!(matches!(place.front(), Screen::Passcode { .. }));
    assert_eq!(place.try_act(Action::Home { action: HomeAction::Record }), Err(ErrorCode::Locked));
}

#[test]
fn locking_again_is_no_harm_and_a_wrong_passcode_opens_nothing() {
    let place = Place::open();
    place.lock();
    place.lock();
    place.begin_unlock("another one");
    place.lock();
    place.wait();
    assert!(matches!(place.front(), Screen::Passcode { .. }));
    place.unlock();
}
