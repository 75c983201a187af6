//! Wiping, whole or from a decoy.

use alongside_core::Error;
use alongside_core::store::Store;
use alongside_core::vault::CheckinsOnWipe;
use alongside_tests::fixture::{FIRST, reading, snapshot};

use super::set_up::{first_run, wipe_decoy};
use super::{DECOY, SECOND, at_every_change, original};

#[test]
fn a_wipe_that_failed_has_not_begun_or_is_carried_through() {
    at_every_change(
        || original(false).copy(),
        |fixture| {
            let opened = fixture.unlock(FIRST)?;
            let environment = &fixture.environment;
            opened.installation.wipe(opened.lock, opened.volume, CheckinsOnWipe::Keep, &mut |volume| {
                Store::create(environment, volume, &reading())
            })
        },
        |round, result, what| {
            if result.is_err() && round.fixture.open().is_ok() {
                round.has_everything(FIRST, what);
                return;
            }
            assert!(matches!(round.fixture.open(), Err(Error::NotSetUp)), "{what}");
            let left = snapshot(&round.fixture.folder);
            assert!(left.is_empty(), "{what}: {:?} is left", left.keys());
            let key = round.temporary.path().join("device-keys/vault.key");
            assert!(!key.exists(), "{what}: the device key is left");
            round.fixture.create(SECOND).unwrap();
            round.is_empty_vault(SECOND, what);
        },
    );
}

#[test]
fn a_decoy_that_is_wiped_takes_no_other_vault_with_it() {
    at_every_change(
        || original(true).copy(),
        wipe_decoy,
        |round, result, what| {
            round.has_everything(FIRST, what);
            let waits = round.fixture.open().unwrap().waits_for_first_run();
            assert!(waits || result.is_err(), "{what}");
            if round.opens(DECOY) {
                assert!(result.is_err(), "{what}: wiped, and it opens");
                round.is_empty_vault(DECOY, what);
            } else if waits {
                first_run(&round.fixture, SECOND).unwrap_or_else(|error| panic!("{what}: {error}"));
                round.is_empty_vault(SECOND, what);
            } else {
                panic!("{what}: the decoy is gone, and there is no page to make it anew");
            }
            round.has_everything(FIRST, what);
        },
    );
}

/// What a killed write left beside a header would still open what the wipe is to make unreadable.
#[test]
fn a_wiped_decoy_leaves_nothing_but_what_was_made_anew() {
    let round = original(true).copy();
    let folder = round.fixture.unlock(DECOY).unwrap().volume.folder().to_owned();
    for leftover in ["header.1.new", "keys.2.new", "store.db-wal", "header.old"] {
        std::fs::copy(folder.join("header.1"), folder.join(leftover)).unwrap();
    }
    std::fs::create_dir_all(folder.join("store.broken-1")).unwrap();
    std::fs::write(folder.join("store.broken-1/store.db"), b"old").unwrap();
    let before = snapshot(&folder);
    wipe_decoy(&round.fixture).unwrap();
    let after = snapshot(&folder);
    let names: Vec<_> = after.keys().collect();
    assert_eq!(names, ["header.1", "header.2", "keys.1", "keys.2", "mark", "store.db"]);
    for (name, bytes) in after {
        assert!(before[&name] != bytes, "{name} is as it was");
    }
}
