//! Erasing while a check-in may be running.

use alongside_core::ids::CheckinId;
use alongside_core::session::Locked;
use alongside_core::vault::KdfParameters;
use alongside_core::vault::testing::checkin::Folder;
use alongside_tests::fixture::{FIRST, passcode, reading};

use super::vault::{empty, set_up, unlock, write};

const ONE: CheckinId = CheckinId([0x11; 16]);

#[test]
fn an_erased_vault_leaves_the_check_in_that_may_be_running_and_can_be_set_up_anew() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "what matters");
    let checkins = Folder::at(&fixture.environment, &fixture.folder);
    checkins.make_capsule(ONE, b"armed").expect("is made");
    vault.wipe(&passcode(FIRST), None, &reading()).expect("erases");
    assert!(Locked::is_first_run(&fixture.environment, &fixture.folder).expect("looks"));
    assert_eq!(checkins.capsule(ONE).expect("reads").plain, b"armed");
    drop(set_up(&fixture));
    drop(unlock(&fixture, FIRST).expect("opens"));
    assert_eq!(checkins.capsule(ONE).expect("reads").plain, b"armed");
}

#[test]
fn an_erased_vault_without_a_check_in_leaves_no_sign_of_one() {
    let fixture = empty();
    let vault = set_up(&fixture);
    let checkins = Folder::at(&fixture.environment, &fixture.folder);
    checkins.set_pins(KdfParameters::CHEAP_FOR_TESTS, &passcode("2580"), None).expect("sets");
    checkins.make_capsule(ONE, b"armed").expect("is made");
    checkins.destroy_capsule(ONE).expect("has ended");
    vault.wipe(&passcode(FIRST), None, &reading()).expect("erases");
    assert!(!fixture.folder.join("checkin").exists());
}
