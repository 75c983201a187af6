//! Set-up, and set-up anew after a decoy was wiped.

use alongside_core::store::Store;
use alongside_core::vault::CheckinsOnWipe;
use alongside_core::{Error, Result};
use alongside_tests::fixture::{FIRST, Fixture, add_notes, passcode, reading};

use super::{DECOY, Round, SECOND, at_every_change, on_disk, original};

fn nothing() -> Round {
    let temporary = tempfile::tempdir().unwrap();
    let fixture = on_disk(temporary.path());
    Round { temporary, fixture }
}

#[test]
fn a_set_up_that_failed_can_be_begun_again() {
    at_every_change(
        nothing,
        |fixture| fixture.create(FIRST),
        |round, result, what| {
            if result.is_err() {
                match round.fixture.create(SECOND) {
                    Ok(()) => round.is_empty_vault(SECOND, what),
                    // It failed in tidying up, after all was in its place.
                    Err(Error::AlreadySetUp) => round.is_empty_vault(FIRST, what),
                    Err(other) => panic!("{what}: {other}"),
                }
            } else {
                round.is_empty_vault(FIRST, what);
            }
            let opened = round.fixture.open().unwrap();
            let captured = opened.capture_note("after", reading().into());
            assert!(captured.is_ok(), "{what}: {captured:?}");
            assert!(!round.fixture.folder.join("setup").exists(), "{what}: set-up left its folder");
        },
    );
}

/// A decoy that was wiped from inside: the first-run page stands.
fn wiped_decoy() -> Round {
    let round = original(true).copy();
    wipe_decoy(&round.fixture).unwrap();
    assert!(round.fixture.open().unwrap().waits_for_first_run());
    round
}

pub(super) fn wipe_decoy(fixture: &Fixture) -> Result<()> {
    let opened = fixture.unlock(DECOY)?;
    let environment = &fixture.environment;
    opened.installation.wipe(opened.lock, opened.volume, CheckinsOnWipe::Keep, &mut |volume| {
        Store::create(environment, volume, &reading())
    })
}

pub(super) fn first_run(fixture: &Fixture, secret: &str) -> Result<()> {
    let mut installation = fixture.open()?;
    let lock = installation.take_lock()?;
    let environment = &fixture.environment;
    installation
        .first_run(&lock, &passcode(secret), &mut |volume| Store::create(environment, volume, &reading()))
}

#[test]
fn a_first_run_that_failed_can_be_begun_again_and_touches_no_other_vault() {
    at_every_change(
        wiped_decoy,
        |fixture| first_run(fixture, SECOND),
        |round, result, what| {
            round.has_everything(FIRST, what);
            if result.is_err() && round.fixture.open().unwrap().waits_for_first_run() {
                first_run(&round.fixture, SECOND).unwrap_or_else(|error| panic!("{what}: {error}"));
            }
            round.is_empty_vault(SECOND, what);
            assert!(!round.fixture.open().unwrap().waits_for_first_run(), "{what}");
            round.has_everything(FIRST, what);
        },
    );
}

/// The last step of a first run is to take the page away. Where that failed, the vault is there all the same; once
/// it was opened, the page must not offer to make another one over it.
#[test]
fn a_vault_that_was_opened_is_never_offered_for_a_first_run() {
    at_every_change(
        wiped_decoy,
        |fixture| first_run(fixture, SECOND),
        |round, _, what| {
            let Ok(opened) = round.fixture.unlock(SECOND) else { return };
            let mut store = Store::open(&round.fixture.environment, &opened.volume).unwrap();
            add_notes(&mut store, 1);
            store.close().unwrap();
            drop(opened);
            assert!(!round.fixture.open().unwrap().waits_for_first_run(), "{what}");
            let again = first_run(&round.fixture, "typed-by-mistake");
            assert!(matches!(again, Err(Error::AlreadySetUp)), "{what}: {again:?}");
        },
    );
}
