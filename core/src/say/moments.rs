//! What stands in a timeline beside the entries: marked days, times that could not be written, contacts with the police.

use crate::error::{Error, Result};
use crate::events::{Gap, MarkedEvent};
use crate::ids::RecordId;
use crate::police::PoliceContact;
use crate::session::Unlocked;
use crate::store::Kind;
use crate::time::Occurred;
use crate::vocabulary::Vocabulary;

use super::Say;

impl Say<'_> {
    /// When it was and what it is, in one line. `NotFound` for what has no place in a timeline, or is an entry.
    pub fn moment(self, kind: Kind, id: RecordId, vault: &Unlocked) -> Result<(Option<Occurred>, String)> {
        match kind {
            Kind::EVENT => {
                let event: MarkedEvent = vault.read(id)?;
                let kind = event.event.map(|event| self.term(Vocabulary::MarkedEvent, &event));
                let what: Vec<String> = [kind, event.label, event.note].into_iter().flatten().collect();
                Ok((event.when, what.join(": ")))
            }
            Kind::GAP => {
                let gap: Gap = vault.read(id)?;
                let what = self.text("log-gap-note");
                Ok((gap.when, gap.note.map_or(what.clone(), |note| format!("{what}: {note}"))))
            }
            Kind::POLICE => {
                let contact: PoliceContact = vault.read(id)?;
                let what = self.text("log-kind-police");
                let named = self.police_named(&contact);
                Ok((contact.when, if named.is_empty() { what } else { format!("{what}: {named}") }))
            }
            _ => Err(Error::NotFound),
        }
    }

    /// What a contact with the police is known by: how it was, and the numbers that were given.
    #[must_use]
    pub fn police_named(self, contact: &PoliceContact) -> String {
        let channel = contact.channel.as_ref().map(|term| self.term(Vocabulary::PoliceChannel, term));
        let parts = [channel, contact.incident_no.clone(), contact.crime_no.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
