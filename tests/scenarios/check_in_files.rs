//! What lies on the disk for a check-in: damage that is told, endings that look alike, and what is gone when.

use std::path::PathBuf;

use alongside_core::checkin::frames::Side;
use alongside_core::checkin::machine::{CheckIn, Fallback, OpenedBundle, State, Wake};
use alongside_core::checkin::pairing::PendingPairing;
use alongside_core::checkin::position::Position;
use alongside_core::checkin::status::status;
use alongside_core::entropy::SystemEntropy;
use alongside_core::fields::Coordinates;
use alongside_core::vault::testing::checkin::Folder;
use alongside_core::{Error, Part};
use alongside_tests::checkins::{DURESS, SAFE, check_ins, furnish, installed};
use alongside_tests::faulty::{Fault, Lasts};
use alongside_tests::fixture::{copy_folder, passcode, reading, snapshot};

use super::check_ins::{DEADLINE_MS, Walk, arm_below, at, quarter, walk};
use super::vault::empty;

const DAY_MS: u64 = 24 * 3600 * 1000;

fn copies(walk: &Walk) -> [PathBuf; 2] {
    [1, 2].map(|copy| walk.capsules().join(format!("{}.{copy}", walk.id)))
}

fn flip(path: &PathBuf) {
    let mut bytes = std::fs::read(path).expect("reads");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(path, bytes).expect("writes");
}

fn cut_short(path: &PathBuf) {
    let bytes = std::fs::read(path).expect("reads");
    std::fs::write(path, &bytes[..bytes.len() / 3]).expect("writes");
}

// What is damaged.

#[test]
fn one_damaged_copy_is_mended_from_the_other() {
    for damage in [flip, cut_short, |path: &PathBuf| std::fs::remove_file(path).expect("removes")] {
        for (first, second) in [(0, 1), (1, 0)] {
            let walk = walk(Fallback::Nobody);
            let before = walk.state();
            damage(&copies(&walk)[first]);
            assert_eq!(walk.check_ins.tick(&at(1_000)).expect("ticks").unreadable, []);
            damage(&copies(&walk)[second]);
            assert!(walk.state().due == before.due && walk.state().reference == before.reference);
            walk.check_ins.safe(&passcode(SAFE), &at(2_000)).expect("and it can be ended");
        }
    }
}

#[test]
fn two_damaged_copies_are_told_and_never_taken_for_none() {
    for damage in [flip, cut_short, |path: &PathBuf| std::fs::write(path, b"").expect("writes")] {
        let walk = walk(Fallback::Nobody);
        for copy in copies(&walk) {
            damage(&copy);
        }
        for ms in [1_000, DEADLINE_MS + 1_000, 40 * DAY_MS] {
            let woken = walk.check_ins.tick(&at(ms)).expect("ticks");
            assert_eq!(woken.unreadable, [walk.id]);
            assert!(matches!(walk.check_ins.current(), Err(Error::Damaged(Part::Capsule))));
            assert!(matches!(walk.check_ins.get(walk.id), Err(Error::Damaged(Part::Capsule))));
            assert!(walk.check_ins.take_outgoing(&at(ms)).expect("claims").is_empty());
        }
        let ended = walk.check_ins.safe(&passcode(SAFE), &at(2_000));
        assert!(matches!(ended, Err(Error::Damaged(Part::Capsule))));
        let mut vault = walk.unlock_at(3_000);
        assert_eq!(vault.report().housekeeping.check_ins_lost, 0, "it is damaged, not lost");
        let another = vault.start_check_in(&quarter(&walk.contacts), &at(3_000));
        assert!(matches!(another, Err(Error::Damaged(Part::Capsule))));
        assert!(copies(&walk).iter().all(|copy| copy.exists()), "what may be mended is not destroyed");
    }
}

#[test]
fn a_device_that_does_not_unwrap_is_not_damage_and_destroys_nothing() {
    let top = tempfile::tempdir().expect("a folder");
    let id = arm_below(top.path(), Fallback::Nobody);
    let fixture = installed(top.path());
    let check_ins = check_ins(&fixture);
    let key = top.path().join("device-keys").join(format!("checkin-{id}.key"));
    let before = snapshot(&fixture.folder.join("checkin"));
    let away = key.with_extension("away");
    std::fs::rename(&key, &away).expect("moves");
    let woken = check_ins.recover(&at(DEADLINE_MS + 1_000)).expect("ticks");
    assert_eq!(woken.unreadable, [id]);
    assert!(matches!(check_ins.current(), Err(Error::DeviceKey)));
    assert!(matches!(check_ins.safe(&passcode(SAFE), &at(1_000)), Err(Error::DeviceKey)));
    assert_eq!(snapshot(&fixture.folder.join("checkin")), before, "not a byte changed");
    std::fs::rename(&away, &key).expect("moves back");
    check_ins.tick(&at(DEADLINE_MS + 2_000)).expect("ticks");
    assert_eq!(check_ins.get(id).expect("reads").state, State::Firing, "it was late, and is told of");
}

#[test]
fn one_that_cannot_be_read_keeps_no_other_from_its_deadline() {
    let walk = walk(Fallback::Nobody);
    let other = alongside_core::ids::CheckinId([0; 16]);
    for copy in [1, 2] {
        std::fs::write(walk.capsules().join(format!("{other}.{copy}")), b"not a capsule").expect("writes");
    }
    assert_eq!(walk.state().id, walk.id, "the one that runs is known");
    let woken = walk.check_ins.tick(&at(DEADLINE_MS)).expect("ticks");
    assert_eq!(woken.unreadable, [other]);
    assert!(!walk.send_all(DEADLINE_MS).is_empty());
    walk.check_ins.safe(&passcode(SAFE), &at(DEADLINE_MS + 1_000)).expect("ends");
    assert!(walk.check_ins.current().is_err(), "whether another runs is not known");
}

#[test]
fn one_that_is_lost_is_told_once() {
    let walk = walk(Fallback::Nobody);
    for copy in copies(&walk) {
        std::fs::remove_file(copy).expect("removes");
    }
    assert!(walk.check_ins.current().expect("reads").is_none());
    assert_eq!(walk.unlock_at(1_000).report().housekeeping.check_ins_lost, 1);
    assert_eq!(walk.unlock_at(2_000).report().housekeeping.check_ins_lost, 0);
    let mut vault = walk.unlock_at(3_000);
    vault.start_check_in(&quarter(&walk.contacts), &at(3_000)).expect("another one can be started");
}

#[test]
fn an_end_that_was_cut_off_is_carried_through_by_the_next_runner() {
    let original = tempfile::tempdir().expect("a folder");
    let id = arm_below(original.path(), Fallback::Nobody);
    check_ins(&installed(original.path())).safe(&passcode(SAFE), &at(1_000)).expect("ends");
    let late = at(DEADLINE_MS + DAY_MS + 1_000);
    let (mut done, mut cut) = (false, 0);
    while !done {
        let copy = tempfile::tempdir().expect("a folder");
        copy_folder(original.path(), copy.path());
        let fixture = installed(copy.path());
        fixture.storage.plan(cut, Fault::NoAccess, Lasts::On);
        let _ = check_ins(&fixture).tick(&late);
        done = fixture.storage.mend().1.is_none();
        check_ins(&fixture).recover(&late.after(1_000)).expect("starts");
        assert!(snapshot(&fixture.folder.join("checkin").join("c")).is_empty(), "cut {cut}");
        let key = copy.path().join("device-keys").join(format!("checkin-{id}.key"));
        assert!(!key.exists(), "cut {cut}");
        cut += 1;
    }
    assert!(cut > 4, "{cut}");
}

// What looks alike.

/// What anybody can see of an ended check-in: names and sizes of files, what is shown, when it wakes.
#[derive(Debug, PartialEq)]
struct Seen {
    files: Vec<(String, usize)>,
    shown: String,
    wakes: Vec<Wake>,
    generation: u64,
}

fn seen(walk: &Walk, ms: u64) -> Seen {
    let mut files: Vec<(String, usize)> = Vec::new();
    for folder in ["checkin", "inbox"] {
        let path = walk.fixture.folder.join(folder);
        if path.exists() {
            files.extend(snapshot(&path).into_iter().map(|(name, bytes)| {
                // Names are drawn: what counts is their form.
                let form: String =
                    name.chars().map(|sign| if sign.is_ascii_hexdigit() { 'x' } else { sign }).collect();
                (format!("{folder}/{form}"), bytes.len())
            }));
        }
    }
    files.sort();
    let woken = walk.check_ins.tick(&at(ms)).expect("ticks");
    let Some(state) = walk.check_ins.current().expect("reads") else {
        return Seen { files, shown: String::new(), wakes: woken.wakes, generation: 0 };
    };
    let mut shown = status(&state, &at(ms));
    shown.checkin_id = alongside_core::ids::CheckinId([0; 16]);
    let generation = Folder::at(&walk.fixture.environment, &walk.fixture.folder)
        .capsule(walk.id)
        .expect("reads")
        .generation;
    Seen { files, shown: serde_json::to_string(&shown).expect("encodes"), wakes: woken.wakes, generation }
}

#[test]
fn an_honest_and_a_forced_ending_look_alike_on_the_disk() {
    for fallback in [Fallback::Nobody, Fallback::Text] {
        let [honest, forced] = [SAFE, DURESS].map(|pin| {
            let walk = walk(fallback);
            walk.check_ins.tick(&at(500)).expect("ticks");
            walk.check_ins.extend(60, Some(&passcode(pin)), &at(1_000)).expect("puts off");
            walk.check_ins.safe(&passcode(pin), &at(2_000)).expect("ends");
            // With the text that she chose, the two part at the deadline, as they must.
            let moments: &[u64] = match fallback {
                Fallback::Nobody => &[2_100, 600_000, DEADLINE_MS + 61_000, DEADLINE_MS + DAY_MS + 61_000],
                Fallback::Text => &[2_100, 600_000, DEADLINE_MS - 1_000],
            };
            moments.iter().map(|ms| seen(&walk, *ms)).collect::<Vec<_>>()
        });
        assert_eq!(honest, forced, "{fallback:?}");
    }
}

#[test]
fn the_histories_of_both_are_the_same_but_for_what_is_drawn() {
    let [honest, forced] = [SAFE, DURESS].map(|pin| {
        let walk = walk(Fallback::Nobody);
        walk.check_ins.safe(&passcode(pin), &at(2_000)).expect("ends");
        let history = walk.unlock_at(3_000).check_in_history().expect("reads");
        let mut entry = history[0].1.entry.clone().expect("an entry");
        entry.id = alongside_core::ids::CheckinId([0; 16]);
        entry.contacts.clear();
        entry
    });
    assert_eq!(honest, forced);
}

// What is gone, and when.

#[test]
fn a_day_after_the_later_of_end_and_deadline_everything_of_it_is_gone_alike() {
    for (pin, cancel) in [(SAFE, false), (SAFE, true), (DURESS, false), (DURESS, true)] {
        let top = tempfile::tempdir().expect("a folder");
        let id = arm_below(top.path(), Fallback::Nobody);
        let fixture = installed(top.path());
        let check_ins = check_ins(&fixture);
        let end = if cancel {
            alongside_core::session::CheckIns::cancel
        } else {
            alongside_core::session::CheckIns::safe
        };
        end(&check_ins, &passcode(pin), &at(2_000)).expect("ends");
        let key = top.path().join("device-keys").join(format!("checkin-{id}.key"));
        let capsules = fixture.folder.join("checkin").join("c");
        check_ins.tick(&at(DEADLINE_MS + DAY_MS - 1_000)).expect("ticks");
        assert!(key.exists() && snapshot(&capsules).len() == 2, "{pin} {cancel}");
        check_ins.tick(&at(DEADLINE_MS + DAY_MS + 1_000)).expect("ticks");
        assert!(!key.exists(), "{pin} {cancel}");
        assert!(snapshot(&capsules).is_empty(), "{pin} {cancel}");
        assert!(check_ins.current().expect("reads").is_none());
    }
}

/// Where she is.
fn position() -> Position {
    let at = Coordinates { lat_e7: 515_074_000, lon_e7: -1_278_000 };
    Position::new(at, 20, reading().wall_ms / 1000, Some(80)).expect("a position")
}

fn plain(walk: &Walk) -> Vec<u8> {
    Folder::at(&walk.fixture.environment, &walk.fixture.folder).capsule(walk.id).expect("reads").plain
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

/// A check-in whose first contact is paired, with a place and a position.
fn paired_walk() -> Walk {
    let fixture = empty();
    let (mut vault, contacts) = furnish(&fixture, &["Sam", "Jo"], Fallback::Nobody, &reading());
    let hers = vault.begin_pairing("Her").expect("begins");
    let sams = PendingPairing::begin(&SystemEntropy::new(), "Sam", [9; 32], [8; 16]).expect("begins");
    let (shown, to_sam) = (sams.payload().clone(), hers.payload().clone());
    let paired = hers.finish(&shown).expect("pairs");
    assert!(matches!(paired.side, Side::A | Side::B));
    sams.finish(&to_sam).expect("pairs");
    vault.finish_pairing(contacts[0], &shown, paired, reading().wall_ms / 1000, &reading()).expect("keeps");
    let request = alongside_core::session::StartRequest {
        note: Some("with the dog".into()),
        positions_follow: true,
        position: Some(position()),
        ..quarter(&contacts)
    };
    let id = vault.start_check_in(&request, &reading()).expect("starts");
    vault.lock().expect("locks");
    let check_ins = check_ins(&fixture);
    Walk { fixture, check_ins, contacts, id }
}

/// What a PIN opens of a check-in that runs.
fn opened(walk: &Walk, state: &CheckIn, pin: &str) -> OpenedBundle {
    let bundles = minicbor::to_vec(&state.bundles).expect("encodes");
    let folder = Folder::at(&walk.fixture.environment, &walk.fixture.folder);
    let plain = folder.try_pin(walk.id, &bundles, &passcode(pin)).expect("tries").expect("opens");
    OpenedBundle::from_padded(&plain).expect("a bundle")
}

#[test]
fn before_a_pin_the_capsule_tells_neither_tokens_nor_hashes_nor_plan_keys() {
    let walk = paired_walk();
    let state = walk.state();
    let (honest, forced) = (opened(&walk, &state, SAFE), opened(&walk, &state, DURESS));
    assert_ne!(honest.token, forced.token);
    assert_eq!(honest.plan_keys.len(), 1);
    let mut secrets: Vec<(&str, Vec<u8>)> = vec![
        ("token", honest.token.to_vec()),
        ("forced token", forced.token.to_vec()),
        ("hash", honest.h_safe.to_vec()),
        ("forced hash", honest.h_duress.to_vec()),
    ];
    for (_, key) in &honest.plan_keys {
        let encoded = minicbor::to_vec(key).expect("encodes");
        secrets.push(("plan key", encoded[encoded.len() - 32..].to_vec()));
    }
    // Through its life before the PIN that ends it, extending with one among it.
    walk.check_ins.tick(&at(61_000)).expect("ticks");
    walk.check_ins.extend(60, None, &at(62_000)).expect("puts off");
    let mut seen = vec![plain(&walk)];
    walk.send_all(63_000);
    seen.push(plain(&walk));
    let _ = walk.check_ins.safe(&passcode("1111"), &at(64_000));
    seen.push(plain(&walk));
    walk.check_ins.extend(1200, Some(&passcode(SAFE)), &at(65_000)).expect("puts off");
    seen.push(plain(&walk));
    walk.check_ins.alert_now(&at(66_000)).expect("tells");
    seen.push(plain(&walk));
    for (what, secret) in secrets {
        for (moment, bytes) in seen.iter().enumerate() {
            assert!(!contains(bytes, &secret), "{what} at moment {moment}");
        }
    }
    // The search does find what is there.
    assert!(contains(&seen[0], b"the library") && contains(&seen[0], state.reference.as_bytes()));
}

#[test]
fn after_any_end_plan_place_and_bundles_are_gone_at_once() {
    for (pin, fired) in [(SAFE, false), (DURESS, false), (SAFE, true)] {
        let walk = paired_walk();
        walk.check_ins.located(position(), &at(1_000)).expect("takes it");
        let state = walk.state();
        assert!(contains(&plain(&walk), b"the library") && contains(&plain(&walk), b"with the dog"));
        if fired {
            walk.check_ins.tick(&at(DEADLINE_MS)).expect("ticks");
            walk.send_all(DEADLINE_MS);
        }
        let ms = if fired { DEADLINE_MS + 1_000 } else { 2_000 };
        walk.check_ins.safe(&passcode(pin), &at(ms)).expect("ends");
        let after = walk.state();
        assert!(after.plan.is_none() && after.position.is_none() && after.bundles.is_empty());
        let bytes = plain(&walk);
        for text in ["the library", "with the dog"] {
            assert!(!contains(&bytes, text.as_bytes()), "{text} after {pin}, fired: {fired}");
        }
        for bundle in &state.bundles {
            let encoded = minicbor::to_vec(bundle).expect("encodes");
            assert!(!contains(&bytes, &encoded[8..72]), "a close bundle after {pin}");
        }
        let located = walk.check_ins.located(position(), &at(ms + 1_000));
        assert!(matches!(located, Err(Error::NoCheckIn)), "no place is taken any more");
    }
}
