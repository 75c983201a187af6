//! History on its way back to the vault that armed.

use super::Place;
use super::wipe::reading;
use crate::error::{Error, Result};
use crate::ids::{FileId, InstallationId};
use crate::time::RecordedAt;
use crate::vault::testing::{SeenCapture, captures};
use crate::vault::{CaptureKind, CaptureWriter, CheckinsOnWipe, history_capture};

const ID: FileId = FileId([0x77; 16]);

fn begin(place: &Place, to: (InstallationId, [u8; 32])) -> Result<Option<CaptureWriter>> {
    let at = RecordedAt::from(reading());
    history_capture(&place.environment, &place.installation, to.0, &to.1, ID, at)
}

fn waiting(place: &Place) -> Vec<SeenCapture> {
    let opened = place.unlock("first-passcode").expect("unlocks");
    let found = captures(&place.environment.storage, &place.installation, &opened.volume).expect("lists");
    found.into_iter().map(|(_, capture)| capture.expect("opens")).collect()
}

/// Where the history of what was armed here goes.
fn address(place: &Place) -> (InstallationId, [u8; 32]) {
    let opened = place.unlock("first-passcode").expect("unlocks");
    (opened.volume.installation, opened.volume.inbox_public())
}

#[test]
fn history_comes_back_once_although_capture_is_off_and_a_kill_came_between() {
    let place = Place::new();
    place.set_up("first-passcode");
    let to = address(&place);
    place.unlock("first-passcode").expect("unlocks").installation.set_capture(None).expect("switches off");
    let mut cut_off = begin(&place, to).expect("begins").expect("is new");
    cut_off.write(b"half of").expect("writes");
    drop(cut_off);
    let mut writer = begin(&place, to).expect("begins").expect("is new");
    writer.write(b"half past nine: armed").expect("writes");
    writer.finish().expect("finishes");
    let found = waiting(&place);
    let [capture] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((capture.id, capture.kind, capture.finished), (ID, CaptureKind::CheckInHistory, true));
    assert_eq!(capture.body, b"half past nine: armed");
    let before = super::names(&place.installation.join("inbox"));
    assert!(begin(&place, to).expect("is no error").is_none(), "it waits already");
    assert_eq!(super::names(&place.installation.join("inbox")), before);
    assert_eq!(waiting(&place), found);
}

#[test]
fn history_of_an_erased_vault_goes_nowhere_and_is_in_nobodys_way() {
    let place = Place::new();
    place.set_up("first-passcode");
    let to = address(&place);
    place.wipe("first-passcode", CheckinsOnWipe::Keep);
    assert!(matches!(begin(&place, to), Err(Error::NotSetUp)));
    assert_eq!(super::names(&place.installation), Vec::<String>::new());
    place.set_up("first-passcode");
    assert!(matches!(begin(&place, to), Err(Error::NotSetUp)), "that is another installation");
    assert_eq!(waiting(&place), []);
}
