//! Everything that the first pages ask for shows or acts somewhere.

use std::collections::BTreeSet;
use std::process::Command;

use alongside_core::content::Grade;
use alongside_core::content::check::{Kind, OWN_TEXT, Survey};
use alongside_core::words::{Catalogue, Language};
use alongside_tests::{cli, tree};

use super::{none, survey};

/// Sections of the file, how their ids begin, and how many there are.
const SECTIONS: &[(&str, &str, usize)] = &[
    ("definitions", "DEF", 12),
    ("advice", "ACT", 40),
    ("facets", "FAC", 20),
    ("services", "SVC", 34),
    ("warnings", "WARN", 8),
    ("requirements", "REQ", 15),
    ("forms", "FMT", 11),
    ("contradictions", "C", 23),
];

/// What is not built yet, and is said to come later: nothing else may hide behind that.
const LATER: &[&str] =
    &["ACT-34", "ACT-38", "REQ-3", "REQ-9", "REQ-10", "FMT-1", "FMT-2", "FMT-3", "FMT-7", "FMT-8"];

fn mapping() -> toml::Table {
    include_str!("mapping.toml").parse().expect("the mapping parses")
}

#[test]
fn every_id_is_mapped() {
    let mapping = mapping();
    let sections: BTreeSet<&str> = mapping.keys().map(String::as_str).collect();
    assert_eq!(sections, SECTIONS.iter().map(|(name, ..)| *name).collect());
    for (name, prefix, count) in SECTIONS {
        let found: BTreeSet<&str> =
            mapping[*name].as_table().expect("a table").keys().map(String::as_str).collect();
        let wanted: Vec<String> = (1..=*count).map(|number| format!("{prefix}-{number}")).collect();
        assert_eq!(found, wanted.iter().map(String::as_str).collect(), "{name}");
    }
}

#[test]
fn every_target_is_there() {
    let survey = survey();
    let words = Catalogue::load(Language::En).expect("the words load");
    let files: BTreeSet<String> = tree::files().into_iter().map(|file| file.path).collect();
    let mut commands = BTreeSet::new();
    let mut wrong = Vec::new();
    for (section, ids) in mapping() {
        for (id, targets) in ids.as_table().expect("a table") {
            let targets = targets.as_array().expect("a list");
            if targets.is_empty() {
                wrong.push(format!("{section}: {id} leads nowhere"));
            }
            for target in targets.iter().map(|target| target.as_str().expect("text")) {
                let there = match target.split_once(':') {
                    Some(("message", message)) => match message.split_once('.') {
                        Some((message, attribute)) => words.has_attribute(message, attribute),
                        None => words.has(message),
                    },
                    Some(("facet", facet)) => has_facet(&survey, facet),
                    Some(("number", number)) => has_number(&survey, number),
                    Some(("retired", key)) => survey.retired.iter().any(|one| one.key == key),
                    Some(("path", path)) => files.contains(path),
                    Some(("command", command)) => {
                        commands.insert(command.to_owned());
                        true
                    }
                    Some(("later", what)) => LATER.contains(&id.as_str()) && !what.is_empty(),
                    _ => survey.entry(target).is_some_and(|entry| entry.ships),
                };
                if !there {
                    wrong.push(format!("{section}: {id} leads to {target}, which is not there"));
                }
            }
        }
    }
    for command in commands {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.push("--help");
        let asked = Command::new(cli::program()).args(&words).output().expect("runs");
        if !asked.status.success() {
            wrong.push(format!("there is no command {command}"));
        }
    }
    none(wrong);
}

/// Whether a service that is shown says that it does this, and there are words for it.
fn has_facet(survey: &Survey, facet: &str) -> bool {
    let mut records = survey.entries.iter().filter(|entry| entry.kind == Kind::Record && entry.ships);
    survey.messages.text(&format!("directory-facet-{facet}"), OWN_TEXT).is_some()
        && records.any(|record| record.texts("facets").contains(&facet))
}

/// Whether a service that is shown has that number, with a source.
fn has_number(survey: &Survey, number: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let shown = survey.entries.iter().filter(|entry| entry.kind == Kind::Record && entry.ships);
    let mut claims = shown.flat_map(alongside_core::content::check::Entry::claims);
    claims.any(|claim| {
        claim.table == "number"
            && claim.grade.is_some_and(Grade::is_printed)
            && claim.values.iter().any(|value| digits(value) == digits(number))
    })
}

/// A campaign of one week is not in the app, which is read in every week.
#[test]
fn no_campaign_is_in_the_words() {
    let survey = survey();
    let mut wrong = Vec::new();
    for (file, id, texts) in survey.messages.iter() {
        for text in texts.values() {
            if text.to_lowercase().contains("awareness week") {
                wrong.push(format!("{file}: {id} names a campaign"));
            }
        }
    }
    none(wrong);
}
