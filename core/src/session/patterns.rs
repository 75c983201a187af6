//! Reads a case once, for what its record shows.

use super::unlocked::Unlocked;
use crate::cases::Case;
use crate::error::{Error, Result};
use crate::evidence::EvidenceListing;
use crate::ids::RecordId;
use crate::incidents::Incident;
use crate::limits;
use crate::patterns::{Entry, View};
use crate::progress::Progress;
use crate::store::{Kind, Record};
use crate::vocabulary::Term;

impl Unlocked {
    /// What of a case is counted. An entry that can't be read is counted as such; what stands beside the entries and can't be
    /// read is left out, and opening the record has named it.
    pub fn pattern_view(&self, case: RecordId, progress: &Progress) -> Result<View> {
        let rows = || {
            self.incidents.newest().filter(|row| row.case == case && !row.is_deleted() && !row.is_withdrawn())
        };
        let count = rows().count();
        progress.expect(u64::try_from(count).unwrap_or(0));
        let beyond = count.saturating_sub(limits::PATTERN_ENTRIES_MAX);
        let mut view = View {
            beyond: u32::try_from(beyond).unwrap_or(u32::MAX),
            told_to_stop: self.read::<Case>(case).map(|case| case.told_to_stop_when).unwrap_or_default(),
            orders: self.all_that_read(Kind::ORDER),
            police: self.all_that_read(Kind::POLICE),
            events: self.all_that_read(Kind::EVENT),
            gaps: self.all_that_read(Kind::GAP),
            places: self.all_that_read(Kind::PLACE),
            ..View::default()
        };
        view.orders.retain(|(_, order)| order.case == case);
        view.police.retain(|(_, contact)| contact.case == case);
        view.events.retain(|(_, event)| event.case == case);
        view.gaps.retain(|(_, gap)| gap.case == case);
        view.places.retain(|(_, place)| place.case.is_none_or(|of| of == case));
        for row in rows().take(limits::PATTERN_ENTRIES_MAX) {
            progress.advance(1)?;
            match self.read::<Incident>(row.id) {
                Ok(incident) => {
                    let mut entry = Entry::of(row.id, &incident);
                    entry.evidence = self.kinds_of_evidence(row.id);
                    entry.police = self.links.police_of(row.id).to_vec();
                    view.entries.push(entry);
                }
                Err(Error::Damaged(_) | Error::Deleted) => {
                    view.unreadable = view.unreadable.saturating_add(1);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(view)
    }

    /// Everything of a kind that can be read.
    fn all_that_read<R: Record>(&self, kind: Kind) -> Vec<(RecordId, R)> {
        let current = self.store.current(kind).filter(|current| !current.deleted);
        current.filter_map(|current| Some((current.id, self.read::<R>(current.id).ok()?))).collect()
    }

    /// What kinds of proof belong to an entry, each once.
    fn kinds_of_evidence(&self, entry: RecordId) -> Vec<Option<Term>> {
        let mut kinds: Vec<Option<Term>> = Vec::new();
        for item in self.links.evidence_of(entry) {
            let listing =
                self.store.find(*item).and_then(|current| EvidenceListing::decode(current.listing).ok());
            let kind = listing.and_then(|listing| listing.kind.map(Term::unchecked_from_store));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds
    }
}
