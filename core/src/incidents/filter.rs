//! Which incidents a list shows. Most are decided in memory; a head that had to leave something out is not trusted
//! with a no, and the body is read.

use super::incident::Incident;
use super::index::{IncidentIndex, Row};
use super::listing::{Flags, Name, visit_names};
use super::page::{Cursor, Page, page_size};
use super::signature::{Signature, group_of};
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

/// A filter with the signatures of what it names.
struct Prepared<'f> {
    filter: &'f IncidentFilter,
    persons: Vec<Signature>,
    places: Vec<Signature>,
    channels: Vec<Signature>,
    /// Each behaviour as an id and as a group.
    behaviours: Vec<Signature>,
    asks_for_names: bool,
    asks_of_content: bool,
}

impl IncidentFilter {
    /// Whether an incident is wanted.
    pub fn accepts(&self, row: &Row, facts: &dyn Facts) -> Result<bool> {
        Prepared::new(self).accepts(row, facts)
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

    /// Whether it asks for more than a deleted entry can answer.
    fn asks_of_content(&self) -> bool {
        *self
            != IncidentFilter {
                case: self.case,
                withdrawn: self.withdrawn,
                deleted: self.deleted,
                with_unknown_time: self.with_unknown_time,
                ..IncidentFilter::default()
            }
    }

    /// What a head says; nothing where it had to leave out what would decide.
    fn named(&self, listing: &[u8]) -> Result<Option<bool>> {
        let mut found = [
            self.persons.is_empty(),
            self.places.is_empty(),
            self.channels.is_empty(),
            self.behaviours.is_empty(),
        ];
        let flags = visit_names(listing, |name| match name {
            Name::Person(id) => found[0] |= self.persons.contains(&id),
            Name::Place(id) => found[1] |= self.places.contains(&id),
            Name::Channel(id) => found[2] |= self.channels.iter().any(|wanted| wanted.as_str() == id),
            Name::Behaviour(id) => found[3] |= self.behaviours.iter().any(|wanted| is_behaviour(wanted, id)),
        })?;
        let more = [
            flags.has(Flags::MORE_PERSONS),
            false,
            flags.has(Flags::MORE_CHANNELS),
            flags.has(Flags::MORE_BEHAVIOURS),
        ];
        Ok(if found == [true; 4] {
            Some(true)
        } else if found.iter().zip(more).any(|(yes, more)| !yes && !more) {
            Some(false)
        } else {
            None
        })
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

impl<'f> Prepared<'f> {
    fn new(filter: &'f IncidentFilter) -> Self {
        let behaviours = filter
            .behaviours
            .iter()
            .flat_map(|term| [Signature::behaviour(term.as_str()), Signature::group(term.as_str())]);
        Prepared {
            filter,
            persons: filter.persons.iter().map(|id| Signature::person(*id)).collect(),
            places: filter.places.iter().map(|id| Signature::place(*id)).collect(),
            channels: filter.channels.iter().map(|term| Signature::channel(term.as_str())).collect(),
            behaviours: behaviours.collect(),
            asks_for_names: !(filter.persons.is_empty()
                && filter.places.is_empty()
                && filter.channels.is_empty()
                && filter.behaviours.is_empty()),
            asks_of_content: filter.asks_of_content(),
        }
    }

    fn accepts(&self, row: &Row, facts: &dyn Facts) -> Result<bool> {
        let filter = self.filter;
        if filter.case.is_some_and(|case| case != row.case) || (row.is_withdrawn() && !filter.withdrawn) {
            return Ok(false);
        }
        if row.is_deleted() {
            return Ok(filter.deleted && !self.asks_of_content);
        }
        if !self.may_accept(row)
            || filter.evidence.is_some_and(|wanted| wanted != facts.has_evidence(row.id))
            || filter.police.is_some_and(|wanted| wanted != facts.has_police(row.id))
        {
            return Ok(false);
        }
        if !self.asks_for_names {
            return Ok(true);
        }
        // A head that can't be read to its end (a newer program wrote it) is no answer either.
        if let Some(answer) = facts.listing(row.id).and_then(|listing| filter.named(listing).ok().flatten()) {
            return Ok(answer);
        }
        match facts.incident(row.id) {
            Ok(incident) => Ok(filter.named_in(&incident)),
            // What can't be read is named as damaged elsewhere; it must not hide the rest of the list.
            Err(Error::Damaged(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// What the index alone can say: a no is final.
    fn may_accept(&self, row: &Row) -> bool {
        let flag =
            |wanted: Option<bool>, flag: Flags| wanted.is_none_or(|wanted| row.flags.has(flag) == wanted);
        let may_name = |wanted: &[Signature]| any(wanted, |thing| row.signature.may_name(*thing));
        self.filter.in_range(row)
            && flag(self.filter.unsorted.map(|unsorted| !unsorted), Flags::SORTED)
            && flag(self.filter.captured, Flags::CAPTURED)
            && may_name(&self.persons)
            && may_name(&self.places)
            && may_name(&self.channels)
            && may_name(&self.behaviours)
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
        let filter = Prepared::new(filter);
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
        let filter = Prepared::new(filter);
        let mut count: usize = 0;
        for row in self.newest() {
            count = count.saturating_add(usize::from(filter.accepts(row, facts)?));
        }
        Ok(count)
    }
}
