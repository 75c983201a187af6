//! The pages of the record.

use serde::{Deserialize, Serialize};

use alongside_core::ids::RecordId;

use super::question::EntryQuestion;

/// Which entries a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, uniffi::Enum, Serialize, Deserialize)]
pub enum Shown {
    /// All of them but those she took back.
    #[default]
    All,
    /// Those that nobody has sorted yet.
    Unsorted,
    /// Those with proof.
    WithProof,
    /// Those that the police know of.
    WithPolice,
}

impl Shown {
    pub(super) const ALL: [Shown; 4] = [Shown::All, Shown::Unsorted, Shown::WithProof, Shown::WithPolice];
}

/// The list, as she has set it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Listed {
    /// Which entries.
    pub(super) shown: Shown,
    /// What is looked for; nothing where it is empty.
    pub(super) query: String,
    /// The entries that were found for it, newest first.
    pub(super) found: Vec<RecordId>,
}

/// A page of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LogPage {
    /// The line.
    Write,
    /// The list.
    Record(Listed),
    /// One entry.
    Entry {
        /// Which.
        id: RecordId,
        /// When it was saved, where that was just now: milliseconds since 1970.
        saved_ms: Option<i64>,
    },
    /// A question about an entry.
    Question {
        /// Which entry.
        id: RecordId,
        /// Which question.
        question: EntryQuestion,
        /// Terms chosen so far, where there may be several.
        chosen: Vec<String>,
    },
}
