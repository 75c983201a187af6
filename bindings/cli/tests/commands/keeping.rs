//! Passcodes, recovery code, second record, erasing, capture, and one process at a time.

use std::io::{BufRead, BufReader, Write};
use std::time::Instant;

use serde_json::json;

use crate::support::Place;

#[test]
#[allow(clippy::disallowed_methods, reason = "how long somebody waits is what is tested")]
fn one_process_at_a_time_and_a_capture_needs_neither_lock_nor_passcode() {
    let place = Place::set_up_by_command();
    place.opens(&["log", "list", "-p", "wrong"]).fails(3, "wrong-passcode");
    let mut held = place.held_open();
    let mut said = BufReader::new(held.stderr.take().unwrap());
    let mut line = String::new();
    // It is open once it says how to go on.
    while !line.contains("same commands") {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "it ended early");
    }
    let began = Instant::now();
    let refused = place.opens(&["log", "list"]);
    refused.fails(5, "in-use");
    assert!(refused.err.contains("capture"), "{refused:?}");
    assert!(began.elapsed().as_secs() >= 3, "it waits for a while");
    assert_eq!(
        place.runs(&["capture", "--note", "Grey car", "--json"]).good().json(),
        json!({ "captured": "note" })
    );
    place.write("voice.wav", b"RIFF....WAVE");
    assert_eq!(
        place.runs(&["capture", "--file", "voice.wav", "--json"]).good().json()["captured"],
        "recording"
    );
    place.runs(&["capture", "--file", "missing.wav"]).fails(6, "file-not-found");
    held.stdin.take().unwrap().write_all(b"exit\n").unwrap();
    assert!(held.wait().unwrap().success());

    let list = place.opens(&["log", "list"]).good();
    assert_eq!(list.json()[0]["what_happened"], "Grey car");
    assert_eq!(list.json()[0]["source"], "captured-while-locked");
    assert!(list.err.contains("\"captures_taken_in\":2"), "{list:?}");
    let answers = place.session(&["evidence list --unsorted", "capture off"]);
    assert_eq!(answers[0][0]["file_name"], "voice.wav");
    place.runs(&["capture", "--note", "More"]).fails(5, "capture-off");
}

#[test]
fn passcodes_change_and_a_second_record_knows_nothing_of_the_first() {
    let place = Place::empty();
    place.runs(&["log", "list", "--json"]).fails(5, "not-set-up");
    let words = place.opens(&["init"]).good().json()["words"].clone();
    let words: Vec<&str> = words.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    place.write("words", words.join("\n").as_bytes());
    place.write("new", b"another passcode\r\n");
    place.write("second", b"grandmother's kettle");
    place.write("short", b"abc");
    place.opens(&["log", "add", "mine"]).good();
    place.opens(&["passcode", "change", "--new-passcode-file", "short"]).fails(2, "invalid-input");
    place.opens(&["passcode", "change", "--new-passcode-file", "new"]).good();
    place.opens(&["log", "list"]).fails(3, "wrong-passcode");
    // Forgotten: the twelve words open it and choose again.
    let forgotten = ["passcode", "change", "--recovery-file", "words", "--new-passcode-file", "passcode"];
    place.runs(&forgotten).good();
    assert_eq!(place.session(&["recovery show"])[0]["words"], json!(words));
    place.opens(&["decoy", "--new-passcode-file", "second"]).good();
    place.runs(&["capture", "--note", "x", "--json"]).fails(5, "capture-off");
    place.opens(&["log", "list", "-p", "second"]).good();
    let wiped = place.runs(&["wipe", "--yes", "-p", "second", "--json"]).good();
    assert_eq!(wiped.json(), json!({ "erased": true, "check_in_stays": false }));
    // Of the first one nothing is gone.
    assert_eq!(place.opens(&["log", "list"]).good().json()[0]["what_happened"], "mine");
    place.runs(&["wipe", "-p", "passcode"]).fails(2, "usage");
    place.runs(&["wipe", "--yes", "-p", "passcode"]).good();
    place.runs(&["status", "--json"]).fails(5, "not-set-up");
}
