//! Somebody makes her open the app.

use alongside_core::Error;
use alongside_core::progress::Progress;
use alongside_core::session::Locked;
use alongside_core::store::Kind;
use alongside_tests::fixture::{FIRST, passcode, reading};

use super::vault::{empty, locked, set_up, set_up_with, unlock, write};

const SECOND: &str = "second-passcode";

#[test]
fn the_decoy_is_an_empty_notebook_and_the_first_vault_stays_whole() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    for number in 0..5 {
        write(&mut vault, &format!("entry {number}"));
    }
    vault.make_decoy(&passcode(SECOND), &reading()).expect("makes one");
    assert!(!vault.can_make_decoy());
    vault.lock().expect("locks");

    let mut decoy = unlock(&fixture, SECOND).expect("opens");
    assert_eq!(decoy.current(Kind::INCIDENT).count(), 0);
    assert!(decoy.can_make_decoy(), "the same menu works inside it");
    write(&mut decoy, "an errand");
    decoy.change_passcode(&passcode("third-passcode"), &reading()).expect("changes");
    decoy.renew_recovery_code().expect("renews");
    decoy.set_capture(true).expect("switches");
    decoy.lock().expect("locks");
    locked(&fixture).capture_note("for the decoy", &reading()).expect("captures");

    let mut vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(vault.current(Kind::INCIDENT).count(), 5);
    assert!(vault.check_records(&Progress::new()).expect("checks").damage.is_empty());
    vault.lock().expect("locks");
    let decoy = unlock(&fixture, "third-passcode").expect("opens");
    assert_eq!(decoy.current(Kind::INCIDENT).count(), 2, "the capture came where it was sealed to");
}

#[test]
fn making_one_switches_capture_off_and_its_passcode_can_be_no_other() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    assert!(vault.captures_come_here().expect("reads"));
    assert!(matches!(vault.make_decoy(&passcode(FIRST), &reading()), Err(Error::PasscodeRefused)));
    assert!(vault.captures_come_here().expect("reads"), "nothing was made, nothing changed");
    vault.make_decoy(&passcode(SECOND), &reading()).expect("makes one");
    assert!(!vault.captures_come_here().expect("reads"));
    assert!(matches!(vault.change_passcode(&passcode(SECOND), &reading()), Err(Error::PasscodeRefused)));
    assert!(matches!(vault.make_decoy(&passcode("another"), &reading()), Err(Error::NoSpareVault)));
}

#[test]
fn erasing_from_the_decoy_looks_complete_and_touches_nothing_else() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "what matters");
    vault.make_decoy(&passcode(SECOND), &reading()).expect("makes one");
    vault.lock().expect("locks");
    unlock(&fixture, SECOND).expect("opens").wipe(&passcode(SECOND), None, &reading()).expect("erases");

    assert!(Locked::is_first_run(&fixture.environment, &fixture.folder).expect("reads"));
    assert!(matches!(unlock(&fixture, SECOND), Err(Error::NotSetUp)), "as if there were nothing");
    assert!(matches!(locked(&fixture).capture_note("x", &reading()), Err(Error::NotSetUp)));

    // Made to set up anew, and to erase once more: still only that vault.
    let mut again = set_up_with(&fixture, "chosen by them").expect("sets up");
    write(&mut again, "an errand");
    again.wipe(&passcode("chosen by them"), None, &reading()).expect("erases");

    let vault = unlock(&fixture, FIRST).expect("the first passcode opens the first vault");
    assert_eq!(vault.current(Kind::INCIDENT).count(), 1);
}

#[test]
fn set_up_after_it_with_the_first_passcode_opens_the_first_vault() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "what matters");
    vault.make_decoy(&passcode(SECOND), &reading()).expect("makes one");
    vault.lock().expect("locks");
    unlock(&fixture, SECOND).expect("opens").wipe(&passcode(SECOND), None, &reading()).expect("erases");
    let vault = set_up_with(&fixture, FIRST).expect("opens");
    assert_eq!(vault.current(Kind::INCIDENT).count(), 1);
}

#[test]
fn all_three_volumes_look_alike_after_set_up() {
    let fixture = empty();
    set_up(&fixture).lock().expect("locks");
    let listing = |number: u8| {
        let folder = fixture.folder.join("v").join(number.to_string());
        let mut names: Vec<(String, u64)> = std::fs::read_dir(folder)
            .expect("folder")
            .map(|entry| {
                let entry = entry.expect("reads");
                let length = if entry.path().is_dir() { 0 } else { entry.metadata().expect("reads").len() };
                (entry.file_name().to_string_lossy().into_owned(), length)
            })
            .collect();
        names.sort();
        names
    };
    assert_eq!(listing(1), listing(2));
    assert_eq!(listing(2), listing(3));
}
