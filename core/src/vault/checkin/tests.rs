mod history;
mod wipe;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;

use super::testing::{Folder, Seen};
use super::*;
use crate::entropy::SystemEntropy;
use crate::error::{Error, Part, Refusal};
use crate::ids::{CheckinId, Cid8};
use crate::limits;
use crate::secret::Passcode;
use crate::vault::file_lock;
use crate::vault::kdf::KdfParameters;
use crate::vault::testing::MemoryKeys;
use crate::vault::{Disk, Environment};

const ONE: CheckinId = CheckinId([0x11; 16]);
const TWO: CheckinId = CheckinId([0x22; 16]);
const PLAN: Cid8 = Cid8([0x33; 8]);

/// A folder with a device of its own.
struct Place {
    _temporary: tempfile::TempDir,
    installation: PathBuf,
    environment: Environment,
    device: Arc<MemoryKeys>,
}

impl Place {
    fn new() -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        let entropy = Arc::new(SystemEntropy::new());
        let device = Arc::new(MemoryKeys::new(entropy.clone()));
        let environment =
            Environment { storage: Arc::new(Disk), entropy, device: device.clone(), checkins: None };
        Place { installation: temporary.path().join("data"), environment, device, _temporary: temporary }
    }

    fn files(&self) -> CheckinFolder {
        CheckinFolder::at(&self.environment, &self.installation)
    }

    fn window(&self) -> Folder {
        Folder::at(&self.environment, &self.installation)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.installation.join("checkin").join(name)
    }

    fn capsule(&self, id: CheckinId, copy: u8) -> PathBuf {
        self.path(&format!("c/{id}.{copy}"))
    }

    /// Both copies as they are.
    fn both(&self, id: CheckinId) -> [Vec<u8>; 2] {
        [1, 2].map(|copy| fs::read(self.capsule(id, copy)).expect("reads"))
    }

    fn put_both(&self, id: CheckinId, bytes: &[Vec<u8>; 2]) {
        for (copy, bytes) in [1, 2].into_iter().zip(bytes) {
            fs::write(self.capsule(id, copy), bytes).expect("writes");
        }
    }
}

fn seen(generation: u64, plain: &[u8], healed: bool) -> Seen {
    Seen { generation, plain: plain.to_vec(), healed }
}

fn pin(text: &str) -> Passcode {
    Passcode::new(text.as_bytes().to_vec()).expect("a PIN that may be typed")
}

fn names(folder: &Path) -> Vec<String> {
    crate::vault::Storage::list(&Disk, folder).expect("lists")
}

#[test]
fn a_capsule_has_one_size_and_says_what_was_written_last() {
    let place = Place::new();
    let folder = place.window();
    assert_eq!(folder.capsules().expect("lists"), []);
    folder.make_capsule(ONE, b"armed").expect("is made");
    folder.make_capsule(TWO, &vec![7; limits::CAPSULE_PLAIN_BYTES]).expect("is made");
    for id in [ONE, TWO] {
        assert!(place.both(id).iter().all(|file| file.len() == limits::CAPSULE_FILE_BYTES));
    }
    assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"armed", false));
    folder.change_capsule(ONE, b"").expect("is written");
    assert_eq!(folder.capsule(ONE).expect("reads"), seen(2, b"", false));
    assert_eq!(folder.capsules().expect("lists"), [ONE, TWO]);
    let over = folder.change_capsule(TWO, &vec![7; limits::CAPSULE_PLAIN_BYTES + 1]);
    assert!(matches!(over, Err(Error::Invalid { field: "capsule", refusal: Refusal::TooLong })));
    assert_eq!(folder.capsule(TWO).expect("reads").generation, 1);
}

#[test]
fn a_key_is_never_made_over_one_in_use() {
    let place = Place::new();
    place.window().make_capsule(ONE, b"armed").expect("is made");
    assert!(matches!(place.files().create_key(ONE), Err(Error::FileExists)));
    assert_eq!(place.window().capsule(ONE).expect("reads").plain, b"armed");
}

#[test]
fn a_kill_between_the_copies_leaves_the_old_state_or_the_new_one() {
    let place = Place::new();
    let folder = place.window();
    folder.make_capsule(ONE, b"old").expect("is made");
    let old = place.both(ONE);
    folder.change_capsule(ONE, b"new").expect("is written");
    let new = place.both(ONE);
    for mixed in [[new[0].clone(), old[1].clone()], [old[0].clone(), new[1].clone()]] {
        place.put_both(ONE, &mixed);
        assert_eq!(folder.capsule(ONE).expect("reads"), seen(2, b"new", true));
        assert_eq!(folder.capsule(ONE).expect("reads"), seen(2, b"new", false), "both are the new one now");
    }
    // Killed while it wrote the staging file of the first copy.
    place.put_both(ONE, &old);
    fs::write(place.path(&format!("c/{ONE}.1.new")), &new[0][..9000]).expect("writes");
    assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"old", false));
    assert_eq!(folder.capsules().expect("lists"), [ONE]);
}

#[test]
fn a_capsule_that_was_not_written_whole_is_not_there_and_leaves_no_key() {
    let place = Place::new();
    let files = place.files();
    let key = files.create_key(ONE).expect("is made");
    files.write_capsule(&key, 1, b"first copy").expect("is written");
    // As after a kill before the second copy: the mark that it is not there yet still stands.
    fs::write(place.path(&format!("c/{ONE}.void")), b"").expect("writes");
    fs::remove_file(place.capsule(ONE, 2)).expect("removes");
    assert_eq!(files.capsules().expect("lists"), []);
    assert!(matches!(files.read_capsule(ONE), Err(Error::FileNotFound)));
    assert_eq!(place.device.ids(), [format!("checkin-{ONE}")]);
    let other = files.create_key(TWO).expect("is made");
    assert_eq!(place.device.ids(), [format!("checkin-{TWO}")]);
    files.write_capsule(&other, 1, b"whole").expect("is written");
    assert_eq!(names(&place.path("c")), [format!("{TWO}.1"), format!("{TWO}.2")]);
}

#[test]
fn an_end_that_was_cut_off_is_carried_through() {
    let place = Place::new();
    let folder = place.window();
    folder.make_capsule(ONE, b"armed").expect("is made");
    folder.make_capsule(TWO, b"armed").expect("is made");
    let before = place.both(ONE);
    folder.destroy_capsule(ONE).expect("is destroyed");
    assert_eq!(place.device.ids(), [format!("checkin-{TWO}")]);
    assert_eq!(names(&place.path("c")), [format!("{TWO}.1"), format!("{TWO}.2")]);
    // What was copied away before opens no more.
    place.put_both(ONE, &before);
    assert!(matches!(folder.capsule(ONE), Err(Error::DeviceKey)));
    folder.destroy_capsule(ONE).expect("goes on where it was cut off");
    assert!(matches!(folder.capsule(ONE), Err(Error::FileNotFound)));
    folder.destroy_capsule(ONE).expect("is no error");
    place.put_both(ONE, &before);
    fs::write(place.path(&format!("c/{ONE}.void")), b"").expect("writes");
    place.files().carry_through().expect("clears away");
    assert_eq!(names(&place.path("c")), [format!("{TWO}.1"), format!("{TWO}.2")]);
    assert_eq!(folder.capsule(TWO).expect("reads").plain, b"armed");
}

#[test]
fn swapped_renamed_and_foreign_copies_do_not_count() {
    let place = Place::new();
    let folder = place.window();
    folder.make_capsule(ONE, b"one").expect("is made");
    folder.make_capsule(TWO, b"two").expect("is made");
    let (one, two) = (place.both(ONE), place.both(TWO));
    let swapped = [one[1].clone(), one[0].clone()];
    place.put_both(ONE, &swapped);
    assert!(matches!(folder.capsule(ONE), Err(Error::Damaged(Part::Capsule))), "copies swapped");
    place.put_both(ONE, &two);
    assert!(matches!(folder.capsule(ONE), Err(Error::Damaged(Part::Capsule))), "renamed");
    place.put_both(ONE, &[two[0].clone(), one[1].clone()]);
    assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"one", true));
    assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"one", false));
    // The same bytes on another device.
    let elsewhere = Place::new();
    elsewhere.window().make_capsule(ONE, b"other").expect("is made");
    elsewhere.put_both(ONE, &one);
    assert!(matches!(elsewhere.window().capsule(ONE), Err(Error::DeviceKey)));
}

#[test]
fn a_newer_form_is_refused_as_such() {
    let place = Place::new();
    let folder = place.window();
    folder.make_capsule(ONE, b"one").expect("is made");
    let mut files = place.both(ONE);
    for (copy, file) in [1, 2].into_iter().zip(&mut files) {
        file[1] = 2;
        let aad = [b"alongside/capsule/1".as_slice(), ONE.to_string().as_bytes(), &[copy]].concat();
        let checksum = crate::vault::sha256(&[&aad, &file[..260]]);
        file[260..292].copy_from_slice(&checksum);
    }
    place.put_both(ONE, &files);
    assert!(matches!(folder.capsule(ONE), Err(Error::NewerFormat(Part::Capsule))));
}

/// What can befall a file.
fn ruined(bytes: &[u8]) -> Vec<Option<Vec<u8>>> {
    vec![
        None,
        Some(Vec::new()),
        Some(bytes[..bytes.len() - 1].to_vec()),
        Some(bytes[..bytes.len() / 2].to_vec()),
        Some([bytes, &[0]].concat()),
        Some(vec![0; bytes.len()]),
        Some([&bytes[..bytes.len() / 2], &vec![0xa5; bytes.len() - bytes.len() / 2]].concat()),
        Some(vec![1; 1 << 20]),
    ]
}

fn put(path: &Path, bytes: Option<&Vec<u8>>) {
    match bytes {
        Some(bytes) => fs::write(path, bytes).expect("writes"),
        None => fs::remove_file(path).expect("removes"),
    }
}

#[test]
fn one_ruined_copy_is_rewritten_and_two_are_damage() {
    let place = Place::new();
    let folder = place.window();
    folder.make_capsule(ONE, b"armed").expect("is made");
    let good = place.both(ONE);
    for (first, second) in ruined(&good[0]).iter().zip(ruined(&good[1])) {
        for (copy, ruin) in [(1, first), (2, &second)] {
            put(&place.capsule(ONE, copy), ruin.as_ref());
            assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"armed", true));
            assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"armed", false));
        }
        let ruined_files = [(1, first), (2, &second)];
        for (copy, ruin) in ruined_files {
            put(&place.capsule(ONE, copy), ruin.as_ref());
        }
        match folder.capsule(ONE) {
            Err(Error::FileNotFound) => assert!(first.is_none()),
            Err(Error::Damaged(Part::Capsule)) => assert!(first.is_some()),
            other => panic!("{other:?}"),
        }
        // It was left as it is.
        for (copy, ruin) in ruined_files {
            assert_eq!(fs::read(place.capsule(ONE, copy)).ok(), *ruin);
        }
        place.put_both(ONE, &good);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_flipped_byte_is_healed_or_told_and_never_gives_other_content(
        // Half of them in the front, where there is more than ciphertext.
        at in prop_oneof![0..400_usize, 0..limits::CAPSULE_FILE_BYTES],
        other in prop_oneof![0..400_usize, 0..limits::CAPSULE_FILE_BYTES],
        bit in 0..8_u8,
        copy in 0..2_usize,
    ) {
        let place = Place::new();
        let folder = place.window();
        folder.make_capsule(ONE, b"armed").expect("is made");
        let mut files = place.both(ONE);
        files[copy][at] ^= 1 << bit;
        place.put_both(ONE, &files);
        prop_assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"armed", true));
        files[1 - copy][other] ^= 1 << bit;
        place.put_both(ONE, &files);
        prop_assert!(matches!(folder.capsule(ONE), Err(Error::Damaged(Part::Capsule))));
    }
}

#[test]
fn a_key_that_the_device_refuses_is_not_damage() {
    let place = Place::new();
    place.window().make_capsule(ONE, b"armed").expect("is made");
    let before = place.both(ONE);
    let other_device = Arc::new(MemoryKeys::new(Arc::new(SystemEntropy::new())));
    let environment = Environment { device: other_device, ..place.environment.clone() };
    let refused = CheckinFolder::at(&environment, &place.installation).read_capsule(ONE);
    assert!(matches!(refused, Err(Error::DeviceKey)));
    assert_eq!(place.both(ONE), before);
    assert_eq!(place.window().capsule(ONE).expect("reads").plain, b"armed");
}

#[test]
fn the_secret_is_drawn_once_and_mended_from_either_copy() {
    let place = Place::new();
    let files = place.files();
    assert!(files.device_secret().expect("looks").is_none());
    let secret = files.make_device_secret().expect("draws");
    for copy in ["device.1", "device.2"] {
        let good = fs::read(place.path(copy)).expect("reads");
        for ruin in ruined(&good) {
            put(&place.path(copy), ruin.as_ref());
            let again = files.make_device_secret().expect("reads");
            assert_eq!(again.expose(), secret.expose());
            assert_eq!(fs::read(place.path(copy)).expect("reads"), good);
        }
    }
    for copy in ["device.1", "device.2"] {
        fs::write(place.path(copy), b"nothing").expect("writes");
    }
    assert!(matches!(files.make_device_secret(), Err(Error::Damaged(Part::Device))), "never drawn anew");
}

#[test]
fn pins_open_their_own_bundle_on_this_device_only() {
    let place = Place::new();
    let folder = place.window();
    let cheap = KdfParameters::CHEAP_FOR_TESTS;
    let mut places_of_safe = std::collections::BTreeSet::new();
    for _ in 0..40 {
        let (safe, duress) = folder.set_pins(cheap, &pin("1234"), Some(&pin("9876"))).expect("sets");
        let duress = duress.expect("was set");
        assert!(safe != duress && safe < 3 && duress < 3);
        places_of_safe.insert(safe);
    }
    assert_eq!(places_of_safe.len(), 3, "in random order");
    let (safe, duress) = folder.set_pins(cheap, &pin("1234"), Some(&pin("9876"))).expect("sets");
    let mut texts: [&[u8]; 3] = [b"noise!"; 3];
    texts[usize::from(safe)] = b"I am ok";
    texts[usize::from(duress.expect("was set"))] = b"I'm not";
    let bundles = folder.seal_bundles(ONE, texts).expect("seals");
    let opens = |id, secret: &str| folder.try_pin(id, &bundles, &pin(secret)).expect("tries");
    assert_eq!(opens(ONE, "1234").as_deref(), Some(b"I am ok".as_slice()));
    assert_eq!(opens(ONE, "9876").as_deref(), Some(b"I'm not".as_slice()));
    assert_eq!(opens(ONE, "1235"), None);
    assert_eq!(opens(TWO, "1234"), None, "of another check-in");
    // The same PINs file on another device has another P behind it.
    let elsewhere = Place::new();
    elsewhere.window().secret().expect("draws");
    for copy in ["pins.1", "pins.2"] {
        fs::copy(place.path(copy), elsewhere.path(copy)).expect("copies");
    }
    assert_eq!(elsewhere.window().try_pin(ONE, &bundles, &pin("1234")).expect("tries"), None);
}

#[test]
fn short_and_equal_pins_are_refused_and_one_pin_looks_like_two() {
    let place = Place::new();
    let folder = place.window();
    let cheap = KdfParameters::CHEAP_FOR_TESTS;
    let set = |safe: &str, duress: Option<&str>| folder.set_pins(cheap, &pin(safe), duress.map(pin).as_ref());
    assert!(matches!(set("123", None), Err(Error::PasscodeRefused)));
    assert!(matches!(set("éàü", None), Err(Error::PasscodeRefused)), "characters count, not bytes");
    assert!(matches!(set("1234", Some("987")), Err(Error::PasscodeRefused)));
    assert!(matches!(set("1234", Some("1234")), Err(Error::PasscodeRefused)));
    assert!(place.files().pins().expect("looks").is_none());
    assert_eq!(set("1234", None).expect("sets").1, None);
    let one = fs::read(place.path("pins.1")).expect("reads");
    set("1234", Some("5678")).expect("sets");
    let two = fs::read(place.path("pins.1")).expect("reads");
    assert_eq!(one.len(), two.len());
    let pins = place.files().pins().expect("reads").expect("were set");
    let distinct: std::collections::BTreeSet<_> = pins.public.iter().collect();
    assert_eq!(distinct.len(), 3);
}

#[test]
fn pins_are_mended_and_go_into_a_capsule_and_back() {
    let place = Place::new();
    let files = place.files();
    place.window().set_pins(KdfParameters::CHEAP_FOR_TESTS, &pin("1234"), None).expect("sets");
    let pins = files.pins().expect("reads").expect("were set");
    let encoded = minicbor::to_vec(&pins).expect("encodes");
    assert_eq!(minicbor::decode::<PinSet>(&encoded).expect("decodes"), pins);
    assert!(minicbor::decode::<PinSet>(&encoded[..encoded.len() - 1]).is_err());
    let roles = PinRoles { safe: 2, duress: None };
    assert_eq!(
        minicbor::decode::<PinRoles>(&minicbor::to_vec(roles).expect("encodes")).expect("decodes"),
        roles
    );

    let old = fs::read(place.path("pins.1")).expect("reads");
    for copy in ["pins.1", "pins.2"] {
        for ruin in ruined(&old) {
            put(&place.path(copy), ruin.as_ref());
            assert_eq!(files.pins().expect("reads").as_ref(), Some(&pins));
            assert_eq!(fs::read(place.path(copy)).expect("reads"), old, "{copy} is rewritten");
        }
        for at in 0..old.len() {
            let mut changed = old.clone();
            changed[at] ^= 1;
            fs::write(place.path("pins.1"), &changed).expect("writes");
            fs::write(place.path("pins.2"), &changed).expect("writes");
            assert!(matches!(files.pins(), Err(Error::Damaged(Part::Pins))), "byte {at}");
        }
        fs::write(place.path("pins.1"), &old).expect("writes");
        fs::write(place.path("pins.2"), &old).expect("writes");
    }
    // Killed between the copies: what was written first is the newer.
    place.window().set_pins(KdfParameters::CHEAP_FOR_TESTS, &pin("5678"), None).expect("sets");
    let newer = files.pins().expect("reads").expect("were set");
    fs::write(place.path("pins.2"), &old).expect("writes");
    assert_eq!(files.pins().expect("reads").expect("are there"), newer);
    fs::remove_file(place.path("pins.1")).expect("removes");
    assert_eq!(files.pins().expect("reads").expect("are there"), newer, "the second was rewritten");
}

#[test]
fn a_plan_is_kept_for_its_own_id_on_its_own_device() {
    let place = Place::new();
    let folder = place.window();
    let other = Cid8([0x44; 8]);
    assert!(matches!(folder.watch(PLAN), Err(Error::FileNotFound)));
    folder.write_watch(PLAN, b"her plan").expect("keeps");
    folder.write_watch(other, &vec![5; limits::WATCH_PLAIN_BYTES]).expect("keeps");
    assert_eq!(folder.watched().expect("lists"), [PLAN, other]);
    assert_eq!(folder.watch(PLAN).expect("reads"), b"her plan");
    let over = folder.write_watch(PLAN, &vec![5; limits::WATCH_PLAIN_BYTES + 1]);
    assert!(matches!(over, Err(Error::Invalid { field: "watch", refusal: Refusal::TooLong })));

    let path = place.path(&format!("watch/{PLAN}"));
    let good = fs::read(&path).expect("reads");
    assert_eq!(good.len(), limits::WATCH_FILE_BYTES);
    for ruin in ruined(&good).into_iter().flatten() {
        fs::write(&path, ruin).expect("writes");
        assert!(matches!(folder.watch(PLAN), Err(Error::Damaged(Part::Watch))));
    }
    fs::copy(place.path(&format!("watch/{other}")), &path).expect("copies");
    assert!(matches!(folder.watch(PLAN), Err(Error::Damaged(Part::Watch))), "of another plan");
    let elsewhere = Place::new();
    elsewhere.window().write_watch(PLAN, b"x").expect("keeps");
    fs::write(elsewhere.path(&format!("watch/{PLAN}")), &good).expect("writes");
    assert!(matches!(elsewhere.window().watch(PLAN), Err(Error::Damaged(Part::Watch))), "on another device");

    place.files().remove_watch(PLAN).expect("forgets");
    place.files().remove_watch(PLAN).expect("is no error");
    assert_eq!(folder.watched().expect("lists"), [other]);
}

#[test]
fn the_lock_is_waited_for_and_the_runners_is_not() {
    let place = Place::new();
    let held = place.files().lock().expect("locks");
    let runner = place.files().try_run_lock().expect("locks");
    assert!(matches!(place.files().try_run_lock(), Err(Error::InUse)));
    drop(runner);
    place.files().try_run_lock().expect("is free again");
    let (environment, folder) = (place.environment.clone(), place.installation.clone());
    let (entered, seen_by) = std::sync::mpsc::channel();
    let waiter = std::thread::spawn(move || {
        let lock = CheckinFolder::at(&environment, &folder).lock().expect("locks");
        entered.send(()).expect("somebody listens");
        drop(lock);
    });
    let moment = std::time::Duration::from_millis(50);
    assert!(seen_by.recv_timeout(moment).is_err(), "it waits");
    drop(held);
    waiter.join().expect("ends");
    seen_by.recv().expect("it got in");
}

#[cfg(unix)]
#[test]
fn who_waited_while_it_all_went_locks_what_is_there_now() {
    let place = Place::new();
    let held = place.files().lock().expect("locks");
    let (environment, folder) = (place.environment.clone(), place.installation.clone());
    let waiter = std::thread::spawn(move || CheckinFolder::at(&environment, &folder).lock().expect("locks"));
    std::thread::sleep(std::time::Duration::from_millis(50));
    place.files().destroy_all().expect("ends it all");
    drop(held);
    let theirs = waiter.join().expect("ends");
    let file = fs::File::open(place.path("lock")).expect("the lock is a file that has a name");
    assert!(
        matches!(file_lock::try_lock(&file), Err(fs::TryLockError::WouldBlock)),
        "and it is that one that is held"
    );
    drop(theirs);
    file_lock::try_lock(&file).expect("is free");
}

#[test]
fn the_end_of_all_takes_every_key_and_every_file() {
    let place = Place::new();
    let folder = place.window();
    folder.make_capsule(ONE, b"one").expect("is made");
    place.files().create_key(TWO).expect("is made");
    folder.write_watch(PLAN, b"plan").expect("keeps");
    folder.set_pins(KdfParameters::CHEAP_FOR_TESTS, &pin("1234"), None).expect("sets");
    assert_eq!(place.device.ids().len(), 3);
    place.files().destroy_all().expect("ends");
    assert_eq!(place.device.ids(), Vec::<String>::new());
    assert_eq!(names(&place.installation), Vec::<String>::new());
    place.files().destroy_all().expect("is no error");
    folder.make_capsule(ONE, b"anew").expect("is made");
    assert_eq!(folder.capsule(ONE).expect("reads"), seen(1, b"anew", false));
}

#[test]
fn nothing_prints_a_key() {
    let place = Place::new();
    let key = place.files().create_key(ONE).expect("is made");
    assert_eq!(format!("{key:?}"), format!("CapsuleKey({ONE}, [redacted])"));
}
