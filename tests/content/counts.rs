//! As many lists, steps, cards and guides as were written, so that none is lost in a merge.

use std::collections::BTreeMap;

use alongside_core::content::check::{Entry, Kind};

use super::survey;

/// List and steps in it, in the order in which the lists stand.
const STEPS: &[(&str, usize)] = &[
    ("st", 10),
    ("ev", 23),
    ("ph", 16),
    ("ac", 16),
    ("dv", 15),
    ("lo", 17),
    ("fb", 11),
    ("ig", 10),
    ("wa", 10),
    ("sc", 6),
    ("tt", 6),
    ("xx", 6),
    ("li", 6),
    ("ot", 10),
    ("tg", 13),
    ("hn", 11),
    ("fp", 13),
    ("hs", 13),
    ("out", 11),
    ("wk", 10),
    ("un", 10),
    ("ch", 12),
    ("po", 19),
    ("sf", 10),
];

fn of(entries: &[Entry], kind: Kind) -> usize {
    entries.iter().filter(|entry| entry.kind == kind).count()
}

#[test]
fn every_list_has_its_steps() {
    let survey = survey();
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for item in survey.entries.iter().filter(|entry| entry.kind == Kind::Item) {
        *found.entry(item.id.split('.').next().unwrap_or_default()).or_default() += 1;
    }
    assert_eq!(found, STEPS.iter().copied().collect());
    assert_eq!((found.len(), found.values().sum::<usize>()), (24, 284));
    let mut lists: Vec<_> = survey.entries.iter().filter(|entry| entry.kind == Kind::List).collect();
    lists.sort_by_key(|list| list.table["order"].as_integer());
    let orders: Vec<_> = lists.iter().filter_map(|list| list.table["order"].as_integer()).collect();
    assert_eq!(orders, (1..=24).collect::<Vec<_>>());
    let ids: Vec<_> = lists.iter().map(|list| list.id.as_str()).collect();
    assert_eq!(ids, STEPS.iter().map(|(id, _)| *id).collect::<Vec<_>>());
}

#[test]
fn every_card_and_guide_is_there() {
    let survey = survey();
    let mut cards: Vec<_> =
        survey.entries.iter().filter(|one| one.kind == Kind::Card).map(|one| one.id.as_str()).collect();
    cards.sort_by_key(|id| id.trim_start_matches("card:c-").parse::<u32>().ok());
    let wanted = [1, 2, 3, 4, 5, 13, 17, 18, 19, 20, 23].map(|number| format!("card:c-{number}"));
    assert_eq!(cards, wanted.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(of(&survey.entries, Kind::Guide), 15);
    assert_eq!(of(&survey.entries, Kind::Record), 70);
    // Two sides at least, or it would not be a card.
    for card in cards {
        let sides = survey
            .entries
            .iter()
            .filter(|one| one.kind == Kind::Position && one.id.starts_with(&format!("{card}/")));
        assert!(sides.count() >= 2, "{card} has one side only");
    }
}
