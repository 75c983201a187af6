//! Writing down, finding, showing, proving: the answers that programs rely on.

use serde_json::json;

use crate::support::{Place, has_keys};

#[test]
fn what_is_written_is_found_again_with_every_pinned_key() {
    let place = Place::empty();
    let first = place.opens(&["init"]).good().json();
    assert_eq!(first["words"].as_array().map(Vec::len), Some(12));
    place.opens(&["init"]).fails(5, "already-set-up");
    place.write("photo.jpg", b"\xff\xd8\xff\xe0 a picture");
    place.write("empty.txt", b"");

    // Options may stand behind the command as well.
    let behind = place.runs(&["log", "add", "They waited at the Caf\u{e9}", "--json", "-p", "passcode"]);
    let added = behind.good().json();
    has_keys(&added, &["entry_no", "incident_id", "recorded_at"]);
    assert_eq!(added["entry_no"], 1);
    assert!(added["recorded_at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(added["incident_id"].as_str().unwrap().len(), 32);
    let from_input =
        place.typing(&["log", "add", "-", "--occurred", "yesterday evening"], "A card\nby post\n");
    assert_eq!(from_input.good().json()["entry_no"], 2);

    let files = place.opens(&["evidence", "add", "photo.jpg", "empty.txt", "--entry", "1"]).good().json();
    let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    has_keys(&files[0], &["file", "evidence_id", "sha256", "bytes"]);
    assert_eq!((&files[1]["bytes"], &files[1]["sha256"]), (&json!(0), &json!(digest)));
    assert_eq!(files[0]["file"], "photo.jpg");

    let id = files[0]["evidence_id"].as_str().unwrap();
    let short = &id[..8];
    let answers = place.session(&[
        "log list",
        "log list --limit 1",
        "log search CAFE waited",
        "log search nowhere",
        "log show 2",
        &format!("evidence show {short}"),
        "evidence list",
        "evidence check",
        "log timeline",
        "status",
        &format!("evidence export {short} --out again.jpg"),
    ]);
    let line = ["entry_no", "recorded_at", "occurred", "what_happened", "revision", "source"];
    assert_eq!(answers[0].as_array().map(Vec::len), Some(2));
    has_keys(&answers[0][0], &line);
    // Newest first: the one without a time stands where it was written down.
    assert_eq!(answers[0][0]["entry_no"], 1);
    assert_eq!(answers[0][0]["entry_label"], "1");
    assert_eq!(answers[0][0]["occurred"], json!(null));
    assert_eq!(answers[0][0]["source"], "typed");
    assert_eq!(answers[0][1]["what_happened"], "A card\nby post");
    assert_eq!(answers[0][1]["occurred"]["precision"], "part-of-day");
    assert_eq!(answers[0][1]["revision"], 1);
    assert_eq!(answers[1].as_array().map(Vec::len), Some(1));
    assert_eq!(answers[2][0]["entry_no"], 1);
    has_keys(&answers[2][0], &line);
    assert_eq!(answers[3], json!([]));
    assert_eq!(answers[4]["occurred"]["basis"], json!(null));
    assert_eq!(answers[5]["custody"][0]["what"], "imported");
    assert_eq!(answers[5]["media_type"], "image/jpeg");
    assert_eq!(answers[6].as_array().map(Vec::len), Some(2));
    assert_eq!(answers[7], json!({ "checked": 2, "damaged": [] }));
    assert_eq!(answers[8].as_array().map(Vec::len), Some(2));
    has_keys(&answers[9], &["locked", "incidents", "damaged", "head"]);
    assert_eq!((&answers[9]["incidents"], &answers[9]["damaged"]), (&json!(2), &json!(0)));
    assert_eq!(answers[9]["head"].as_str().map(str::len), Some(64));
    assert_eq!(answers[9]["locked"], false);
    assert_eq!(std::fs::read(place.path("again.jpg")).unwrap(), b"\xff\xd8\xff\xe0 a picture");
    place.opens(&["evidence", "export", short, "--out", "again.jpg"]).fails(5, "file-exists");

    let status = place.runs(&["status", "--json"]).good();
    assert_eq!(status.json(), json!({ "locked": true, "incidents": null, "damaged": null, "head": null }));
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_is_written() {
    let place = Place::set_up();
    let long = "\u{e9}".repeat(100_001);
    place.typing(&["log", "add", "-"], &long).fails(2, "invalid-input");
    place.write("letter.txt", b"words");
    let lines = [
        "log add text --behaviour com.cal",
        "log add text --occurred '30 Feb 2026'",
        "log add text --occurred 2026-03-29T01:30",
        "log add text --place nowhere",
        "log add ''",
        "log show 9",
        "log amend 9 --text x",
        "evidence add letter.txt --intimate",
        "evidence add letter.txt --intimate --under-18 unsure",
        "evidence export abcdef12 --out out.txt",
        "person show 1",
        "no-such-command",
    ];
    let answer = place.typing(&["open"], &lines.join("\n")).good();
    let codes: Vec<String> = answer
        .err
        .lines()
        .filter_map(|line| line.rsplit_once('(').and_then(|(_, code)| code.strip_suffix(')')))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        codes,
        [
            "invalid-input",
            "invalid-input",
            "invalid-input",
            "invalid-input",
            "invalid-input",
            "not-found",
            "not-found",
            "age-question",
            "under-18",
            "not-found",
            "not-found",
        ],
        "{answer:?}"
    );
    // What was nearly typed right is told.
    assert!(answer.err.contains("com.call"), "{answer:?}");
    assert!(answer.err.contains("evidence describe"), "{answer:?}");
    let last = place.session(&["log list", "evidence list", "log draft list", "log add text"]);
    assert_eq!(last[..3], [json!([]), json!([]), json!([])]);
    assert_eq!(last[3]["entry_no"], 1, "a refused entry takes no number");
    // The same from the shell, with the codes that a program sees.
    place.opens(&["log", "add", "text", "--behaviour", "com.cal"]).fails(2, "invalid-input");
    place.opens(&["evidence", "add", "letter.txt", "--intimate"]).fails(5, "age-question");
    place.runs(&["log", "list", "--json"]).fails(2, "usage");
}

#[test]
fn entries_change_and_what_stood_before_stays() {
    let place = Place::set_up();
    place.write("clip.bin", &[7; 200_000]);
    let answers = place.session(&[
        "log draft 'Half a thought' --occurred yesterday --witness Sam --witness-saw it",
        "log draft finish 1",
        "log amend 1 --text 'A whole thought' --clear witness --reason typo --note 'As it was'",
        "log show 1 --history",
        "log withdraw 1 --note twice",
        "log list",
        "log list --withdrawn",
        "log restore 1",
        "person add 'Alex Smith' --relationship ex-partner --alias Al",
        "place add Home --setting home",
        "log add 'Came by' --person alex --place home --private-note mine",
        "log list --person 1",
        "log list --place home",
        "log search smith",
        "log show 2",
        "log show 2 --private",
        "order add non-molestation --term 'Not within 100 m' --expires 2030-01-31",
        "log amend 2 --order-term 1:1 --order-view thinks-yes",
        "case amend 1 --initials AB --separator /",
        "evidence add clip.bin",
        "evidence list --unsorted",
        "evidence link AB/1 --entry 2",
        "police add --when yesterday --channel 101 --incident-no 'CAD 4' --entry 2 --handed-over AB/1",
        "evidence custody AB/1 --what handed-to-police --to 'PC Jones'",
        "evidence show ab/1",
        "log list --with-police --with-evidence",
        "case event moved --when 2026-01",
        "case gap --from 2026-02-01 --to 2026-02-20",
        "case note --with Jo",
        "case show",
        "log timeline",
        "evidence mark AB/1 --intimate --under-18 unsure",
        "log delete 2 --yes",
        "log list --deleted",
    ]);
    assert_eq!(answers[3]["history"].as_array().map(Vec::len), Some(2));
    assert_eq!(answers[3]["history"][0]["what_happened"], "Half a thought");
    assert_eq!(answers[3]["history"][0]["witness_saw"][0], "it");
    assert_eq!(answers[3]["what_happened"], "A whole thought");
    assert_eq!((&answers[3]["reason"], &answers[3]["reason_note"]), (&json!("typo"), &json!("As it was")));
    assert_eq!((answers[5].clone(), &answers[6][0]["status"]), (json!([]), &json!("withdrawn")));
    for found in [11, 12, 13, 25] {
        assert_eq!(answers[found][0]["entry_no"], 2, "{}", answers[found]);
    }
    assert!(answers[14].get("private_note").is_none() && answers[15]["private_note"] == "mine");
    assert_eq!(answers[20][0]["suggested_reference"], "AB/1");
    assert_eq!(answers[24]["entry_numbers"], json!([2]));
    assert_eq!(answers[24]["custody"].as_array().map(Vec::len), Some(2));
    assert_eq!(answers[29]["marked"].as_array().map(Vec::len), Some(3));
    assert_eq!(answers[30].as_array().map(Vec::len), Some(5), "{}", answers[30]);
    assert_eq!(answers[31]["withheld"], true);
    let deleted = answers[33].as_array().unwrap().iter().find(|line| line["entry_no"] == 2).unwrap();
    assert_eq!((&deleted["status"], &deleted["what_happened"]), (&json!("deleted"), &json!(null)));
    // What may show somebody under 18 is given to nobody.
    place.opens(&["evidence", "export", "AB/1", "--out", "out.bin"]).fails(5, "under-18");
    assert!(!place.path("out.bin").exists());
}

#[test]
fn the_questions_save_after_the_first_and_what_others_wrote_can_not_act_on_the_terminal() {
    let place = Place::set_up();
    let typed = "log add\nThey sent \u{1b}]0;x\u{7} again\nsometime\nabout yesterday 18:30\nHome\ns\nlog show 1\nexit\n";
    let mut command = place.command(&["-p", "passcode", "open"]);
    command.env("COLUMNS", "80");
    let answer = crate::support::answer(&mut command, typed).good();
    assert!(answer.err.contains("Saved here") && answer.err.contains("Entry 1."), "{answer:?}");
    assert!(answer.err.contains("about 18:30") && answer.err.contains("(invalid-input)"), "{answer:?}");
    assert!(answer.out.contains("They sent \\u{1b}]0;x\\u{7} again") && answer.out.contains("Home"));
    assert!(!answer.out.contains(['\u{1b}', '\u{7}']) && !answer.err.contains('\u{1b}'));
    assert!(answer.out.lines().chain(answer.err.lines()).all(|line| line.chars().count() <= 80));
}
