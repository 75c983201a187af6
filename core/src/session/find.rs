//! Lists: pages of incidents, and what of them a line shows.

use super::unlocked::Unlocked;
use crate::error::{Error, Result};
use crate::evidence::LogFacts;
use crate::ids::RecordId;
use crate::incidents::{Cursor, IncidentFilter, IncidentListing, Page, Row, Timeline, TimelineScope};
use crate::store::Kind;

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

    /// What the head of an incident holds for a line of a list.
    pub fn incident_listing(&self, id: RecordId) -> Result<IncidentListing<'_>> {
        let current = self.store.find(id).ok_or(Error::NotFound)?;
        IncidentListing::decode(current.listing)
    }
}
