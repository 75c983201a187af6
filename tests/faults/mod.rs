//! A disk that fails at any change: what was acknowledged is still there, and what failed can be done again.

mod access;
mod captures;
mod changes;
mod checkins;
mod full_disk;
mod opening;
mod set_up;
mod wipes;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use alongside_core::entropy::SystemEntropy;
use alongside_core::store::{Kind, Store};
use alongside_core::time::RecordedAt;
use alongside_core::vault::{Volume, testing};
use alongside_core::{Error, Result};
use alongside_tests::device::FileDeviceKey;
use alongside_tests::faulty::{Fault, Lasts};
use alongside_tests::fixture::{FIRST, Fixture, Note, add_notes, copy_folder, passcode, reading};
use alongside_tests::rounds::rounds;
use alongside_tests::stopwatch;

const SECOND: &str = "second-passcode";
const DECOY: &str = "decoy-passcode";
const NOTES: usize = 3;
const CAPTURED: &str = "captured before";

/// An installation with three notes, a capture that waits, and a decoy if asked for; copied for each round.
struct Original {
    temporary: tempfile::TempDir,
}

fn original(with_decoy: bool) -> &'static Original {
    static PLAIN: LazyLock<Original> = LazyLock::new(|| Original::make(false));
    static WITH_DECOY: LazyLock<Original> = LazyLock::new(|| Original::make(true));
    if with_decoy { &WITH_DECOY } else { &PLAIN }
}

impl Original {
    fn make(with_decoy: bool) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let fixture = on_disk(temporary.path());
        fixture.create(FIRST).unwrap();
        let mut opened = fixture.unlock(FIRST).unwrap();
        let mut store = Store::open(&fixture.environment, &opened.volume).unwrap();
        add_notes(&mut store, u32::try_from(NOTES).unwrap());
        store.close().unwrap();
        opened.installation.capture_note(CAPTURED, RecordedAt::from(reading())).unwrap();
        if with_decoy {
            opened.installation.make_decoy(&mut opened.volume, &passcode(DECOY), &reading()).unwrap();
        }
        Original { temporary }
    }

    fn copy(&self) -> Round {
        let temporary = tempfile::tempdir().unwrap();
        copy_folder(self.temporary.path(), temporary.path());
        let fixture = on_disk(temporary.path());
        Round { temporary, fixture }
    }
}

/// An installation below `folder`, with its device keys beside it.
fn on_disk(folder: &Path) -> Fixture {
    let data = folder.join("data");
    std::fs::create_dir_all(&data).unwrap();
    let device = FileDeviceKey::new(&folder.join("device-keys"));
    Fixture::at(&data, Arc::new(SystemEntropy::new()), Arc::new(device))
}

/// One copy, to be failed once.
struct Round {
    temporary: tempfile::TempDir,
    fixture: Fixture,
}

impl Round {
    /// A copy of the files as they are now, with a healthy disk.
    fn fork(&self) -> Round {
        let temporary = tempfile::tempdir().unwrap();
        copy_folder(self.temporary.path(), temporary.path());
        let fixture = on_disk(temporary.path());
        Round { temporary, fixture }
    }

    fn opens(&self, secret: &str) -> bool {
        match self.fixture.unlock(secret) {
            Ok(_) => true,
            Err(Error::WrongPasscode | Error::NotSetUp) => false,
            Err(other) => panic!("{secret}: {other}"),
        }
    }

    /// The vault behind `secret` has all that was acknowledged before.
    fn has_everything(&self, secret: &str, what: &str) {
        let opened = self.fixture.unlock(secret).unwrap_or_else(|error| panic!("{what}: {error}"));
        self.volume_has_everything(&opened.volume, what);
    }

    fn volume_has_everything(&self, volume: &Volume, what: &str) {
        let mut store =
            Store::open(&self.fixture.environment, volume).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(store.verify(|_, _| true).unwrap().damage, [], "{what}");
        let texts: Vec<_> =
            store.current(Kind::GAP).map(|note| store.read::<Note>(note.id).unwrap().text.unwrap()).collect();
        assert_eq!(texts, ["text 0", "text 1", "text 2"], "{what}");
        assert!(self.captured(volume).contains(CAPTURED), "{what}");
    }

    /// Texts of all captures that wait and were finished.
    fn captured(&self, volume: &Volume) -> BTreeSet<String> {
        testing::captures(&self.fixture.disk(), &self.fixture.folder, volume)
            .unwrap()
            .into_iter()
            .filter_map(|(_, seen)| seen.ok())
            .filter(|seen| seen.finished)
            .map(|seen| testing::note_text(&seen.body).unwrap())
            .collect()
    }

    /// The vault behind `secret` is there, empty and undamaged.
    fn is_empty_vault(&self, secret: &str, what: &str) {
        let opened = self.fixture.unlock(secret).unwrap_or_else(|error| panic!("{what}: {error}"));
        let mut store = Store::open(&self.fixture.environment, &opened.volume)
            .unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(store.verify(|_, _| true).unwrap().damage, [], "{what}");
        assert_eq!(store.current(Kind::GAP).count(), 0, "{what}");
    }
}

/// Runs `act` once for each change that it makes, with that change failing: for good or once, for want of space or
/// of access.
///
/// `check` sees the files with a healthy disk, what `act` gave, and what failed.
fn at_every_change<T>(
    start: impl Fn() -> Round,
    act: impl Fn(&Fixture) -> Result<T>,
    check: impl Fn(&Round, Result<T>, &str),
) {
    let mut done = 0;
    let took = stopwatch::start();
    let ways = [
        (Fault::NoSpace, Lasts::On),
        (Fault::NoAccess, Lasts::Once),
        (Fault::NoSpace, Lasts::Once),
        (Fault::NoAccess, Lasts::On),
    ];
    for (fault, lasts) in ways.into_iter().take(usize::try_from(rounds(2, 4)).unwrap()) {
        let mut at = 0;
        loop {
            let round = start();
            round.fixture.storage.plan(at, fault, lasts);
            let result = act(&round.fixture);
            let (_, failed) = round.fixture.storage.mend();
            let Some(failed) = failed else {
                assert!(result.is_ok(), "nothing failed, and yet: {:?}", result.err());
                break;
            };
            let what = format!("{fault:?} {lasts:?} at {failed}");
            if let Err(error) = &result {
                let expected = match fault {
                    Fault::NoSpace => matches!(error, Error::NoSpace),
                    Fault::NoAccess => matches!(error, Error::NoAccess),
                };
                assert!(expected, "{what}: {error}");
            }
            check(&round, result, &what);
            at += 1;
            done += 1;
        }
        assert!(at > 0, "no change was counted");
    }
    println!("{done} rounds in {:?}", took());
}
