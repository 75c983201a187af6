//! Links computed the other way round, from what heads hold: what hangs on an entry, what was done with an item.

use std::collections::{BTreeMap, HashSet};

use super::custody::CustodyListing;
use super::listing::EvidenceListing;
use super::reference::Numbers;
use crate::error::Result;
use crate::events::MomentListing;
use crate::ids::RecordId;
use crate::incidents::{Facts, Incident};
use crate::store::{Current, IdMap, Kind, Store};

/// Records by what they point at, each list in the order of commit.
#[derive(Debug, Default)]
struct Reverse {
    by_target: IdMap<Vec<RecordId>>,
    targets: IdMap<Vec<RecordId>>,
}

impl Reverse {
    fn set(&mut self, id: RecordId, targets: Vec<RecordId>) {
        let before = self.targets.remove(&id).unwrap_or_default();
        for gone in before.iter().filter(|target| !targets.contains(target)) {
            if let Some(list) = self.by_target.get_mut(gone) {
                list.retain(|other| *other != id);
                if list.is_empty() {
                    self.by_target.remove(gone);
                }
            }
        }
        for new in targets.iter().filter(|target| !before.contains(target)) {
            self.by_target.entry(*new).or_default().push(id);
        }
        if !targets.is_empty() {
            self.targets.insert(id, targets);
        }
    }

    fn of(&self, target: RecordId) -> &[RecordId] {
        self.by_target.get(&target).map(Vec::as_slice).unwrap_or_default()
    }

    fn targets(&self, id: RecordId) -> &[RecordId] {
        self.targets.get(&id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What hangs on what.
#[derive(Debug, Default)]
pub struct Links {
    evidence: Reverse,
    police: Reverse,
    custody: Reverse,
    derived: Reverse,
    unsorted: Vec<RecordId>,
    is_unsorted: HashSet<RecordId>,
    numbers: Numbers,
    overfull: BTreeMap<RecordId, Kind>,
    unreadable: Vec<RecordId>,
}

impl Links {
    /// From the newest revisions of evidence, custody events and police contacts; other kinds are passed over.
    #[must_use]
    pub fn build<'s>(currents: impl IntoIterator<Item = Current<'s>>) -> Self {
        let mut links = Links::default();
        for current in currents {
            links.update(&current);
        }
        links
    }

    /// Takes in what was just committed.
    pub fn update(&mut self, current: &Current<'_>) {
        let read = match current.kind {
            Kind::EVIDENCE => self.update_evidence(current),
            Kind::CUSTODY => self.update_custody(current),
            Kind::POLICE => self.update_police(current),
            _ => Ok(()),
        };
        if read.is_err() {
            self.unreadable.push(current.id);
        }
    }

    fn update_evidence(&mut self, current: &Current<'_>) -> Result<()> {
        let listing = EvidenceListing::decode(current.listing)?;
        self.numbers.note(listing.case, listing.reference_no);
        let entries = if current.deleted { Vec::new() } else { listing.entries };
        let parent = listing.parent.filter(|_| !current.deleted);
        let unsorted = entries.is_empty() && parent.is_none() && !current.deleted;
        if unsorted {
            if self.is_unsorted.insert(current.id) {
                self.unsorted.push(current.id);
            }
        } else if self.is_unsorted.remove(&current.id) {
            self.unsorted.retain(|id| *id != current.id);
        }
        self.evidence.set(current.id, entries);
        self.derived.set(current.id, parent.into_iter().collect());
        self.note_overfull(current, listing.more);
        Ok(())
    }

    fn update_police(&mut self, current: &Current<'_>) -> Result<()> {
        let listing = MomentListing::decode(current.listing)?;
        self.police.set(current.id, if current.deleted { Vec::new() } else { listing.entries });
        self.note_overfull(current, listing.more);
        Ok(())
    }

    fn update_custody(&mut self, current: &Current<'_>) -> Result<()> {
        let listing = CustodyListing::decode(current.listing)?;
        let item = Some(listing.evidence).filter(|_| !current.deleted);
        self.custody.set(current.id, item.into_iter().collect());
        Ok(())
    }

    fn note_overfull(&mut self, current: &Current<'_>, more: bool) {
        if more && !current.deleted {
            self.overfull.insert(current.id, current.kind);
        } else {
            self.overfull.remove(&current.id);
        }
    }

    /// Items and contacts that point at more entries than a head holds: their bodies have to be read and
    /// their entries told with [`Links::complete`].
    pub fn overfull(&self) -> impl Iterator<Item = (RecordId, Kind)> {
        self.overfull.iter().map(|(id, kind)| (*id, *kind))
    }

    /// All entries of an item or contact of which the head holds only the first.
    pub fn complete(&mut self, id: RecordId, entries: Vec<RecordId>) {
        match self.overfull.remove(&id) {
            Some(Kind::EVIDENCE) => self.evidence.set(id, entries),
            Some(Kind::POLICE) => self.police.set(id, entries),
            _ => {}
        }
    }

    /// Records whose head could not be read.
    #[must_use]
    pub fn unreadable(&self) -> &[RecordId] {
        &self.unreadable
    }

    /// Evidence items of an entry.
    #[must_use]
    pub fn evidence_of(&self, entry: RecordId) -> &[RecordId] {
        self.evidence.of(entry)
    }

    /// Police contacts in which an entry was reported.
    #[must_use]
    pub fn police_of(&self, entry: RecordId) -> &[RecordId] {
        self.police.of(entry)
    }

    /// Custody events of an item.
    #[must_use]
    pub fn custody_of(&self, evidence: RecordId) -> &[RecordId] {
        self.custody.of(evidence)
    }

    /// Items that were made from an item.
    #[must_use]
    pub fn derived_from(&self, evidence: RecordId) -> &[RecordId] {
        self.derived.of(evidence)
    }

    /// Entries that an evidence item belongs to.
    #[must_use]
    pub fn entries_of_evidence(&self, evidence: RecordId) -> &[RecordId] {
        self.evidence.targets(evidence)
    }

    /// Entries that were reported in a police contact.
    #[must_use]
    pub fn entries_of_police(&self, contact: RecordId) -> &[RecordId] {
        self.police.targets(contact)
    }

    /// Evidence that belongs to no entry so far and was made from nothing else.
    #[must_use]
    pub fn unsorted(&self) -> &[RecordId] {
        &self.unsorted
    }

    /// The number of the next suggested reference of a case. None is ever used again: tombstones count.
    pub fn next_reference_no(&self, case: RecordId) -> Result<u32> {
        self.numbers.next(case)
    }
}

/// What a filter may ask, answered by an open store and its links.
#[derive(Clone, Copy)]
pub struct LogFacts<'a> {
    /// The store.
    pub store: &'a Store,
    /// Its links.
    pub links: &'a Links,
}

impl Facts for LogFacts<'_> {
    fn listing(&self, id: RecordId) -> Option<&[u8]> {
        self.store.find(id).map(|current| current.listing)
    }

    fn incident(&self, id: RecordId) -> Result<Incident> {
        self.store.read(id)
    }

    fn has_evidence(&self, id: RecordId) -> bool {
        !self.links.evidence_of(id).is_empty()
    }

    fn has_police(&self, id: RecordId) -> bool {
        !self.links.police_of(id).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{CustodyEvent, Evidence};
    use crate::police::PoliceContact;
    use crate::store::{Listed, Record};
    use crate::tests::{reading, term};

    const CASE: RecordId = RecordId([1; 16]);
    const ENTRIES: [RecordId; 3] = [RecordId([2; 16]), RecordId([3; 16]), RecordId([4; 16])];

    fn update<R: Record + Listed>(links: &mut Links, id: RecordId, record: &R, deleted: bool) {
        let listing = record.listing().expect("encodes");
        links.update(&Current { id, kind: R::KIND, revision: 1, n: 1, deleted, listing: &listing });
    }

    #[test]
    fn links_run_both_ways_and_follow_changes() {
        let mut links = Links::default();
        let (item, copy, event, contact) =
            (RecordId([5; 16]), RecordId([6; 16]), RecordId([7; 16]), RecordId([8; 16]));
        let mut evidence = Evidence::new(&reading(), CASE, term("photo"));
        update(&mut links, item, &evidence, false);
        assert_eq!(links.unsorted(), [item]);
        evidence.entries = ENTRIES[..2].to_vec();
        evidence.reference_no = Some(1);
        update(&mut links, item, &evidence, false);
        assert!(links.unsorted().is_empty());
        assert_eq!(links.evidence_of(ENTRIES[0]), [item]);
        assert_eq!(links.entries_of_evidence(item), &ENTRIES[..2]);
        let mut derived = Evidence::new(&reading(), CASE, term("photo"));
        derived.parent = Some(item);
        update(&mut links, copy, &derived, false);
        assert_eq!((links.derived_from(item), links.unsorted()), (&[copy][..], &[][..]));
        update(&mut links, event, &CustodyEvent::new(&reading(), item, term("viewed")), false);
        assert_eq!(links.custody_of(item), [event]);
        let mut police = PoliceContact::new(&reading(), CASE);
        police.entries = ENTRIES.to_vec();
        update(&mut links, contact, &police, false);
        assert_eq!(links.police_of(ENTRIES[2]), [contact]);

        evidence.entries = ENTRIES[1..].to_vec();
        update(&mut links, item, &evidence, false);
        assert!(links.evidence_of(ENTRIES[0]).is_empty());
        assert_eq!(links.evidence_of(ENTRIES[2]), [item]);
        let left = Evidence::from_fields(&evidence.to_fields().expect("encodes").entombed(Evidence::KEPT))
            .expect("decodes");
        update(&mut links, item, &left, true);
        assert!(links.evidence_of(ENTRIES[2]).is_empty() && links.unsorted().is_empty());
        assert_eq!(links.next_reference_no(CASE).expect("free"), 2);
    }

    #[test]
    fn what_a_head_can_not_hold_is_asked_for() {
        let mut links = Links::default();
        let entries: Vec<RecordId> = (0..200).map(|i| RecordId([i; 16])).collect();
        let mut evidence = Evidence::new(&reading(), CASE, term("photo"));
        evidence.title = Some("t".repeat(500));
        evidence.entries.clone_from(&entries);
        assert!(evidence.listing().expect("encodes").len() <= crate::limits::LISTING_MAX_BYTES);
        let item = RecordId([255; 16]);
        update(&mut links, item, &evidence, false);
        assert!(links.evidence_of(entries[199]).is_empty());
        assert_eq!(links.overfull().collect::<Vec<_>>(), [(item, Kind::EVIDENCE)]);
        links.complete(item, entries.clone());
        assert_eq!(links.evidence_of(entries[199]), [item]);
        assert_eq!(links.overfull().count(), 0);
    }
}
