//! Whom else it touched: children, work or study, family and friends.

use std::collections::BTreeMap;

use super::dated::{Dated, Selection, push_once};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use super::view::Entry;
use crate::vocabulary::{Term, Vocabulary};

/// Who or what was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touched {
    Children,
    Work,
    People,
}

impl Touched {
    pub(super) const ALL: [Touched; 3] = [Touched::Children, Touched::Work, Touched::People];

    pub(super) fn key(self) -> Key {
        match self {
            Touched::Children => Key::Children,
            Touched::Work => Key::Work,
            Touched::People => Key::People,
        }
    }

    /// Answers to whom it touched, behaviours, and kinds of places that say so.
    fn said_by(self) -> (&'static [&'static str], &'static [&'static str], &'static [&'static str]) {
        match self {
            Touched::Children => (
                &[
                    "aff.child-saw",
                    "aff.child-contacted",
                    "aff.child-used-to-pass-messages",
                    "aff.child-frightened",
                    "aff.child-behaviour",
                    "aff.school-told",
                ],
                &["com.via-child", "dig.child-device", "prx.children"],
                &["childs-school"],
            ),
            Touched::Work => (
                &["aff.colleague"],
                &["com.via-work", "pre.work-visit", "rep.employer"],
                &["work", "place-of-study"],
            ),
            Touched::People => (
                &[
                    "aff.family-contacted",
                    "aff.friend-contacted",
                    "aff.partner-contacted",
                    "aff.neighbour",
                    "aff.housemate",
                    "aff.person-i-care-for",
                ],
                &[
                    "prx.message",
                    "prx.befriend",
                    "prx.contact-family",
                    "prx.new-partner",
                    "prx.group",
                    "thr.others",
                    "hrm.others",
                ],
                &[],
            ),
        }
    }

    pub(super) fn is_in(self, entry: &Entry) -> bool {
        let (others, behaviours, settings) = self.said_by();
        entry.others.iter().any(|term| others.contains(&term.as_str()))
            || behaviours.iter().any(|behaviour| entry.names(behaviour))
            || entry.setting.as_ref().is_some_and(|term| settings.contains(&term.as_str()))
    }
}

/// Entries by some of their answers, in the order of the answers' ids; an answer that stands twice counts once.
pub(super) fn by_term<'s, 'v>(
    of: &'s Selection<'v>,
    terms: impl Fn(&'v Entry) -> &'v [Term],
) -> Vec<(&'v Term, Vec<&'s Dated<'v>>)> {
    let mut found: BTreeMap<&Term, Vec<&Dated<'v>>> = BTreeMap::new();
    for one in &of.entries {
        for term in terms(one.entry) {
            push_once(found.entry(term).or_default(), one);
        }
    }
    found.into_iter().collect()
}

pub(super) fn affected(of: &Selection<'_>) -> Option<Insight> {
    let mut figures: Vec<Figure> = Touched::ALL
        .into_iter()
        .filter_map(|touched| {
            Figure::counting(touched.key(), of.entries.iter().filter(|one| touched.is_in(one.entry))).if_any()
        })
        .collect();
    figures.extend(by_term(of, |entry| &entry.others).into_iter().map(|(term, there)| {
        Figure::counting(Key::Affected, there).about(Subject::Term(Vocabulary::OthersAffected, term.clone()))
    }));
    (!figures.is_empty()).then_some(Insight { id: InsightId::OthersAffected, figures })
}
