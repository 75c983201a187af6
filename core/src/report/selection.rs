//! Which entries a report is about, and what goes with them.

use std::collections::BTreeSet;

use super::parts::{self, Part, Place};
use crate::error::{Error, Result};
use crate::evidence::Evidence;
use crate::ids::RecordId;
use crate::incidents::{Incident, group_of};
use crate::ordering::ShortList as _;
use crate::progress::Progress;
use crate::session::Unlocked;
use crate::store::{Current, Kind, Record};

/// What she chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The case.
    pub case: RecordId,
    /// Which part.
    pub part: Part,
    /// Entries that may lie after this instant; one whose time is not known is in.
    pub from_ms: Option<i64>,
    /// Entries that may lie before this instant.
    pub to_ms: Option<i64>,
    /// Entries about one of these people; all where it is empty.
    pub persons: Vec<RecordId>,
    /// Entries with one of these behaviours or groups of them; all where it is empty.
    pub behaviours: Vec<String>,
    /// Entries with these numbers; all where it is empty.
    pub entries: Vec<u32>,
    /// Whether what she marked as needing care is in.
    pub with_sensitive: bool,
    /// Whether contacts with police are in.
    pub with_police: bool,
    /// Fields that are withheld besides: record and field.
    pub withheld: BTreeSet<(RecordId, u16)>,
}

impl Selection {
    /// All of a case in one part, without what needs care.
    #[must_use]
    pub fn of_case(case: RecordId, part: Part) -> Self {
        Selection {
            case,
            part,
            from_ms: None,
            to_ms: None,
            persons: Vec::new(),
            behaviours: Vec::new(),
            entries: Vec::new(),
            with_sensitive: false,
            with_police: true,
            withheld: BTreeSet::new(),
        }
    }

    /// Whether some entries of the case may be left out by choice.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.from_ms.is_some()
            || self.to_ms.is_some()
            || !self.persons.is_empty()
            || !self.behaviours.is_empty()
            || !self.entries.is_empty()
    }

    fn takes(&self, incident: &Incident) -> bool {
        let bounds = incident.occurred.as_ref().and_then(crate::time::Occurred::bounds);
        let in_time = bounds.is_none_or(|bounds| {
            self.from_ms.is_none_or(|from| bounds.latest_ms >= from)
                && self.to_ms.is_none_or(|to| bounds.earliest_ms < to)
        });
        let by_person =
            self.persons.is_empty() || incident.persons.iter().any(|person| self.persons.contains(person));
        let by_behaviour = self.behaviours.is_empty()
            || incident.behaviours.iter().any(|term| {
                let id = term.as_str();
                self.behaviours.iter().any(|wanted| wanted == id || wanted == group_of(id))
            });
        let by_number = self.entries.is_empty() || self.entries.contains(&incident.entry_no);
        in_time && by_person && by_behaviour && by_number
    }
}

/// An entry that is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenEntry {
    /// Which.
    pub id: RecordId,
    /// "Entry 14".
    pub entry_no: u32,
    /// Where lists put it.
    pub sort_ms: i64,
    /// Whether only its number is in: it needs care.
    pub withheld: bool,
}

/// An item of evidence that is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenItem {
    /// Which.
    pub id: RecordId,
    /// Whether only its reference is in: it needs care.
    pub withheld: bool,
}

/// Everything that is in, in the order of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// What she chose.
    pub selection: Selection,
    /// Entries by the time they happened.
    pub entries: Vec<ChosenEntry>,
    /// Evidence by its number.
    pub items: Vec<ChosenItem>,
    /// Everything else: the case, people, places, custody, police, orders, days, gaps, screening.
    pub others: Vec<(Kind, RecordId)>,
    /// Entries that can't be read.
    pub unreadable: u32,
    /// Entries of the case that the choice leaves out.
    pub left_out: u32,
}

impl Chosen {
    /// Reads the case once.
    pub fn read(vault: &Unlocked, selection: Selection, progress: &Progress) -> Result<Self> {
        let mut chosen = Chosen {
            selection,
            entries: Vec::new(),
            items: Vec::new(),
            others: Vec::new(),
            unreadable: 0,
            left_out: 0,
        };
        chosen.read_entries(vault, progress)?;
        chosen.read_items(vault)?;
        let case = chosen.selection.case;
        chosen.others.push((Kind::CASE, case));
        chosen.take_those_of::<crate::people::Person>(vault, |person| person.case == case)?;
        chosen.take_those_of::<crate::places::PlaceLabel>(vault, |place| {
            place.case.is_none_or(|of| of == case)
        })?;
        let items: BTreeSet<RecordId> = chosen.items.iter().map(|item| item.id).collect();
        chosen
            .take_those_of::<crate::evidence::CustodyEvent>(vault, |event| items.contains(&event.evidence))?;
        let entries: BTreeSet<RecordId> = chosen.entries.iter().map(|entry| entry.id).collect();
        let (is_narrow, with_police) = (chosen.selection.is_narrow(), chosen.selection.with_police);
        chosen.take_those_of::<crate::police::PoliceContact>(vault, |contact| {
            let speaks =
                contact.entries.is_empty() || contact.entries.iter().any(|entry| entries.contains(entry));
            with_police && contact.case == case && (speaks || !is_narrow)
        })?;
        chosen.take_those_of::<crate::orders::Order>(vault, |order| order.case == case)?;
        chosen.take_those_of::<crate::events::MarkedEvent>(vault, |event| event.case == case)?;
        chosen.take_those_of::<crate::events::Gap>(vault, |gap| gap.case == case)?;
        if chosen.selection.part != Part::A {
            chosen.take_those_of::<crate::events::ScreeningNote>(vault, |note| note.case == case)?;
        }
        Ok(chosen)
    }

    fn read_entries(&mut self, vault: &Unlocked, progress: &Progress) -> Result<()> {
        let case = self.selection.case;
        let rows = vault
            .incidents()
            .newest()
            .filter(|row| row.case == case && !row.is_deleted() && !row.is_withdrawn());
        for row in rows {
            progress.check()?;
            match vault.read::<Incident>(row.id) {
                Ok(incident) if self.selection.takes(&incident) => self.entries.push(ChosenEntry {
                    id: row.id,
                    entry_no: incident.entry_no,
                    sort_ms: incident.sort_ms(),
                    withheld: !incident.sensitivity.is_empty() && !self.selection.with_sensitive,
                }),
                Ok(_) => self.left_out = self.left_out.saturating_add(1),
                Err(Error::Damaged(_) | Error::Deleted) => {
                    self.unreadable = self.unreadable.saturating_add(1);
                }
                Err(error) => return Err(error),
            }
        }
        self.entries.order_by_key(|entry| (entry.sort_ms, entry.entry_no));
        Ok(())
    }

    fn read_items(&mut self, vault: &Unlocked) -> Result<()> {
        let entries: BTreeSet<RecordId> = self.entries.iter().map(|entry| entry.id).collect();
        let mut items: Vec<(u32, ChosenItem)> = Vec::new();
        for current in those(vault, Kind::EVIDENCE) {
            let item = match vault.read::<Evidence>(current) {
                Ok(item) => item,
                Err(Error::Damaged(_) | Error::Deleted) => continue,
                Err(error) => return Err(error),
            };
            let is_linked = item.entries.iter().any(|entry| entries.contains(entry));
            let is_loose = item.entries.is_empty() && !self.selection.is_narrow();
            if item.case == self.selection.case && (is_linked || is_loose) {
                let withheld =
                    item.is_withheld() || (!item.sensitivity.is_empty() && !self.selection.with_sensitive);
                items.push((item.reference_no.unwrap_or(u32::MAX), ChosenItem { id: current, withheld }));
            }
        }
        items.order_by_key(|(number, _)| *number);
        self.items = items.into_iter().map(|(_, item)| item).collect();
        Ok(())
    }

    fn take_those_of<R: Record>(&mut self, vault: &Unlocked, takes: impl Fn(&R) -> bool) -> Result<()> {
        for id in those(vault, R::KIND) {
            match vault.read::<R>(id) {
                Ok(record) if takes(&record) => self.others.push((R::KIND, id)),
                Ok(_) | Err(Error::Damaged(_) | Error::Deleted) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Whether a field of a record that is in stands in this report.
    #[must_use]
    pub fn shows(&self, kind: Kind, record: RecordId, field: u16, is_withheld: bool) -> bool {
        let place = parts::place(kind, field);
        let is_named = parts::field_name(kind, field).is_some_and(|name| parts::NAMING.contains(&name));
        let is_open = !is_withheld || (is_named && place == Place::Both);
        is_open && self.selection.part.shows(place) && !self.selection.withheld.contains(&(record, field))
    }
}

/// Ids of what is there of a kind, in the order of the first commit.
fn those(vault: &Unlocked, kind: Kind) -> Vec<RecordId> {
    vault.current(kind).filter(|current: &Current<'_>| !current.deleted).map(|current| current.id).collect()
}
