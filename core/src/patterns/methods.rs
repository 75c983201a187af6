//! Behaviours and channels: which there are, since when, and which are new.

use super::dated::{Dated, Selection, by_first};
use super::insight::{Figure, Insight, InsightId, Key, Subject, number};
use super::others::by_term;
use super::view::Entry;
use crate::incidents::group_of;
use crate::vocabulary::{Term, Vocabulary};

/// Fewest entries for a list of methods.
const ENTRIES_MIN: usize = 3;
/// What is called new: first seen in the last eight weeks.
const NEW_DAYS: u64 = 56;

/// Whether an answer says how something was done. "Something else" and "not sure" say that it is not on the list.
fn is_a_way(vocabulary: Vocabulary, term: &Term) -> bool {
    match vocabulary {
        Vocabulary::Behaviour => group_of(term.as_str()) != "oth",
        _ => !matches!(term.as_str(), "other" | "unknown"),
    }
}

/// Whether an entry says how something was done.
fn says_how(one: &Dated<'_>) -> bool {
    one.entry.behaviours.iter().any(|term| is_a_way(Vocabulary::Behaviour, term))
}

/// The answers of some entries, each with its entries, by their first day, those without one last.
fn ways<'s, 'v>(of: &'s Selection<'v>, vocabulary: Vocabulary) -> Vec<(Term, Vec<&'s Dated<'v>>)> {
    let terms = |entry: &'v Entry| -> &'v [Term] {
        if vocabulary == Vocabulary::Behaviour { &entry.behaviours } else { &entry.channels }
    };
    let found = by_term(of, terms).into_iter().filter(|(term, _)| is_a_way(vocabulary, term));
    let mut ways: Vec<_> = found.map(|(term, there)| (term.clone(), there)).collect();
    ways.sort_by_key(|(_, there)| by_first(there));
    ways
}

/// Behaviours and channels by their first day.
pub(super) fn methods(of: &Selection<'_>) -> Option<Insight> {
    if of.len() < ENTRIES_MIN {
        return None;
    }
    let behaviours = ways(of, Vocabulary::Behaviour);
    let channels = ways(of, Vocabulary::Channel);
    let sorted = |one: &&Dated<'_>| says_how(one);
    let mut figures =
        vec![Figure::counting(Key::Ways, of.entries.iter().filter(sorted)).count(number(behaviours.len()))];
    for (key, vocabulary, ways) in
        [(Key::Behaviour, Vocabulary::Behaviour, behaviours), (Key::Channel, Vocabulary::Channel, channels)]
    {
        figures.extend(
            ways.into_iter()
                .map(|(term, there)| Figure::counting(key, there).about(Subject::Term(vocabulary, term))),
        );
    }
    let unsorted = of.entries.iter().filter(|one| !sorted(one));
    figures.extend(Figure::counting(Key::Unsorted, unsorted).if_any());
    Some(Insight { id: InsightId::Methods, figures })
}

/// Behaviours that are new in the record: every entry with one lies surely in the last eight weeks, and at least one other entry
/// that says of what kind it was lies surely before those weeks. A record that begins within them, or says nothing of the kind
/// before, has nothing to be new against, and shows none; neither does a behaviour of which one entry may be older.
pub(super) fn new_ones(of: &Selection<'_>) -> Option<Insight> {
    let (since, _) = of.days_back(0, NEW_DAYS)?;
    if !of.dated().any(|(one, span)| span.last_day < since && says_how(one)) {
        return None;
    }
    let figures: Vec<Figure> = ways(of, Vocabulary::Behaviour)
        .into_iter()
        .filter(|(_, there)| there.iter().all(|one| one.span.is_some_and(|span| span.first_day >= since)))
        .map(|(term, there)| {
            Figure::counting(Key::Behaviour, there).about(Subject::Term(Vocabulary::Behaviour, term))
        })
        .collect();
    (!figures.is_empty()).then_some(Insight { id: InsightId::NewMethods, figures })
}
