//! Passcode change, decoy, recovery code, face.

use std::cell::Cell;

use alongside_core::vault::{Credential, Face, RecoveryCode};
use alongside_core::{Error, Result};
use alongside_tests::fixture::{FIRST, Fixture, passcode, reading};

use super::{DECOY, Round, SECOND, at_every_change, original};

fn plain() -> Round {
    original(false).copy()
}

#[test]
fn after_a_passcode_change_that_failed_one_of_both_opens_and_then_only_that() {
    let halfway = Cell::new(0);
    at_every_change(
        plain,
        |fixture| {
            let opened = fixture.unlock(FIRST)?;
            opened.installation.change_passcode(&opened.volume, &passcode(SECOND), &reading())
        },
        |round, result, what| {
            if result.is_ok() {
                assert!(!round.opens(FIRST), "{what}");
                round.has_everything(SECOND, what);
                return;
            }
            let (first, second) = (round.fork().opens(FIRST), round.fork().opens(SECOND));
            assert!(first || second, "{what}: neither opens");
            halfway.set(halfway.get() + u32::from(first && second));
            for (used, other) in [(FIRST, SECOND), (SECOND, FIRST)] {
                let fork = round.fork();
                if fork.opens(used) {
                    fork.has_everything(used, what);
                    assert!(!fork.opens(other), "{what}: {used} was used, and {other} still opens");
                }
            }
        },
    );
    assert!(halfway.get() > 0, "the gap between the two writes was hit");
}

#[test]
fn a_decoy_that_failed_costs_nothing_and_can_be_made_again_at_once() {
    at_every_change(
        plain,
        |fixture| {
            let mut opened = fixture.unlock(FIRST)?;
            let made = opened.installation.make_decoy(&mut opened.volume, &passcode(DECOY), &reading());
            if made.is_err() {
                // In the same session, once there is room again.
                fixture_mended(fixture);
                assert!(opened.volume.has_spare(), "the spares are still there");
                opened.installation.make_decoy(&mut opened.volume, &passcode(SECOND), &reading()).unwrap();
            }
            made
        },
        |round, result, what| {
            round.has_everything(FIRST, what);
            round.is_empty_vault(if result.is_ok() { DECOY } else { SECOND }, what);
            let decoy = round.fixture.unlock(if result.is_ok() { DECOY } else { SECOND }).unwrap();
            assert!(decoy.volume.has_spare(), "{what}: the same menu works inside it");
            drop(decoy);
            assert!(!round.fixture.unlock(FIRST).unwrap().volume.has_spare(), "{what}");
        },
    );
}

/// Mends the disk but keeps what failed, for the driver.
fn fixture_mended(fixture: &Fixture) {
    fixture.storage.heal();
}

#[test]
fn a_decoy_that_failed_and_was_left_costs_nothing() {
    at_every_change(
        plain,
        |fixture| {
            let mut opened = fixture.unlock(FIRST)?;
            opened.installation.make_decoy(&mut opened.volume, &passcode(DECOY), &reading())
        },
        |round, result, what| {
            round.has_everything(FIRST, what);
            if result.is_ok() || round.opens(DECOY) {
                round.is_empty_vault(DECOY, what);
            } else {
                let mut opened = round.fixture.unlock(FIRST).unwrap();
                opened
                    .installation
                    .make_decoy(&mut opened.volume, &passcode(DECOY), &reading())
                    .unwrap_or_else(|error| panic!("{what}: {error}"));
                drop(opened);
                round.is_empty_vault(DECOY, what);
            }
        },
    );
}

fn opens_by_code(fixture: &Fixture, code: &RecoveryCode) -> Result<()> {
    let mut installation = fixture.open()?;
    let lock = installation.take_lock()?;
    installation.unlock(&lock, &Credential::Recovery(code), &reading()).map(drop)
}

#[test]
fn the_recovery_code_that_is_shown_always_opens() {
    at_every_change(
        plain,
        |fixture| {
            let mut opened = fixture.unlock(FIRST)?;
            opened.installation.renew_recovery(&mut opened.volume)
        },
        |round, result, what| {
            let old = original(false).copy().fixture.unlock(FIRST).unwrap().volume.recovery_code().clone();
            let shown = round.fixture.unlock(FIRST).unwrap().volume.recovery_code().clone();
            opens_by_code(&round.fixture, &shown).unwrap_or_else(|error| panic!("{what}: {error}"));
            if result.is_ok() {
                let refused = opens_by_code(&round.fixture, &old);
                assert!(matches!(refused, Err(Error::WrongPasscode)), "{what}: {refused:?}");
            }
            round.has_everything(FIRST, what);
        },
    );
}

#[test]
fn a_face_is_the_old_one_or_the_new_one() {
    let changed = |face: &Face| Face { auto_lock_s: 300, language: Some("cy".into()), ..face.clone() };
    at_every_change(
        plain,
        |fixture| {
            let mut installation = fixture.open()?;
            let face = changed(installation.face());
            installation.set_face(face)
        },
        |round, result, what| {
            let installation = round.fixture.open().unwrap();
            assert_eq!(installation.healed(), [], "{what}");
            let old = original(false).copy().fixture.open().unwrap().face().clone();
            let face = installation.face();
            assert!(*face == changed(&old) || (result.is_err() && *face == old), "{what}: {face:?}");
        },
    );
}
