//! `alongside log …`

mod amend;
mod draft;
mod list;
mod show;
mod talk;
mod timeline;

use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::session::Added;
use alongside_core::store::Kind;

use super::job::Job;
use super::named;
use crate::arguments::incident::IncidentFields;
use crate::arguments::log::{Add, Log};
use crate::failure::Outcome;
use crate::prompt;

impl Job<'_> {
    pub(super) fn log(&mut self, log: Log) -> Outcome {
        match log {
            Log::Add(add) => self.add(&add),
            Log::Draft(draft) => self.draft(&draft),
            Log::Amend(amend) => self.amend(&amend),
            Log::Withdraw(asked) => self.withdraw(&asked),
            Log::Restore(asked) => self.restore(&asked),
            Log::Delete(asked) => self.delete(&asked),
            Log::Show(asked) => self.show(&asked),
            Log::List(list) => self.list(&list.filter),
            Log::Search(search) => self.search(&search),
            Log::Timeline(list) => self.timeline(&list.filter),
        }
    }

    fn add(&mut self, add: &Add) -> Outcome {
        let Some(typed) = add.text() else { return self.talk(&add.fields) };
        if typed != "-" {
            self.context.warn_of_history(self.keyboard)?;
        }
        let text = prompt::text_or_input(self.keyboard, &typed)?;
        let added = self.save(&text, &add.fields)?;
        self.tell_added(&added)
    }

    /// Saves an entry with its fields; links follow in the same breath.
    fn save(&mut self, text: &str, fields: &IncidentFields) -> Outcome<Added> {
        let reading = self.reading();
        self.save_as_of(text, fields, reading)
    }

    /// The same, with times meant as of another moment.
    fn save_as_of(
        &mut self,
        text: &str,
        fields: &IncidentFields,
        meant: alongside_core::time::Reading,
    ) -> Outcome<Added> {
        let reading = self.reading();
        let case = self.case()?;
        let reads = self.filler()?.at(meant);
        // Filled before it is saved, so that an answer that does not fit leaves no half an entry.
        let mut filled = Incident::new(&reading, RecordId([0; 16]), 1, text);
        reads.incident(fields, &mut filled)?;
        let items = fields.evidence.iter().map(|typed| reads.item(typed)).collect::<Outcome<Vec<_>>>()?;
        let contacts = fields.police.iter().map(|typed| reads.record("police", Kind::POLICE, typed));
        let contacts = contacts.collect::<Outcome<Vec<_>>>()?;
        let added = self.vault.add_incident(
            case,
            text,
            |incident| {
                filled.case = incident.case;
                filled.entry_no = incident.entry_no;
                filled.source.clone_from(&incident.source);
                *incident = filled;
                Ok(())
            },
            &reading,
        )?;
        self.link(added.incident_id, &items, &contacts)?;
        Ok(added)
    }

    /// Says on items and contacts that they belong to an entry.
    fn link(&mut self, entry: RecordId, items: &[RecordId], contacts: &[RecordId]) -> Outcome {
        let reading = self.reading();
        for item in items {
            if !self.vault.links().entries_of_evidence(*item).contains(&entry) {
                self.vault.link_evidence(*item, entry, &reading)?;
            }
        }
        let linked = self.reason(Some(&"linked".to_owned()))?;
        for contact in contacts {
            if !self.vault.links().entries_of_police(*contact).contains(&entry) {
                let change = |contact: &mut alongside_core::police::PoliceContact| {
                    contact.entries.push(entry);
                    Ok(())
                };
                self.vault.amend(*contact, change, linked.clone(), None, &reading)?;
            }
        }
        Ok(())
    }

    fn tell_added(&mut self, added: &Added) -> Outcome {
        if self.json() {
            return self.answer(added);
        }
        let saved = self.saved(added);
        self.tell(&saved)?;
        let number = added.entry_no;
        self.next(&[
            (format!("log amend {number} --occurred WHEN"), "cli-next-add-more"),
            (format!("evidence add FILE --entry {number}"), "cli-next-proof"),
        ])
    }

    /// `Saved here, 21:04. Entry 4.`
    fn saved(&self, added: &Added) -> String {
        let entry = self.words().with("log-entry", &[("number", added.entry_no.into())]);
        format!("{}. {entry}.", self.say().saved(added.recorded_at.unix_ms))
    }

    /// The entry of that number.
    fn entry(&self, typed: &str) -> Outcome<RecordId> {
        named::entry(self.vault, self.case()?, typed)
    }
}
