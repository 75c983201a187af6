//! Two records on two devices, paired by their owners: the plan goes over, and what ends it.

use serde_json::{Value, json};

use crate::support::{Answer, Place, answer};
use crate::watch::Pairs;

const START: [&str; 10] =
    ["checkin", "start", "--in", "2h", "--grace", "15m", "--contact", "Sam", "--contact", "Kim"];

/// Alex in `one`, who checks in, and Sam in `two`.
struct Two(Place);

impl Two {
    fn paired(ways: &[&str]) -> Self {
        let two = Two(Place::empty());
        for (name, content) in [("pin", "4711\n"), ("duress", "0815\n"), ("other", "9999\n")] {
            two.0.write(name, content.as_bytes());
        }
        for (data, other) in [("one", "Sam"), ("two", "Alex")] {
            two.0.make(data, (data == "one").then_some(["4711", "0815"]));
            let add: Vec<&str> = ["contact", "add", other, "--agreed"].iter().chain(ways).copied().collect();
            two.on(data, &add).good();
        }
        std::fs::create_dir_all(two.0.path("mail")).unwrap();
        two.on("one", &["contact", "add", "Kim", "--agreed", "--maildir", "mail"]).good();
        let mut one = Pairs::start(&two.0, "one", "Sam", "Alex");
        let mut other = Pairs::start(&two.0, "two", "Alex", "Sam");
        let (of_one, of_other) = (one.line(), other.line());
        one.types(of_other["code"].as_str().unwrap());
        other.types(of_one["code"].as_str().unwrap());
        assert_eq!(one.line()["digits"], other.line()["digits"]);
        for side in [&mut one, &mut other] {
            side.types("yes");
            assert_eq!(side.line()["paired"], json!(true));
            assert!(side.child.wait().unwrap().success());
        }
        two
    }

    fn on(&self, data: &str, arguments: &[&str]) -> Answer {
        let all: Vec<&str> =
            ["--passcode-file", "passcode", "--json"].iter().chain(arguments).copied().collect();
        answer(&mut self.0.command_on(data, &all), "")
    }

    /// What the record in `one` gives out to be handed over.
    #[track_caller]
    fn handed(&self, arguments: &[&str]) -> Vec<String> {
        let said = self.on("one", arguments).good().json();
        links(&said["by_hand"])
    }

    fn sam_takes(&self, link: &str) -> Value {
        self.on("two", &["watch", "accept", link]).good().json()
    }

    fn level(&self) -> Value {
        self.on("one", &["checkin", "status"]).good().json()["level"].clone()
    }
}

fn links(handed: &Value) -> Vec<String> {
    let all = handed.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |one: &Value| one.as_str().or(one["text"].as_str()).expect("a text").to_owned();
    all.iter().map(text).collect()
}

#[test]
fn a_plan_is_held_and_an_honest_or_a_forced_word_ends_it() {
    for (pin, state) in [("pin", "ended-safe"), ("duress", "ended-under-threat")] {
        let two = Two::paired(&[]);
        let plan = two.handed(&START);
        assert_eq!((plan.len(), two.level()), (1, json!(1)));
        let held = two.sam_takes(&plan[0]);
        assert_eq!((&held["held"], &held["friend"]), (&json!(true), &json!("Alex")));
        let answers = links(&held["answers"]);
        let taken = two.on("one", &["checkin", "take", &answers[0]]).good().json();
        assert_eq!(taken["level"], json!(2));
        let close = two.handed(&["checkin", "safe", "--pin-file", pin]);
        let ended = two.sam_takes(&close[0]);
        assert_eq!(ended["state"], json!(state), "{ended}");
        assert_eq!(links(&ended["answers"]).len(), 1);
    }
}

#[test]
fn somebody_in_a_check_in_that_runs_goes_with_its_pin_only() {
    let two = Two::paired(&[]);
    let plan = two.handed(&START);
    two.sam_takes(&plan[0]);
    two.on("one", &["contact", "remove", "Sam", "--pin-file", "other"]).fails(3, "wrong-pin");
    // Nobody to ask is no PIN.
    two.on("one", &["contact", "remove", "Sam"]).fails(2, "usage");
    assert_eq!(two.on("one", &["contact", "list"]).good().json().as_array().map(Vec::len), Some(2));
    let gone = two.on("one", &["contact", "remove", "Sam", "--pin-file", "pin"]).good().json();
    assert_eq!((&gone["removed"], &gone["left_check_in"]), (&json!(true), &json!(true)));
    let word = links(&gone["by_hand"]);
    assert_eq!(two.sam_takes(&word[0])["state"], json!("ended-safe"));
    assert_eq!(two.on("one", &["contact", "list"]).good().json().as_array().map(Vec::len), Some(1));
    // The last one in it stays until it has ended: without anybody to tell it would only look like a check-in.
    let last = two.on("one", &["contact", "remove", "Kim", "--pin-file", "pin"]);
    assert!(last.err.contains("checkin cancel"), "{last:?}");
    last.fails(2, "usage");
    // The check-in goes on, and nothing of it reaches who was taken out.
    assert!(two.handed(&["checkin", "safe", "--pin-file", "pin"]).is_empty());
}

#[test]
fn somebody_can_be_taken_out_without_a_word() {
    let two = Two::paired(&[]);
    two.handed(&START);
    let mut command =
        two.0.command_on("one", &["-p", "passcode", "contact", "remove", "Sam", "--pin-file", "pin"]);
    let said = answer(command.arg("--no-word"), "").good().out;
    assert_eq!(said, "Sam is out of the check-in that is running.\nSam is no longer a contact.\n");
}

#[test]
fn erasing_ends_a_check_in_with_its_pin_and_leaves_it_without() {
    for pin in [None, Some("other"), Some("pin")] {
        let two = Two::paired(&[]);
        two.handed(&START);
        let mut arguments = vec!["wipe", "--yes"];
        arguments.extend(pin.iter().flat_map(|file| ["--pin-file", file]));
        let wiped = two.on("one", &arguments);
        let runs = || two.0.path("one").join("checkin").exists();
        match pin {
            Some("other") => {
                wiped.fails(3, "wrong-pin");
                two.on("one", &["contact", "list"]).good();
            }
            Some(_) => assert_eq!(wiped.good().json(), json!({ "erased": true, "check_in_stays": false })),
            None => {
                assert_eq!(wiped.good().json(), json!({ "erased": true, "check_in_stays": true }));
                assert!(runs());
                let mut status = two.0.command_on("one", &["--json", "checkin", "status"]);
                assert_eq!(answer(&mut status, "").good().json()["level"], json!(1));
            }
        }
    }
}
