//! The check-in's files on a disk that fails at any change.

use alongside_core::Error;
use alongside_core::ids::{CheckinId, Cid8};
use alongside_core::store::Store;
use alongside_core::vault::CheckinsOnWipe;
use alongside_core::vault::testing::checkin::Folder;
use alongside_tests::fixture::{FIRST, Fixture, reading, snapshot};

use super::{Round, at_every_change, original};

const ONE: CheckinId = CheckinId([0x11; 16]);
const TWO: CheckinId = CheckinId([0x22; 16]);
const PLAN: Cid8 = Cid8([0x33; 8]);

fn window(fixture: &Fixture) -> Folder {
    Folder::at(&fixture.environment, &fixture.folder)
}

/// A copy with a check-in and a plan in it.
fn with_checkin() -> Round {
    let round = original(false).copy();
    window(&round.fixture).make_capsule(ONE, b"old").unwrap();
    window(&round.fixture).write_watch(PLAN, b"her plan").unwrap();
    round
}

fn plain(fixture: &Fixture, id: CheckinId) -> Result<Vec<u8>, Error> {
    window(fixture).capsule(id).map(|seen| seen.plain)
}

/// Ids of the device keys that are left.
fn device_keys(round: &Round) -> Vec<String> {
    let keys = round.temporary.path().join("device-keys");
    snapshot(&keys).keys().map(|name| name.trim_end_matches(".key").to_owned()).collect()
}

#[test]
fn a_check_in_that_could_not_be_armed_is_not_there_and_leaves_nothing() {
    at_every_change(
        || original(false).copy(),
        |fixture| window(fixture).make_capsule(ONE, b"armed"),
        |round, result, what| {
            let folder = window(&round.fixture);
            let listed = folder.capsules().unwrap();
            assert!(result.is_err() || listed == [ONE], "{what}");
            for id in &listed {
                assert_eq!(plain(&round.fixture, *id).unwrap(), b"armed", "{what}");
            }
            folder.make_capsule(TWO, b"the next").unwrap();
            assert_eq!(plain(&round.fixture, TWO).unwrap(), b"the next", "{what}");
            let left: Vec<_> = listed.iter().chain([&TWO]).map(|id| format!("checkin-{id}")).collect();
            let keys: Vec<_> = device_keys(round).into_iter().filter(|id| id != "vault").collect();
            assert_eq!(keys, left, "{what}");
        },
    );
}

#[test]
fn a_change_that_failed_leaves_the_old_state_or_the_new_one() {
    at_every_change(
        with_checkin,
        |fixture| window(fixture).change_capsule(ONE, b"new"),
        |round, result, what| {
            let now = plain(&round.fixture, ONE).unwrap_or_else(|error| panic!("{what}: {error}"));
            assert!(now == b"new" || (now == b"old" && result.is_err()), "{what}");
            assert!(!window(&round.fixture).capsule(ONE).unwrap().healed, "{what}: both are good again");
            window(&round.fixture).change_capsule(ONE, b"third").unwrap();
            assert_eq!(plain(&round.fixture, ONE).unwrap(), b"third", "{what}");
        },
    );
}

#[test]
fn an_end_that_failed_can_be_begun_again() {
    at_every_change(
        with_checkin,
        |fixture| window(fixture).destroy_capsule(ONE),
        |round, result, what| {
            assert!(result.is_err() || window(&round.fixture).capsules().unwrap().is_empty(), "{what}");
            window(&round.fixture).destroy_capsule(ONE).unwrap();
            assert!(matches!(plain(&round.fixture, ONE), Err(Error::FileNotFound)), "{what}");
            let left = snapshot(&round.fixture.folder.join("checkin"));
            assert!(!left.keys().any(|name| name.starts_with("c/")), "{what}: {:?}", left.keys());
            assert!(!device_keys(round).contains(&format!("checkin-{ONE}")), "{what}");
            assert_eq!(window(&round.fixture).watch(PLAN).unwrap(), b"her plan", "{what}");
        },
    );
}

#[test]
fn a_plan_that_could_not_be_kept_leaves_the_one_before() {
    at_every_change(
        with_checkin,
        |fixture| window(fixture).write_watch(PLAN, b"her new plan"),
        |round, result, what| {
            let now = window(&round.fixture).watch(PLAN).unwrap_or_else(|error| panic!("{what}: {error}"));
            assert!(now == b"her new plan" || (now == b"her plan" && result.is_err()), "{what}");
        },
    );
}

#[test]
fn a_wipe_at_any_failure_does_to_the_check_in_what_was_chosen() {
    for checkins in [CheckinsOnWipe::Keep, CheckinsOnWipe::Destroy] {
        at_every_change(
            with_checkin,
            |fixture| {
                let opened = fixture.unlock(FIRST)?;
                let environment = &fixture.environment;
                opened.installation.wipe(opened.lock, opened.volume, checkins, &mut |volume| {
                    Store::create(environment, volume, &reading())
                })
            },
            |round, result, what| {
                // Whoever looks carries through what was begun.
                let begun = round.fixture.open().is_err();
                assert!(begun || result.is_err(), "{what}");
                if begun && checkins == CheckinsOnWipe::Destroy {
                    assert!(snapshot(&round.fixture.folder).is_empty(), "{what}");
                    assert!(device_keys(round).is_empty(), "{what}");
                } else {
                    assert_eq!(plain(&round.fixture, ONE).unwrap(), b"old", "{what}");
                    assert_eq!(window(&round.fixture).watch(PLAN).unwrap(), b"her plan", "{what}");
                }
                if !begun {
                    round.has_everything(FIRST, what);
                }
            },
        );
    }
}
