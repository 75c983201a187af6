//! What was typed about a report, against what the record holds.

use std::collections::BTreeSet;

use alongside_core::ids::RecordId;
use alongside_core::progress::Progress;
use alongside_core::report::parts::field_id;
use alongside_core::report::selection::{Chosen, Selection};
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal};

use crate::arguments::report::{Chosen as Asked, WhichView};
use crate::commands::job::Job;
use crate::failure::Outcome;

/// What a field may be withheld of.
const KINDS: [Kind; 11] = [
    Kind::CASE,
    Kind::PERSON,
    Kind::PLACE,
    Kind::INCIDENT,
    Kind::EVIDENCE,
    Kind::CUSTODY,
    Kind::POLICE,
    Kind::ORDER,
    Kind::EVENT,
    Kind::GAP,
    Kind::SCREENING,
];

impl Job<'_> {
    /// The records that a report is about. Where nothing was written yet there is none.
    pub(super) fn choose(&self, asked: &Asked) -> Outcome<Chosen> {
        let case = self.case()?.ok_or(Error::NotFound)?;
        let filler = self.filler()?;
        let mut selection = Selection::of_case(case, asked.part.part());
        (selection.from_ms, selection.to_ms) = self.days(asked.from.as_ref(), asked.to.as_ref())?;
        for typed in &asked.person {
            selection.persons.push(filler.record("person", Kind::PERSON, typed)?);
        }
        for typed in &asked.behaviour {
            if !self.vault.vocabularies().groups(Vocabulary::Behaviour).contains(&typed.as_str()) {
                filler.term("behaviours", Vocabulary::Behaviour, typed)?;
            }
            selection.behaviours.push(typed.clone());
        }
        for number in &asked.entry {
            self.vault.entry(Some(case), *number)?;
        }
        selection.entries.clone_from(&asked.entry);
        selection.with_sensitive = asked.sensitive;
        selection.with_police = asked.view != WhichView::University;
        selection.withheld = self.withheld(case, &asked.withhold)?;
        Ok(Chosen::read(self.vault, selection, &Progress::new())?)
    }

    fn withheld(&self, case: RecordId, typed: &[String]) -> Outcome<BTreeSet<(RecordId, u16)>> {
        let mut withheld = BTreeSet::new();
        for typed in typed {
            let malformed = || Error::invalid("withhold", Refusal::Malformed);
            let (which, field) = typed.rsplit_once('.').ok_or_else(malformed)?;
            let (kind, record) = match which.parse::<u32>() {
                Ok(number) => (Kind::INCIDENT, self.vault.entry(Some(case), number)?),
                Err(_) => self.record_of(which).ok_or(Error::invalid("withhold", Refusal::UnknownRecord))?,
            };
            withheld.insert((record, field_id(kind, field).ok_or_else(malformed)?));
        }
        Ok(withheld)
    }

    fn record_of(&self, typed: &str) -> Option<(Kind, RecordId)> {
        let typed = typed.to_lowercase();
        // A few digits of an id are enough where they are enough.
        let mut found = None;
        for kind in KINDS {
            for current in self.vault.current(kind) {
                if typed.len() >= 6 && current.id.to_string().starts_with(&typed) {
                    if found.is_some() {
                        return None;
                    }
                    found = Some((kind, current.id));
                }
            }
        }
        found
    }
}
