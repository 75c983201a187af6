//! Captures while the record stays shut, and what the next unlock makes of them.

use std::sync::Arc;

use alongside_core::evidence::Evidence;
use alongside_core::session::Unlocked;
use alongside_core::store::Kind;
use alongside_core::vault::KdfParameters;
use alongside_mobile::{
    Capture, CaptureKind, DeviceKey, DeviceKeyError, DeviceKeyLevel, ErrorCode, KeyUse, NewCaptureItem,
};

use crate::boundary::support::{Place, frame};

fn captures(on: bool) -> (Place, Arc<Capture>) {
    let place = Place::with(KdfParameters::CHEAP_FOR_TESTS, |record| record.set_capture(on).expect("set"));
    let capture = Capture::over(place.environment.clone(), place.data());
    (place, capture)
}

fn recording() -> NewCaptureItem {
    NewCaptureItem {
        kind: CaptureKind::Recording,
        file_name: Some("stairs.m4a".to_owned()),
        media_type: Some("audio/mp4".to_owned()),
    }
}

fn sizes(record: &mut Unlocked) -> Vec<Option<u64>> {
    let ids: Vec<_> = record.current(Kind::EVIDENCE).map(|current| current.id).collect();
    ids.into_iter().map(|id| record.read::<Evidence>(id).expect("reads").size).collect()
}

#[test]
fn a_note_and_a_recording_wait_for_the_next_unlock() {
    let (place, capture) = captures(true);
    assert!(capture.is_on());
    capture.note("Rang the bell twice.".to_owned(), frame()).expect("kept");
    let intake = capture.begin(recording(), frame()).expect("begins");
    assert_eq!(intake.write(&vec![0; 1024 * 1024 + 1]), Err(ErrorCode::Invalid));
    intake.write(&vec![7; 100_000]).expect("taken");
    intake.sync().expect("durable");
    intake.finish().expect("whole");
    intake.finish().expect("once more is no harm");
    intake.abandon().expect("what is whole stays");
    assert_eq!(intake.write(b"x"), Err(ErrorCode::Invalid));
    place.beside(|record| {
        assert_eq!(record.report().housekeeping.captures_taken_in, 2);
        assert_eq!(record.incidents().len(), 1);
        assert_eq!(sizes(record), [Some(100_000)]);
    });
}

#[test]
fn a_recording_goes_on_beside_the_record_that_opens_and_shuts() {
    let (place, capture) = captures(true);
    let intake = capture.begin(recording(), frame()).expect("begins");
    intake.write(&vec![7; 100_000]).expect("taken");
    place.unlock();
    place.lock();
    intake.write(&vec![7; 100_000]).expect("taken");
    intake.finish().expect("whole");
    place.beside(|record| assert_eq!(sizes(record), [Some(200_000)]));
}

#[test]
fn one_that_is_given_up_leaves_nothing_and_one_that_is_let_go_of_what_came_whole() {
    let (place, capture) = captures(true);
    let intake = capture.begin(recording(), frame()).expect("begins");
    intake.write(&vec![7; 100_000]).expect("taken");
    intake.abandon().expect("given up");
    intake.abandon().expect("once more is no harm");
    assert_eq!(intake.finish(), Err(ErrorCode::Cancelled));
    let intake = capture.begin(recording(), frame()).expect("begins");
    intake.write(&vec![7; 2 * 65_536 + 9]).expect("taken");
    drop(intake);
    place.beside(|record| assert_eq!(sizes(record), [Some(131_072)]));
}

#[test]
fn nothing_is_taken_where_captures_are_off() {
    let (_place, capture) = captures(false);
    assert!(!capture.is_on());
    assert_eq!(capture.note("x".to_owned(), frame()), Err(ErrorCode::CaptureOff));
    assert!(matches!(capture.begin(recording(), frame()), Err(ErrorCode::CaptureOff)));
    let place = Place::new();
    let nowhere = Capture::over(place.environment.clone(), place.folder.path().join("elsewhere"));
    assert!(!nowhere.is_on());
    assert_eq!(nowhere.note("x".to_owned(), frame()), Err(ErrorCode::NotSetUp));
}

/// A key store that refuses everything, as an extension has one.
struct Refusing;

impl DeviceKey for Refusing {
    fn create(&self, _: String, _: KeyUse) -> Result<(), DeviceKeyError> {
        Err(DeviceKeyError::Refused)
    }
    fn wrap(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError> {
        Err(DeviceKeyError::Refused)
    }
    fn unwrap(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError> {
        Err(DeviceKeyError::Refused)
    }
    fn erase(&self, _: String) -> Result<(), DeviceKeyError> {
        Err(DeviceKeyError::Refused)
    }
    fn level(&self, _: String) -> Result<DeviceKeyLevel, DeviceKeyError> {
        Err(DeviceKeyError::Refused)
    }
}

#[test]
fn another_program_captures_with_the_public_half_alone_and_no_device_key() {
    let (place, capture) = captures(true);
    let key = capture.letterbox_key().expect("a key");
    let box_of = |key: &[u8]| {
        let folder = place.folder.path().join("group");
        Capture::open(folder.display().to_string(), Arc::new(Refusing), Some(key.to_vec()))
    };
    let group = place.folder.path().join("group");
    std::fs::create_dir(&group).expect("a folder");
    // Nothing was lent yet.
    assert!(!box_of(&key).is_on());
    assert_eq!(box_of(&key).note("A line.".to_owned(), frame()), Err(ErrorCode::CaptureOff));
    std::fs::copy(place.data().join("inbox.pub"), group.join("inbox.pub")).expect("is copied");
    let mut other = key.clone();
    other[0] ^= 1;
    for wrong in [&other[..], &key[1..], b""] {
        assert!(!box_of(wrong).is_on(), "{} bytes", wrong.len());
        assert!(box_of(wrong).begin(recording(), frame()).is_err());
    }
    let extension = box_of(&key);
    assert!(extension.is_on());
    assert!(extension.letterbox_key().is_err(), "it has no more than it was lent");
    extension.note("Rang the bell twice.".to_owned(), frame()).expect("kept");
    let intake = extension.begin(recording(), frame()).expect("begins");
    intake.write(&vec![7; 100_000]).expect("taken");
    intake.finish().expect("whole");
    // The app takes them into its own inbox.
    for sealed in std::fs::read_dir(group.join("inbox")).expect("a folder").flatten() {
        std::fs::rename(sealed.path(), place.data().join("inbox").join(sealed.file_name()))
            .expect("is moved");
    }
    place.beside(|record| {
        assert_eq!(record.report().housekeeping.captures_taken_in, 2);
        assert_eq!(sizes(record), [Some(100_000)]);
    });
}
