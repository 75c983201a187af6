//! The panel, cards and guides: there without a record, without a passcode and without a home folder.

use serde_json::{Value, json};

use crate::support::{Place, answer, has_keys};

fn fits(said: &str) {
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let end = said.trim_end().rsplit("\n\n").next().unwrap();
    assert!(end.starts_with("Next  alongside "), "{said}");
}

#[test]
fn help_is_there_without_a_home_and_makes_nothing() {
    let place = Place::empty();
    let mut command = place.command(&["help", "now", "--json"]);
    let shown = answer(command.env_remove("HOME").env_remove("XDG_DATA_HOME"), "").good().json();
    let rows = shown.as_array().unwrap();
    let ids: Vec<_> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["999", "quiet", "text-999", "bsl-999", "relay", "101"]);
    for row in rows {
        has_keys(row, &["id", "number", "title", "text", "grade"]);
    }
    let said = place.runs(&["help", "now"]).good().out;
    assert!(said.contains("Not yet checked by a stalking service."), "{said}");
    assert_eq!(said.matches("Second-hand, not checked.").count(), 2, "text 999 and Relay: {said}");
    fits(&said);
    assert_eq!(place.sealed_files(), Vec::<std::path::PathBuf>::new(), "looking makes nothing");
}

#[test]
fn the_campus_is_chosen_with_the_record_open_and_shown_without() {
    let place = Place::set_up();
    assert_ne!(place.runs(&["help", "campus", "uol-security"]).exit, 0);
    place.opens(&["help", "campus", "samaritans"]).fails(2, "not-found");
    place.opens(&["help", "campus", "uol-security"]).good();
    let shown = place.runs(&["help", "now", "--json"]).good().json();
    let campus: Vec<&Value> = shown.as_array().unwrap().iter().filter(|row| row["id"] == "campus").collect();
    assert!(campus.iter().any(|row| row["number"] == "+441162522888"), "{shown}");
    place.opens(&["help", "campus", "none"]).good();
    let shown = place.runs(&["help", "now"]).good().out;
    assert!(!shown.contains("Campus"), "{shown}");
}

#[test]
fn cards_show_every_position_with_who_says_it_and_no_choice_made() {
    let place = Place::empty();
    let cards = place.runs(&["card", "list", "--json"]).good().json();
    let ids: Vec<_> = cards.as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["c-1", "c-2", "c-3", "c-4", "c-5", "c-13", "c-17", "c-18", "c-19", "c-20", "c-23"]);
    for id in ids {
        let card = place.runs(&["card", "show", id, "--json"]).good().json();
        let positions = card["positions"].as_array().unwrap();
        assert!(positions.len() >= 2, "{id} has two sides");
        for position in positions {
            assert!(!position["sources"].as_array().unwrap().is_empty(), "{id}: {position}");
        }
        assert_eq!(card["reviewed_by"], "none");
        let said = place.runs(&["card", "show", id]).good().out;
        assert!(said.contains("Not yet checked by a stalking service."), "{said}");
        fits(&said);
    }
    place.runs(&["card", "show", "c-99", "--json"]).fails(2, "not-found");
}

#[test]
fn guides_are_read_without_a_record() {
    let place = Place::empty();
    let guides = place.runs(&["guide", "list", "--json"]).good().json();
    assert_eq!(guides[0]["id"], "what-stalking-is");
    for guide in guides.as_array().unwrap() {
        let id = guide["id"].as_str().unwrap();
        let shown = place.runs(&["guide", "show", id, "--json"]).good().json();
        for section in shown["sections"].as_array().unwrap() {
            assert!(!section["text"].as_array().unwrap().is_empty(), "{id}: {section}");
            assert_ne!(section["text"], json!([""]));
        }
        let said = place.runs(&["guide", "show", id]).good().out;
        assert!(said.contains("Not yet checked by a stalking service."), "{said}");
        assert!(!said.contains("{$") && !said.contains('<'), "{said}");
        fits(&said);
    }
}

#[test]
fn what_was_chosen_is_written_down_with_its_card_and_can_be_taken_back() {
    let place = Place::set_up();
    place.opens(&["card", "note", "c-13", "nothing to choose"]).fails(2, "not-found");
    let noted =
        place.opens(&["card", "note", "C-1", "Muted for now. Ask Paladin first.", "--json"]).good().json();
    assert_eq!(noted["note"], "Muted for now. Ask Paladin first.");
    let shown = place.opens(&["card", "show", "c-1"]).good().json();
    assert_eq!(shown["note"], "Muted for now. Ask Paladin first.");
    let without = place.runs(&["card", "show", "c-1"]).good().out;
    assert!(!without.contains("Muted"), "{without}");
    let steps = place.opens(&["checklist", "list"]).good().out;
    assert!(!steps.contains("card:"), "a note with a card is no step: {steps}");
    place.opens(&["card", "note", "c-1", " "]).good();
    let shown = place.opens(&["card", "show", "c-1"]).good().json();
    assert_eq!(shown["note"], json!(null));
}
