//! The check-in's files: golden vectors, and a second reading of them from the formats document alone.

use std::fs;
use std::sync::{Arc, LazyLock};

use alongside_core::entropy::Entropy;
use alongside_core::ids::{CheckinId, Cid8, to_hex};
use alongside_core::vault::testing::MemoryKeys;
use alongside_core::vault::testing::checkin::{Folder, Seen};
use alongside_core::vault::{Disk, Environment, KdfParameters};
use alongside_tests::entropy::DeterministicEntropy;
use alongside_tests::fixture::{passcode, snapshot};
use alongside_tests::{golden, tree};

use super::second::{self, Install};
use super::vectors::unhex;
use super::{cbor, hpke};

const VECTORS: &str = "tests/fixtures/formats/checkin";
const SEED: u64 = 0x6368_6563_6b69_6e00;
const CHECKIN: CheckinId = CheckinId([0xc1; 16]);
const PLAN: Cid8 = Cid8([0x9a; 8]);
const STATE: &[u8] = b"state of the third generation";
const HER_PLAN: &[u8] = b"what a friend holds";
const SAFE: &str = "2580";
const DURESS: &str = "0852";
/// What each PIN opens, and what stands in the bundle of noise.
const CLOSES: [&[u8]; 3] = [b"all is well ", b"all is not  ", b"nothing here"];

/// A device and a folder, both drawn from the seed.
struct Made {
    device: Arc<MemoryKeys>,
    temporary: tempfile::TempDir,
    window: Folder,
}

fn place() -> Made {
    let entropy: Arc<dyn Entropy> = Arc::new(DeterministicEntropy::new(SEED));
    let device = Arc::new(MemoryKeys::new(Arc::clone(&entropy)));
    let environment =
        Environment { storage: Arc::new(Disk), entropy, device: device.clone(), checkins: None };
    let temporary = tempfile::tempdir().expect("a folder");
    let window = Folder::at(&environment, temporary.path());
    Made { device, temporary, window }
}

static MADE: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(|| {
    let made = place();
    let window = &made.window;
    window.make_capsule(CHECKIN, b"first").expect("is made");
    window.change_capsule(CHECKIN, b"second").expect("is written");
    window.change_capsule(CHECKIN, STATE).expect("is written");
    let cheap = KdfParameters::CHEAP_FOR_TESTS;
    let (safe, duress) =
        window.set_pins(cheap, &passcode(SAFE), Some(&passcode(DURESS))).expect("sets the PINs");
    let duress = duress.expect("was set");
    let mut texts = [CLOSES[2]; 3];
    texts[usize::from(safe)] = CLOSES[0];
    texts[usize::from(duress)] = CLOSES[1];
    let bundles = window.seal_bundles(CHECKIN, texts).expect("seals");
    window.write_watch(PLAN, HER_PLAN).expect("keeps");

    let key = |id: &str| to_hex(&made.device.file_of(id).expect("a device key"));
    let ids = format!(
        "checkin {CHECKIN}\nplan {PLAN}\nsafe {safe}\nduress {duress}\nsecret {}\ndevice-key {}\ncapsule-device-key {}\n",
        to_hex(&window.secret().expect("is there")),
        key("checkin"),
        key(&format!("checkin-{CHECKIN}")),
    );
    let files = snapshot(&made.temporary.path().join("checkin"));
    let file = |name: &str| files[name].clone();
    vec![
        ("ids.txt", ids.into_bytes()),
        ("device", file("device.1")),
        ("pins", file("pins.1")),
        ("capsule.1", file(&format!("c/{CHECKIN}.1"))),
        ("capsule.2", file(&format!("c/{CHECKIN}.2"))),
        ("bundles", bundles),
        ("watch", file(&format!("watch/{PLAN}"))),
    ]
});

fn stored(name: &str) -> Vec<u8> {
    // Blessing rewrites them all before the first is read.
    static BLESSED: LazyLock<()> = LazyLock::new(|| {
        if golden::blessing() {
            MADE.iter().for_each(|(name, bytes)| golden::check(&format!("{VECTORS}/{name}"), bytes));
        }
    });
    LazyLock::force(&BLESSED);
    fs::read(tree::root().join(VECTORS).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn id(name: &str) -> String {
    let text = String::from_utf8(stored("ids.txt")).expect("text");
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name}")).to_owned()
}

fn id_bytes<const N: usize>(name: &str) -> [u8; N] {
    unhex(&id(name)).try_into().expect("length")
}

#[test]
fn the_check_ins_files_are_written_as_ever() {
    for (name, bytes) in MADE.iter() {
        golden::check(&format!("{VECTORS}/{name}"), bytes);
    }
}

#[test]
fn the_check_ins_files_of_then_open_now() {
    let made = place();
    made.device.put("checkin", &unhex(&id("device-key"))).expect("a key");
    made.device.put(&format!("checkin-{CHECKIN}"), &unhex(&id("capsule-device-key"))).expect("a key");
    let top = made.temporary.path().join("checkin");
    let put = |name: String, bytes: &[u8]| {
        let path = top.join(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, bytes).expect("writes");
    };
    for copy in [1, 2] {
        put(format!("device.{copy}"), &stored("device"));
        put(format!("pins.{copy}"), &stored("pins"));
        put(format!("c/{CHECKIN}.{copy}"), &stored(&format!("capsule.{copy}")));
    }
    put(format!("watch/{PLAN}"), &stored("watch"));
    let before = snapshot(&top);
    assert_eq!(made.window.capsules().expect("lists"), [CHECKIN]);
    let capsule = made.window.capsule(CHECKIN).expect("opens");
    assert_eq!(capsule, Seen { generation: 3, plain: STATE.to_vec(), healed: false });
    assert_eq!(made.window.secret().expect("opens"), id_bytes("secret"));
    assert_eq!(made.window.watch(PLAN).expect("opens"), HER_PLAN);
    let bundles = stored("bundles");
    let opens = |pin| made.window.try_pin(CHECKIN, &bundles, &passcode(pin)).expect("tries");
    assert_eq!(opens(SAFE).as_deref(), Some(CLOSES[0]));
    assert_eq!(opens(DURESS).as_deref(), Some(CLOSES[1]));
    assert_eq!(opens("0000"), None);
    let mut after = snapshot(&top);
    assert_eq!(after.remove("lock").as_deref(), Some(b"".as_slice()));
    assert!(after == before, "read without a change");
}

/// What a device whose keys are files wrapped.
fn unwrapped(key_file: &[u8], key_id: &str, wrapped: &[u8]) -> [u8; 32] {
    let content = second::checked(key_file);
    let (&[1], key) = content.split_first_chunk::<1>().expect("a version") else { panic!("version 1") };
    let aad = [b"alongside/device-file/1", key_id.as_bytes()].concat();
    let plain = second::seal_open(key.try_into().expect("32 bytes"), &aad, wrapped).expect("unwraps");
    plain.try_into().expect("32 bytes")
}

#[test]
fn the_secret_is_wrapped_by_the_device_key_of_the_check_in() {
    let secret = unwrapped(&unhex(&id("device-key")), "checkin", second::wrapped_secret(&stored("device")));
    assert_eq!(secret, id_bytes::<32>("secret"));
}

#[test]
fn a_capsule_opens_by_its_own_device_key_in_its_own_place() {
    let name = id("checkin");
    for copy in [1_u8, 2] {
        let file = stored(&format!("capsule.{copy}"));
        assert_eq!(file.len(), 32_768);
        let aad = [b"alongside/capsule/1", name.as_bytes(), &[copy]].concat();
        let mut rest = file.as_slice();
        let front = second::cut(&mut rest, 260);
        assert_eq!(second::cut(&mut rest, 32), second::sha256(&[&aad, front]));
        let mut front = front;
        assert_eq!(second::cut(&mut front, 2), [0, 1], "version 1");
        let length = u16::from_be_bytes(second::cut_array(&mut front));
        let wrapped = second::cut(&mut front, usize::from(length));
        assert!(front.iter().all(|byte| *byte == 0), "only zeros behind the wrapped key");
        let key = unwrapped(&unhex(&id("capsule-device-key")), &format!("checkin-{name}"), wrapped);
        let plain = second::seal_open(&key, &aad, rest).expect("opens");
        let (generation, content) = plain.split_first_chunk::<8>().expect("a generation");
        assert_eq!(u64::from_be_bytes(*generation), 3);
        assert_eq!(second::unpadded(content), STATE);
        let other = [b"alongside/capsule/1", name.as_bytes(), &[3 - copy]].concat();
        assert!(second::seal_open(&key, &other, rest).is_none());
    }
}

#[test]
fn each_pin_opens_the_bundle_that_was_sealed_to_it() {
    let file = stored("pins");
    assert_eq!(file.len(), 154);
    let mut rest = second::checked(&file);
    assert_eq!(second::cut(&mut rest, 2), [0, 1], "version 1");
    let salt = second::cut_array(&mut rest);
    let parameters = second::cut_array(&mut rest);
    let public: Vec<[u8; 32]> = (0..3).map(|_| second::cut_array(&mut rest)).collect();
    assert!(rest.is_empty());
    // Stretched as a passcode is, with a salt of its own.
    let stretching = Install { id: [0; 16], salt, parameters };
    let bundles = cbor::one(&stored("bundles")).items();
    let cid = id_bytes::<16>("checkin");
    let info = [b"alongside/close/1".as_slice(), &cid].concat();
    for (pin, role, text) in [(SAFE, "safe", CLOSES[0]), (DURESS, "duress", CLOSES[1])] {
        let ikm = [stretching.stretched(pin.as_bytes()), id_bytes("secret")].concat();
        let seed = second::hkdf(&ikm, b"", &[b"alongside/pin/1"]);
        let place: usize = id(role).parse().expect("a number");
        assert_eq!(hpke::key_pair(&seed).1.to_bytes(), public[place]);
        for (at, bundle) in bundles.iter().enumerate() {
            let map = bundle.raw_map();
            assert_eq!(map.keys().copied().collect::<Vec<_>>(), [1, 2]);
            let encapped = cbor::one(&map[&1]).bytes().try_into().expect("32 bytes");
            let sealed = cbor::one(&map[&2]).bytes().to_vec();
            let opened = hpke::open(&seed, encapped, &info, b"", &sealed);
            assert_eq!(opened.as_deref(), (at == place).then_some(text), "{role} at {at}");
        }
    }
}

#[test]
fn a_watched_plan_opens_by_the_secret_under_its_own_id() {
    let file = stored("watch");
    assert_eq!(file.len(), 4096);
    let key = second::hkdf(&id_bytes::<32>("secret"), b"", &[b"alongside/watch/1"]);
    let aad = |cid8: [u8; 8]| [b"alongside/watch/1".as_slice(), &cid8].concat();
    let plain = second::seal_open(&key, &aad(id_bytes("plan")), &file).expect("opens");
    assert_eq!(second::unpadded(&plain), HER_PLAN);
    assert!(second::seal_open(&key, &aad([0; 8]), &file).is_none());
}
