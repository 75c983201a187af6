//! What the commands print: everything that ships, 999 first, and never what is out of use or unsupported.

use super::*;
use crate::arguments::Global;
use crate::terminal::{Out, width_of};
use crate::words::Words;

/// Numbers that are out of use, by their digits. They are typed here, and nowhere printed.
const RETIRED: &[(&str, Option<&str>)] = &[
    ("08453030900", Some("victim-support")),
    ("08002000247", Some("ndah")),
    ("01162953060", Some("llr-cap")),
    ("07501752741", None),
    ("03006360300", Some("nsh")),
    ("08448044999", Some("ncdv")),
    ("08088029999", Some("rcew")),
    ("07797805839", Some("ni-da")),
];

fn asked(line: &str, json: bool) -> (String, Outcome) {
    let mut typed: Vec<String> = vec!["alongside".into(), "directory".into()];
    typed.extend(shlex::split(line).unwrap());
    let typed = typed.into_iter().map(Into::into).collect();
    let look = Out::memory().look();
    let Ok(crate::arguments::Parsed::Run(arguments)) = crate::arguments::parse(typed, look) else {
        panic!("`{line}` is no command")
    };
    let crate::arguments::Command::Directory(command) = arguments.command else { panic!("`{line}`") };
    let global = Global { json, data: Some("/nonexistent".into()), ..Global::default() };
    let (words, out, err) = (Words::load().unwrap(), Out::memory(), Out::memory());
    let mut context = Context::new(words, out, err, global, false).unwrap();
    let done = directory(&mut context, &command);
    (context.out.written(), done)
}

fn said(line: &str) -> String {
    let (text, done) = asked(line, false);
    assert!(done.is_ok(), "{line}");
    text
}

fn json(line: &str) -> Value {
    let (text, done) = asked(line, true);
    assert!(done.is_ok(), "{line}");
    serde_json::from_str(&text).unwrap()
}

/// Every command once, for people and for programs, and every service on its page.
fn everything() -> Vec<(String, String)> {
    let mut lines: Vec<String> =
        ["now", "now --at 2026-12-25T10:00", "now --area leicestershire", "search"].map(Into::into).to_vec();
    for nation in Nation::ALL {
        lines.push(format!("now --nation {} --at 2027-03-29T12:00", nation.as_str()));
    }
    for need in Need::ALL {
        lines.push(format!("search --need {} --at 2026-11-25T12:00", need.as_str()));
    }
    let shipped = Directory::load().unwrap();
    lines.extend(shipped.records().iter().map(|record| format!("show {} --at 2026-11-25T03:00", record.id)));
    for (number, _) in RETIRED {
        lines.push(format!("search {number}"));
        lines.push(format!("search +44{}", &number[1..]));
        lines.push(format!("search {} {} {}", &number[..4], &number[4..7], &number[7..]));
        lines.push(format!("show {number}"));
    }
    lines.extend(
        ["search free from fear", "show free-from-fear", "search legal", "search zzzz"].map(Into::into),
    );
    let both = |line: &String| [(line.clone(), asked(line, false).0), (line.clone(), asked(line, true).0)];
    lines.iter().flat_map(both).collect()
}

/// Only what can be part of a number, so that no spacing hides one.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !" +()-.\u{a0}\n".contains(*c)).collect()
}

#[test]
fn nothing_that_is_out_of_use_or_unsupported_is_ever_printed() {
    let shipped = Directory::load().unwrap();
    let mut never: Vec<String> = Vec::new();
    for (number, _) in RETIRED {
        never.push((*number).to_owned());
        never.push(format!("44{}", &number[1..]));
        never.push(format!("440{}", &number[1..]));
    }
    let mut struck: Vec<String> = Vec::new();
    for record in shipped.all_for_review() {
        let numbers = record.numbers.iter();
        let numbers = numbers.filter(|one| !record.is_shown() || !one.grade.is_printed());
        never.extend(numbers.map(|one| squeezed(&one.shown)));
        let webs = record.webs.iter().filter(|one| !one.grade.is_printed() && record.is_shown());
        struck.extend(webs.map(|one| one.value.clone()));
    }
    let shown: Vec<String> =
        shipped.records().iter().flat_map(|one| one.numbers.iter().map(|one| squeezed(&one.shown))).collect();
    // A short code may be struck in one record and shown in another.
    never.retain(|number| number.len() > 6 && !shown.contains(number));
    assert!(never.len() >= 24);
    for (line, text) in everything() {
        let plain = squeezed(&text);
        for number in &never {
            assert!(!plain.contains(number), "`{line}` prints {number}");
        }
        for web in &struck {
            assert!(!text.contains(web), "`{line}` prints {web}");
        }
        assert!(!text.contains("Hourglass") && !text.contains("\"K\""), "{line}");
        // A message or a slot that is missing would stand in brackets.
        assert!(!text.contains(['<', '{']) || text.starts_with(['{', '[']), "{line}: {text}");
    }
}

#[test]
fn what_is_out_of_use_leads_to_what_is_current() {
    for (number, id) in RETIRED {
        for typed in [
            (*number).to_owned(),
            format!("+44{}", &number[1..]),
            format!("{} {}", &number[..5], &number[5..]),
        ] {
            let found = json(&format!("search {typed}"));
            assert_eq!(found["out_of_use"], true, "{typed}");
            assert_eq!(found["found"][0]["id"].as_str(), *id, "{typed}");
            assert!(said(&format!("search {typed}")).starts_with("That is out of use."));
        }
    }
    assert!(said("show free-from-fear").contains("Freeva"));
    assert_eq!(json("show 0845-303-0900")["id"], "victim-support");
}

#[test]
fn now_lists_every_record_with_999_first() {
    let shipped = Directory::load().unwrap();
    let now = json("now --at 2026-12-25T10:00");
    let now = now.as_array().unwrap();
    assert_eq!(now.len(), shipped.records().len());
    assert_eq!(now[0]["id"], "uk-999");
    for record in now {
        for field in ["id", "name", "numbers", "state", "next_change", "sources"] {
            assert!(record.get(field).is_some(), "{record}");
        }
        assert!(["open", "may-be-open", "closed", "not-known"].contains(&record["state"].as_str().unwrap()));
        assert!(record["numbers"].is_array() && record["sources"].is_array());
        let next = &record["next_change"];
        assert!(next.is_null() || next.as_str().unwrap().ends_with("+00:00"), "{record}");
    }
    let by_id = |id: &str| now.iter().find(|record| record["id"] == id).unwrap().clone();
    assert_eq!(by_id("nsh")["state"], "closed");
    assert_eq!(by_id("nsh")["next_change"], "2026-12-29T09:30:00+00:00");
    assert_eq!(by_id("paladin")["state"], "not-known");
    assert_eq!(by_id("samaritans")["next_change"], Value::Null);
    assert_eq!(json("now --need legal --at 2026-12-25T10:00")[0]["id"], "uk-999");
    assert!(json("now --nation scotland")[3]["id"] == "police-scot");
}

#[test]
fn every_page_says_what_holds_for_all() {
    let shipped = Directory::load().unwrap();
    for record in shipped.records() {
        let page = said(&format!("show {} --at 2026-11-25T12:00", record.id));
        let squeezed: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains("Not yet checked by a stalking service."), "{page}");
        assert!(squeezed.contains("this phone's own call history"), "{page}");
        assert!(squeezed.contains("Bill "), "{page}");
        assert!(record.numbers.iter().all(|one| page.contains(&one.shown)), "{page}");
        assert_eq!(record.is_second_hand(), squeezed.contains("second-hand, not checked ("), "{page}");
        assert!(
            page.trim_end().lines().rev().take(2).any(|line| line.contains("alongside directory")),
            "{page}"
        );
    }
    let page = said("show nsh --at 2026-11-25T22:00");
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("Closed, by hours last seen 2023-04-21. Opens tomorrow 09:30"), "{page}");
    assert!(page.contains("Open now instead") && page.contains("116 123"), "{page}");
    assert!(!said("show samaritans").contains("Open now instead"));
    assert!(json("show aas")["bills"] == "not-known");
}

#[test]
fn everything_fits_the_screen() {
    for (line, text) in everything() {
        if !text.starts_with(['[', '{']) && !text.starts_with("null") {
            let wide = text.lines().find(|line| width_of(line) > 80 || line.ends_with(' '));
            assert_eq!(wide, None, "{line}");
        }
    }
}

#[test]
fn what_is_on_no_list_is_refused() {
    for line in [
        "now --need sleep",
        "now --nation france",
        "search --area mars",
        "search --audience cats",
        "show nobody",
        "now --at tomorrow",
    ] {
        let (text, done) = asked(line, false);
        assert_eq!(done.unwrap_err().code(), "invalid-input", "{line}");
        assert_eq!(text, "", "{line}");
    }
}
