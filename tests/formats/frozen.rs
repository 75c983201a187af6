//! Installations of every format version there ever was. They are made once, and open for ever.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use alongside_core::Error;
use alongside_core::entropy::SystemEntropy;
use alongside_core::ids::FileId;
use alongside_core::store::{Beyond, Kind, Material, Stamp, Store};
use alongside_core::time::RecordedAt;
use alongside_core::vault::{CaptureKind, Credential, NewCapture, testing as vault_testing};
use alongside_tests::device::FileDeviceKey;
use alongside_tests::fixture::{
    FIRST, Fixture, Note, Proof, add, copy_folder, file_key, passcode, reading, revise, snapshot,
};
use alongside_tests::{golden, tree};

use super::second;

const VERSION_1: &str = "tests/fixtures/installations/v1";
const DECOY: &str = "decoy-passcode";
const PROOF: &[u8] = b"not a real photo, but sealed like one";
const FILE: FileId = FileId([0x1d; 16]);

fn original() -> PathBuf {
    tree::root().join(VERSION_1)
}

/// Made when blessing, where there is none yet. One that is there is never made again.
fn make_if_missing() {
    static MADE: LazyLock<()> = LazyLock::new(|| {
        if golden::blessing() && !original().join("data").exists() {
            make(&original());
        }
    });
    LazyLock::force(&MADE);
}

fn make(place: &Path) {
    let data = place.join("data");
    std::fs::create_dir_all(&data).unwrap();
    let device = Arc::new(FileDeviceKey::new(&place.join("device-keys")));
    let fixture = Fixture::at(&data, Arc::new(SystemEntropy::new()), device);
    fixture.create(FIRST).unwrap();
    let mut opened = fixture.unlock(FIRST).unwrap();
    let mut store = Store::open(&fixture.environment, &opened.volume).unwrap();
    let mut note = Note::new(1, "He called eleven times.");
    let first = add(&mut store, &mut note).unwrap();
    note.text = Some("He called twelve times.".into());
    revise(&mut store, first, &mut note).unwrap();
    add(&mut store, &mut Note::new(2, "A letter under the door.")).unwrap();
    let name = FILE.to_string();
    let folder = opened.volume.folder().join("e").join(&name[..2]);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(&name);
    let sealed =
        vault_testing::seal_file(&alongside_core::vault::Disk, &path, &[9; 32], FILE, &[PROOF]).unwrap();
    let mut proof = Proof {
        stamp: Stamp::first(&reading()),
        number: 3,
        sha256: Some(sealed.sha256.to_string()),
        chunks: sealed.chunks,
        beyond: Beyond::default(),
    };
    let mut transaction = store.begin(&reading()).unwrap();
    transaction
        .create_with(&mut proof, Material { file_key: Some(file_key(9)), file_id: Some(FILE) })
        .unwrap();
    transaction.commit().unwrap();
    store.close().unwrap();
    opened.installation.capture_note("Outside now.", RecordedAt::from(reading())).unwrap();
    opened.installation.make_decoy(&mut opened.volume, &passcode(DECOY), &reading()).unwrap();
    let code = opened.volume.recovery_code().words().unwrap();
    std::fs::write(place.join("recovery-code.txt"), code.as_bytes()).unwrap();
    drop(opened);
    std::fs::remove_file(data.join("lock")).unwrap();
}

/// A copy of it, to be opened: the original is never touched.
fn copy() -> (tempfile::TempDir, Fixture) {
    make_if_missing();
    let temporary = tempfile::tempdir().unwrap();
    copy_folder(&original(), temporary.path());
    let device = Arc::new(FileDeviceKey::new(&temporary.path().join("device-keys")));
    let fixture = Fixture::at(&temporary.path().join("data"), Arc::new(SystemEntropy::new()), device);
    (temporary, fixture)
}

#[test]
fn version_1_is_as_it_was_made() {
    make_if_missing();
    let mut list = String::new();
    for (name, bytes) in snapshot(&original()) {
        use std::fmt::Write;
        writeln!(list, "{} {name}", alongside_core::ids::to_hex(&second::sha256(&[&bytes]))).unwrap();
    }
    // Blessing makes the list where there is none, and never over one that is there.
    let kept = "tests/fixtures/installations/v1.sha256";
    match std::fs::read_to_string(tree::root().join(kept)) {
        Ok(before) => assert_eq!(before, list, "version 1 was made once and is never made again"),
        Err(_) => golden::check(kept, list.as_bytes()),
    }
}

#[test]
fn version_1_opens_with_all_it_holds() {
    let (_temporary, fixture) = copy();
    let opened = fixture.unlock(FIRST).unwrap();
    assert_eq!(opened.installation.healed(), []);
    let mut store = Store::open(&fixture.environment, &opened.volume).unwrap();
    assert_eq!(store.damage(), []);
    assert_eq!(store.verify(|_, _| true).unwrap().damage, []);
    let notes: Vec<_> = store.current(Kind::GAP).map(|note| note.id).collect();
    let texts: Vec<_> = notes.iter().map(|id| store.read::<Note>(*id).unwrap().text.unwrap()).collect();
    assert_eq!(texts, ["He called twelve times.", "A letter under the door."]);
    let proof = store.current(Kind::EVIDENCE).next().unwrap().id;
    let (proof, material) = store.read_with_material::<Proof>(proof).unwrap();
    let id = material.file_id.unwrap();
    let path = opened.volume.folder().join("e").join(&id.to_string()[..2]).join(id.to_string());
    let key = material.file_key.unwrap();
    let plain = vault_testing::open_file(&alongside_core::vault::Disk, &path, key.expose(), id, proof.chunks)
        .unwrap();
    assert_eq!(plain, PROOF);
    let captures = vault_testing::captures(&fixture.disk(), &fixture.folder, &opened.volume).unwrap();
    let [(_, Ok(capture))] = captures.as_slice() else { panic!("{captures:?}") };
    assert_eq!(vault_testing::note_text(&capture.body).unwrap(), "Outside now.");

    // It can be written on as well.
    add(&mut store, &mut Note::new(4, "Years later.")).unwrap();
    store.close().unwrap();
    assert_eq!(Store::open(&fixture.environment, &opened.volume).unwrap().damage(), []);
}

#[test]
fn version_1_opens_for_the_second_implementation() {
    let (_temporary, fixture) = copy();
    let opened = fixture.unlock(FIRST).unwrap();
    let read =
        second::read_store(&opened.volume.folder().join("store.db"), &opened.volume.master_for_tests());
    assert_eq!(read.heads.len(), 7);
}

#[test]
fn version_1_opens_with_its_decoy_and_its_recovery_code() {
    let (temporary, fixture) = copy();
    let decoy = fixture.unlock(DECOY).unwrap();
    let store = Store::open(&fixture.environment, &decoy.volume).unwrap();
    assert_eq!((store.damage(), store.current(Kind::GAP).count()), ([].as_slice(), 0));
    assert!(decoy.volume.has_spare());
    let captures = vault_testing::captures(&fixture.disk(), &fixture.folder, &decoy.volume).unwrap();
    assert!(captures.is_empty(), "what was captured for the first vault is not the decoy's");
    drop(decoy);

    let words = std::fs::read_to_string(temporary.path().join("recovery-code.txt")).unwrap();
    let code = alongside_core::vault::RecoveryCode::parse(&words).unwrap();
    let mut installation = fixture.open().unwrap();
    let lock = installation.take_lock().unwrap();
    let volume = installation.unlock(&lock, &Credential::Recovery(&code), &reading()).unwrap();
    assert_eq!(Store::open(&fixture.environment, &volume).unwrap().current(Kind::GAP).count(), 2);
    let capture = NewCapture {
        kind: CaptureKind::Photo,
        captured_at: reading().into(),
        file_name: None,
        media_type: None,
    };
    assert!(matches!(installation.begin_capture(capture), Err(Error::CaptureOff)));
}
