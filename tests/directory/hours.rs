//! The table of cases in `hours.txt`.

use std::collections::BTreeSet;

use alongside_core::directory::{Holidays, State, read_at, rfc3339};

use super::directory;

const TABLE: &str = include_str!("hours.txt");

struct Case<'a> {
    id: &'a str,
    at: &'a str,
    state: &'a str,
    /// Empty where it is not asked.
    next: &'a str,
    why: &'a str,
}

fn table() -> Vec<Case<'static>> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [id, at, state, next, why] = cells.as_slice() else { panic!("`{line}` has not five cells") };
            Case { id, at, state, next, why }
        })
        .collect()
}

#[test]
fn every_case_of_the_table_holds() {
    let directory = directory();
    let mut wrong = Vec::new();
    for Case { id, at, state, next, why } in table() {
        let record = directory.get(id).unwrap_or_else(|| panic!("no record {id}"));
        let now = read_at(at).unwrap_or_else(|_| panic!("`{at}` is no time"));
        let standing = directory.state(record, now);
        if standing.state.as_str() != state {
            wrong.push(format!("{id} at {at}: {} in place of {state} ({why})", standing.state.as_str()));
        }
        let changes = standing.next_change.map_or("none".to_owned(), rfc3339);
        let expected =
            if next == "none" { "none".to_owned() } else { read_at(next).map(rfc3339).unwrap_or_default() };
        if !next.is_empty() && changes != expected {
            wrong.push(format!("{id} at {at}: changes {changes} in place of {expected} ({why})"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_is_large_and_covers_what_is_hard() {
    let cases = table();
    assert!(cases.len() >= 200, "{} cases", cases.len());
    let once: BTreeSet<(&str, &str)> = cases.iter().map(|case| (case.id, case.at)).collect();
    assert_eq!(once.len(), cases.len(), "a case stands twice");
    for state in [State::Open, State::MayBeOpen, State::Closed, State::NotKnown] {
        assert!(cases.iter().filter(|case| case.state == state.as_str()).count() >= 20, "{state:?}");
    }
    assert!(cases.iter().all(|case| !case.why.is_empty()));
    // Every shipped record whose hours change through a week or a year.
    let directory = directory();
    let asked: BTreeSet<&str> = cases.iter().map(|case| case.id).collect();
    for record in directory.records() {
        let hours = record.hours.iter().chain(&record.hours_alternatives);
        let changing =
            hours.into_iter().any(|hours| hours.osm != "24/7" && !hours.osm.starts_with("unknown"));
        assert!(!changing || asked.contains(record.id.as_str()), "{} has no case", record.id);
    }
    // Each of the three divisions, and both other answers.
    for wanted in Holidays::ALL {
        let has = |id: &str| {
            let record = directory.get(id).expect("a record");
            record.hours.iter().any(|hours| hours.holidays == *wanted)
        };
        assert!(asked.iter().any(|id| has(id)), "{}", wanted.as_str());
    }
}
