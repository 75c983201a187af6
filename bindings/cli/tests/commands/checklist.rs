//! Privacy steps: what programs are answered, with a record and without one, and what a person reads.

use serde_json::{Value, json};

use crate::support::{Place, answer, has_keys};

const KEYS: [&str; 6] = ["id", "state", "risk", "review_due", "grade", "sources"];

fn ids(steps: &Value) -> Vec<&str> {
    steps.as_array().unwrap().iter().map(|step| step["id"].as_str().unwrap()).collect()
}

fn step<'v>(steps: &'v Value, id: &str) -> &'v Value {
    steps.as_array().unwrap().iter().find(|step| step["id"] == id).unwrap()
}

#[test]
fn lists_and_steps_are_shown_without_a_record() {
    let place = Place::empty();
    let lists = place.runs(&["checklist", "list", "--json"]).good().json();
    assert_eq!(lists.as_array().map(Vec::len), Some(24));
    assert_eq!((&lists[0]["id"], &lists[0]["reviewed_by"]), (&json!("st"), &json!("none")));
    for list in ids(&lists) {
        let steps = place.runs(&["checklist", "show", list, "--json"]).good().json();
        for one in steps.as_array().unwrap() {
            has_keys(one, &KEYS);
            assert_eq!((&one["state"], &one["review_due"]), (&json!(null), &json!(null)));
            assert!(one["id"].as_str().unwrap().starts_with(&format!("{list}.")));
            assert!(one["risk"].is_array() && one["sources"].is_array() && one["grade"].is_string());
        }
        let said = place.runs(&["checklist", "show", list]).good().out;
        assert!(said.contains("Not yet checked by a stalking service."), "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
        let end = said.trim_end().rsplit("\n\n").next().unwrap();
        assert!(end.starts_with("Next  alongside "), "{said}");
    }
    let begin = place.runs(&["checklist", "start", "--json"]).good().json();
    assert_eq!(begin[0]["id"], "st.safe-device");
    assert!(begin.as_array().unwrap().len() <= 5);
    place.runs(&["checklist", "show", "st.nothing", "--json"]).fails(2, "not-found");
    // Notes need the record.
    assert_ne!(place.runs(&["checklist", "done", "st.advocate"]).exit, 0);
}

#[test]
fn risks_are_said_before_the_step_and_talking_comes_before_having_decided() {
    let place = Place::empty();
    let said = place.runs(&["checklist", "show", "ig.block-new"]).good().out;
    let words = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words:?} in {said}"));
    let order = [
        "This can change how the other person behaves",
        "Copy what matters first.",
        "The other person may be able to see",
        "\n\n",
        "Next  alongside directory show nsh",
        "alongside log add",
        "alongside checklist done ig.block-new",
    ];
    let places: Vec<usize> = order.map(words).into();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{said}");
    let line = said.lines().find(|line| line.contains("checklist done")).unwrap();
    assert!(line.ends_with("I have decided"), "{line}");
    assert!(
        said.lines().any(|line| line.contains("show nsh") && line.contains("talk it through: ")),
        "{said}"
    );
    // Without that risk it is done or not.
    let plain = place.runs(&["checklist", "show", "st.advocate"]).good().out;
    assert!(!plain.contains("I have decided") && plain.contains("it is done"), "{plain}");
    // What is about copying something leads to the log first.
    let proof = place.runs(&["checklist", "show", "lo.ios-people"]).good().out;
    let next = proof.split("Next  ").nth(1).unwrap();
    assert!(next.starts_with("alongside log add"), "{proof}");
}

#[test]
fn three_questions_lead_to_a_few_steps() {
    let place = Place::empty();
    let asked = answer(&mut place.command(&["checklist", "start"]), "not sure\n2\nbeing followed\n").good();
    assert_eq!(asked.err.matches('?').count(), 3, "{asked:?}");
    let steps: Vec<&str> =
        asked.out.lines().filter(|line| line.starts_with(['s', 'o', 't']) && line.contains('.')).collect();
    assert_eq!(steps.first(), Some(&"st.safe-device"), "{asked:?}");
    assert!(steps.contains(&"out.followed"), "{steps:?}");
    // Whatever is typed or not, there is a place to begin.
    for typed in ["", "\n\n\n", "what\nwhat\nwhat\nyes\n\nhome\n"] {
        let said = answer(&mut place.command(&["checklist", "start"]), typed).good().out;
        assert!(said.contains("st.safe-device"), "{said}");
    }
    let by_option = place.runs(&["checklist", "start", "--worry", "followed", "--can-see", "no", "--json"]);
    assert!(ids(&by_option.good().json()).contains(&"tg.alerts"));
    let of_list = place.runs(&["checklist", "start", "ph", "--json"]).good().json();
    assert_eq!(ids(&of_list)[0], "st.safe-device");
    assert!(ids(&of_list)[1..].iter().all(|id| id.starts_with("ph.")) && ids(&of_list).len() == 5);
    place.runs(&["checklist", "start", "zz", "--json"]).fails(2, "not-found");
}

#[test]
fn what_is_noted_is_shown_comes_up_again_and_is_forgotten() {
    let place = Place::set_up();
    let answers = place.session(&[
        "checklist done st.safe-device --note 'the tablet of a friend'",
        "checklist skip st.tell-one",
        "checklist later ac.email --until 2030-01-31",
        "checklist help st.advocate",
        "checklist show st",
        "checklist due",
        "checklist due --at 2029-12-25T10:00",
        "checklist due --at 2030-01-31",
        "checklist answer has-children no",
        "checklist show ch",
        "checklist show ch --all",
        "checklist reset st.safe-device",
        "checklist reset st",
        "checklist show st",
    ]);
    assert_eq!((&answers[0]["state"], &answers[0]["id"]), (&json!("done"), &json!("st.safe-device")));
    assert!(answers[0]["review_due"].as_str().unwrap().ends_with('Z'));
    assert_eq!((&answers[1]["state"], &answers[1]["review_due"]), (&json!("not-for-me"), &json!(null)));
    assert_eq!(answers[2]["review_due"], "2030-01-31T00:00:00.000Z");
    let shown = &answers[4];
    assert_eq!(step(shown, "st.advocate")["state"], "needs-help");
    assert_eq!(step(shown, "st.emergency")["state"], "not-looked-at");
    assert_eq!(step(shown, "st.safe-device")["note"], "the tablet of a friend");
    assert_eq!(answers[5], json!([]));
    assert_eq!(ids(&answers[6]), ["st.safe-device"]);
    assert_eq!(ids(&answers[7]), ["st.safe-device", "ac.email"]);
    has_keys(&answers[7][1], &["list", "since"]);
    assert_eq!(answers[9], json!([]));
    assert!(!answers[10].as_array().unwrap().is_empty());
    assert_eq!(answers[11]["reset"], json!(["st.safe-device"]));
    assert_eq!(answers[12]["reset"], json!(["st.advocate", "st.tell-one"]));
    assert!(answers[13].as_array().unwrap().iter().all(|one| one["state"] == "not-looked-at"));
}

#[test]
fn a_person_reads_how_it_stands_and_what_can_be_done_next() {
    let place = Place::set_up();
    let opens = |arguments: &[&str]| {
        let mut all = vec!["--passcode-file", "passcode"];
        all.extend(arguments);
        place.runs(&all)
    };
    let done = opens(&["checklist", "done", "st.safe-device"]).good().out;
    assert!(
        done.starts_with("Saved here, ") && done.contains(". Done: ") && done.contains("Next  "),
        "{done}"
    );
    let shown = opens(&["checklist", "show", "ph"]).good().out;
    // What is done does not stand before the list any more; the others do.
    assert!(!shown.contains("st.safe-device") && shown.contains("- st.advocate  "), "{shown}");
    let list = opens(&["checklist", "show", "st"]).good().out;
    assert!(list.contains("st.safe-device  Done\n"), "{list}");
    // Nothing counts, rates or presses.
    let due = opens(&["checklist", "due", "--at", "2031-01-01"]).good().out;
    for said in [&done, &shown, &list, &due] {
        assert!(
            !said.contains('%') && !said.contains(" of 1") && !said.to_lowercase().contains("overdue"),
            "{said}"
        );
    }
    assert!(due.contains("st.safe-device  Done\n"), "{due}");
    opens(&["--json", "checklist", "due", "--at", "soon"]).fails(2, "invalid-input");
    opens(&["--json", "checklist", "later", "st.advocate", "--until", "2026-13-01"])
        .fails(2, "invalid-input");
    opens(&["--json", "checklist", "answer", "has-boat", "yes"]).fails(2, "invalid-input");
    opens(&["--json", "checklist", "done", "st.nothing"]).fails(2, "not-found");
    opens(&["--json", "checklist", "reset", "zz"]).fails(2, "not-found");
}
