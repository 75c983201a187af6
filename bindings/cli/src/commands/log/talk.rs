//! `alongside log add` without a text: the questions, and where their answers go.

use std::path::Path;

use alongside_core::fields::said;
use alongside_core::incidents::Incident;
use alongside_core::police::PoliceContact;
use alongside_core::session::{Added, Unlocked};
use alongside_core::store::Kind;
use alongside_core::{Error, Result};
use zeroize::Zeroizing;

use crate::arguments::incident::IncidentFields;
use crate::commands::job::Job;
use crate::commands::named;
use crate::context::Context;
use crate::conversation::{self, Answer, Ended, Notebook};
use crate::failure::Outcome;
use crate::fill::Filler;
use crate::input::{Heard, Keyboard};
use crate::terminal::Out;
use crate::words::Words;

/// An entry that grows while it is asked about.
struct Growing<'a> {
    context: &'a mut Context,
    vault: &'a mut Unlocked,
    fields: &'a IncidentFields,
    added: Option<Added>,
}

impl Job<'_> {
    /// Asks, and saves after the first answer. Options that were typed are kept with it.
    pub(super) fn talk(&mut self, fields: &IncidentFields) -> Outcome {
        let words = Words::load()?;
        let mut err = Out::stderr();
        let Job { context, keyboard, vault } = self;
        let mut growing = Growing { context, vault, fields, added: None };
        let ended = conversation::converse(&words, &mut **keyboard, &mut err, &mut growing)?;
        let Some(added) = growing.added else { return Ok(()) };
        if self.json() {
            return self.answer(&added);
        }
        // Whoever was silent for so long is gone; the record locks next.
        if ended == Ended::TimedOut {
            return Ok(());
        }
        self.next(&[(format!("log show {}", added.entry_no), "cli-next-show")])
    }
}

impl Growing<'_> {
    /// What any command may do, but ask.
    fn job<'j>(&'j mut self, nobody: &'j mut Nobody) -> Job<'j> {
        Job { context: self.context, keyboard: nobody, vault: self.vault }
    }

    fn id(&self) -> Outcome<alongside_core::ids::RecordId> {
        Ok(self.added.as_ref().map(|added| added.incident_id).ok_or(Error::NotFound)?)
    }

    /// Adds to the entry, durable at once.
    fn change(
        &mut self,
        change: impl FnOnce(&Filler<'_>, &mut Incident) -> Outcome,
        said: impl FnOnce(&Job<'_>, &Incident) -> String,
    ) -> Outcome<String> {
        let id = self.id()?;
        let mut nobody = Nobody;
        let job = self.job(&mut nobody);
        let mut incident: Incident = job.vault.read(id)?;
        change(&job.filler()?, &mut incident)?;
        let reason = job.reason(Some(&"remembered-more".to_owned()))?;
        let (reading, kept) = (job.reading(), incident.clone());
        let keep = |before: &mut Incident| {
            *before = kept;
            Ok(())
        };
        job.vault.amend(id, keep, reason, None, &reading)?;
        Ok(said(&job, &incident))
    }
}

impl Notebook for Growing<'_> {
    fn save(&mut self, what_happened: &str) -> Outcome<String> {
        let fields = self.fields;
        let mut nobody = Nobody;
        let mut job = self.job(&mut nobody);
        let added = job.save(what_happened, fields)?;
        let said = job.saved(&added);
        self.added = Some(added);
        Ok(said)
    }

    fn add(&mut self, answer: Answer<'_>) -> Outcome<String> {
        match answer {
            Answer::When(when) => self.change(
                |filler, incident| {
                    incident.occurred = Some(filler.time("occurred", when)?);
                    Ok(())
                },
                // Said back, so that a misread date is seen.
                |job, incident| {
                    incident
                        .occurred
                        .as_ref()
                        .map(|occurred| job.say().occurred(occurred))
                        .unwrap_or_default()
                },
            ),
            Answer::Where(place) => self.change(
                |filler, incident| {
                    match filler.record("place", Kind::PLACE, place) {
                        Ok(known) => incident.place_label = Some(known),
                        Err(_) => incident.place_text = said(place),
                    }
                    Ok(())
                },
                |_, _| String::new(),
            ),
            Answer::Who(who) => self.change(
                |filler, incident| {
                    match filler.record("who", Kind::PERSON, who) {
                        Ok(known) => incident.persons = vec![known],
                        Err(_) => incident.who_description = said(who),
                    }
                    Ok(())
                },
                |_, _| String::new(),
            ),
            Answer::Proof(file) => {
                let id = self.id()?;
                let mut nobody = Nobody;
                let mut job = self.job(&mut nobody);
                let taken = job.take_file(Path::new(file), &[id])?;
                let name = named::evidence(job.vault, taken);
                Ok(job.words().with("cli-proof-added", &[("name", (&name).into())]))
            }
            Answer::Police { reference, words } => {
                let id = self.id()?;
                let mut nobody = Nobody;
                let mut job = self.job(&mut nobody);
                let (case, reading) = (job.case_or_first()?, job.reading());
                let mut contact = PoliceContact::new(&reading, case);
                contact.incident_no = said(reference);
                contact.what_they_did_text = said(words);
                contact.entries = vec![id];
                job.vault.create(&mut contact, &reading)?;
                Ok(job.words().text("cli-police-noted"))
            }
        }
    }
}

/// Stands in for the keyboard, which the questions hold.
struct Nobody;

impl Keyboard for Nobody {
    fn line(&mut self, _: &str) -> Result<Heard> {
        Ok(Heard::End)
    }

    fn hidden(&mut self, _: &str) -> Result<Heard> {
        Err(Error::NoAccess)
    }

    fn rest(&mut self) -> Result<Zeroizing<String>> {
        Ok(Zeroizing::default())
    }
}
