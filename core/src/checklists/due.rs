//! What she might look at again, and since when. Only what she has looked at once ever comes up.

use crate::ordering::ShortList as _;
use std::collections::BTreeMap;

use chrono::{DateTime, Months, Utc};

use super::answers::Answers;
use super::condition::Applies;
use super::item::Item;
use super::lists::{List, Lists};
use super::review::{On, Review};
use super::state::{State, Status, StepState};
use crate::events::MomentListing;
use crate::limits;
use crate::time::{Civil, Occurred, RecordedAt, Zone};

/// What brings steps up again, as far as the record knows: instants in milliseconds since 1970, by what happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Events(BTreeMap<On, Vec<i64>>);

impl Events {
    /// From what happened and when it counts from, in any order.
    #[must_use]
    pub fn of(all: impl IntoIterator<Item = (On, i64)>) -> Self {
        let mut events = Events::default();
        for (on, at_ms) in all {
            events.0.entry(on).or_default().push(at_ms);
        }
        events.0.values_mut().for_each(|instants| instants.order_by(Ord::cmp));
        events
    }

    /// What a marked event is, and from when on it counts: as late as it may have been, but no later than she marked
    /// it, so that looking at a step the same day is looking at it afterwards. One that lay ahead counts from the
    /// earliest that it may be.
    #[must_use]
    pub fn marked(listing: &MomentListing<'_>) -> Option<(On, i64)> {
        let on = On::of_marked(listing.term?)?;
        let at_ms = listing.bounds().map_or(listing.recorded_ms, |bounds| {
            if bounds.earliest_ms > listing.recorded_ms {
                bounds.earliest_ms
            } else {
                bounds.latest_ms.min(listing.recorded_ms)
            }
        });
        Some((on, at_ms))
    }

    /// The first after one instant, no later than another.
    fn first(&self, on: On, after_ms: i64, until_ms: i64) -> Option<i64> {
        let instants = self.0.get(&on)?;
        let place = instants.partition_point(|at_ms| *at_ms <= after_ms);
        instants.get(place).copied().filter(|at_ms| *at_ms <= until_ms)
    }
}

/// Why a step comes up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// She chose the day.
    Chosen,
    /// Its time has passed since she last looked.
    Period,
    /// Something happened.
    Event(On),
}

impl Why {
    /// The id of its words in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Why::Chosen => "checklist-due-chosen",
            Why::Period => "checklist-due-period",
            Why::Event(On::Breakup) => "checklist-due-breakup",
            Why::Event(On::Move) => "checklist-due-move",
            Why::Event(On::NewDevice) => "checklist-due-new-device",
            Why::Event(On::OrderChange) => "checklist-due-order-change",
            Why::Event(_) => "checklist-due-incident",
        }
    }
}

/// A step that she might look at again.
#[derive(Debug, Clone, Copy)]
pub struct Due<'a> {
    /// Its list.
    pub list: &'a List,
    /// The step.
    pub item: &'a Item,
    /// Since when, in milliseconds since 1970.
    pub since_ms: i64,
    /// Why.
    pub why: Why,
}

/// When a step comes up again, and why: an instant that is past or still ahead. What happens after `now_ms` is not
/// known yet. A day that she chose holds over all else; what is not for her comes up on no other.
#[must_use]
pub fn looks_again(item: &Item, step: &StepState, now_ms: i64, events: &Events) -> Option<(i64, Why)> {
    if let Some(bounds) = step.look_again.as_ref().and_then(Occurred::bounds) {
        return Some((bounds.earliest_ms, Why::Chosen));
    }
    if matches!(step.status(), Status::NotLookedAt | Status::NotForMe) {
        return None;
    }
    let last = step.last_reviewed.as_ref()?;
    match item.review {
        Review::Months(months) => Some((months_after(last, months)?, Why::Period)),
        Review::On(on) if on.is_known_here() => {
            let at_ms = events.first(on, last.unix_ms, now_ms)?;
            let earliest_ms = match on {
                On::Incident => last.unix_ms.saturating_add(limits::CHECKLIST_INCIDENT_EVERY_MS),
                _ => at_ms,
            };
            Some((at_ms.max(earliest_ms), Why::Event(on)))
        }
        Review::Once | Review::On(_) => None,
    }
}

/// The same time of day so many months later, where she was; in a shorter month its last day.
fn months_after(last: &RecordedAt, months: u32) -> Option<i64> {
    let zone: Zone = last.zone.parse().unwrap_or(Zone::UTC);
    let local =
        DateTime::<Utc>::from_timestamp_millis(last.unix_ms)?.with_timezone(&zone.rules()).naive_local();
    let local = local.checked_add_months(Months::new(months))?;
    let (at_ms, _) = Civil::Time { local, seconds: true, offset: None }.bounds(zone).ok()?;
    Some(at_ms)
}

/// What she might look at again now, longest first. Retired steps and those that are of no use to her never come up.
#[must_use]
pub fn due<'a>(
    lists: &'a Lists,
    state: &State,
    answers: &Answers,
    now_ms: i64,
    events: &Events,
) -> Vec<Due<'a>> {
    let mut all: Vec<Due<'a>> = state
        .iter()
        .filter_map(|(id, step)| {
            let (list, item) = lists.item(id)?;
            let (since_ms, why) = looks_again(item, step, now_ms, events)?;
            let of_use = Lists::applies(list, item, answers) != Applies::No;
            (since_ms <= now_ms && of_use).then_some(Due { list, item, since_ms, why })
        })
        .collect();
    all.order_by_key(|due| due.since_ms);
    all
}
