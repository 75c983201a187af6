//! Incidents in the order in which lists show them, held in memory while the vault is open.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::listing::{Flags, Prefix};
use super::page::Cursor;
use super::signature::Signature;
use crate::error::{Error, Refusal, Result};
use crate::ids::RecordId;
use crate::store::{Current, IdMap};
use crate::time::Bounds;

/// One incident in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: RecordId,
    /// Its case.
    pub case: RecordId,
    /// "Entry 14".
    pub entry_no: u32,
    /// Facts; [`Flags::DELETED`] among them.
    pub flags: Flags,
    /// Where lists put it: when it happened, else its capture, else its recording.
    pub sort_ms: i64,
    /// Number of its newest revision in the chain.
    pub n: u64,
    /// Between which instants it lies; absent where that is not known.
    pub bounds: Option<Bounds>,
    /// What it may name.
    pub signature: Signature,
}

impl Row {
    fn of(current: &Current<'_>) -> Result<Self> {
        let Prefix { sort_ms, entry_no, case, flags, bounds, signature } = Prefix::decode(current.listing)?;
        let flags = flags.with(Flags::DELETED, current.deleted);
        Ok(Row { id: current.id, case, entry_no, flags, sort_ms, n: current.n, bounds, signature })
    }

    /// Its place in the list.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor { sort_ms: self.sort_ms, n: self.n }
    }

    /// Whether it was deleted.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.flags.has(Flags::DELETED)
    }

    /// Whether she took it back.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.flags.has(Flags::WITHDRAWN)
    }
}

/// Entry numbers of one case.
#[derive(Debug, Default)]
struct Numbers {
    /// Place in `rows` by entry number less one; numbers are dense.
    places: Vec<Option<u32>>,
    /// Numbers far beyond the others, which only a damaged or foreign store has.
    beyond: HashMap<u32, u32>,
    highest: u32,
}

/// How far a number may lie beyond the dense ones and still be counted among them.
const NUMBER_STRIDE: usize = 1024;

impl Numbers {
    fn get(&self, entry_no: u32) -> Option<u32> {
        let at = usize::try_from(entry_no.checked_sub(1)?).ok()?;
        self.places.get(at).copied().flatten().or_else(|| self.beyond.get(&entry_no).copied())
    }

    /// The first record that brings a number keeps it.
    fn note(&mut self, entry_no: u32, place: u32) {
        self.highest = self.highest.max(entry_no);
        let Some(at) = entry_no.checked_sub(1).and_then(|at| usize::try_from(at).ok()) else { return };
        if at > self.places.len().saturating_add(NUMBER_STRIDE) {
            self.beyond.entry(entry_no).or_insert(place);
            return;
        }
        if at >= self.places.len() {
            self.places.resize(at.saturating_add(1), None);
        }
        if let Some(found) = self.places.get_mut(at) {
            found.get_or_insert(place);
        }
    }
}

/// All incidents, by time and by number.
#[derive(Debug, Default)]
pub struct IncidentIndex {
    /// In the order in which they came.
    rows: Vec<Row>,
    /// Places in `rows`, oldest first.
    order: Vec<u32>,
    by_id: IdMap<u32>,
    cases: IdMap<Numbers>,
    unreadable: Vec<RecordId>,
}

fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

impl IncidentIndex {
    /// From the newest revision of every incident, in any order.
    #[must_use]
    pub fn build<'s>(currents: impl IntoIterator<Item = Current<'s>>) -> Self {
        let currents = currents.into_iter();
        let expected = currents.size_hint().1.unwrap_or_default().min(1 << 20);
        let mut built = IncidentIndex {
            rows: Vec::with_capacity(expected),
            by_id: IdMap::with_capacity_and_hasher(expected, BuildHasherDefault::default()),
            ..IncidentIndex::default()
        };
        let mut keys: Vec<(i64, u64, u32)> = Vec::with_capacity(expected);
        for current in currents {
            if let Some(place) = built.add(&current)
                && let Some(row) = built.rows.last()
            {
                keys.push((row.sort_ms, row.n, place));
            }
        }
        keys.sort_unstable();
        built.order = keys.into_iter().map(|(_, _, place)| place).collect();
        built
    }

    /// Adds a row, but not yet its place in the order.
    fn add(&mut self, current: &Current<'_>) -> Option<u32> {
        let Ok(row) = Row::of(current) else {
            self.unreadable.push(current.id);
            return None;
        };
        let place = u32::try_from(self.rows.len()).ok()?;
        self.by_id.insert(row.id, place);
        self.cases.entry(row.case).or_default().note(row.entry_no, place);
        self.rows.push(row);
        Some(place)
    }

    /// Takes in what was just committed: a new incident, a revision or a tombstone.
    pub fn update(&mut self, current: &Current<'_>) {
        let known = self.by_id.get(&current.id).copied();
        let place = match (known, Row::of(current)) {
            (Some(place), Ok(row)) => {
                self.take_out(place);
                if let Some(old) = self.rows.get_mut(index(place)) {
                    *old = row;
                }
                place
            }
            (Some(_), Err(_)) => return,
            (None, _) => match self.add(current) {
                Some(place) => place,
                None => return,
            },
        };
        let Some(key) = self.key(place) else { return };
        let at = self.order.partition_point(|other| self.key(*other) < Some(key));
        self.order.insert(at, place);
    }

    fn take_out(&mut self, place: u32) {
        let key = self.key(place);
        let mut at = self.order.partition_point(|other| self.key(*other) < key);
        while let Some(other) = self.order.get(at) {
            if *other == place {
                self.order.remove(at);
                return;
            }
            at = at.saturating_add(1);
        }
    }

    fn key(&self, place: u32) -> Option<Cursor> {
        self.rows.get(index(place)).map(Row::cursor)
    }

    /// How many there are, deleted ones too.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Incidents whose head could not be read; they stand in no list.
    #[must_use]
    pub fn unreadable(&self) -> &[RecordId] {
        &self.unreadable
    }

    /// One incident.
    #[must_use]
    pub fn row(&self, id: RecordId) -> Option<&Row> {
        self.rows.get(index(*self.by_id.get(&id)?))
    }

    /// The incident with that number in a case, deleted or not.
    #[must_use]
    pub fn entry(&self, case: RecordId, entry_no: u32) -> Option<RecordId> {
        let place = self.cases.get(&case)?.get(entry_no)?;
        self.rows.get(index(place)).map(|row| row.id)
    }

    /// The number of the next entry of a case. None is ever used again: tombstones count.
    pub fn next_entry_no(&self, case: RecordId) -> Result<u32> {
        let highest = self.cases.get(&case).map_or(0, |numbers| numbers.highest);
        highest.checked_add(1).ok_or(Error::invalid("entry_no", Refusal::OutOfRange))
    }

    /// All of them, newest first.
    #[must_use]
    pub fn newest(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.behind(None)
    }

    /// Those behind a cursor, newest first.
    #[must_use]
    pub fn behind(&self, cursor: Option<Cursor>) -> impl DoubleEndedIterator<Item = &Row> {
        let end = match cursor {
            None => self.order.len(),
            Some(cursor) => self.order.partition_point(|place| self.key(*place) < Some(cursor)),
        };
        let older = self.order.get(..end).unwrap_or_default();
        older.iter().rev().filter_map(|place| self.rows.get(index(*place)))
    }
}
