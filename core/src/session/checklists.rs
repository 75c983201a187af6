//! Steps of checklists: how they stand, what she noted, what she answered, what she might look at again.

use super::own_term;
use super::unlocked::Unlocked;
use crate::checklists::{
    Answers, ChecklistAnswers, Condition, Due, Events, Lists, Mine, On, State, Status, StepState, due,
};
use crate::error::{Error, Refusal, Result};
use crate::events::MomentListing;
use crate::fields::said;
use crate::guidance::Cards;
use crate::ids::RecordId;
use crate::incidents::IncidentListing;
use crate::labels::Label;
use crate::store::Kind;
use crate::time::{Occurred, Reading, RecordedAt};

/// What she says about a step. What is absent stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepChange {
    /// How it stands. Saying so is looking at it: a day that she chose earlier to look again is let go.
    pub status: Option<Status>,
    /// Her note; blank takes it away.
    pub note: Option<String>,
    /// When she wants to look again.
    pub look_again: Option<Occurred>,
}

impl Unlocked {
    /// What she noted about steps, also about those that no list has any more. What is damaged is left out;
    /// [`Unlocked::damage`] names it once it was checked.
    pub fn checklist_state(&self) -> Result<State> {
        Ok(State::of(self.live::<StepState>(Kind::CHECKLIST_STATE)?))
    }

    /// All that is hers of the lists: state, answers with the nation of the case (without one the first), what happened.
    pub fn checklists(&self, case: Option<RecordId>) -> Result<Mine> {
        let record = self.live::<ChecklistAnswers>(Kind::CHECKLIST_ANSWERS)?.pop();
        let answers = Answers::of(record.as_ref().map(|(_, record)| record), self.nation(case).as_deref());
        Ok(Mine { state: self.checklist_state()?, answers, events: self.checklist_events() })
    }

    /// Notes how a step stands, or a word about it. All cases share one state: the phone and the home are the same.
    ///
    /// Refused: a step that neither the lists nor her notes have (not found), and what its limits refuse.
    pub fn note_step(
        &mut self,
        lists: &Lists,
        item: &str,
        change: StepChange,
        reading: &Reading,
    ) -> Result<StepState> {
        let state = self.checklist_state()?;
        let record = state.record(item);
        if record.is_none() && lists.item(item).is_none() {
            return Err(Error::NotFound);
        }
        let apply = |step: &mut StepState| {
            if let Some(status) = change.status {
                step.status = status.term();
                step.last_reviewed = Some(RecordedAt::from(*reading));
                step.look_again = None;
            }
            if let Some(note) = change.note {
                step.note = said(note);
            }
            if let Some(when) = change.look_again {
                if when.bounds().is_none() {
                    return Err(Error::invalid("look_again", Refusal::Malformed));
                }
                step.look_again = Some(when);
            }
            Ok(())
        };
        if let Some(id) = record {
            return self.amend(id, apply, own_term("other"), None, reading);
        }
        let mut step = StepState::new(reading, item);
        apply(&mut step)?;
        self.create(&mut step, reading)?;
        Ok(step)
    }

    /// Writes down what she chose with a decision card, and when; a blank note takes it away. Gives the note as it is kept.
    ///
    /// Refused: a card that takes no note (not found), and what the limits of a note refuse.
    pub fn note_card(
        &mut self,
        cards: &Cards,
        card: &str,
        note: &str,
        reading: &Reading,
    ) -> Result<Option<StepState>> {
        let card = cards.get(card).filter(|card| card.notes).ok_or(Error::NotFound)?;
        let state = self.checklist_state()?;
        let record = state.card(&card.id).map(|(id, _)| id);
        let note = said(note);
        let apply = |kept: &mut StepState| {
            kept.note = note.clone();
            kept.last_reviewed = Some(RecordedAt::from(*reading));
            Ok(())
        };
        match (record, note.is_some()) {
            (Some(id), true) => self.amend(id, apply, own_term("other"), None, reading).map(Some),
            (Some(id), false) => {
                let mut transaction = self.store.begin(reading)?;
                transaction.delete::<StepState>(id, own_term("deleted"), None)?;
                transaction.commit()?;
                self.committed(&[id]);
                Ok(None)
            }
            (None, true) => {
                let mut kept = StepState::with_card(reading, &card.id);
                apply(&mut kept)?;
                self.create(&mut kept, reading)?;
                Ok(Some(kept))
            }
            (None, false) => Ok(None),
        }
    }

    /// Forgets what she noted about a step or, by the id of a list, about all of its steps; says which. Steps that are
    /// retired count to the list that their id names.
    ///
    /// Refused: what is neither a list nor a step, here or in her notes (not found).
    pub fn reset_steps(
        &mut self,
        lists: &Lists,
        list_or_item: &str,
        reading: &Reading,
    ) -> Result<Vec<String>> {
        let state = self.checklist_state()?;
        let meant: Vec<String> = state
            .iter()
            .map(|(item, _)| item)
            .filter(|item| {
                *item == list_or_item || item.split_once('.').is_some_and(|(list, _)| list == list_or_item)
            })
            .map(str::to_owned)
            .collect();
        if meant.is_empty() && lists.list(list_or_item).is_none() && lists.item(list_or_item).is_none() {
            return Err(Error::NotFound);
        }
        if meant.is_empty() {
            return Ok(meant);
        }
        let ids: Vec<RecordId> = meant.iter().filter_map(|item| state.record(item)).collect();
        let mut transaction = self.store.begin(reading)?;
        for id in &ids {
            transaction.delete::<StepState>(*id, own_term("deleted"), None)?;
        }
        transaction.commit()?;
        self.committed(&ids);
        Ok(meant)
    }

    /// Notes her answer to a condition; nothing takes it back.
    pub fn answer_condition(
        &mut self,
        condition: Condition,
        answer: Option<bool>,
        reading: &Reading,
    ) -> Result<()> {
        let Some((id, _)) = self.live::<ChecklistAnswers>(Kind::CHECKLIST_ANSWERS)?.pop() else {
            let mut answers = ChecklistAnswers::new(reading);
            answers.set(condition, answer);
            return self.create(&mut answers, reading).map(drop);
        };
        let change = |answers: &mut ChecklistAnswers| {
            answers.set(condition, answer);
            Ok(())
        };
        self.amend(id, change, own_term("other"), None, reading).map(drop)
    }

    /// What she might look at again now, longest first.
    pub fn due_steps<'a>(
        &self,
        lists: &'a Lists,
        case: Option<RecordId>,
        reading: &Reading,
    ) -> Result<Vec<Due<'a>>> {
        let mine = self.checklists(case)?;
        Ok(due(lists, &mine.state, &mine.answers, reading.wall_ms, &mine.events))
    }

    /// What brings steps up again: new entries by when they were written down, and the days that she marked.
    fn checklist_events(&self) -> Events {
        let written = self.current(Kind::INCIDENT).filter(|current| !current.deleted).filter_map(|current| {
            let listing = IncidentListing::decode(current.listing).ok()?;
            Some((On::Incident, listing.recorded_ms))
        });
        let marked = self
            .current(Kind::EVENT)
            .filter(|current| !current.deleted)
            .filter_map(|current| Events::marked(&MomentListing::decode(current.listing).ok()?));
        Events::of(written.chain(marked))
    }

    /// The nation of a case, of the first one where none is named.
    fn nation(&self, case: Option<RecordId>) -> Option<String> {
        let mut cases = self.current(Kind::CASE).filter(|current| !current.deleted);
        let current = cases.find(|current| case.is_none_or(|case| case == current.id))?;
        Label::decode(current.listing).ok()?.term.map(str::to_owned)
    }

    /// Records of a kind that are not deleted and can be read, oldest first.
    fn live<R: crate::store::Record>(&self, kind: Kind) -> Result<Vec<(RecordId, R)>> {
        let mut all = Vec::new();
        for current in self.current(kind).filter(|current| !current.deleted) {
            match self.read::<R>(current.id) {
                Ok(record) => all.push((current.id, record)),
                Err(Error::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    }
}
