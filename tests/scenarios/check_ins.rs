//! A check-in as she lives through it, over the session and real files. After it is armed the vault is out of reach.

use std::path::{Path, PathBuf};

use alongside_core::checkin::channel::MessageKind;
use alongside_core::checkin::machine::{CheckIn, Effect, Ending, Fallback, Mode, RowState, State};
use alongside_core::checkin::outgoing::Outgoing;
use alongside_core::checkin::status::status;
use alongside_core::ids::{CheckinId, RecordId};
use alongside_core::session::{CheckIns, Locked, StartRequest, Unlocked};
use alongside_core::time::Reading;
use alongside_core::vault::{Credential, KdfParameters};
use alongside_core::{Error, limits};
use alongside_tests::checkins::{DURESS, SAFE, check_ins, furnish, installed, request};
use alongside_tests::faulty::{Fault, Lasts};
use alongside_tests::fixture::{FIRST, Fixture, copy_folder, passcode, reading, snapshot};

use super::vault::{empty, unlock, write};

/// Milliseconds from the start of [`Walk`] to its deadline.
pub(super) const DEADLINE_MS: u64 = 1_020_000;
const DAY_MS: u64 = 24 * 3600 * 1000;

pub(super) fn at(ms: u64) -> Reading {
    reading().after(ms)
}

/// A quarter of an hour and two minutes of grace.
pub(super) fn quarter(contacts: &[RecordId]) -> StartRequest {
    StartRequest { place: Some("the library".into()), ..request(Mode::Real, 900, 120, contacts) }
}

/// An installation in which a check-in runs and nobody is unlocked.
pub(super) struct Walk {
    pub(super) fixture: Fixture,
    pub(super) check_ins: CheckIns,
    pub(super) contacts: Vec<RecordId>,
    pub(super) id: CheckinId,
}

pub(super) fn walk(fallback: Fallback) -> Walk {
    let fixture = empty();
    let (mut vault, contacts) = furnish(&fixture, &["Sam", "Jo"], fallback, &reading());
    let id = vault.start_check_in(&quarter(&contacts), &reading()).expect("starts");
    vault.lock().expect("locks");
    let check_ins = check_ins(&fixture);
    Walk { fixture, check_ins, contacts, id }
}

/// The same below `top`, device keys and all, to be copied.
pub(super) fn arm_below(top: &Path, fallback: Fallback) -> CheckinId {
    let fixture = installed(top);
    let (mut vault, contacts) = furnish(&fixture, &["Sam", "Jo"], fallback, &reading());
    let id = vault.start_check_in(&quarter(&contacts), &reading()).expect("starts");
    vault.lock().expect("locks");
    id
}

impl Walk {
    pub(super) fn state(&self) -> CheckIn {
        self.check_ins.current().expect("reads").expect("is there")
    }

    pub(super) fn unlock_at(&self, ms: u64) -> Unlocked {
        unlock_as(&self.fixture, FIRST, ms)
    }

    pub(super) fn capsules(&self) -> PathBuf {
        self.fixture.folder.join("checkin").join("c")
    }

    /// Nothing below `v` can be read until it is put back.
    fn without_vault(&self, what: impl FnOnce()) {
        let (there, away) = (self.fixture.folder.join("v"), self.fixture.folder.join("away"));
        std::fs::rename(&there, &away).expect("moves");
        what();
        assert!(!there.exists(), "nobody made it anew");
        std::fs::rename(&away, &there).expect("moves back");
    }

    /// Sends what is to leave, all of it well.
    pub(super) fn send_all(&self, ms: u64) -> Vec<Outgoing> {
        let leaving = self.check_ins.take_outgoing(&at(ms)).expect("claims");
        for outgoing in &leaving {
            self.check_ins.sent(outgoing.check_in, outgoing.row, Ok(()), &at(ms)).expect("commits");
        }
        leaving
    }
}

pub(super) fn unlock_as(fixture: &Fixture, secret: &str, ms: u64) -> Unlocked {
    Locked::open(&fixture.environment, &fixture.folder)
        .and_then(|locked| locked.unlock(&Credential::Passcode(&passcode(secret)), &at(ms)))
        .expect("opens")
}

fn kinds(leaving: &[Outgoing]) -> Vec<MessageKind> {
    leaving.iter().map(|outgoing| outgoing.message.kind).collect()
}

#[test]
fn what_it_looks_like_from_outside_changes_with_what_is_written_and_with_nothing_else() {
    assert_eq!(check_ins(&empty()).mark().expect("looks"), None);
    let walk = walk(Fallback::Nobody);
    let before = walk.check_ins.mark().expect("looks");
    assert!(before.is_some());
    // Reading, and asking for the wakes, writes nothing.
    let asked = walk.check_ins.next_wakes(&at(1_000)).expect("looks");
    assert!(asked.effects.is_empty() && asked.unreadable.is_empty());
    walk.state();
    assert_eq!(walk.check_ins.mark().expect("looks"), before);
    // The wakes are those that a tick gives.
    assert_eq!(asked.wakes, walk.check_ins.tick(&at(1_000)).expect("ticks").wakes);
    walk.check_ins.alert_now(&at(2_000)).expect("tells");
    let after = walk.check_ins.mark().expect("looks");
    assert_ne!(after, before);
    walk.check_ins.cancel(&passcode("not the PIN"), &at(3_000)).expect_err("is wrong");
    assert_ne!(walk.check_ins.mark().expect("looks"), after, "the try was counted");
}

#[test]
fn everything_but_its_beginning_goes_without_the_vault() {
    let walk = walk(Fallback::Nobody);
    let pin = passcode(SAFE);
    walk.without_vault(|| {
        let shown = status(&walk.state(), &at(1_000));
        assert_eq!((shown.state, shown.phase, shown.ending), ("arming", "running", None));
        assert_eq!(walk.check_ins.tick(&at(61_000)).expect("ticks").unreadable, []);
        assert_eq!(status(&walk.state(), &at(61_000)).state, "armed");

        walk.check_ins.extend(600, None, &at(62_000)).expect("puts off");
        let more = walk.check_ins.extend(301, None, &at(63_000));
        assert!(matches!(more, Err(Error::Invalid { field: "extend", .. })), "a quarter of an hour in all");
        walk.check_ins.extend(1800, Some(&pin), &at(64_000)).expect("puts off");
        let deadline = walk.state().deadline();
        assert_eq!(deadline, reading().wall_ms / 1000 + 1020 + 600 + 1800);
        let wrong = walk.check_ins.extend(60, Some(&passcode("1111")), &at(65_000));
        assert!(matches!(wrong, Err(Error::WrongPin)));
        assert_eq!(walk.state().deadline(), deadline);

        walk.check_ins.remove_contact(1, &pin, true, &at(66_000)).expect("takes out");
        let wrong = walk.check_ins.safe(&passcode("1111"), &at(67_000));
        assert!(matches!(wrong, Err(Error::WrongPin)));
        walk.check_ins.safe(&pin, &at(68_000)).expect("ends");
        let shown = status(&walk.state(), &at(69_000));
        assert_eq!((shown.state, shown.phase, shown.ending), ("closed", "closed", Some("safe")));
        assert!(walk.send_all(70_000).is_empty());
        let again = walk.check_ins.safe(&pin, &at(71_000));
        assert!(matches!(again, Err(Error::NoCheckIn)));
        for minutes in 2..120 {
            let woken = walk.check_ins.tick(&at(minutes * 60_000)).expect("ticks");
            assert!(!woken.effects.iter().any(|(_, effect)| *effect == Effect::Fired));
        }
        assert!(walk.send_all(2 * 3_600_000).is_empty(), "nobody was told");
    });
    let vault = walk.unlock_at(3 * 3_600_000);
    let history = vault.check_in_history().expect("reads");
    let [(_, entry)] = history.as_slice() else { panic!("{} entries", history.len()) };
    assert_eq!(entry.place.as_deref(), Some("the library"));
    let entry = entry.entry.as_ref().expect("an entry");
    assert_eq!((entry.ending, entry.wrong_pins, entry.id), (Ending::Safe, 2, walk.id));
    assert_eq!(vault.report().housekeeping.check_ins_lost, 0);
}

#[test]
fn at_the_deadline_everybody_is_told_without_the_vault() {
    let walk = walk(Fallback::Nobody);
    walk.without_vault(|| {
        walk.check_ins.tick(&at(DEADLINE_MS - 1)).expect("ticks");
        assert!(walk.send_all(DEADLINE_MS - 1).is_empty());
        let woken = walk.check_ins.tick(&at(DEADLINE_MS)).expect("ticks");
        assert!(woken.effects.contains(&(walk.id, Effect::Fired)));
        let alerts: Vec<_> = walk
            .send_all(DEADLINE_MS)
            .into_iter()
            .filter(|out| out.message.kind == MessageKind::Alert)
            .collect();
        for name in ["/outbox/Sam", "/outbox/Jo"] {
            assert!(alerts.iter().any(|out| out.message.address.to == name), "{name}");
        }
        assert!(
            alerts.iter().all(|out| out.message.reference == walk.state().reference && !out.message.test)
        );
        assert!(walk.send_all(DEADLINE_MS + 60_000).is_empty(), "once");
        walk.check_ins.safe(&passcode(SAFE), &at(DEADLINE_MS + 70_000)).expect("ends");
        assert_eq!(walk.state().state, State::Closed(Ending::SafeAfterAlert));
        let clear = walk.send_all(DEADLINE_MS + 70_000);
        assert_eq!(kinds(&clear), [MessageKind::AllClear, MessageKind::AllClear]);
    });
    let history = walk.unlock_at(DEADLINE_MS + 80_000).check_in_history().expect("reads");
    assert_eq!(history[0].1.entry.as_ref().and_then(|entry| entry.fired_at), Some(walk.state().deadline()));
}

#[test]
fn told_now_taken_back_and_cancelled() {
    let told = walk(Fallback::Nobody);
    told.check_ins.alert_now(&at(5_000)).expect("tells");
    assert!(kinds(&told.send_all(5_000)).iter().all(|kind| *kind == MessageKind::Alert));
    told.check_ins.cancel(&passcode(SAFE), &at(9_000)).expect("takes back");
    assert_eq!(kinds(&told.send_all(9_000)), [MessageKind::AllClear, MessageKind::AllClear]);

    let cancelled = walk(Fallback::Nobody);
    cancelled.check_ins.cancel(&passcode(SAFE), &at(9_000)).expect("takes back");
    assert_eq!(cancelled.state().state, State::Closed(Ending::Cancelled));
    cancelled.check_ins.tick(&at(DEADLINE_MS + 60_000)).expect("ticks");
    assert!(cancelled.send_all(DEADLINE_MS + 60_000).is_empty());
}

#[test]
fn ten_wrong_pins_make_her_wait_and_the_deadline_does_not() {
    let walk = walk(Fallback::Nobody);
    for _ in 0..10 {
        let wrong = walk.check_ins.safe(&passcode("1111"), &at(10_000));
        assert!(matches!(wrong, Err(Error::WrongPin)));
    }
    for pin in ["1111", SAFE, DURESS] {
        let throttled = walk.check_ins.safe(&passcode(pin), &at(10_000));
        assert!(matches!(throttled, Err(Error::Throttled { wait_s: 1..=60 })), "{pin}");
    }
    assert!(walk.check_ins.alert_now(&at(10_000)).is_ok(), "what needs no PIN still goes");

    let walk = self::walk(Fallback::Nobody);
    for _ in 0..10 {
        let _ = walk.check_ins.cancel(&passcode("1111"), &at(10_000));
    }
    assert_eq!(walk.state().deadline(), reading().wall_ms / 1000 + 1020);
    walk.check_ins.safe(&passcode(SAFE), &at(70_000)).expect("a minute later there is a try again");

    let walk = self::walk(Fallback::Nobody);
    for _ in 0..10 {
        let _ = walk.check_ins.cancel(&passcode("1111"), &at(DEADLINE_MS - 1_000));
    }
    walk.check_ins.tick(&at(DEADLINE_MS)).expect("ticks");
    assert_eq!(walk.state().state, State::Firing, "and it was not put off");
}

#[test]
fn a_second_one_is_refused_from_whichever_vault() {
    let walk = walk(Fallback::Nobody);
    let mut vault = walk.unlock_at(1_000);
    let second = vault.start_check_in(&quarter(&walk.contacts), &at(1_000));
    assert!(matches!(second, Err(Error::CheckInArmed)));
    let pins = vault.set_checkin_pins(&passcode("1234"), None, KdfParameters::CHEAP_FOR_TESTS);
    assert!(matches!(pins, Err(Error::CheckInArmed)));
    vault.lock().expect("locks");
    assert_eq!(walk.state().id, walk.id);
    // What was refused is nowhere missed.
    walk.check_ins.safe(&passcode(SAFE), &at(2_000)).expect("ends");
    assert_eq!(walk.unlock_at(3_000).report().housekeeping.check_ins_lost, 0);
    let mut vault = walk.unlock_at(4_000);
    vault.start_check_in(&quarter(&walk.contacts), &at(4_000)).expect("after the end there may be another");
}

#[test]
fn the_one_that_runs_is_found_although_the_clock_was_set_back_before_it_began() {
    let walk = walk(Fallback::Nobody);
    walk.check_ins.safe(&passcode(SAFE), &at(60_000)).expect("ends");
    let mut back = at(120_000);
    back.wall_ms -= 3_600_000;
    let mut vault = walk.unlock_at(120_000);
    let second = vault.start_check_in(&quarter(&walk.contacts), &back).expect("starts");
    vault.lock().expect("locks");
    assert_eq!(walk.state().id, second);
    walk.check_ins.safe(&passcode(SAFE), &back.after(1_000)).expect("and can be ended");
}

#[test]
fn looking_leaves_nothing_behind() {
    let fixture = empty();
    super::vault::set_up(&fixture).lock().expect("locks");
    let before = snapshot(&fixture.folder);
    let check_ins = check_ins(&fixture);
    assert!(check_ins.current().expect("reads").is_none());
    assert!(check_ins.recover(&reading()).expect("ticks").wakes.is_empty());
    assert!(check_ins.take_outgoing(&reading()).expect("claims").is_empty());
    assert!(matches!(check_ins.safe(&passcode(SAFE), &reading()), Err(Error::NoCheckIn)));
    let vault = unlock(&fixture, FIRST).expect("opens");
    assert!(vault.checkin_pins().expect("reads").is_none());
    assert!(!fixture.folder.join("checkin").exists());
    drop(vault);
    assert_eq!(snapshot(&fixture.folder).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
}

/// Makes a decoy in an installation where nothing runs.
fn with_decoy() -> (Fixture, Vec<RecordId>) {
    let fixture = empty();
    let (mut vault, contacts) = furnish(&fixture, &["Sam"], Fallback::Text, &reading());
    vault.make_decoy(&passcode("second-passcode"), &reading()).expect("makes one");
    vault.lock().expect("locks");
    (fixture, contacts)
}

#[test]
fn from_the_decoy_it_looks_the_same_and_its_history_goes_home() {
    let (fixture, contacts) = with_decoy();
    let mut vault = unlock_as(&fixture, FIRST, 0);
    let id = vault.start_check_in(&quarter(&contacts), &reading()).expect("starts");
    let shown = status(&vault.check_ins().get(id).expect("reads"), &at(1_000));
    vault.lock().expect("locks");
    let decoy = unlock_as(&fixture, "second-passcode", 1_000);
    let same = decoy.check_ins().current().expect("reads").expect("is there");
    assert_eq!(status(&same, &at(1_000)), shown);
    decoy.check_ins().safe(&passcode(SAFE), &at(2_000)).expect("ends");
    decoy.lock().expect("locks");
    let decoy = unlock_as(&fixture, "second-passcode", 3_000);
    assert!(decoy.check_in_history().expect("reads").is_empty());
    assert_eq!(decoy.report().housekeeping.check_ins_lost, 0);
    decoy.lock().expect("locks");
    let vault = unlock_as(&fixture, FIRST, 4_000);
    assert_eq!(vault.check_in_history().expect("reads").len(), 1);
    assert_eq!(vault.report().housekeeping.check_ins_lost, 0);
}

#[test]
fn pins_of_one_vault_are_not_those_of_the_other() {
    let (fixture, _) = with_decoy();
    let mut decoy = unlock_as(&fixture, "second-passcode", 0);
    assert!(decoy.checkin_pins().expect("reads").is_none());
    let sam = alongside_tests::checkins::add_contact(&mut decoy, "Pat", &reading());
    assert!(matches!(decoy.start_check_in(&quarter(&[sam]), &reading()), Err(Error::NoPin)));
    decoy.set_checkin_pins(&passcode("1234"), None, KdfParameters::CHEAP_FOR_TESTS).expect("sets");
    assert!(decoy.checkin_pins().expect("reads").is_some_and(|set| !set.duress));
    decoy.lock().expect("locks");
    assert!(unlock_as(&fixture, FIRST, 0).checkin_pins().expect("reads").is_none(), "the files hold others");
}

#[test]
fn history_comes_back_although_capture_is_off_and_goes_after_a_month() {
    let walk = walk(Fallback::Nobody);
    let mut vault = walk.unlock_at(500);
    vault.set_capture(false).expect("switches off");
    vault.lock().expect("locks");
    walk.check_ins.safe(&passcode(SAFE), &at(60_000)).expect("ends");
    assert_eq!(walk.unlock_at(61_000).check_in_history().expect("reads").len(), 1);
    let month = u64::try_from(limits::CHECKIN_HISTORY_DAYS).expect("fits") * DAY_MS;
    assert_eq!(walk.unlock_at(month).check_in_history().expect("reads").len(), 1);
    assert!(walk.unlock_at(month + DAY_MS).check_in_history().expect("reads").is_empty());
}

#[test]
fn a_history_that_was_cut_off_anywhere_comes_in_once_and_whole() {
    let original = tempfile::tempdir().expect("a folder");
    let id = arm_below(original.path(), Fallback::Nobody);
    let mut done = false;
    let mut cut = 0;
    while !done {
        let copy = tempfile::tempdir().expect("a folder");
        copy_folder(original.path(), copy.path());
        let fixture = installed(copy.path());
        let walk = Walk { check_ins: check_ins(&fixture), fixture, contacts: Vec::new(), id };
        walk.fixture.storage.plan(cut, Fault::NoSpace, Lasts::On);
        let ended = walk.check_ins.safe(&passcode(SAFE), &at(60_000));
        // A process that died leaves what it had written; whoever opens has a disk that works.
        done = walk.fixture.storage.mend().1.is_none();
        let vault = walk.unlock_at(61_000);
        assert_eq!(vault.report().housekeeping.captures_damaged, 0, "cut {cut}");
        let first = vault.check_in_history().expect("reads").len();
        vault.lock().expect("locks");
        if ended.is_err() && !walk.state().state.is_closed() {
            walk.check_ins.safe(&passcode(SAFE), &at(62_000)).expect("ends after all");
        }
        walk.check_ins.tick(&at(63_000)).expect("ticks");
        let vault = walk.unlock_at(64_000);
        assert_eq!(vault.check_in_history().expect("reads").len(), 1, "cut {cut}, {first} at first");
        assert_eq!(vault.report().housekeeping.check_ins_lost, 0, "cut {cut}");
        vault.lock().expect("locks");
        let left = snapshot(&walk.fixture.folder.join("inbox"));
        assert!(left.is_empty(), "cut {cut}: {:?}", left.keys());
        cut += 1;
    }
    assert!(cut > 10, "{cut}");
}

#[test]
fn a_full_disk_holds_an_alert_up_and_loses_none() {
    let walk = walk(Fallback::Nobody);
    walk.fixture.storage.plan(0, Fault::NoSpace, Lasts::On);
    for second in 0..5 {
        let woken = walk.check_ins.tick(&at(DEADLINE_MS + second * 1000)).expect("is told, not the end");
        assert_eq!(woken.failed, [(walk.id, alongside_core::ErrorCode::NoSpace)]);
        assert!(walk.check_ins.take_outgoing(&at(DEADLINE_MS + second * 1000)).expect("claims").is_empty());
    }
    walk.fixture.storage.heal();
    walk.check_ins.tick(&at(DEADLINE_MS + 6_000)).expect("ticks");
    assert_eq!(walk.send_all(DEADLINE_MS + 6_000).len(), walk.state().outbox.len());
}

// Erased while it runs.

/// After `ms` and a day nothing of the check-in is left in an erased installation.
fn leaves_nothing(walk: &Walk, ms: u64) {
    walk.check_ins.tick(&at(ms + DAY_MS + 60_000)).expect("ticks");
    walk.check_ins.tick(&at(ms + 2 * DAY_MS + 60_000)).expect("ticks");
    assert!(!walk.fixture.folder.join("checkin").exists());
    assert!(walk.check_ins.current().expect("reads").is_none());
    assert!(Locked::is_first_run(&walk.fixture.environment, &walk.fixture.folder).expect("looks"));
    assert!(snapshot(&walk.fixture.folder).is_empty(), "{:?}", snapshot(&walk.fixture.folder).keys());
}

fn erase(walk: &Walk, pin: Option<&str>, ms: u64) -> Result<(), Error> {
    walk.unlock_at(ms).wipe(&passcode(FIRST), pin.map(passcode).as_ref(), &at(ms))
}

#[test]
fn erased_with_the_pin_it_ends_and_nobody_is_told() {
    let walk = walk(Fallback::Text);
    assert!(matches!(erase(&walk, Some("1111"), 1_000), Err(Error::WrongPin)));
    assert_eq!(walk.unlock_at(2_000).check_in_history().expect("nothing was erased").len(), 0);
    erase(&walk, Some(SAFE), 3_000).expect("erases");
    assert_eq!(walk.state().state, State::Closed(Ending::Cancelled));
    walk.check_ins.tick(&at(DEADLINE_MS + 60_000)).expect("ticks");
    assert!(walk.send_all(DEADLINE_MS + 60_000).is_empty());
    leaves_nothing(&walk, DEADLINE_MS);
}

#[test]
fn erased_without_the_pin_it_goes_on_and_they_are_told() {
    let walk = walk(Fallback::Nobody);
    erase(&walk, None, 3_000).expect("erases");
    assert!(!walk.state().state.is_closed());
    walk.check_ins.tick(&at(DEADLINE_MS)).expect("ticks");
    let told = walk.send_all(DEADLINE_MS);
    assert!(told.iter().any(|out| out.message.address.to == "/outbox/Sam"));
    walk.check_ins.tick(&at(DEADLINE_MS + DAY_MS + 1000)).expect("ticks");
    leaves_nothing(&walk, DEADLINE_MS + DAY_MS + 1000);
}

#[test]
fn erased_with_the_pin_of_a_forced_ending_they_are_told_where_she_chose_that() {
    for (fallback, told) in [(Fallback::Text, true), (Fallback::Nobody, false)] {
        let walk = walk(fallback);
        erase(&walk, Some(DURESS), 3_000).expect("erases");
        assert_eq!(walk.state().state, State::Closed(Ending::Cancelled));
        walk.check_ins.tick(&at(DEADLINE_MS - 1000)).expect("ticks");
        assert!(walk.send_all(DEADLINE_MS - 1000).is_empty());
        walk.check_ins.tick(&at(DEADLINE_MS)).expect("ticks");
        let leaving = walk.send_all(DEADLINE_MS);
        assert_eq!(leaving.iter().any(|out| out.message.kind == MessageKind::Alert), told);
        leaves_nothing(&walk, DEADLINE_MS);
    }
}

#[test]
fn a_vault_set_up_anew_beside_it_neither_hears_of_it_nor_loses_its_own() {
    let walk = walk(Fallback::Nobody);
    erase(&walk, None, 3_000).expect("erases");
    let mut vault = super::vault::set_up(&walk.fixture);
    write(&mut vault, "a new beginning");
    vault.lock().expect("locks");
    walk.check_ins.safe(&passcode(SAFE), &at(60_000)).expect("ends");
    walk.check_ins.tick(&at(DEADLINE_MS + 2 * DAY_MS)).expect("ticks");
    assert!(!walk.capsules().join(format!("{}.1", walk.id)).exists());
    let vault = walk.unlock_at(61_000);
    assert!(vault.check_in_history().expect("reads").is_empty());
    assert_eq!(vault.report().housekeeping.check_ins_lost, 0);
}

#[test]
fn a_row_handed_by_hand_or_refused_is_not_tried_again() {
    let walk = walk(Fallback::Nobody);
    walk.check_ins.alert_now(&at(5_000)).expect("tells");
    let leaving = walk.check_ins.take_outgoing(&at(5_000)).expect("claims");
    let (first, rest) = leaving.split_first().expect("some");
    let refused = Err(alongside_core::checkin::channel::SendFailure::Refused);
    walk.check_ins.sent(first.check_in, first.row, refused, &at(5_100)).expect("commits");
    assert_eq!(walk.state().row(first.row).map(|row| row.state), Some(RowState::Refused));
    // Nobody answers for the others: they are given out again, those alone.
    assert!(walk.check_ins.take_outgoing(&at(30_000)).expect("claims").is_empty());
    let again = walk.check_ins.take_outgoing(&at(70_000)).expect("claims");
    assert_eq!(again.len(), rest.len());
    assert!(again.iter().all(|out| out.row != first.row));
}

/// Nothing below `v` is opened: said here once more by counting what the folder holds.
#[test]
fn no_file_of_the_vault_changes_while_it_runs() {
    let walk = walk(Fallback::Nobody);
    let vault = |folder: &Path| snapshot(&folder.join("v"));
    let before = vault(&walk.fixture.folder);
    walk.check_ins.extend(60, Some(&passcode(SAFE)), &at(1_000)).expect("puts off");
    walk.check_ins.recover(&at(DEADLINE_MS + 60_000)).expect("fires");
    walk.send_all(DEADLINE_MS + 60_000);
    walk.check_ins.safe(&passcode(SAFE), &at(DEADLINE_MS + 70_000)).expect("ends");
    assert_eq!(vault(&walk.fixture.folder), before);
}
