//! What the embedded lists hold.

use std::collections::BTreeSet;

use super::*;
use crate::content::{FactKind, Grade, Link, Sources};
use crate::words::{Catalogue, Language, content_ids, message_ids};

fn lists() -> Lists {
    Lists::load().expect("the embedded lists load")
}

fn english() -> Catalogue {
    Catalogue::load(Language::En).expect("the embedded words load")
}

#[test]
fn there_are_as_many_lists_and_steps_as_were_designed() {
    let lists = lists();
    let orders: Vec<u32> = lists.iter().map(|list| list.order).collect();
    assert_eq!(orders, (1..=24).collect::<Vec<_>>());
    assert_eq!(lists.iter().map(|list| list.items_for_reviewers().len()).sum::<usize>(), 284);
}

#[test]
fn every_step_says_what_why_and_where_it_comes_from() {
    let (lists, words) = (lists(), english());
    let sources = Sources::load().expect("the sources load");
    for list in lists.iter() {
        assert_eq!(list.reviewed_by, crate::content::NOT_REVIEWED, "{}", list.id);
        assert!(words.has(&list.message()) && words.has_attribute(&list.message(), "intro"), "{}", list.id);
        assert_eq!(sources.unknown(list.seeds.iter().map(String::as_str)), None, "{}", list.id);
        for item in list.items_for_reviewers() {
            let said = item.words(&words);
            assert!(
                !said.action.contains(['<', '{']) && said.action.chars().count() <= 90,
                "{}",
                said.action
            );
            assert!(!said.why.contains(['<', '{']), "{}: {}", item.id, said.why);
            assert!(said.how.is_none_or(|how| !how.contains(['<', '{'])), "{}", item.id);
            assert_eq!(said.risks.len(), item.risk.len());
            assert_eq!(sources.unknown(item.sources.iter().map(String::as_str)), None, "{}", item.id);
            assert_eq!(item.risks_in_short(&words).len(), item.risk.len());
            // What is known at all is known from somewhere.
            let named =
                item.sources.iter().filter_map(|code| sources.get(code)).any(|one| one.grade != Grade::K);
            assert!(named || item.grade == Grade::K, "{}: grade {:?} without a source", item.id, item.grade);
            for fact in item.facts.iter().filter(|fact| fact.grade != Grade::K) {
                let known = fact.source.as_deref().is_some_and(|code| sources.get(code).is_some());
                assert!(known && fact.as_of.is_some(), "{}: {}", item.id, fact.id);
            }
        }
    }
}

/// A number, a path, hours, a law or a claim about a product that nothing supports is said nowhere.
#[test]
fn what_no_source_supports_is_not_said() {
    let words = english();
    for (_, item) in lists().items() {
        let said = item.words(&words);
        let text = format!("{} {} {}", said.action, said.why, said.how.unwrap_or_default());
        for fact in item.facts.iter().filter(|fact| fact.grade == Grade::K) {
            assert!(!text.contains(&fact.value), "{} says {:?}", item.id, fact.value);
        }
        if item.grade == Grade::K {
            let claims = item.facts.iter().any(|fact| fact.grade != Grade::K && fact.kind != FactKind::Name);
            assert!(!claims, "{} states a fact and has no source", item.id);
        }
    }
}

#[test]
fn every_link_to_a_step_or_a_list_leads_somewhere() {
    let lists = lists();
    for item in lists.iter().flat_map(List::items_for_reviewers) {
        for link in item.links.iter().chain(&item.talk) {
            match link {
                Link::List(id) => assert!(lists.list(id).is_some(), "{}: {id}", item.id),
                Link::Item(id) => {
                    // A step that is shown leads to steps that are shown.
                    let there = if item.ship {
                        lists.item(id).is_some()
                    } else {
                        lists.item_for_reviewers(id).is_some()
                    };
                    assert!(there, "{}: {id}", item.id);
                }
                Link::Card(_) | Link::Service(_) | Link::Guide(_) => {}
            }
        }
    }
}

#[test]
fn every_message_of_the_lists_belongs_to_one_and_to_nothing_else() {
    let lists = lists();
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for list in lists.iter() {
        wanted.insert(list.message());
        wanted.extend(list.items_for_reviewers().iter().map(Item::message));
    }
    let prefixes: BTreeSet<String> = lists.iter().map(|list| format!("{}-", list.id)).collect();
    let written: BTreeSet<String> = content_ids()
        .into_iter()
        .filter(|id| !id.contains('.'))
        .filter(|id| id.starts_with("list-") || prefixes.iter().any(|prefix| id.starts_with(prefix)))
        .collect();
    assert_eq!(written, wanted);
    let own: BTreeSet<String> = message_ids();
    assert!(wanted.is_disjoint(&own), "{:?}", wanted.intersection(&own).collect::<Vec<_>>());
}

/// Every message of the program's own words about checklists is used, and every one that is used is there.
#[test]
fn every_word_about_steps_is_used() {
    let mut used: BTreeSet<String> = BTreeSet::new();
    used.extend(Risk::ALL.iter().map(|risk| risk.message().to_owned()));
    used.extend(Condition::ALL.iter().map(|condition| condition.question()));
    for platform in [Platform::Android, Platform::Ios, Platform::Computer, Platform::Offline] {
        used.insert(platform.message().to_owned());
    }
    for why in [Why::Chosen, Why::Period].into_iter().chain(On::ALL.iter().map(|on| Why::Event(*on))) {
        used.insert(why.message().to_owned());
    }
    used.extend(On::ALL.iter().map(|on| Review::On(*on).message()));
    used.extend([Review::Once.message(), Review::Months(3).message()]);
    used.extend(Worry::ALL.iter().map(|worry| worry.message()));
    used.extend(Sure::ALL.iter().map(|sure| sure.message()));
    used.extend(FirstAnswers::QUESTIONS.map(str::to_owned));
    used.extend(Status::ALL.iter().map(|status| status.message()));
    used.insert("checklist-retired".to_owned());
    let written: BTreeSet<String> =
        message_ids().into_iter().filter(|id| id.starts_with("checklist-") && !id.contains('.')).collect();
    assert_eq!(written, used);
}
