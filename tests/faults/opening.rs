//! Opening on a disk that is full or may not be written.

use std::fs;

use alongside_core::Error;
use alongside_core::vault::Credential;
use alongside_tests::faulty::{Fault, Lasts};
use alongside_tests::fixture::{FIRST, passcode, reading};

use super::{Round, SECOND, at_every_change, original};

/// One copy of every doubled file is gone, so that opening wants to write.
fn half_ruined() -> Round {
    let round = original(false).copy();
    let volume = round.fixture.volume_folder();
    let top = &round.fixture.folder;
    for path in [
        top.join("install.1"),
        top.join("device.2"),
        volume.join("header.1"),
        volume.join("keys.2"),
        top.join("face"),
    ] {
        fs::remove_file(path).unwrap();
    }
    round
}

/// Her records must open on a full disk: it is then that she may need them.
#[test]
fn what_can_not_be_mended_now_still_opens() {
    at_every_change(
        half_ruined,
        |fixture| fixture.unlock(FIRST),
        |round, result, what| {
            let opened = result.unwrap_or_else(|error| panic!("{what}: {error}"));
            round.volume_has_everything(&opened.volume, what);
            drop(opened);
            round.has_everything(FIRST, what);
            let healed = round.fixture.unlock(FIRST).unwrap();
            assert!(healed.installation.healed().len() <= 1, "{what}: only the face is left to mend");
        },
    );
}

#[test]
fn a_wrong_passcode_is_told_as_such_or_not_at_all() {
    at_every_change(
        || original(false).copy(),
        |fixture| match fixture.unlock(SECOND).map(drop) {
            Err(Error::WrongPasscode) => Ok(()),
            Err(other) => Err(other),
            Ok(()) => panic!("it opened"),
        },
        |round, _, what| round.has_everything(FIRST, what),
    );
}

/// Whoever has the phone can fill it up. The count of attempts must not stop for that.
#[test]
fn attempts_are_counted_on_a_full_disk() {
    let round = original(false).copy();
    for attempt in 0..10 {
        round.fixture.storage.plan(0, Fault::NoSpace, Lasts::On);
        let result = round.fixture.unlock(SECOND).map(drop);
        assert!(matches!(result, Err(Error::WrongPasscode)), "attempt {attempt}: {result:?}");
    }
    round.fixture.storage.plan(0, Fault::NoSpace, Lasts::On);
    let result = round.fixture.unlock(FIRST).map(drop);
    assert!(matches!(result, Err(Error::Throttled { .. })), "{result:?}");
    round.fixture.storage.heal();
    let mut installation = round.fixture.open().unwrap();
    let lock = installation.take_lock().unwrap();
    let credential = passcode(FIRST);
    let later = reading().after(61_000);
    installation.unlock(&lock, &Credential::Passcode(&credential), &later).unwrap();
}
