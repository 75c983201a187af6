//! Wiping beside a check-in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{ONE, PLAN, Place, TWO, pin, seen};
use crate::error::{Error, Result};
use crate::secret::Passcode;
use crate::time::{BootId, Reading, Zone};
use crate::vault::kdf::KdfParameters;
use crate::vault::{CheckinsOnWipe, Credential, Installation, ProcessLock, Volume};

/// An unlocked volume, with the lock it needs.
pub(super) struct Opened {
    pub(super) installation: Installation,
    lock: ProcessLock,
    pub(super) volume: Volume,
}

pub(super) fn reading() -> Reading {
    Reading {
        wall_ms: 1_795_276_800_000,
        zone: Zone::LONDON,
        monotonic_ms: 3_600_000,
        boot: BootId([7; 16]),
        trusted: false,
    }
}

fn passcode(text: &str) -> Passcode {
    Passcode::new(text.as_bytes().to_vec()).expect("a passcode")
}

/// The database is the store's matter.
#[expect(clippy::unnecessary_wraps, reason = "the form that set-up calls")]
fn no_database(_: &Volume) -> Result<()> {
    Ok(())
}

impl Place {
    pub(super) fn set_up(&self, secret: &str) {
        fs::create_dir_all(&self.installation).expect("a folder");
        let lock = ProcessLock::try_take(&self.installation).expect("locks");
        let cheap = KdfParameters::CHEAP_FOR_TESTS;
        Installation::create(
            &self.environment,
            &self.installation,
            &lock,
            &passcode(secret),
            cheap,
            &reading(),
            &mut no_database,
        )
        .expect("sets up");
    }

    pub(super) fn unlock(&self, secret: &str) -> Result<Opened> {
        let mut installation = Installation::open(&self.environment, &self.installation)?;
        let lock = installation.take_lock()?;
        let volume = installation.unlock(&lock, &Credential::Passcode(&passcode(secret)), &reading())?;
        Ok(Opened { installation, lock, volume })
    }

    pub(super) fn wipe(&self, secret: &str, checkins: CheckinsOnWipe) {
        let opened = self.unlock(secret).expect("unlocks");
        opened.installation.wipe(opened.lock, opened.volume, checkins, &mut no_database).expect("erases");
    }

    /// A capsule, PINs and a plan.
    fn fill(&self) {
        self.window().make_capsule(ONE, b"armed").expect("is made");
        self.window().set_pins(KdfParameters::CHEAP_FOR_TESTS, &pin("1234"), None).expect("sets");
        self.window().write_watch(PLAN, b"her plan").expect("keeps");
    }

    fn has_all(&self) {
        assert_eq!(self.window().capsule(ONE).expect("reads"), seen(1, b"armed", false));
        assert_eq!(self.window().watch(PLAN).expect("reads"), b"her plan");
        assert!(self.files().pins().expect("reads").is_some());
    }
}

/// Every file below a folder with its bytes.
fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(snapshot(&path));
        } else {
            found.insert(path.to_string_lossy().into_owned(), fs::read(&path).expect("reads"));
        }
    }
    found
}

#[test]
fn a_wipe_leaves_the_check_in_and_the_vault_can_be_set_up_anew_beside_it() {
    let place = Place::new();
    place.set_up("first-passcode");
    place.fill();
    let before = snapshot(&place.path(""));
    place.wipe("first-passcode", CheckinsOnWipe::Keep);
    assert!(matches!(place.unlock("first-passcode"), Err(Error::NotSetUp)));
    assert_eq!(super::names(&place.installation), ["checkin"]);
    assert_eq!(snapshot(&place.path("")), before);
    assert_eq!(place.device.ids(), ["checkin".to_owned(), format!("checkin-{ONE}")]);
    place.has_all();
    place.set_up("second-passcode");
    place.unlock("second-passcode").expect("opens");
    place.has_all();
    place.window().change_capsule(ONE, b"goes on").expect("is written");
    assert_eq!(place.window().capsule(ONE).expect("reads"), seen(2, b"goes on", false));
}

#[test]
fn a_wipe_that_is_to_take_the_check_in_leaves_nothing() {
    let place = Place::new();
    place.set_up("first-passcode");
    place.fill();
    place.wipe("first-passcode", CheckinsOnWipe::Destroy);
    assert_eq!(super::names(&place.installation), Vec::<String>::new());
    assert_eq!(place.device.ids(), Vec::<String>::new());
}

#[test]
fn a_wipe_that_was_cut_off_remembers_what_was_chosen() {
    for (mark, stays) in [(&[][..], true), (&[1][..], false), (b"garbage".as_slice(), true)] {
        let place = Place::new();
        place.set_up("first-passcode");
        place.fill();
        // As after a kill right behind the first step.
        place.environment.storage.replace(&place.installation.join("wiping"), mark).expect("writes");
        assert!(!Installation::exists(&place.environment, &place.installation).expect("looks"));
        assert_eq!(place.path("").exists(), stays);
        assert!(!place.installation.join("wiping").exists());
        if stays {
            place.has_all();
        } else {
            assert_eq!(place.device.ids(), Vec::<String>::new());
        }
    }
}

#[test]
fn a_decoy_that_is_wiped_touches_nothing_of_the_check_in() {
    for checkins in [CheckinsOnWipe::Keep, CheckinsOnWipe::Destroy] {
        let place = Place::new();
        place.set_up("first-passcode");
        let mut opened = place.unlock("first-passcode").expect("unlocks");
        let decoy = passcode("decoy-passcode");
        opened.installation.make_decoy(&mut opened.volume, &decoy, &reading()).expect("makes");
        drop(opened);
        place.fill();
        let before = (snapshot(&place.path("")), place.device.ids());
        place.wipe("decoy-passcode", checkins);
        assert!(place.unlock("decoy-passcode").is_err());
        assert_eq!((snapshot(&place.path("")), place.device.ids()), before);
        place.unlock("first-passcode").expect("opens");
    }
}

#[test]
fn what_the_check_in_keeps_in_a_volume_is_kept_and_bounded() {
    let place = Place::new();
    place.set_up("first-passcode");
    let (storage, entropy) = (place.environment.storage.clone(), place.environment.entropy.clone());
    let most = vec![0xff; crate::limits::CHECKIN_KEYS_MAX_BYTES];
    {
        let mut opened = place.unlock("first-passcode").expect("unlocks");
        assert_eq!(opened.volume.checkin_keys(), b"");
        let mut set =
            |bytes: Vec<u8>| opened.volume.set_checkin_keys(storage.as_ref(), entropy.as_ref(), bytes);
        set(b"first".to_vec()).expect("keeps");
        // As full as `keys` ever are: the spares are still there.
        set(most.clone()).expect("keeps");
        let over = set([most.as_slice(), &[0]].concat());
        assert!(matches!(over, Err(Error::Invalid { field: "checkin_keys", .. })));
        assert_eq!(opened.volume.checkin_keys(), most);
    }
    assert_eq!(place.unlock("first-passcode").expect("unlocks").volume.checkin_keys(), most);
    assert!(place.files().capsules().expect("lists").is_empty());
    assert!(matches!(place.files().read_capsule(TWO), Err(Error::FileNotFound)));
}
