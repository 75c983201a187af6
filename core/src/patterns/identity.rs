//! Numbers and accounts that were used, and how sure she was who it was. Nobody is put together with somebody else here.

use std::collections::BTreeMap;

use super::dated::{Dated, Selection, by_first, push_once};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use super::others::by_term;
use crate::incidents::fold;
use crate::store::Kind;
use crate::vocabulary::Vocabulary;

/// What two ways of typing one number or account have in common. A number keeps its digits and its plus; whether `07…` and
/// `+447…` are one is not decided here.
fn alike(typed: &str) -> String {
    let is_number = typed.contains(|c: char| c.is_ascii_digit())
        && typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '.' | '/'));
    if is_number {
        typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    } else {
        fold(typed.trim())
    }
}

/// Each number and account with its first and last use, by the first.
pub(super) fn identifiers(of: &Selection<'_>) -> Option<Insight> {
    let mut found: BTreeMap<String, (&String, Vec<&Dated<'_>>)> = BTreeMap::new();
    for one in &of.entries {
        for typed in &one.entry.identifiers {
            let (_, there) = found.entry(alike(typed)).or_insert_with(|| (typed, Vec::new()));
            push_once(there, one);
        }
    }
    let mut all: Vec<_> = found.into_values().collect();
    all.sort_by_key(|(_, there)| by_first(there));
    let figures: Vec<Figure> = all
        .into_iter()
        .map(|(typed, there)| {
            Figure::counting(Key::Identifier, there).about(Subject::Identifier(typed.trim().to_owned()))
        })
        .collect();
    (!figures.is_empty()).then_some(Insight { id: InsightId::Identifiers, figures })
}

/// Entries by how sure she was, and by the people she named.
pub(super) fn who(of: &Selection<'_>) -> Option<Insight> {
    let sure = by_term(of, |entry| entry.confidence.as_slice());
    let mut figures: Vec<Figure> = sure
        .into_iter()
        .map(|(term, there)| {
            let subject = Subject::Term(Vocabulary::IdentificationConfidence, term.clone());
            Figure::counting(Key::Confidence, there).about(subject)
        })
        .collect();
    let mut persons: BTreeMap<_, Vec<&Dated<'_>>> = BTreeMap::new();
    for one in &of.entries {
        for person in &one.entry.persons {
            push_once(persons.entry(*person).or_default(), one);
        }
    }
    figures.extend(persons.into_iter().map(|(person, there)| {
        Figure::counting(Key::Person, there).about(Subject::Record(Kind::PERSON, person))
    }));
    if figures.is_empty() {
        return None;
    }
    let unsaid = of.entries.iter().filter(|one| one.entry.confidence.is_none());
    figures.extend(Figure::counting(Key::NotSaid, unsaid).if_any());
    Some(Insight { id: InsightId::Who, figures })
}
