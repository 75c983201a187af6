//! Every command run inside the decoy: the first vault then opens whole.

use std::io::Write;
use std::process::{Output, Stdio};

use alongside_tests::cli::Place;

const DECOY: &str = "decoy-passcode";

/// Commands of the terminal that work on an open record, each at least once, wherever they lead in an empty notebook.
const EVERY_COMMAND: [&str; 60] = [
    "log add 'an errand' --occurred today",
    "log add 'another' --behaviour com.call --person 1",
    "log add 'a third'",
    "log draft add 'half a line'",
    "log draft list",
    "log amend 1 --words 'bread' --reason typo",
    "log withdraw 1",
    "log restore 1",
    "log delete 2 --yes",
    "log show 1 --history",
    "log list --deleted --withdrawn",
    "log search bread",
    "log timeline",
    "person add 'A neighbour'",
    "person list",
    "person show 1",
    "person amend 1 --name 'Another neighbour'",
    "case add 'Second notes'",
    "case list",
    "case show 1",
    "case amend 1 --label 'Errands'",
    "case event moved --when yesterday",
    "case gap --when yesterday",
    "case note 'a friend'",
    "place add 'The corner shop'",
    "place list",
    "place show 1",
    "place amend 1 --address 'Corner Road'",
    "police add --channel 101 --when yesterday",
    "police list",
    "police show 1",
    "police amend 1 --force 'Leicestershire'",
    "order add spo",
    "order list",
    "order show 1",
    "order term 1 'Not to come near'",
    "evidence add passcode",
    "evidence list",
    "evidence check",
    "evidence describe 'a letter in a drawer' --kind document",
    "capture on",
    "capture --note 'seen by the decoy'",
    "capture off",
    "vocabulary behaviour",
    "checklist list",
    "checklist done st.advocate --note 'seen by the decoy'",
    "checklist answer has-car yes",
    "checklist due",
    "checklist reset st",
    "card note c-1 'seen by the decoy'",
    "card show c-1",
    "help campus none",
    "directory now",
    "guide list",
    "recovery show",
    "recovery renew --yes",
    "passcode change --new-passcode-file third",
    "decoy --new-passcode-file fourth",
    "status",
    "lock",
];

fn piped(place: &Place, passcode_file: &str, lines: &[&str]) -> Output {
    let mut child = place
        .command_with(passcode_file, &["open"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut input = child.stdin.take().expect("piped");
    for line in lines {
        writeln!(input, "{line}").expect("writes");
    }
    drop(input);
    child.wait_with_output().expect("ends")
}

#[test]
fn every_command_inside_the_decoy_leaves_the_first_vault_whole() {
    let place = Place::new("first-passcode");
    let path = |name: &str| place.root.path().join(name);
    for (name, text) in [("second", DECOY), ("third", "third-passcode"), ("fourth", "fourth-passcode")] {
        std::fs::write(path(name), text).expect("writes");
    }
    place.say(&["init"]);
    let made = piped(
        &place,
        "passcode",
        &["log add 'what matters'", "evidence add second --entry 1", "decoy --new-passcode-file second"],
    );
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let status = |place: &Place| -> serde_json::Value {
        serde_json::from_str(&place.say(&["status", "--json"])).expect("JSON")
    };
    let before = status(&place);
    assert_eq!((&before["incidents"], &before["damaged"]), (&1.into(), &0.into()), "{before}");

    let inside = piped(&place, "second", &EVERY_COMMAND);
    let shown = String::from_utf8_lossy(&inside.stdout);
    let said = String::from_utf8_lossy(&inside.stderr);
    assert!(shown.contains("an errand") && shown.contains("corner shop"), "it was used:\n{shown}\n{said}");
    assert!(!shown.contains("what matters"), "and showed nothing of the first");
    let words = said.matches("(usage)").count() + said.matches("(invalid-input)").count();
    assert!(words <= 6, "most of the commands were understood:\n{said}");

    assert_eq!(status(&place), before, "the first vault is as it was, to the last link");
    let check: serde_json::Value =
        serde_json::from_str(&place.say(&["evidence", "check", "--json"])).expect("JSON");
    assert_eq!((&check["checked"], &check["damaged"]), (&1.into(), &serde_json::json!([])));

    // And erasing from inside it.
    let erased = place.command_with("third", &["wipe", "--yes"]).output().expect("runs");
    assert!(erased.status.success(), "{}", String::from_utf8_lossy(&erased.stderr));
    assert_eq!(place.command_with("third", &["log", "list"]).output().expect("runs").status.code(), Some(5));
    assert_eq!(status(&place), before);
}
