//! What it did to her, by her own marks and words, and what she changed.

use super::dated::{Dated, Selection};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use super::others::by_term;
use crate::vocabulary::{Term, Vocabulary};

/// Fewest entries with a mark.
const MARKS_MIN: usize = 5;

/// Her marks in order, each with her words, and how often she chose each answer. No middle and no trend: they are her marks.
pub(super) fn over_time(of: &Selection<'_>) -> Option<Insight> {
    let mut figures: Vec<Figure> = of
        .entries
        .iter()
        .filter_map(|one| {
            let mark = one.entry.impact_scale?;
            Some(Figure::counting(Key::Mark, [one]).count(mark).words(one.entry.impact_words.as_ref()))
        })
        .collect();
    if figures.len() < MARKS_MIN {
        return None;
    }
    let felt = by_term(of, |entry| &entry.impact).into_iter();
    figures.extend(felt.filter(|(term, _)| term.as_str() != "imp.rather-not-say").map(|(term, there)| {
        Figure::counting(Key::Felt, there).about(Subject::Term(Vocabulary::Impact, term.clone()))
    }));
    Some(Insight { id: InsightId::Impact, figures })
}

/// What she did and changed, by the answers that say so: what she did at the time, and what she changed because of it.
const DONE: [(Key, &[&str], &[&str]); 3] = [
    (Key::Replied, &["rsp.replied"], &[]),
    (Key::Blocked, &["rsp.blocked"], &["chg.blocked"]),
    (
        Key::Avoided,
        &[],
        &["chg.route", "chg.times", "chg.transport", "chg.activity-stopped", "chg.stayed-elsewhere"],
    ),
];

/// In how many entries she replied, blocked somebody or kept away, and what she changed, each change with its date, in order.
pub(super) fn changes(of: &Selection<'_>) -> Option<Insight> {
    let says = |terms: &[Term], ids: &[&str]| terms.iter().any(|term| ids.contains(&term.as_str()));
    let done = |(key, responses, changes): &(Key, &[&str], &[&str])| {
        let is_one =
            |one: &&Dated<'_>| says(&one.entry.response, responses) || says(&one.entry.changes, changes);
        Figure::counting(*key, of.entries.iter().filter(is_one)).if_any()
    };
    let mut figures: Vec<Figure> = DONE.iter().filter_map(done).collect();
    for one in &of.entries {
        let terms = one.entry.changes.iter().filter(|term| term.as_str() != "chg.none");
        figures.extend(terms.map(|term| {
            Figure::counting(Key::Change, [one]).about(Subject::Term(Vocabulary::Change, term.clone()))
        }));
        if one.entry.changes_words.is_some() {
            figures.push(Figure::counting(Key::OwnWords, [one]).words(one.entry.changes_words.as_ref()));
        }
    }
    (!figures.is_empty()).then_some(Insight { id: InsightId::ChangesMade, figures })
}
