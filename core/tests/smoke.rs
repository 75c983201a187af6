//! From set-up to lock over the session, with real files.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use alongside_core::entropy::SystemEntropy;
use alongside_core::evidence::Evidence;
use alongside_core::incidents::Incident;
use alongside_core::progress::Progress;
use alongside_core::secret::Passcode;
use alongside_core::session::Locked;
use alongside_core::store::Kind;
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
fn a_day() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let env = Environment {
        storage: Arc::new(Disk),
        entropy: Arc::new(SystemEntropy::new()),
        device: Arc::new(MemoryKey::default()),
    };
    let r = reading();
    let p = pass("1234");
    assert!(Locked::is_first_run(&env, &folder).unwrap());
    let mut v = Locked::set_up(&env, &folder, &p, || Ok(KdfParameters::CHEAP_FOR_TESTS), &r).unwrap();
    let added = v.add_incident(None, "He waited outside.", |_| Ok(()), &r).unwrap();
    assert_eq!(added.entry_no, 1);
    let case = v.case(None).unwrap().unwrap();
    let mut e = Evidence::new(&r, case, Term::unchecked_from_store("photo"));
    e.file_name = Some("photo.jpg".into());
    e.entries = vec![added.incident_id];
    let mut intake = v.begin_evidence(e, &r).unwrap();
    intake.write(&vec![9; 200_000]).unwrap();
    let taken = v.finish_evidence(intake, &r).unwrap();
    assert_eq!(taken.bytes, 200_000);
    let mut cut = v.begin_evidence(Evidence::new(&r, case, Term::unchecked_from_store("photo")), &r).unwrap();
    cut.write(&vec![8; 200_000]).unwrap();
    std::mem::forget(cut);
    v.lock().unwrap();
    let locked = Locked::open(&env, &folder).unwrap();
    locked.capture_note("captured", &r).unwrap();
    let mut c = locked
        .begin_capture(NewCapture {
            kind: CaptureKind::Photo,
            captured_at: r.into(),
            file_name: Some("a.jpg".into()),
            media_type: None,
        })
        .unwrap();
    c.write(&[1; 70_000]).unwrap();
    c.finish().unwrap();
    let mut v = locked.unlock(&Credential::Passcode(&p), &r).unwrap();
    assert_eq!(v.report().housekeeping.captures_taken_in, 2, "{:?}", v.report());
    assert_eq!(v.report().housekeeping.cut_off.len(), 1, "{:?}", v.report());
    assert!(v.damage().is_empty());
    let check = v.check_evidence(&Progress::new()).unwrap();
    assert_eq!((check.checked, check.damaged.len()), (3, 0));
    assert_eq!(v.evidence_range(taken.evidence_id, 65_530, 20).unwrap(), vec![9; 20]);
    let mut out = Vec::new();
    v.export_evidence(taken.evidence_id, &mut out, &Progress::new()).unwrap();
    assert_eq!(out.len(), 200_000);
    v.amend(
        added.incident_id,
        |i: &mut Incident| {
            i.exact_words = Some("words".into());
            Ok(())
        },
        Term::unchecked_from_store("remembered-more"),
        None,
        &r,
    )
    .unwrap();
    v.withdraw_incident(added.incident_id, None, &r).unwrap();
    v.delete::<Incident>(added.incident_id, None, &r).unwrap();
    assert!(v.check_records(&Progress::new()).unwrap().damage.is_empty());
    assert_eq!(v.current(Kind::INCIDENT).count(), 2);
    v.wipe(&p, &r).unwrap();
    assert!(Locked::is_first_run(&env, &folder).unwrap());
}
