//! Lists: pages of incidents, and what of them a line shows.

use std::cmp::Reverse;

use super::unlocked::Unlocked;
use crate::error::{Error, Result};
use crate::evidence::LogFacts;
use crate::ids::RecordId;
use crate::incidents::{Cursor, IncidentFilter, IncidentListing, Page, Row, Timeline, TimelineScope};
use crate::ordering::ShortList as _;
use crate::police::PoliceContact;
use crate::store::Kind;
use crate::time::Occurred;

impl Unlocked {
    pub(super) fn facts(&self) -> LogFacts<'_> {
        LogFacts { store: &self.store, links: &self.links }
    }

    /// A page of incidents, newest first. It runs on what is in memory; bodies are read only where a head had to
    /// leave out what decides.
    pub fn page(&self, filter: &IncidentFilter, after: Option<Cursor>, wanted: usize) -> Result<Page<Row>> {
        self.incidents.page(filter, &self.facts(), after, wanted)
    }

    /// How many incidents a filter wants.
    pub fn count(&self, filter: &IncidentFilter) -> Result<usize> {
        self.incidents.count(filter, &self.facts())
    }

    /// Entries, marked events, gaps and police contacts in order, each with the band it lies in.
    #[must_use]
    pub fn timeline(&self, scope: &TimelineScope) -> Timeline {
        let others = self
            .store
            .current(Kind::EVENT)
            .chain(self.store.current(Kind::GAP))
            .chain(self.store.current(Kind::POLICE));
        Timeline::build(&self.incidents, others, scope)
    }

    /// Contacts with the police, newest first by when they were, else by when they were noted. One that can't be read is
    /// left out: opening the record has named it.
    #[must_use]
    pub fn police_contacts(&self) -> Vec<(RecordId, PoliceContact)> {
        let mut contacts: Vec<(i64, RecordId, PoliceContact)> = Vec::new();
        for current in self.store.current(Kind::POLICE).rev().filter(|current| !current.deleted) {
            if let Ok(contact) = self.store.read::<PoliceContact>(current.id) {
                let when = contact.when.as_ref().and_then(Occurred::sort_ms);
                contacts.push((when.unwrap_or(contact.stamp.recorded_at.unix_ms), current.id, contact));
            }
        }
        contacts.order_by_key(|(when, ..)| Reverse(*when));
        contacts.into_iter().map(|(_, id, contact)| (id, contact)).collect()
    }

    /// What the head of an incident holds for a line of a list.
    pub fn incident_listing(&self, id: RecordId) -> Result<IncidentListing<'_>> {
        let current = self.store.find(id).ok_or(Error::NotFound)?;
        IncidentListing::decode(current.listing)
    }
}
