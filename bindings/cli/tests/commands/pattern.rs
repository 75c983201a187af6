//! What a record shows: what it answers to a program and to a person, and what it never says.

use serde_json::Value;

use crate::support::{Place, answer, has_keys};

/// Days that end in the past, so that the clock of whoever runs this makes no difference.
const DAYS: &str = "pattern --from 2025-09-01 --to 2025-11-21";

fn add(text: &str, when: &str, more: &str) -> String {
    format!("log add '{text}' --occurred '{when}' {more}")
}

/// Twelve entries, a telling, an order, a contact with the police, a marked day, a gap.
fn written() -> Place {
    let place = Place::set_up();
    let mut lines: Vec<String> = (1..=9)
        .map(|day| {
            let when = match day {
                1 => "2025-09-20 18:30".to_owned(),
                _ => format!("2025-10-{:02} 18:30", day * 3),
            };
            add("They wrote again.", &when, "--behaviour com.text --channel sms --from '07700 900123'")
        })
        .collect();
    lines.push(add("Stood by the gate.", "2025-11-18 08:10", "--behaviour pre.wait --where-setting work"));
    lines.push(add("A card.", "about 2025-11-19 07:30", "--behaviour com.letter --change chg.locks"));
    lines.push(add("Silent calls.", "2025-11", "--behaviour com.call-silent --series-count 22"));
    lines.push("case amend 1 --told-to-stop 2025-10-10".to_owned());
    lines.push("order add spo --served 2025-11-01".to_owned());
    lines.push("police add --when 2025-10-20 --channel 101 --entry 1,2".to_owned());
    lines.push("case event court-date --when 2025-10-20".to_owned());
    lines.push("case gap --from 2025-11-05 --to 2025-11-10".to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    place.session(&lines);
    place
}

fn insight<'a>(answer: &'a Value, id: &str) -> &'a Value {
    let insights = answer["insights"].as_array().unwrap();
    insights.iter().find(|one| one["insight"] == id).unwrap_or_else(|| panic!("no {id} in {answer}"))
}

fn count(answer: &Value, id: &str, key: &str) -> i64 {
    let figures = insight(answer, id)["figures"].as_array().unwrap();
    figures.iter().find(|one| one["key"] == key).map_or(-1, |one| one["count"].as_i64().unwrap())
}

#[test]
fn every_figure_comes_with_its_entries_its_sentence_and_what_to_bear_in_mind() {
    let place = written();
    let asked: Vec<&str> = DAYS.split(' ').collect();
    let shown = place.opens(&asked).good().json();
    has_keys(
        &shown,
        &[
            "from",
            "to",
            "now",
            "zone",
            "note",
            "entries",
            "edge",
            "unreadable",
            "beyond",
            "insights",
            "charts",
        ],
    );
    assert_eq!(shown["zone"], "Europe/London");
    // "In November" may lie after the 21st.
    assert_eq!(
        (shown["entries"].as_array().unwrap().len(), shown["edge"].as_array().unwrap().len()),
        (11, 1)
    );
    let placed =
        ["id", "entry_no", "precision", "earliest", "latest", "first_day", "last_day", "weekday", "hour"];
    has_keys(&shown["entries"][0], &placed);
    assert_eq!((&shown["entries"][0]["weekday"], &shown["entries"][0]["hour"]), (&6.into(), &18.into()));
    for one in shown["insights"].as_array().unwrap() {
        has_keys(one, &["insight", "heading", "title", "caution", "figures"]);
        assert!(!one["caution"].as_str().unwrap().contains('<'), "{one}");
        for figure in one["figures"].as_array().unwrap() {
            has_keys(
                figure,
                &["key", "subject", "what", "count", "first", "last", "words", "says", "entries"],
            );
            let says = figure["says"].as_str().unwrap();
            assert!(!says.contains(['<', '{', '$']), "{says}");
        }
    }
    assert_eq!(count(&shown, "totals", "entries"), 11);
    assert_eq!(count(&shown, "after-told-to-stop", "after"), 8);
    assert_eq!(count(&shown, "after-police", "after"), 5);
    assert_eq!(count(&shown, "after-order", "after"), 2);
    assert_eq!(count(&shown, "day-and-time", "timed"), 10);
    assert_eq!(count(&shown, "day-and-time", "left-out"), 1);
    assert_eq!(count(&shown, "near-events", "before"), 5);
    assert_eq!(count(&shown, "not-reported", "entries"), 9);
    assert_eq!(count(&shown, "online-to-in-person", "before"), 9);
    assert_eq!(count(&shown, "what-changed", "in-person"), 1);

    let charts = &shown["charts"];
    let weeks = charts["weeks"]["weeks"].as_array().unwrap();
    let counts: Vec<i64> = weeks.iter().map(|week| week["count"].as_i64().unwrap()).collect();
    assert_eq!((counts.len(), counts.iter().sum::<i64>(), counts.contains(&0)), (10, 11, true));
    assert_eq!(charts["hours"]["days"][1][2], 1);
    assert_eq!(charts["methods"]["lanes"][0]["group"], "life-invasion");
    for chart in ["timeline", "weeks", "hours", "methods"] {
        assert!(!charts[chart]["says"].as_array().unwrap().is_empty(), "{chart}");
    }
    // All days: what may have lain outside counts, and its calls stand apart from the entries.
    let all = place.opens(&["pattern"]).good().json();
    assert_eq!((count(&all, "totals", "entries"), count(&all, "totals", "events")), (12, 22));
}

#[test]
fn a_person_reads_headings_sentences_tables_and_no_verdict() {
    let place = written();
    let mut asked = vec!["--passcode-file", "passcode"];
    asked.extend(DAYS.split(' '));
    let shown = answer(place.command(&asked).env("COLUMNS", "80"), "").good().out;
    for line in [
        "They are not a risk assessment.",
        "they end on Friday 21",
        "== Repeated",
        "== Unwanted",
        "== Fixated, obsessive",
        "You noted 11 entries.",
        "A gap is not a sign that it has stopped.",
        "You don't have to report everything, or anything.",
        "Based on the 10 entries that have an exact time.",
        "Surveillance",
        "alongside help now",
    ] {
        assert!(shown.contains(line), "{line:?} is missing from:\n{shown}");
    }
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    let small = shown.to_lowercase();
    for never in ["escalat", "score", "dangerous", "likely", "prove", "%", "safe"] {
        assert!(!small.contains(never), "{never:?} stands in:\n{shown}");
    }
}

#[test]
fn charts_are_written_as_files_and_nothing_is_written_over() {
    let place = written();
    let mut asked: Vec<&str> = DAYS.split(' ').collect();
    asked.extend(["--charts", "drawn"]);
    let shown = place.opens(&asked).good().json();
    let charts: Vec<&str> =
        shown.as_array().unwrap().iter().map(|one| one["chart"].as_str().unwrap()).collect();
    assert_eq!(charts, ["timeline", "weeks", "hours", "methods"]);
    for (one, chart) in shown.as_array().unwrap().iter().zip(charts) {
        has_keys(one, &["chart", "title", "svg", "png", "says"]);
        let svg = std::fs::read_to_string(place.path(&format!("drawn/{chart}.svg"))).unwrap();
        assert!(svg.starts_with("<svg ") && !svg.contains("&lt;chart-"), "{svg}");
        let png = std::fs::read(place.path(&format!("drawn/{chart}.png"))).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        for sentence in one["says"].as_array().unwrap() {
            assert!(!sentence.as_str().unwrap().contains(['<', '{', '$']), "{sentence}");
        }
    }
    let mut told = vec!["--passcode-file", "passcode"];
    told.extend(DAYS.split(' '));
    told.extend(["--charts", "told"]);
    let told = place.runs(&told).good();
    assert!(told.err.contains("whoever can open the folder can look at them"), "{told:?}");
    for line in ["Entries by week", "Written to told/weeks.png", "nothing noted"] {
        assert!(told.out.contains(line), "{line} is missing from {told:?}");
    }
    // The second one is taken: what was written before it goes, and it stays as it is.
    let before = std::fs::read(place.path("drawn/weeks.svg")).unwrap();
    for name in ["timeline.svg", "timeline.png"] {
        std::fs::remove_file(place.path(&format!("drawn/{name}"))).unwrap();
    }
    place.opens(&asked).fails(5, "file-exists");
    assert!(!place.path("drawn/timeline.svg").exists() && !place.path("drawn/timeline.png").exists());
    assert_eq!(std::fs::read(place.path("drawn/weeks.svg")).unwrap(), before);
}

#[test]
fn an_empty_record_says_so() {
    let place = Place::set_up();
    let shown = place.opens(&["pattern"]).good().json();
    assert_eq!((&shown["insights"], &shown["entries"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    let shown = place.runs(&["--passcode-file", "passcode", "pattern"]).good().out;
    assert!(shown.contains("There is nothing to count yet."), "{shown}");
    let nothing = place.runs(&["--passcode-file", "passcode", "pattern", "--charts", "drawn"]).good().out;
    assert!(nothing.contains("Nothing was written.") && !place.path("drawn").exists(), "{nothing}");
    place.opens(&["pattern", "--from", "never"]).fails(2, "invalid-input");
    place.runs(&["pattern"]).fails(2, "usage");
}
