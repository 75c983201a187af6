//! An installation from set-up to wipe over a real store.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use alongside_core::entropy::SystemEntropy;
use alongside_core::secret::Passcode;
use alongside_core::store::{Beyond, Kind, Listed, Record, Stamp, Store, record};
use alongside_core::time::{BootId, Reading, Zone};
use alongside_core::vault::*;
use alongside_core::vocabulary::Term;
use alongside_core::{Error, Result};

#[derive(Default)]
struct MemoryKey(Mutex<HashMap<String, u8>>);
impl DeviceKey for MemoryKey {
    fn create(&self, id: &str, _: KeyUse) -> Result<()> {
        self.0.lock().unwrap().insert(id.into(), 7);
        Ok(())
    }
    fn wrap(&self, _: &str, b: &[u8]) -> Result<Vec<u8>> {
        Ok(b.iter().map(|b| b ^ 7).collect())
    }
    fn unwrap(&self, id: &str, b: &[u8]) -> Result<Vec<u8>> {
        if self.0.lock().unwrap().contains_key(id) {
            Ok(b.iter().map(|b| b ^ 7).collect())
        } else {
            Err(Error::DeviceKey)
        }
    }
    fn destroy(&self, id: &str) -> Result<()> {
        self.0.lock().unwrap().remove(id);
        Ok(())
    }
    fn level(&self, _: &str) -> Result<DeviceKeyLevel> {
        Ok(DeviceKeyLevel::File)
    }
}
record! {
    /// Test.
    pub struct Note = GAP "note" schema 1 kept [5] {
        /// N.
        5 number: u32,
        /// T.
        6 text: Option<String>,
    }
}
impl Listed for Note {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(self.number.to_be_bytes().to_vec())
    }
}

fn reading() -> Reading {
    Reading {
        wall_ms: 1_795_286_400_000,
        zone: Zone::LONDON,
        monotonic_ms: 1_000_000,
        boot: BootId([1; 16]),
        trusted: false,
    }
}
fn pass(t: &str) -> Passcode {
    Passcode::new(t.as_bytes().to_vec()).unwrap()
}

#[test]
fn whole_life() {
    let dir = tempfile::tempdir().unwrap();
    let env = Environment {
        storage: Arc::new(Disk),
        entropy: Arc::new(SystemEntropy::new()),
        device: Arc::new(MemoryKey::default()),
    };
    let r = reading();
    let mut furnish = |v: &Volume| Store::create(&env, v, &r);
    Installation::create(&env, dir.path(), &pass("1234"), KdfParameters::CHEAP_FOR_TESTS, &r, &mut furnish)
        .unwrap();
    let mut inst = Installation::open(&env, dir.path()).unwrap();
    let lock = inst.take_lock().unwrap();
    assert!(matches!(
        inst.unlock(&lock, &Credential::Passcode(&pass("9999")), &r),
        Err(Error::WrongPasscode)
    ));
    let mut vol = inst.unlock(&lock, &Credential::Passcode(&pass("1234")), &r).unwrap();
    assert!(inst.captures_into(&vol).unwrap());
    let mut store = Store::open(&env, &vol).unwrap();
    assert!(store.damage().is_empty(), "{:?}", store.damage());
    let mut ids = vec![];
    for i in 0..20 {
        let mut tx = store.begin(&r).unwrap();
        let mut n = Note {
            stamp: Stamp::first(&r),
            number: i,
            text: Some(format!("text {i}")),
            beyond: Beyond::default(),
        };
        ids.push(tx.create(&mut n).unwrap());
        tx.commit().unwrap();
    }
    let mut n: Note = store.read(ids[3]).unwrap();
    n.text = Some("changed".into());
    let mut tx = store.begin(&r).unwrap();
    tx.revise(ids[3], &mut n, Term::unchecked_from_store("typo"), None).unwrap();
    tx.delete::<Note>(ids[4], Term::unchecked_from_store("deleted"), None).unwrap();
    tx.commit().unwrap();
    assert!(matches!(store.read::<Note>(ids[4]), Err(Error::Deleted)));
    assert_eq!(store.read_tombstone::<Note>(ids[4]).unwrap().0.number, 4);
    assert_eq!(store.read_revision::<Note>(ids[3], 1).unwrap().text.as_deref(), Some("text 3"));
    assert_eq!(store.current(Kind::GAP).count(), 20);
    let checked = store.verify(|_, _| true).unwrap();
    assert!(checked.damage.is_empty(), "{:?}", checked.damage);
    store.close().unwrap();
    let mut store = Store::open(&env, &vol).unwrap();
    assert!(store.damage().is_empty(), "{:?}", store.damage());
    assert_eq!(store.read::<Note>(ids[3]).unwrap().text.as_deref(), Some("changed"));
    assert!(store.verify(|_, _| true).unwrap().damage.is_empty());
    let head = store.signed_head(&vol, &r).unwrap();
    assert_eq!(alongside_core::store::SignedHead::parse(&head.to_bytes()).unwrap(), head);
    inst.capture_note("hello", (r).into()).unwrap();
    inst.make_decoy(&mut vol, &pass("5678"), &r).unwrap();
    assert!(matches!(inst.capture_note("hello", (r).into()), Err(Error::CaptureOff)));
    inst.change_passcode(&vol, &pass("abcd"), &r).unwrap();
    assert!(matches!(inst.change_passcode(&vol, &pass("5678"), &r), Err(Error::PasscodeRefused)));
    let code = vol.recovery_code().clone();
    store.close().unwrap();
    drop(vol);
    let decoy = inst.unlock(&lock, &Credential::Passcode(&pass("5678")), &r).unwrap();
    assert!(decoy.has_spare());
    drop(decoy);
    let again = inst.unlock(&lock, &Credential::Recovery(&code), &r).unwrap();
    assert!(!again.has_spare());
    let decoy = inst.unlock(&lock, &Credential::Passcode(&pass("5678")), &r).unwrap();
    inst.confirm(&decoy, &pass("5678"), &r).unwrap();
    inst.wipe(lock, decoy, &mut furnish).unwrap();
    let mut inst = Installation::open(&env, dir.path()).unwrap();
    assert!(inst.waits_for_first_run());
    let lock = inst.take_lock().unwrap();
    assert!(matches!(inst.unlock(&lock, &Credential::Passcode(&pass("5678")), &r), Err(Error::NotSetUp)));
    inst.first_run(&lock, &pass("newone"), &mut furnish).unwrap();
    let v = inst.unlock(&lock, &Credential::Passcode(&pass("newone")), &r).unwrap();
    drop(v);
    let real = inst.unlock(&lock, &Credential::Passcode(&pass("abcd")), &r).unwrap();
    assert_eq!(Store::open(&env, &real).unwrap().current(Kind::GAP).count(), 20);
    inst.wipe(lock, real, &mut furnish).unwrap();
    assert!(matches!(Installation::open(&env, dir.path()), Err(Error::NotSetUp)));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}
