//! Changes to entries: revisions, withdrawal, deletion. What stood there before stays, but for a deletion.

use alongside_core::incidents::Incident;
use alongside_core::store::Kind;
use alongside_core::{Error, Refusal};
use serde_json::json;

use crate::arguments::log::{Amend, Delete, Reasoned};
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::fill;
use crate::prompt;

impl Job<'_> {
    pub(super) fn amend(&mut self, asked: &Amend) -> Outcome {
        let id = self.entry(&asked.number)?;
        let nothing = asked.text.is_none() && asked.clear.is_empty() && asked.fields.is_empty();
        if nothing && asked.note.is_none() && asked.reason.is_none() {
            return Err(Error::invalid("change", Refusal::Empty).into());
        }
        let mut changed: Incident = self.vault.read(id)?;
        for field in &asked.clear {
            fill::clear(field, &mut changed);
        }
        let filler = self.filler()?;
        filler.incident(&asked.fields, &mut changed)?;
        let items = asked.fields.evidence.iter().map(|typed| filler.item(typed));
        let items = items.collect::<Outcome<Vec<_>>>()?;
        let contacts = asked.fields.police.iter().map(|typed| filler.record("police", Kind::POLICE, typed));
        let contacts = contacts.collect::<Outcome<Vec<_>>>()?;
        let reason = self.reason(asked.reason.as_ref())?;
        if let Some(text) = &asked.text {
            if text != "-" {
                self.context.warn_of_history(self.keyboard)?;
            }
            let text = prompt::text_or_input(self.keyboard, text)?;
            changed.what_happened = alongside_core::fields::said(text.as_str());
        }
        let reading = self.reading();
        let before: Incident = self.vault.read(id)?;
        // What only links something is no change to the entry itself.
        if changed != before || (items.is_empty() && contacts.is_empty()) {
            let change = |incident: &mut Incident| {
                *incident = changed;
                Ok(())
            };
            self.vault.amend(id, change, reason, asked.note.clone(), &reading)?;
        }
        self.link(id, &items, &contacts)?;
        self.tell_revised(id, "cli-amended")
    }

    pub(super) fn withdraw(&mut self, asked: &Reasoned) -> Outcome {
        let id = self.entry(&asked.number)?;
        let (note, reading) = (self.why(asked)?, self.reading());
        self.vault.withdraw_incident(id, note, &reading)?;
        self.tell_revised(id, "cli-withdrawn")
    }

    pub(super) fn restore(&mut self, asked: &Reasoned) -> Outcome {
        let id = self.entry(&asked.number)?;
        let (note, reading) = (self.why(asked)?, self.reading());
        self.vault.restore_incident(id, note, &reading)?;
        self.tell_revised(id, "cli-restored")
    }

    /// The reason and the words for it as one note: that it was withdrawn is itself the reason of the revision.
    fn why(&self, asked: &Reasoned) -> Outcome<Option<String>> {
        let reason = asked.reason.as_ref().map(|reason| self.reason(Some(reason))).transpose()?;
        let said =
            reason.map(|term| self.say().term(alongside_core::vocabulary::Vocabulary::RevisionReason, &term));
        Ok(match (said, &asked.note) {
            (Some(said), Some(note)) => Some(format!("{said}: {note}")),
            (said, note) => said.or_else(|| note.clone()),
        })
    }

    pub(super) fn delete(&mut self, asked: &Delete) -> Outcome {
        let id = self.entry(&asked.number)?;
        // Whether there is anything left to delete is said before the question.
        let row = self.vault.incidents().row(id).ok_or(Error::NotFound)?;
        if row.is_deleted() {
            return Err(Error::Deleted.into());
        }
        let number = row.entry_no;
        let question = self.words().with("cli-ask-delete", &[("number", number.into())]);
        prompt::confirmed(&self.context.words, self.keyboard, asked.yes, &question)?;
        let reading = self.reading();
        self.vault.delete::<Incident>(id, None, &reading)?;
        if self.json() {
            return self
                .answer(&json!({ "entry_no": number, "incident_id": id.to_string(), "deleted": true }));
        }
        self.tell(&self.words().with("cli-deleted", &[("number", number.into())]))
    }

    fn tell_revised(&mut self, id: alongside_core::ids::RecordId, words: &str) -> Outcome {
        let revision = self.vault.revisions(id).last().copied().unwrap_or(1);
        let number = self.vault.incidents().row(id).map_or(0, |row| row.entry_no);
        if self.json() {
            return self.answer(&json!({
                "entry_no": number, "incident_id": id.to_string(), "revision": revision,
            }));
        }
        let arguments = [("number", number.into()), ("version", revision.into())];
        self.tell(&self.words().with(words, &arguments))?;
        self.next(&[(format!("log show {number} --history"), "cli-next-history")])
    }
}
