//! Notes, photos and recordings made without the passcode.

use alongside_core::Error;
use alongside_core::evidence::Evidence;
use alongside_core::incidents::Incident;
use alongside_core::store::Kind;
use alongside_core::time::RecordedAt;
use alongside_core::vault::{CaptureKind, NewCapture};
use alongside_tests::fixture::{FIRST, reading};

use super::vault::{empty, locked, set_up, unlock};

fn photo() -> NewCapture {
    NewCapture {
        kind: CaptureKind::Photo,
        captured_at: RecordedAt::from(reading()),
        file_name: Some("door.jpg".to_owned()),
        media_type: Some("image/jpeg".to_owned()),
    }
}

#[test]
fn they_are_taken_in_once_with_their_own_time() {
    let fixture = empty();
    set_up(&fixture).lock().expect("locks");
    locked(&fixture).capture_note("He is at the door.", &reading()).expect("captures");
    let mut writer = locked(&fixture).begin_capture(photo()).expect("begins");
    writer.write(&vec![7; 150_000]).expect("writes");
    writer.finish().expect("finishes");

    let later = reading().after(86_400_000);
    let credential = alongside_tests::fixture::passcode(FIRST);
    let vault = locked(&fixture)
        .unlock(&alongside_core::vault::Credential::Passcode(&credential), &later)
        .expect("opens");
    assert_eq!(vault.report().housekeeping.captures_taken_in, 2);
    let note: Incident = vault.read(vault.entry(None, 1).expect("there")).expect("reads");
    assert_eq!(note.what_happened.as_deref(), Some("He is at the door."));
    assert_eq!(note.captured_at, Some(RecordedAt::from(reading())));
    assert_eq!(note.stamp.recorded_at, RecordedAt::from(later));
    assert_eq!(
        note.source.as_ref().map(alongside_core::vocabulary::Term::as_str),
        Some("captured-while-locked")
    );
    let item = vault.current(Kind::EVIDENCE).next().expect("there").id;
    let item_read: Evidence = vault.read(item).expect("reads");
    assert_eq!((item_read.file_name.as_deref(), item_read.size), (Some("door.jpg"), Some(150_000)));
    assert_eq!(vault.evidence_range(item, 149_990, 100).expect("reads"), [7; 10]);
    vault.lock().expect("locks");
    let vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(vault.report().housekeeping.captures_taken_in, 0);
    assert_eq!(vault.current(Kind::INCIDENT).count(), 1);
}

#[test]
fn one_that_was_cut_off_keeps_its_whole_chunks() {
    let fixture = empty();
    set_up(&fixture).lock().expect("locks");
    let mut writer = locked(&fixture).begin_capture(photo()).expect("begins");
    writer.write(&vec![7; 150_000]).expect("writes");
    // Dropped without an end, as when its process dies.
    drop(writer);
    let vault = unlock(&fixture, FIRST).expect("opens");
    let item = vault.current(Kind::EVIDENCE).next().expect("there").id;
    assert_eq!(vault.read::<Evidence>(item).expect("reads").size, Some(2 * 65_536));
}

#[test]
fn they_are_declined_when_switched_off_and_garbage_is_left_alone() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    vault.set_capture(false).expect("switches");
    vault.lock().expect("locks");
    assert!(matches!(locked(&fixture).capture_note("x", &reading()), Err(Error::CaptureOff)));
    let garbage = fixture.folder.join("inbox").join("00112233445566778899aabbccddeeff");
    std::fs::create_dir_all(garbage.parent().expect("folder")).expect("folder");
    std::fs::write(&garbage, vec![3; 5_000]).expect("writes");
    let vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(vault.report().housekeeping.captures_taken_in, 0);
    assert!(garbage.exists());
}

#[test]
fn a_damaged_one_does_not_keep_the_others_out() {
    let fixture = empty();
    set_up(&fixture).lock().expect("locks");
    for number in 0..3 {
        locked(&fixture).capture_note(&format!("note {number}"), &reading()).expect("captures");
    }
    let inbox = fixture.folder.join("inbox");
    let victim = std::fs::read_dir(&inbox).expect("folder").next().expect("a file").expect("reads").path();
    let mut bytes = std::fs::read(&victim).expect("reads");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&victim, bytes).expect("writes");
    let vault = unlock(&fixture, FIRST).expect("opens");
    let done = &vault.report().housekeeping;
    assert_eq!((done.captures_taken_in, done.captures_damaged), (2, 1));
    assert!(victim.exists(), "it is left where it is");
}

#[test]
fn a_recording_that_goes_on_is_left_until_it_is_done() {
    let fixture = empty();
    set_up(&fixture).lock().expect("locks");
    let mut writer = locked(&fixture).begin_capture(photo()).expect("begins");
    writer.write(&vec![7; 150_000]).expect("writes");
    let vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(vault.report().housekeeping.captures_taken_in, 0);
    vault.lock().expect("locks");
    writer.write(&vec![7; 150_000]).expect("writes");
    writer.finish().expect("finishes");
    let vault = unlock(&fixture, FIRST).expect("opens");
    let item = vault.current(Kind::EVIDENCE).next().expect("there").id;
    assert_eq!(vault.read::<Evidence>(item).expect("reads").size, Some(300_000));
}
