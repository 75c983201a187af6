//! What is held in memory of every head while the vault is open.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use super::record::{Chain, Kind};
use super::row::{Head, State};
use crate::ids::RecordId;

/// Record ids are random already: their first eight bytes are as good as any hash of them.
#[derive(Default)]
pub(crate) struct RandomIdHasher(u64);

impl Hasher for RandomIdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk::<8>() {
            self.0 = u64::from_ne_bytes(*first);
        }
    }

    fn write_usize(&mut self, _: usize) {}
}

/// A map from record ids.
pub(crate) type IdMap<T> = HashMap<RecordId, T, BuildHasherDefault<RandomIdHasher>>;

/// One revision.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) record: RecordId,
    pub(crate) row: i64,
    pub(crate) body_row: i64,
    pub(crate) n: u64,
    pub(crate) revision: u32,
    pub(crate) kind: Kind,
    pub(crate) state: State,
    listing_at: usize,
    listing_bytes: u32,
    /// Entry of the revision before, if it is known.
    before: Option<u32>,
}

/// The newest revision of a record, for lists.
#[derive(Debug, Clone, Copy)]
pub struct Current<'s> {
    /// Which record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its newest revision, from 1.
    pub revision: u32,
    /// Number of that revision in its chain.
    pub n: u64,
    /// Whether it was deleted.
    pub deleted: bool,
    /// What its head says for lists.
    pub listing: &'s [u8],
}

/// All heads of a store.
#[derive(Default)]
pub(crate) struct HeadIndex {
    entries: Vec<Entry>,
    listings: Vec<u8>,
    newest: IdMap<u32>,
    kinds: BTreeMap<Kind, Vec<RecordId>>,
}

impl HeadIndex {
    /// Takes in a head. An older revision that comes after a newer one changes nothing.
    pub(crate) fn add(&mut self, row: i64, head: &Head<'_>) {
        let Ok(at) = u32::try_from(self.entries.len()) else { return };
        let before = self.newest.get(&head.record).copied();
        let older =
            before.and_then(|before| self.entry(before)).is_some_and(|entry| entry.revision > head.revision);
        if before.is_none() {
            self.kinds.entry(head.kind).or_default().push(head.record);
        }
        self.entries.push(Entry {
            record: head.record,
            row,
            body_row: head.body_row,
            n: head.n,
            revision: head.revision,
            kind: head.kind,
            state: head.state,
            listing_at: self.listings.len(),
            listing_bytes: u32::try_from(head.listing.len()).unwrap_or(0),
            before,
        });
        self.listings.extend_from_slice(head.listing);
        if !older {
            self.newest.insert(head.record, at);
        }
    }

    fn entry(&self, at: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(at).ok()?)
    }

    /// Rows of revisions that should have been erased: those behind a tombstone, and in the house chain all but the
    /// newest. Their content was put back from an older copy of the file.
    pub(crate) fn put_back(&self) -> Vec<i64> {
        let mut rows = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.before.is_some()) {
            let house = entry.kind.chain() == Chain::House;
            if !house && entry.state != State::Tombstone {
                continue;
            }
            let mut before = entry.before;
            while let Some(older) = before.and_then(|before| self.entry(before)) {
                if older.state != State::Erased {
                    rows.push(older.row);
                }
                // In the house chain the one before that is looked at from there.
                before = if house { None } else { older.before };
            }
        }
        rows
    }

    /// Highest row id of all heads and their bodies.
    pub(crate) fn last_row(&self) -> i64 {
        self.entries.iter().map(|entry| entry.row.max(entry.body_row)).max().unwrap_or(0)
    }

    /// Body rows of all revisions that have one.
    pub(crate) fn body_rows(&self) -> impl Iterator<Item = i64> {
        self.entries.iter().filter(|entry| entry.state != State::Erased).map(|entry| entry.body_row)
    }

    /// Marks a revision as erased and forgets its listing.
    pub(crate) fn erase(&mut self, row: i64) {
        let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.row == row) else { return };
        entry.state = State::Erased;
        let end = entry.listing_at.saturating_add(usize::try_from(entry.listing_bytes).unwrap_or(0));
        if let Some(listing) = self.listings.get_mut(entry.listing_at..end) {
            listing.fill(0);
        }
        entry.listing_bytes = 0;
    }

    /// The newest revision of a record.
    pub(crate) fn newest(&self, record: RecordId) -> Option<&Entry> {
        self.entry(*self.newest.get(&record)?)
    }

    /// All revisions of a record, newest first.
    pub(crate) fn revisions(&self, record: RecordId) -> impl Iterator<Item = &Entry> {
        let mut next = self.newest.get(&record).copied();
        std::iter::from_fn(move || {
            let entry = self.entry(next?)?;
            next = entry.before;
            Some(entry)
        })
    }

    pub(crate) fn listing(&self, entry: &Entry) -> &[u8] {
        let end = entry.listing_at.saturating_add(usize::try_from(entry.listing_bytes).unwrap_or(0));
        self.listings.get(entry.listing_at..end).unwrap_or_default()
    }

    pub(crate) fn current(&self, entry: &Entry) -> Current<'_> {
        Current {
            id: entry.record,
            kind: entry.kind,
            revision: entry.revision,
            n: entry.n,
            deleted: entry.state != State::Live,
            listing: self.listing(entry),
        }
    }

    /// Ids of all records of a kind, in the order of their first commit.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[RecordId] {
        self.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// Rows of all heads.
    pub(crate) fn rows(&self) -> Vec<i64> {
        self.entries.iter().map(|entry| entry.row).collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

impl Drop for HeadIndex {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.listings);
    }
}
