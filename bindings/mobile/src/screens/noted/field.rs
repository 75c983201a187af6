//! The fields: how each is asked, and what lies behind it.

use alongside_core::ids::RecordId;
use alongside_core::time::Occurred;
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, Result};

use super::action::NotedKind;
use super::{entry, order, person, police, proof};

/// How a field is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// A line.
    Short,
    /// A few lines.
    Long,
    /// What happened, in her words: asked with the reason for the change.
    Wording,
    /// Several, one on each line.
    Lines,
    /// When something was.
    When,
    /// When something is to be.
    ToCome,
    /// One answer of a list.
    Term(Vocabulary),
    /// Any number of them.
    Terms(Vocabulary),
    /// Yes or no.
    YesNo,
    /// Whether somebody in it could be under 18.
    Age,
    /// People that are noted.
    People,
    /// Entries.
    Entries,
    /// Several, each with these fields.
    Rows(&'static [&'static str]),
    /// Several lines that others point at by their number.
    Numbered,
}

/// A field: the message of its label, and how it is asked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FieldOf {
    pub(super) id: &'static str,
    pub(super) asks: Asks,
}

pub(super) const fn field(id: &'static str, asks: Asks) -> FieldOf {
    FieldOf { id, asks }
}

impl FieldOf {
    /// Whether more than one answer can be chosen.
    pub(super) fn takes_several(&self) -> bool {
        matches!(self.asks, Asks::Terms(_) | Asks::People | Asks::Entries)
    }
}

/// Where the answer lies in its record.
pub(super) enum Place<'r> {
    Text(&'r mut Option<String>),
    Lines(&'r mut Vec<String>),
    When(&'r mut Option<Occurred>),
    Term(&'r mut Option<Term>),
    Terms(&'r mut Vec<Term>),
    YesNo(&'r mut Option<bool>),
    Links(&'r mut Vec<RecordId>),
    Column(&'r mut Vec<Option<String>>),
}

/// One of several lists in the same order.
pub(super) trait Column {
    fn count(&self) -> usize;
    /// Makes it as long as the others, unless nothing stands in it.
    fn fit(&mut self, count: usize);
    fn take_out(&mut self, at: usize);
}

impl<T> Column for Vec<Option<T>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn fit(&mut self, count: usize) {
        if !self.is_empty() {
            self.resize_with(count, || None);
        }
    }

    fn take_out(&mut self, at: usize) {
        if at < self.len() {
            self.remove(at);
        }
    }
}

/// The fields of a kind, in the order in which its page shows them.
pub(super) fn all(kind: NotedKind) -> &'static [FieldOf] {
    match kind {
        NotedKind::Entry => entry::FIELDS,
        NotedKind::Person => person::FIELDS,
        NotedKind::Police => police::FIELDS,
        NotedKind::Order => order::FIELDS,
        NotedKind::Proof => proof::FIELDS,
    }
}

/// The fields of each of several that stand in one record.
fn parts(kind: NotedKind) -> &'static [FieldOf] {
    match kind {
        NotedKind::Entry => entry::PARTS,
        NotedKind::Person => person::PARTS,
        NotedKind::Police | NotedKind::Order | NotedKind::Proof => &[],
    }
}

/// The field of that name.
pub(super) fn of(kind: NotedKind, id: &str) -> Result<&'static FieldOf> {
    all(kind).iter().chain(parts(kind)).find(|field| field.id == id).ok_or(Error::NotFound)
}
