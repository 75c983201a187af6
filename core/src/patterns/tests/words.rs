//! Every insight, figure and heading has its words, and none is left over.

use std::collections::BTreeSet;

use super::made::Dice;
use super::*;
use crate::patterns::{Heading, Tactic};
use crate::vocabulary::Vocabularies;
use crate::words::{Catalogue, Language, message_ids_of};

#[test]
fn every_insight_says_what_it_is_and_what_to_bear_in_mind() {
    let catalogue = Catalogue::load(Language::En).unwrap();
    for id in InsightId::ALL {
        let message = format!("pattern-{}", id.as_str());
        assert!(catalogue.has(&message) && catalogue.has_attribute(&message, "caution"), "{message}");
    }
    for heading in Heading::ALL {
        assert!(catalogue.has(&format!("pattern-heading-{}", heading.as_str())), "{heading:?}");
    }
    for tactic in Tactic::ALL {
        assert!(catalogue.has(&format!("pattern-tactic-{}", tactic.as_str())), "{tactic:?}");
    }
}

#[test]
fn every_figure_that_comes_has_its_sentence() {
    let catalogue = Catalogue::load(Language::En).unwrap();
    let vocabularies = Vocabularies::load().unwrap();
    for seed in 0..150 {
        let view = Dice::new(seed).case(&vocabularies, 60);
        for insight in shown(&view).insights {
            for figure in insight.figures.iter().filter(|figure| figure.key != Key::Further) {
                let message = format!("pattern-{}-{}", insight.id.as_str(), figure.key.as_str());
                assert!(catalogue.has(&message), "seed {seed}: {message}");
            }
        }
    }
}

#[test]
fn every_sentence_is_that_of_some_figure() {
    let keys: BTreeSet<&str> = Key::ALL.iter().map(|key| key.as_str()).collect();
    let shared = [
        "title",
        "own-record",
        "none",
        "time-not-known",
        "cell",
        "somewhere",
        "days",
        "four",
        "tactics",
        "further",
        "edge",
        "up-to",
        "unreadable",
        "beyond",
        "timeline-entry",
        "tactic-none",
    ];
    let ids = message_ids_of(&["patterns"]).into_iter().filter(|id| !id.contains('.'));
    for id in ids {
        let name = id.strip_prefix("pattern-").unwrap();
        let of_a_figure = InsightId::ALL.iter().any(|insight| {
            let rest = name.strip_prefix(insight.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.strip_prefix('-').is_some_and(|key| keys.contains(key))
            })
        });
        let of_a_heading = name.starts_with("heading-") || name.starts_with("tactic-");
        assert!(of_a_figure || of_a_heading || shared.contains(&name), "{id} says nothing");
    }
}

#[test]
fn counts_are_said_as_one_or_many() {
    let catalogue = Catalogue::load(Language::En).unwrap();
    let say =
        |id: &str, count: u32| catalogue.text(id, &[("count", count.into()), ("what", "Monday".into())]);
    assert_eq!(say("pattern-totals-entries", 1), "You noted 1 entry.");
    assert_eq!(say("pattern-totals-entries", 23), "You noted 23 entries.");
    assert_eq!(say("pattern-frequency-week", 0), "Week from Monday: nothing noted.");
    assert_eq!(say("pattern-frequency-week", 1), "Week from Monday: 1 entry.");
}
