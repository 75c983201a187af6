//! The pages of privacy steps.

use alongside_core::checklists::FirstAnswers;

/// A page of privacy steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepPage {
    /// A few to begin with, then the lists.
    Top {
        /// Her answers to the three questions that choose them. They are kept nowhere else.
        asked: FirstAnswers,
    },
    /// One of those three questions.
    First {
        /// Which, from 0.
        question: usize,
        /// Her answers so far.
        asked: FirstAnswers,
    },
    /// A list.
    List {
        /// Its id.
        id: String,
        /// Whether it shows also what her answers leave out.
        all: bool,
    },
    /// One step.
    Step {
        /// Its id.
        id: String,
        /// When something about it was saved, where that was just now: milliseconds since 1970.
        saved_ms: Option<i64>,
    },
    /// What she answered, so that it can be changed.
    Answers,
}
