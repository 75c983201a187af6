//! A check-in from its beginning to its end: what it knows of her, her contacts and her PINs stands in no file in clear.

use std::path::Path;

use alongside_core::checkin::machine::{Fallback, Mode};
use alongside_core::session::StartRequest;
use alongside_tests::checkins::{DURESS, SAFE, check_ins, furnish, installed, request};
use alongside_tests::fixture::{passcode, reading, snapshot};

/// What was typed, and what was drawn for it.
fn found(folder: &Path, wanted: &[(&str, Vec<u8>)]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, bytes) in snapshot(folder) {
        for (what, canary) in wanted {
            let stands = |bytes: &[u8]| memchr::memmem::find(bytes, canary).is_some();
            if stands(&bytes) || stands(name.as_bytes()) {
                found.push(format!("{what} in {name}"));
            }
        }
    }
    found
}

#[test]
fn nothing_of_a_check_in_stands_in_clear_in_any_file_at_any_time() {
    let top = tempfile::tempdir().expect("a folder");
    let fixture = installed(top.path());
    let contacts = ["Canarymarlowe", "Canaryquist"];
    let (mut vault, ids) = furnish(&fixture, &contacts, Fallback::Text, &reading());
    let request = StartRequest {
        place: Some("Canaryplatz 9".into()),
        note: Some("with canaryfoxglove".into()),
        ..request(Mode::Real, 900, 120, &ids)
    };
    let id = vault.start_check_in(&request, &reading()).expect("starts");
    vault.lock().expect("locks");
    let check_ins = check_ins(&fixture);
    let state = check_ins.get(id).expect("reads");
    let words = ["Canarymarlowe", "Canaryquist", "/outbox/", "Canaryplatz", "canaryfoxglove", "maildir"];
    let mut wanted: Vec<(&str, Vec<u8>)> =
        words.into_iter().map(|word| (word, word.as_bytes().to_vec())).collect();
    wanted.push(("the alert", state.contacts[0].texts.as_ref().expect("texts").alert.as_bytes().to_vec()));
    let look = |moment: &str| {
        let hits = found(&fixture.folder, &wanted);
        assert!(hits.is_empty(), "{moment}: {hits:?}");
    };
    look("armed");
    check_ins.extend(60, Some(&passcode(SAFE)), &reading().after(1_000)).expect("puts off");
    look("put off");
    check_ins.alert_now(&reading().after(2_000)).expect("tells");
    look("told");
    for out in check_ins.take_outgoing(&reading().after(3_000)).expect("claims") {
        look("being sent");
        check_ins.sent(out.check_in, out.row, Ok(()), &reading().after(3_000)).expect("commits");
    }
    check_ins.safe(&passcode(DURESS), &reading().after(4_000)).expect("ends");
    look("ended");
    check_ins.tick(&reading().after(400_000)).expect("ticks");
    look("what is owed was sent");
    check_ins.tick(&reading().after(3 * 24 * 3_600_000)).expect("ticks");
    look("gone");
}
