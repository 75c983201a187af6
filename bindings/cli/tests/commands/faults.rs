//! Full disks, damaged rows and files, files that move while they are read: told, and nothing is lost.

use serde_json::json;

use crate::support::{Place, answer};

#[test]
fn damage_is_named_the_rest_is_given_and_a_check_says_so_with_its_code() {
    let place = Place::set_up();
    place.write("small.bin", &[1; 1_000]);
    place.write("large.bin", &[2; 100_000]);
    place.session(&["log add one", "evidence add small.bin large.bin", "log add two"]);
    let rows = |sql: &str| -> i64 {
        let database = rusqlite::Connection::open(place.database()).unwrap();
        database.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let before = rows("SELECT max(i) FROM t");
    place.opens(&["log", "add", "three"]).good();
    assert!(rows("SELECT max(i) FROM t") > before);
    let database = rusqlite::Connection::open(place.database()).unwrap();
    database.execute("UPDATE t SET b = zeroblob(length(b)) WHERE i > ?1", [before]).unwrap();
    database.close().unwrap();
    let mut files = place.sealed_files();
    files.sort_by_key(|path| path.metadata().unwrap().len());
    let mut bytes = std::fs::read(&files[0]).unwrap();
    bytes[500] ^= 1;
    std::fs::write(&files[0], bytes).unwrap();

    let list = place.opens(&["log", "list"]).good();
    let numbers: Vec<_> =
        list.json().as_array().unwrap().iter().map(|line| line["entry_no"].clone()).collect();
    assert_eq!(numbers, [json!(2), json!(1)]);
    assert!(list.err.contains("damaged"), "{list:?}");
    place.opens(&["log", "show", "3"]).fails(4, "damaged");
    let check = place.opens(&["evidence", "check"]);
    check.fails(4, "damaged");
    assert_eq!(check.json()["checked"], 2);
    assert_eq!(check.json()["damaged"][0]["reason"], "damaged");
    assert_eq!(check.json()["damaged"].as_array().map(Vec::len), Some(1));
    let status = place.opens(&["status"]).good().json();
    assert_eq!(status["damaged"], 2, "{status}");
    let damaged = check.json()["damaged"][0]["evidence_id"].as_str().unwrap().to_owned();
    place.opens(&["evidence", "export", &damaged, "--out", "out.bin"]).fails(4, "damaged");
    assert!(!place.path("out.bin").exists(), "what was begun is removed");
}

#[test]
fn a_full_disk_is_told_and_what_was_saved_stays() {
    let place = Place::empty();
    place.limited(2, "init").fails(6, "no-space");
    place.opens(&["init"]).good();
    place.opens(&["log", "add", "kept"]).good();
    place.write("large.bin", &vec![3; 4_000_000]);
    place.limited(2_000, "evidence add large.bin").fails(6, "no-space");
    let answers = place.session(&["log list", "evidence list", "evidence add large.bin", "evidence check"]);
    assert_eq!((&answers[0][0]["what_happened"], &answers[1]), (&json!("kept"), &json!([])));
    assert_eq!(answers[3], json!({ "checked": 1, "damaged": [] }));
    place.write("in-the-way", b"a file where a folder is meant to be");
    place.write("in-the-way", b"a file where a folder is meant to be");
    let mut blocked = place.command_on("in-the-way/data", &["-p", "passcode", "init", "--json"]);
    answer(&mut blocked, "").fails(6, "io");
}

#[test]
fn each_file_gets_its_own_answer_and_one_that_moves_leaves_nothing_behind() {
    let place = Place::set_up();
    place.write("good.txt", b"words");
    place.write("last.txt", b"more");
    let made = std::process::Command::new("mkfifo").arg(place.path("pipe")).status();
    assert!(made.is_ok_and(|made| made.success()));
    // It has no length, and yet bytes come out of it: whatever it is, it is not what it was.
    let pipe = place.path("pipe");
    let writer = std::thread::spawn(move || std::fs::write(pipe, b"bytes from nowhere"));
    let files = ["evidence", "add", "good.txt", "missing.txt", "pipe", ".", "last.txt"];
    let answer = place.opens(&files);
    let _ = writer.join();
    answer.fails(6, "file-not-found");
    let taken: Vec<_> = answer.json().as_array().unwrap().iter().map(|line| line["file"].clone()).collect();
    assert_eq!(taken, [json!("good.txt"), json!("last.txt")]);
    for code in ["\"code\":\"file-changed\"", "\"code\":\"no-access\"", "\"file\":\"missing.txt\""] {
        assert!(answer.err.contains(code), "{code}: {answer:?}");
    }
    assert_eq!(place.sealed_files().len(), 2);
    assert_eq!(place.session(&["evidence list"])[0].as_array().map(Vec::len), Some(2));
}
