//! What she answered to the conditions.

use std::collections::BTreeMap;

use super::condition::Condition;
use crate::error::{Error, Refusal, Result};
use crate::fields::{self, Checked};
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::Reading;
use crate::vocabulary::Vocabularies;

record! {
    /// Her answers to the conditions of steps. What stands in neither list was not asked.
    pub struct ChecklistAnswers = CHECKLIST_ANSWERS "checklist-answers" schema 1 kept [] {
        /// Ids of conditions that hold.
        5 yes: Vec<String>,
        /// Ids of conditions that don't.
        6 no: Vec<String>,
    }
}

impl ChecklistAnswers {
    /// Nothing answered yet.
    #[must_use]
    pub fn new(reading: &Reading) -> Self {
        ChecklistAnswers {
            stamp: Stamp::first(reading),
            yes: Vec::new(),
            no: Vec::new(),
            beyond: Beyond::default(),
        }
    }

    /// Sets one answer, or takes it back.
    pub fn set(&mut self, condition: Condition, answer: Option<bool>) {
        for list in [&mut self.yes, &mut self.no] {
            list.retain(|id| id != condition.as_str());
        }
        match answer {
            Some(true) => self.yes.push(condition.as_str().to_owned()),
            Some(false) => self.no.push(condition.as_str().to_owned()),
            None => {}
        }
    }
}

impl Checked for ChecklistAnswers {
    /// Ids that a newer version wrote stay as they are.
    fn check_change(&self, _: Option<&Self>, _: &Vocabularies) -> Result<()> {
        fields::shorts("yes", &self.yes)?;
        fields::shorts("no", &self.no)?;
        if self.yes.iter().any(|id| self.no.contains(id)) {
            return Err(Error::invalid("yes", Refusal::Contradiction));
        }
        Ok(())
    }
}

impl Listed for ChecklistAnswers {
    /// Nothing: the answers are read from the body.
    fn listing(&self) -> Result<Vec<u8>> {
        labels::label(None, None, None)
    }
}

/// What is known of the conditions: her answers, and the nation of her case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    known: BTreeMap<Condition, bool>,
}

impl Answers {
    /// From the record, and the nation of the case (vocabulary `nation`) where it is set: it holds over an answer.
    #[must_use]
    pub fn of(record: Option<&ChecklistAnswers>, nation: Option<&str>) -> Self {
        let mut answers = Answers::default();
        if let Some(record) = record {
            for (ids, holds) in [(&record.no, false), (&record.yes, true)] {
                for condition in ids.iter().filter_map(|id| Condition::from_id(id)) {
                    answers.set(condition, holds);
                }
            }
        }
        if let Some(nation) = nation {
            for condition in Condition::NATIONS {
                answers.known.insert(*condition, condition.as_str() == nation);
            }
        }
        answers
    }

    /// Adds an answer. One nation rules out the others.
    pub fn set(&mut self, condition: Condition, holds: bool) {
        if holds && Condition::NATIONS.contains(&condition) {
            for nation in Condition::NATIONS {
                self.known.insert(*nation, false);
            }
        }
        self.known.insert(condition, holds);
    }

    /// Whether a condition holds; nothing where she was not asked.
    #[must_use]
    pub fn holds(&self, condition: Condition) -> Option<bool> {
        self.known.get(&condition).copied()
    }
}
