//! Which incidents a list shows. Most are decided in memory; a head that had to leave something out is not trusted
//! with a no, and the body is read.

use super::incident::Incident;
use super::index::{IncidentIndex, Row};
use super::listing::{Flags, IncidentListing, Signature, group_of};
use super::page::{Cursor, Page, page_size};
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::vocabulary::Term;

/// What a filter may ask for beyond the index.
pub trait Facts {
    /// What the head of an incident holds.
    fn listing(&self, id: RecordId) -> Option<&[u8]>;
    /// The whole incident.
    fn incident(&self, id: RecordId) -> Result<Incident>;
    /// Whether an evidence item belongs to it.
    fn has_evidence(&self, id: RecordId) -> bool;
    /// Whether it was reported to the police.
    fn has_police(&self, id: RecordId) -> bool;
}

/// Which incidents are wanted. Every answer narrows; within a list any one will do. The empty one takes all that
/// are neither withdrawn nor deleted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IncidentFilter {
    /// Of this case.
    pub case: Option<RecordId>,
    /// Not wholly before this instant.
    pub from_ms: Option<i64>,
    /// Not wholly after this instant.
    pub to_ms: Option<i64>,
    /// With a range of dates: also those whose time is not known.
    pub with_unknown_time: bool,
    /// One of these persons.
    pub persons: Vec<RecordId>,
    /// One of these behaviours: an id (`com.call`) or a group (`com`).
    pub behaviours: Vec<Term>,
    /// One of these channels.
    pub channels: Vec<Term>,
    /// At one of these places.
    pub places: Vec<RecordId>,
    /// With evidence or without.
    pub evidence: Option<bool>,
    /// Reported to the police or not.
    pub police: Option<bool>,
    /// Still without any behaviour, or with one.
    pub unsorted: Option<bool>,
    /// Captured while the vault was locked, or not.
    pub captured: Option<bool>,
    /// Withdrawn ones too.
    pub withdrawn: bool,
    /// Deleted ones too: their number is left, and matches on nothing but the case.
    pub deleted: bool,
}

fn any<T>(wanted: &[T], test: impl FnMut(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(test)
}

fn is_behaviour(wanted: &Term, found: &str) -> bool {
    wanted.as_str() == found || wanted.as_str() == group_of(found)
}

impl IncidentFilter {
    /// Whether an incident is wanted.
    pub fn accepts(&self, row: &Row, facts: &dyn Facts) -> Result<bool> {
        if !self.may_accept(row) {
            return Ok(false);
        }
        if row.is_deleted() {
            return Ok(self.asks_nothing_of_content());
        }
        let wanted = |wanted: Option<bool>, test: &dyn Fn(RecordId) -> bool| {
            wanted.is_none_or(|wanted| wanted == test(row.id))
        };
        if !wanted(self.evidence, &|id| facts.has_evidence(id))
            || !wanted(self.police, &|id| facts.has_police(id))
        {
            return Ok(false);
        }
        if !self.asks_for_names() {
            return Ok(true);
        }
        let bytes = facts.listing(row.id).ok_or(Error::NotFound)?;
        match self.named(&IncidentListing::decode(bytes)?) {
            Some(answer) => Ok(answer),
            None => match facts.incident(row.id) {
                Ok(incident) => Ok(self.named_in(&incident)),
                // What can't be read is named as damaged elsewhere; it must not hide the rest of the list.
                Err(Error::Damaged(_)) => Ok(false),
                Err(error) => Err(error),
            },
        }
    }

    /// What the index alone can say: a no is final.
    fn may_accept(&self, row: &Row) -> bool {
        let flag =
            |wanted: Option<bool>, flag: Flags| wanted.is_none_or(|wanted| row.flags.has(flag) == wanted);
        if self.case.is_some_and(|case| case != row.case)
            || (row.is_withdrawn() && !self.withdrawn)
            || (row.is_deleted() && !self.deleted)
        {
            return false;
        }
        row.is_deleted()
            || (self.in_range(row)
                && flag(self.unsorted.map(|unsorted| !unsorted), Flags::SORTED)
                && flag(self.captured, Flags::CAPTURED)
                && any(&self.persons, |person| row.signature.may_name(Signature::person(*person)))
                && any(&self.places, |place| row.signature.may_name(Signature::place(*place)))
                && any(&self.channels, |channel| {
                    row.signature.may_name(Signature::channel(channel.as_str()))
                })
                && any(&self.behaviours, |behaviour| {
                    row.signature.may_name(Signature::behaviour(behaviour.as_str()))
                        || row.signature.may_name(Signature::group(behaviour.as_str()))
                }))
    }

    /// Whether the band in which it lies touches the range.
    fn in_range(&self, row: &Row) -> bool {
        if self.from_ms.is_none() && self.to_ms.is_none() {
            return true;
        }
        match row.bounds {
            None => self.with_unknown_time,
            Some(bounds) => {
                self.from_ms.is_none_or(|from| bounds.latest_ms >= from)
                    && self.to_ms.is_none_or(|to| bounds.earliest_ms <= to)
            }
        }
    }

    fn asks_for_names(&self) -> bool {
        !(self.persons.is_empty()
            && self.places.is_empty()
            && self.channels.is_empty()
            && self.behaviours.is_empty())
    }

    fn asks_nothing_of_content(&self) -> bool {
        let case_only = IncidentFilter {
            case: self.case,
            withdrawn: self.withdrawn,
            deleted: self.deleted,
            with_unknown_time: self.with_unknown_time,
            ..IncidentFilter::default()
        };
        *self == case_only
    }

    /// What the head says; nothing where it had to leave out what would decide.
    fn named(&self, listing: &IncidentListing<'_>) -> Option<bool> {
        let flags = listing.prefix.flags;
        let answers = [
            (any(&self.persons, |person| listing.persons.contains(person)), flags.has(Flags::MORE_PERSONS)),
            (any(&self.places, |place| listing.place == Some(*place)), false),
            (
                any(&self.channels, |channel| listing.channels.contains(&channel.as_str())),
                flags.has(Flags::MORE_CHANNELS),
            ),
            (
                any(&self.behaviours, |wanted| {
                    listing.behaviours.iter().any(|found| is_behaviour(wanted, found))
                }),
                flags.has(Flags::MORE_BEHAVIOURS),
            ),
        ];
        if answers.iter().any(|(yes, more)| !yes && !more) {
            Some(false)
        } else if answers.iter().all(|(yes, _)| *yes) {
            Some(true)
        } else {
            None
        }
    }

    /// What the whole incident says.
    fn named_in(&self, incident: &Incident) -> bool {
        any(&self.persons, |person| incident.persons.contains(person))
            && any(&self.places, |place| incident.place_label == Some(*place))
            && any(&self.channels, |channel| incident.channels.contains(channel))
            && any(&self.behaviours, |wanted| {
                incident.behaviours.iter().any(|found| is_behaviour(wanted, found.as_str()))
            })
    }
}

impl IncidentIndex {
    /// A page of what a filter wants, newest first, behind a cursor.
    pub fn page(
        &self,
        filter: &IncidentFilter,
        facts: &dyn Facts,
        after: Option<Cursor>,
        wanted: usize,
    ) -> Result<Page<Row>> {
        let size = page_size(wanted);
        let mut items: Vec<Row> = Vec::with_capacity(size);
        for row in self.behind(after) {
            if !filter.accepts(row, facts)? {
                continue;
            }
            if items.len() == size {
                let next = items.last().map(Row::cursor);
                return Ok(Page { items, next });
            }
            items.push(*row);
        }
        Ok(Page { items, next: None })
    }

    /// How many a filter wants.
    pub fn count(&self, filter: &IncidentFilter, facts: &dyn Facts) -> Result<usize> {
        let mut count: usize = 0;
        for row in self.newest() {
            count = count.saturating_add(usize::from(filter.accepts(row, facts)?));
        }
        Ok(count)
    }
}
