//! The check-in as its owner and her contacts see it. Tests count in seconds and mails are files.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Answer, Place, answer, has_keys};

const PIN: &[u8] = b"4711\n";
const DURESS: &[u8] = b"0815\n";
const KEYS: [&str; 10] = [
    "checkin_id",
    "mode",
    "state",
    "ending",
    "phase",
    "due",
    "deadline",
    "level",
    "time_uncertain",
    "outbox",
];
/// Three contacts who may see more or less of the place.
const THREE: [(&str, &str); 3] = [("Exa", "exact"), ("Kim", "1km"), ("Nil", "nothing")];
const AT: &str = "--at 51.50736,-0.12776 --accuracy 20";

/// A record with both PINs, made once. The text is what a forced ending leaves.
fn record() -> &'static Place {
    static RECORD: OnceLock<Place> = OnceLock::new();
    RECORD.get_or_init(|| {
        let place = Place::empty();
        place.make("data", Some(["4711", "0815"]));
        place
    })
}

/// A copy of it.
fn place() -> Place {
    let place = Place::empty();
    copy(&record().path("data"), &place.path("data"));
    place.write("pin", PIN);
    place.write("duress", DURESS);
    place.write("other", b"9999\n");
    place
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The line that adds a contact who has agreed, with a mail folder.
fn contact(place: &Place, name: &str, precision: &str) -> String {
    std::fs::create_dir_all(place.path(&format!("mail/{name}"))).unwrap();
    format!("contact add {name} --maildir mail/{name} --precision {precision} --agreed")
}

/// Adds the contacts and runs the lines behind that, on one opened record; what the last one answered.
fn with_contacts(place: &Place, contacts: &[(&str, &str)], lines: &[&str]) -> Vec<Value> {
    let mut all: Vec<String> =
        contacts.iter().map(|(name, precision)| contact(place, name, precision)).collect();
    all.extend(lines.iter().map(|line| (*line).to_owned()));
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    place.session(&all).split_off(contacts.len())
}

/// `checkin run`, which is ended without mercy when it is let go.
struct Run(Child);

impl Run {
    fn begins(place: &Place) -> Self {
        let mut command = place.command(&["--json", "checkin", "run"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        assert!(line.contains("\"begins\""), "{line}");
        // Whoever reads its lines has gone; it goes on all the same.
        drop(said);
        Run(child)
    }

    /// What a person reads along goes into a file.
    fn writes(place: &Place, file: &str) -> Self {
        let mut command = place.command(&["checkin", "run"]);
        let path = place.path(file);
        command.stdin(Stdio::null()).stdout(std::fs::File::create(&path).unwrap()).stderr(Stdio::null());
        let run = Run(command.spawn().unwrap());
        // Its first words come once it has the check-ins.
        let begun = Instant::now();
        while std::fs::metadata(&path).unwrap().len() == 0 {
            assert!(begun.elapsed().as_secs() < 60, "it does not begin");
            sleep(Duration::from_millis(10));
        }
        run
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The messages that a contact has got.
fn mails(place: &Place, name: &str) -> Vec<String> {
    let files = std::fs::read_dir(place.path(&format!("mail/{name}/new")));
    let paths: Vec<PathBuf> = files.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Those that say that somebody has not checked in.
fn alerts(place: &Place, name: &str) -> Vec<String> {
    mails(place, name).into_iter().filter(|mail| mail.contains("not checked in")).collect()
}

fn until(what: &str, limit_s: u64, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed().as_secs() < limit_s, "{what} did not come");
        sleep(Duration::from_millis(50));
    }
}

fn status(place: &Place) -> Value {
    place.runs(&["checkin", "status", "--json"]).good().json()
}

fn state(place: &Place) -> String {
    status(place)["state"].as_str().unwrap().to_owned()
}

#[test]
fn an_alert_comes_once_though_the_runner_was_killed_and_each_contact_sees_what_she_chose() {
    let place = place();
    let start = format!("checkin start --test --in 3s --grace 2s --contact Exa Kim Nil {AT}");
    let started = with_contacts(&place, &THREE, &[&start]).remove(0);
    let mut keys: Vec<&String> = started.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["checkin_id", "deadline", "due", "level"]);
    assert_eq!(started["level"], 1);
    let shown = status(&place);
    has_keys(&shown, &KEYS);
    assert_eq!((&shown["due"], &shown["deadline"]), (&started["due"], &started["deadline"]));
    assert_eq!((&shown["state"], &shown["mode"]), (&json!("armed"), &json!("test")));
    let run = Run::begins(&place);
    sleep(Duration::from_millis(700));
    assert_eq!(status(&place)["runner_running"], true);
    // `kill` is the one that nothing can be done about.
    drop(run);
    sleep(Duration::from_secs(5));
    assert!(alerts(&place, "Exa").is_empty(), "nothing runs that could send");
    let run = Run::begins(&place);
    until("the alert", 5, || THREE.iter().all(|(name, _)| !alerts(&place, name).is_empty()));
    until("the end", 5, || state(&place) == "closed");
    drop(run);
    // And again: what was sent is not sent again.
    let run = Run::begins(&place);
    sleep(Duration::from_millis(900));
    drop(run);
    let places = [Some("51.50736,-0.12776"), Some("51.51,-0.13"), None];
    let mut references = Vec::new();
    for ((name, _), told) in THREE.iter().zip(places) {
        let found = alerts(&place, name);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        let mail = &found[0];
        for header in ["X-Kind: alert\n", "X-Ref: ", "X-Test: yes\n", "\n\nTEST"] {
            assert!(mail.contains(header), "{name} {header}: {mail}");
        }
        match told {
            Some(told) => assert!(mail.contains(told), "{name}: {mail}"),
            None => assert!(!mail.contains("51.5") && !mail.contains("Phone"), "{name}: {mail}"),
        }
        if *name == "Kim" {
            let all = mails(&place, name).concat();
            assert!(!all.contains("51.507") && !all.contains("0.127"), "{all}");
        }
        references.push(mail.split("X-Ref: ").nth(1).unwrap()[..4].to_owned());
    }
    references.dedup();
    assert_eq!(references.len(), 1, "one check-in, one reference");
}

#[test]
fn in_time_nobody_is_told_and_a_wrong_pin_changes_nothing() {
    let place = place();
    let start = "checkin start --test --in 11s --grace 1s --contact Sam";
    let began = Instant::now();
    let answers = with_contacts(&place, &[("Sam", "exact")], &[start, "checkin status"]);
    let before = answers[1].clone();
    place.runs(&["checkin", "safe", "--pin-file", "other"]).fails(3, "wrong-pin");
    place.runs(&["checkin", "cancel", "--pin-file", "other", "--json"]).fails(3, "wrong-pin");
    place.runs(&["checkin", "extend", "20m", "--pin-file", "other"]).fails(3, "wrong-pin");
    assert_eq!(status(&place), before);
    // Without a file and without a terminal there is nobody to ask.
    place.runs(&["checkin", "safe"]).fails(2, "usage");
    let run = Run::begins(&place);
    let done = place.runs(&["checkin", "safe", "--pin-file", "pin", "--json"]).good().json();
    assert_eq!((&done["state"], &done["ending"]), (&json!("closed"), &json!("safe")));
    place.runs(&["checkin", "safe", "--pin-file", "pin"]).fails(5, "no-check-in");
    sleep(Duration::from_secs(15).saturating_sub(began.elapsed()));
    drop(run);
    assert!(mails(&place, "Sam").is_empty(), "{:?}", mails(&place, "Sam"));
}

/// What one can see of a check-in that was ended with that PIN, ids and times aside.
fn seen(pin: &str) -> (Vec<(i32, String, String)>, String, Vec<String>) {
    let place = place();
    let start = format!("checkin start --test --in 8s --grace 2s --contact Sam --place 'The library' {AT}");
    let began = Instant::now();
    with_contacts(&place, &[("Sam", "exact")], &[&start]);
    let run = Run::writes(&place, "said");
    let without_times = |text: String| {
        let words = text.split_inclusive([' ', '\n', ',']);
        let fixed = words.map(|word| {
            let digits = word.chars().filter(char::is_ascii_hexdigit).count();
            let is_time = word.as_bytes().windows(5).any(|five| {
                let digit = |at: usize| five[at].is_ascii_digit();
                digit(0) && digit(1) && five[2] == b':' && digit(3) && digit(4)
            });
            if is_time || digits >= 32 { "<>" } else { word }
        });
        fixed.collect::<String>()
    };
    let mut answers = Vec::new();
    let mut take = |answer: Answer| {
        answers.push((answer.exit, without_times(answer.out), without_times(answer.err)));
    };
    take(place.runs(&["checkin", "extend", "1s", "--pin-file", pin]));
    take(place.runs(&["checkin", "safe", "--pin-file", pin]));
    take(place.runs(&["checkin", "status"]));
    take(place.runs(&["checkin", "status", "--json"]));
    take(place.runs(&["checkin", "safe", "--pin-file", pin]));
    take(place.runs(&["checkin", "readiness", "--json"]));
    take(place.opens(&["checkin", "history"]));
    let sizes = sizes(&place.path("data/checkin"));
    let early = mails(&place, "Sam");
    // A busy machine may have been past the deadline by then.
    assert!(early.is_empty() || began.elapsed().as_secs() >= 10, "nothing before the deadline: {early:?}");
    sleep(Duration::from_secs(13).saturating_sub(began.elapsed()));
    take(place.runs(&["checkin", "status", "--json"]));
    take(place.runs(&["checkin", "status"]));
    drop(run);
    let said = std::fs::read_to_string(place.path("said")).unwrap();
    // How many reminders came before the ending depends on how busy the machine is.
    let said = said.lines().filter(|line| !line.ends_with("Reminder.")).collect::<Vec<_>>().join("\n");
    take(Answer { exit: 0, out: said, err: String::new() });
    (answers, sizes, mails(&place, "Sam"))
}

/// Names and lengths of files, without ids.
fn sizes(folder: &Path) -> String {
    let mut all = Vec::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                left.push(entry.path());
            } else {
                let name = entry.file_name().into_string().unwrap();
                let ending = name.rsplit('.').next().unwrap_or_default().to_owned();
                all.push(format!("{ending} {}", entry.metadata().unwrap().len()));
            }
        }
    }
    all.sort();
    all.join("\n")
}

#[test]
fn both_pins_look_alike_and_only_the_second_leaves_the_text_she_chose() {
    let (honest, forced) = (std::thread::spawn(|| seen("pin")), std::thread::spawn(|| seen("duress")));
    let (honest, forced) = (honest.join().unwrap(), forced.join().unwrap());
    for (one, other) in honest.0.iter().zip(&forced.0) {
        assert_eq!(one, other);
    }
    assert_eq!(honest.0[1].0, 0, "{:?}", honest.0);
    assert_eq!(honest.1, forced.1, "the files have the same lengths");
    assert!(honest.2.is_empty(), "{:?}", honest.2);
    assert_eq!(forced.2.len(), 1, "{:?}", forced.2);
    assert!(forced.2[0].contains("may have been made to end") && !forced.2[0].contains("51.5"), "{forced:?}");
}

#[test]
fn they_can_be_told_now_without_a_pin_and_after_that_it_can_be_taken_back() {
    let place = place();
    let start = "checkin start --test --in 1h --grace 10m --contact Sam";
    with_contacts(&place, &[("Sam", "nothing")], &[start]);
    let told = place.runs(&["checkin", "alert", "--json"]).good().json();
    assert_eq!((&told["state"], &told["outbox"][0]["state"]), (&json!("firing"), &json!("handed")));
    assert_eq!(alerts(&place, "Sam").len(), 1);
    let done = place.runs(&["checkin", "safe", "--pin-file", "pin", "--json"]).good().json();
    assert_eq!(done["ending"], "safe-after-alert");
    // Nothing else runs, so that this goes too is up to the ending itself.
    let mails = mails(&place, "Sam");
    assert!(mails.iter().any(|mail| mail.contains("X-Kind: all-clear\n")), "{mails:?}");
    // The record learns of it when it is next opened.
    let history = place.opens(&["checkin", "history"]).good().json();
    assert_eq!((&history[0]["ending"], &history[0]["mode"]), (&json!("safe-after-alert"), &json!("test")));
    let id = history[0]["id"].as_str().unwrap();
    assert_eq!(place.opens(&["checkin", "history", "--delete", id]).good().json(), json!({ "deleted": 1 }));
    assert_eq!(place.opens(&["checkin", "history"]).good().json(), json!([]));
}

#[test]
fn practice_sends_nothing_and_one_thing_at_a_time() {
    let place = place();
    let start = "checkin start --practice --in 1s --grace 1s --contact Sam";
    with_contacts(&place, &[("Sam", "exact")], &[start]);
    let again = ["checkin", "start", "--test", "--in", "9s", "--grace", "9s", "--contact", "Sam"];
    place.opens(&again).fails(5, "check-in-armed");
    place.opens(&["checkin", "pin", "set", "--pin-file", "other"]).fails(5, "check-in-armed");
    let run = Run::begins(&place);
    place.runs(&["checkin", "run"]).fails(5, "in-use");
    until("the deadline", 5, || state(&place) != "armed" && state(&place) != "arming");
    let shown = status(&place);
    assert_eq!((&shown["level"], &shown["outbox"][0]["state"]), (&json!(0), &json!("practice")));
    drop(run);
    assert!(mails(&place, "Sam").is_empty());
}

#[test]
fn what_can_not_be_started_says_why() {
    let place = place();
    assert_eq!(status(&place), json!({ "state": "none" }));
    place.runs(&["checkin", "safe", "--pin-file", "pin"]).fails(5, "no-check-in");
    answer(&mut place.command_on("nowhere", &["checkin", "status"]), "").fails(5, "not-set-up");
    assert!(!place.path("nowhere").exists());
    let lines = [
        &contact(&place, "Sam", "exact"),
        "contact add Ann --maildir mail/Sam",
        "checkin start --test --in 25h --grace 10m --contact Sam",
        "checkin start --in 4m --grace 10m --contact Sam",
        "checkin start --in 1h --grace 2h --contact Sam",
        "checkin start --in 1h --grace 10m",
        "checkin start --in 90 --grace 10m --contact Sam",
        "checkin start --test --in 9s --grace 9s --contact Ann",
        "checkin start --test --in 9s --grace 9s --contact Joe",
        "checkin start --test --in 9s --grace 9s --contact Sam --near 51.5,-0.1 --radius 50",
        "checkin start --test --in 9s --grace 9s --contact Sam --at 51.5,-0.1 --accuracy 0",
        "checkin tell --contact Joe Hello",
        "checkin tell --contact Sam ''",
        "checkin extend 5m",
        "checkin alert",
        "checkin location 51.5 -0.1 --accuracy 9",
        "checkin take nothing",
        "checkin history --delete 00112233445566778899aabbccddeeff",
        "checkin run",
    ];
    let answer = place.typing(&["open"], &(lines.join("\n") + "\n")).good();
    let codes: Vec<&str> = answer
        .err
        .lines()
        .filter_map(|line| line.rsplit_once('(').and_then(|(_, code)| code.strip_suffix(')')))
        .filter(|code| !code.contains(' '))
        .collect();
    let refused = "invalid-input";
    let expected = [
        refused,
        refused,
        refused,
        refused,
        refused,
        "no-consent",
        "not-found",
        refused,
        refused,
        "not-found",
        refused,
        "no-check-in",
        "no-check-in",
        "no-check-in",
        "bad-frame",
        "not-found",
        "usage",
    ];
    assert_eq!(codes, expected, "{answer:?}");
    for said in ["--contact NAME", "such as 90m"] {
        assert!(answer.err.contains(said), "{said}: {answer:?}");
    }
    assert_eq!(status(&place), json!({ "state": "none" }));
}

#[test]
fn without_a_pin_only_a_test_is_started_and_what_can_not_be_read_is_not_taken_for_none() {
    let place = Place::set_up();
    let start = |more: &str| format!("checkin start --in 1h --grace 10m --contact Sam {more}");
    let lines = contact(&place, "Sam", "exact") + "\n" + &start("") + "\n" + &start("--test") + "\n";
    let answer = place.typing(&["open"], &lines).good();
    assert!(answer.err.contains("(no-pin)"), "{answer:?}");
    assert_eq!(state(&place), "armed");
    for copy in std::fs::read_dir(place.path("data/checkin/c")).unwrap() {
        let path = copy.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[9000] ^= 1;
        std::fs::write(&path, bytes).unwrap();
    }
    for arguments in [["checkin", "status"], ["checkin", "alert"]] {
        place.runs(&arguments).fails(4, "damaged");
    }
    place.runs(&["checkin", "status", "--json"]).fails(4, "damaged");
}

#[test]
fn a_program_that_hangs_holds_up_nobody_else_and_no_address_is_shown() {
    let place = place();
    std::fs::create_dir_all(place.path("mail/Sam")).unwrap();
    let lines = [
        "contact add Sloth --command 'sleep 25' --sms '07700 900123' --email sloth@example.org --agreed",
        &contact(&place, "Sam", "nothing"),
        "checkin start --test --in 1s --grace 1s --contact Sloth --contact Sam",
    ];
    place.session(&lines);
    let run = Run::begins(&place);
    until("the alert", 5, || !alerts(&place, "Sam").is_empty());
    for arguments in [&["checkin", "status"][..], &["checkin", "status", "--json"], &["checkin", "readiness"]]
    {
        let shown = place.runs(arguments).good().out;
        for hidden in ["900123", "example.org", "sleep", "Sloth", "Sam", "mail/"] {
            assert!(!shown.contains(hidden), "{hidden}: {shown}");
        }
    }
    let outbox = status(&place)["outbox"].clone();
    let of = |channel: &str| {
        outbox.as_array().unwrap().iter().find(|row| row["channel"] == channel).unwrap()["state"].clone()
    };
    assert_eq!((of("command"), of("maildir")), (json!("sending"), json!("handed")), "{outbox}");
    drop(run);
}

#[cfg(unix)]
#[test]
fn the_runner_ends_when_it_is_asked_to_and_says_what_that_means() {
    let place = place();
    let start = "checkin start --test --in 1h --grace 10m --contact Sam";
    with_contacts(&place, &[("Sam", "nothing")], &[start]);
    let mut command = place.command(&["checkin", "run"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    assert!(child.wait().unwrap().success());
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut said, &mut rest).unwrap();
    assert!(rest.starts_with("Ended.\nNothing is running that would send."), "{rest}");
    assert_eq!(state(&place), "armed");
}

#[test]
fn a_message_goes_at_once_and_a_test_of_a_contact_is_dated() {
    let place = place();
    std::fs::create_dir_all(place.path("mail/Gone")).unwrap();
    let answers = with_contacts(
        &place,
        &[("Sam", "1km"), ("Gone", "exact")],
        &[
            "contact test Sam",
            &format!("checkin tell --contact Sam 'On the bus' {AT}"),
            "contact list",
            "checkin readiness",
            "contact add Hand --agreed",
            "checkin tell --contact Hand 'On the bus' --test",
        ],
    );
    assert_eq!(answers[0]["sent"][0]["state"], "handed");
    assert!(answers[0]["tested_at"].is_string());
    assert_eq!(
        answers[1]["sent"],
        json!([
            { "contact": 1, "channel": "maildir", "kind": "tell", "state": "handed", "attempts": 1 }
        ])
    );
    assert!(answers[2][0]["ways"][0]["tested_at"].is_string() && answers[2][1]["tested_at"].is_null());
    let tested =
        answers[3]["items"].as_array().unwrap().iter().find(|item| item["item"] == "tested").unwrap();
    assert_eq!((&tested["name"], &tested["state"]), (&json!("Sam"), &json!("good")));
    assert_eq!(answers[5]["by_hand"][0]["text"], "TEST On the bus");
    let mails = mails(&place, "Sam").concat();
    assert!(mails.contains("X-Kind: tell\n") && mails.contains("On the bus Place at "), "{mails}");
    assert!(mails.contains("51.51,-0.13") && !mails.contains("51.507"), "{mails}");
    assert_eq!(mails.matches("X-Test: yes").count(), 1, "{mails}");

    // A folder that is not there: it stays, and goes when it is back.
    std::fs::remove_dir_all(place.path("mail/Gone")).unwrap();
    let sent = place.opens(&["checkin", "tell", "--contact", "Gone", "Hello", "--test"]).good().json();
    assert_eq!(sent["sent"][0]["state"], "waiting");
    std::fs::create_dir_all(place.path("mail/Gone")).unwrap();
    let run = Run::begins(&place);
    until("the message", 6, || !self::mails(&place, "Gone").is_empty());
    drop(run);
}

#[test]
fn putting_off_takes_no_pin_up_to_a_quarter_of_an_hour() {
    let place = place();
    let start = "checkin start --test --in 1h --grace 10m --contact Sam --near 51.5,-0.1 --radius 500";
    let started = with_contacts(&place, &[("Sam", "exact")], &[start]).remove(0);
    let later = place.runs(&["checkin", "extend", "10m", "--json"]).good().json();
    assert!(later["due"].as_str() > started["due"].as_str(), "{later}");
    // The next one is over a quarter of an hour, and nobody is there to type a PIN.
    place.runs(&["checkin", "extend", "10m"]).fails(2, "usage");
    place.runs(&["checkin", "extend", "10m", "--pin-file", "pin"]).good();
    place.runs(&["checkin", "extend", "3h", "--pin-file", "pin"]).fails(2, "invalid-input");
    let far =
        place.runs(&["checkin", "location", "51.6", "-0.1", "--accuracy", "20", "--json"]).good().json();
    assert_eq!(far["asks_arrived"], false);
    let near = ["checkin", "location", "51.5", "-0.1", "--accuracy", "20", "--battery", "40", "--json"];
    sleep(Duration::from_millis(1_100));
    assert_eq!(place.runs(&near).good().json()["asks_arrived"], true);
    assert_eq!(state(&place), "armed");
    place.write("account", b"smtps://sam:secret@mail.example.org?from=sam@example.org\n");
    place.write("nonsense", b"mail.example.org\n");
    let set = ["checkin", "mail", "set", "--account-file"];
    assert_eq!(
        place.opens(&[set[0], set[1], set[2], set[3], "account"]).good().json(),
        json!({ "kept": true })
    );
    place.opens(&[set[0], set[1], set[2], set[3], "nonsense"]).fails(2, "invalid-input");
}

#[test]
fn the_command_sets_both_pins() {
    let place = Place::set_up();
    place.write("pin", PIN);
    place.write("duress", DURESS);
    let set = ["checkin", "pin", "set", "--pin-file", "pin", "--duress-pin-file", "duress"];
    let set = place.opens(&set).good().json();
    assert_eq!(set, json!({ "set": true, "duress": true, "fallback": "text" }));
}

#[test]
fn a_check_in_whose_files_were_taken_away_is_told_once() {
    let place = place();
    with_contacts(&place, &[("Exa", "exact")], &["checkin start --in 20m --grace 5m --contact Exa"]);
    std::fs::remove_dir_all(place.path("data/checkin/c")).unwrap();
    assert_eq!(state(&place), "none", "without the record nothing is known of it");
    let told = |answer: Answer| answer.err.contains("\"check_ins_lost\":1");
    assert!(told(place.opens(&["log", "list"]).good()));
    assert!(!told(place.opens(&["log", "list"]).good()), "once");
}
