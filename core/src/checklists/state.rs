//! What she noted about steps.

use std::collections::BTreeMap;

use serde::Serialize;

use super::lists::Lists;
use crate::error::Result;
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading, RecordedAt};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// What she noted about one step of a list.
    pub struct StepState = CHECKLIST_STATE "checklist-state" schema 1 kept [] {
        /// Id of the step, or `card:` and the id of a decision card; given once. One that no list has any more is kept.
        5 item: Option<String>,
        /// How it stands (vocabulary `checklist-status`); absent: not looked at.
        6 status: Option<Term>,
        /// Her own note.
        7 note: Option<String>,
        /// When she last said how it stands.
        8 last_reviewed: Option<RecordedAt>,
        /// When she wants to look again, where she chose that herself.
        9 look_again: Option<Occurred>,
    }
}

impl StepState {
    /// A step that she has not looked at.
    #[must_use]
    pub fn new(reading: &Reading, item: impl Into<String>) -> Self {
        StepState {
            stamp: Stamp::first(reading),
            item: fields::said(item),
            status: None,
            note: None,
            last_reviewed: None,
            look_again: None,
            beyond: Beyond::default(),
        }
    }

    /// A note with the decision card of that id.
    #[must_use]
    pub fn with_card(reading: &Reading, card: &str) -> Self {
        StepState::new(reading, format!("{OF_CARD}{card}"))
    }

    /// How it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status.as_ref().map_or(Status::NotLookedAt, Status::of)
    }
}

impl Checked for StepState {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        fields::needed("item", self.item.as_ref())?;
        fields::short("item", self.item.as_ref())?;
        change.fixed("item", |s| s.item.clone())?;
        change.term("status", Vocabulary::ChecklistStatus, |s| s.status.as_ref())?;
        fields::long("note", self.note.as_ref())?;
        change.occurred("look_again", |s| s.look_again.as_ref())
    }
}

impl Listed for StepState {
    /// The step; how it stands is read from the body.
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(None, None, self.item.as_ref())
    }
}

/// How a step stands. None of them is better than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// She has not said anything about it.
    NotLookedAt,
    /// Done.
    Done,
    /// Not for her.
    NotForMe,
    /// Later.
    Later,
    /// She wants help with it.
    NeedsHelp,
}

impl Status {
    /// All of them.
    pub const ALL: &[Status] =
        &[Status::NotLookedAt, Status::Done, Status::NotForMe, Status::Later, Status::NeedsHelp];

    /// Its id; but for the first, a term of the vocabulary `checklist-status`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::NotLookedAt => "not-looked-at",
            Status::Done => "done",
            Status::NotForMe => "not-for-me",
            Status::Later => "later",
            Status::NeedsHelp => "needs-help",
        }
    }

    /// Its term; nothing for what is not stored.
    #[must_use]
    pub fn term(self) -> Option<Term> {
        (self != Status::NotLookedAt).then(|| Term::unchecked_from_store(self.as_str()))
    }

    /// The id of its words in the catalogue.
    #[must_use]
    pub fn message(self) -> String {
        match self {
            Status::NotLookedAt => "checklist-not-looked-at".to_owned(),
            _ => Vocabulary::ChecklistStatus.label(self.as_str()),
        }
    }

    /// What a term says. One of a newer version counts as put off: she did look at it.
    fn of(term: &Term) -> Status {
        Status::ALL.iter().copied().find(|status| status.as_str() == term.as_str()).unwrap_or(Status::Later)
    }

    /// Whether it is out of the way for now: done, or not for her.
    #[must_use]
    pub fn is_put_aside(self) -> bool {
        matches!(self, Status::Done | Status::NotForMe)
    }
}

/// All that she noted, by step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    steps: BTreeMap<String, (RecordId, StepState)>,
    /// What she wrote down with a decision card, by the card's id.
    cards: BTreeMap<String, (RecordId, StepState)>,
}

/// How the id of a card begins where a record names it in the place of a step.
const OF_CARD: &str = "card:";

impl State {
    /// From the records, the newer ones behind the older ones.
    #[must_use]
    pub fn of(records: impl IntoIterator<Item = (RecordId, StepState)>) -> Self {
        let mut state = State::default();
        for (id, step) in records {
            let Some(item) = step.item.clone() else { continue };
            match item.strip_prefix(OF_CARD) {
                Some(card) => state.cards.insert(card.to_owned(), (id, step)),
                None => state.steps.insert(item, (id, step)),
            };
        }
        state
    }

    /// What she noted about a step.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&StepState> {
        self.steps.get(item).map(|(_, step)| step)
    }

    /// What she wrote down with the card of that id.
    #[must_use]
    pub fn card(&self, card: &str) -> Option<(RecordId, &StepState)> {
        self.cards.get(card).map(|(id, note)| (*id, note))
    }

    /// The record of a step.
    #[must_use]
    pub fn record(&self, item: &str) -> Option<RecordId> {
        self.steps.get(item).map(|(id, _)| *id)
    }

    /// How a step stands.
    #[must_use]
    pub fn status(&self, item: &str) -> Status {
        self.get(item).map_or(Status::NotLookedAt, StepState::status)
    }

    /// Steps and what she noted, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &StepState)> {
        self.steps.iter().map(|(item, (_, step))| (item.as_str(), step))
    }

    /// What she noted about steps that no list shows any more. It is kept, and shown as retired.
    pub fn retired<'a>(&'a self, lists: &'a Lists) -> impl Iterator<Item = (&'a str, &'a StepState)> {
        self.iter().filter(|(item, _)| lists.item(item).is_none())
    }
}
