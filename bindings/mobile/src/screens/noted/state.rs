//! The pages of what is noted beside the entries.

use std::mem::discriminant;

use alongside_core::ids::RecordId;

use super::action::NotedKind;
use super::field::FieldOf;

/// A page of what is noted. All of them need the open record.
#[derive(Debug)]
pub(crate) enum NotedPage {
    /// Those of a kind, or those of one entry; how many are shown.
    List { kind: NotedKind, entry: Option<RecordId>, shown: usize },
    /// One of them.
    One { kind: NotedKind, id: RecordId },
    /// One of several that stand in one record: a vehicle, an account, a witness.
    Part { kind: NotedKind, id: RecordId, group: &'static FieldOf, at: usize },
    /// A question about one field.
    Ask(Asking),
    /// Everything in the order of time; how many things are shown.
    Timeline { shown: usize },
    /// What stood in an entry before.
    History { entry: RecordId },
    /// The orders that an entry may go against.
    Concerns { entry: RecordId },
    /// Her view on one of them, or on one of its conditions.
    Concern { entry: RecordId, order: RecordId, term: Option<u32> },
}

impl NotedPage {
    /// Whether it is the same page about the same kind of thing, so that one takes the place of the other.
    pub(crate) fn is_alike(&self, other: &NotedPage) -> bool {
        match (self, other) {
            (NotedPage::List { kind: one, .. }, NotedPage::List { kind: other, .. })
            | (NotedPage::One { kind: one, .. }, NotedPage::One { kind: other, .. }) => one == other,
            _ => discriminant(self) == discriminant(other),
        }
    }
}

/// A question about one field.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    /// Of what kind the record is.
    pub(super) kind: NotedKind,
    /// Which; nothing where it is only noted with the answer.
    pub(super) id: Option<RecordId>,
    /// The entry that a new one belongs to.
    pub(super) entry: Option<RecordId>,
    /// Which field.
    pub(super) field: &'static FieldOf,
    /// Which of several.
    pub(super) at: usize,
    /// Answers chosen so far.
    pub(super) chosen: Vec<String>,
    /// What was answered before the question about age, which stands between.
    pub(super) marked: Option<Vec<String>>,
}
