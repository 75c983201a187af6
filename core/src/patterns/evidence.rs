//! Entries with proof and without, by kind of proof.

use std::collections::BTreeMap;

use super::dated::{Dated, Selection};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use crate::vocabulary::{Term, Vocabulary};

pub(super) fn coverage(of: &Selection<'_>) -> Option<Insight> {
    if of.entries.is_empty() {
        return None;
    }
    let mut kinds: BTreeMap<&Term, Vec<&Dated<'_>>> = BTreeMap::new();
    for one in &of.entries {
        for kind in one.entry.evidence.iter().flatten() {
            kinds.entry(kind).or_default().push(one);
        }
    }
    let with = of.entries.iter().filter(|one| !one.entry.evidence.is_empty());
    let without = of.entries.iter().filter(|one| one.entry.evidence.is_empty());
    let mut figures = vec![Figure::counting(Key::With, with), Figure::counting(Key::Without, without)];
    figures.extend(kinds.into_iter().map(|(kind, there)| {
        Figure::counting(Key::Kind, there).about(Subject::Term(Vocabulary::EvidenceKind, kind.clone()))
    }));
    Some(Insight { id: InsightId::Evidence, figures })
}
