//! Everything of a case in order: entries, marked events, gaps, police contacts, each with the band it lies in.

use super::index::IncidentIndex;
use super::listing::Flags;
use crate::error::Result;
use crate::events::MomentListing;
use crate::ids::RecordId;
use crate::store::{Current, Kind};
use crate::time::{Bounds, Precision};

/// What a timeline is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimelineScope {
    /// Of this case only.
    pub case: Option<RecordId>,
    /// Not wholly before this instant.
    pub from_ms: Option<i64>,
    /// Not wholly after this instant.
    pub to_ms: Option<i64>,
    /// Withdrawn entries too.
    pub withdrawn: bool,
}

/// One thing in a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineItem {
    /// What it is: an incident, a marked event, a gap or a police contact.
    pub kind: Kind,
    /// Its id.
    pub id: RecordId,
    /// Its case.
    pub case: RecordId,
    /// "Entry 14", for an incident.
    pub entry_no: Option<u32>,
    /// Where it stands: its first instant as written, else its capture or recording.
    pub sort_ms: i64,
    /// Number of its newest revision in the chain.
    pub n: u64,
    /// The band it lies in; absent where its time is not known.
    pub bounds: Option<Bounds>,
    /// How well its time is known.
    pub precision: Precision,
    /// Whether she took it back.
    pub withdrawn: bool,
}

/// A case in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// What has a time, oldest first.
    pub dated: Vec<TimelineItem>,
    /// What has none, in the order in which it was captured or recorded.
    pub undated: Vec<TimelineItem>,
}

impl TimelineScope {
    fn takes(&self, item: &TimelineItem) -> bool {
        let in_range = item.bounds.is_none_or(|bounds| {
            self.from_ms.is_none_or(|from| bounds.latest_ms >= from)
                && self.to_ms.is_none_or(|to| bounds.earliest_ms <= to)
        });
        in_range && self.case.is_none_or(|case| case == item.case) && (self.withdrawn || !item.withdrawn)
    }
}

/// What a marked event, gap or police contact is in a timeline.
fn moment(current: &Current<'_>) -> Result<TimelineItem> {
    let listing = MomentListing::decode(current.listing)?;
    Ok(TimelineItem {
        kind: current.kind,
        id: current.id,
        case: listing.case,
        entry_no: None,
        sort_ms: listing.sort_ms,
        n: current.n,
        bounds: listing.bounds(),
        precision: listing.precision,
        withdrawn: false,
    })
}

impl Timeline {
    /// Merges incidents with the newest revisions of events, gaps and police contacts; other kinds are passed over,
    /// deleted records and unreadable heads too.
    #[must_use]
    pub fn build<'s>(
        incidents: &IncidentIndex,
        others: impl IntoIterator<Item = Current<'s>>,
        scope: &TimelineScope,
    ) -> Self {
        let entries = incidents.newest().rev().filter(|row| !row.is_deleted()).map(|row| TimelineItem {
            kind: Kind::INCIDENT,
            id: row.id,
            case: row.case,
            entry_no: Some(row.entry_no),
            sort_ms: row.sort_ms,
            n: row.n,
            bounds: row.bounds,
            precision: row.flags.precision(),
            withdrawn: row.flags.has(Flags::WITHDRAWN),
        });
        let others = others.into_iter().filter(|current| {
            !current.deleted && matches!(current.kind, Kind::EVENT | Kind::GAP | Kind::POLICE)
        });
        let mut timeline = Timeline::default();
        for item in entries.chain(others.filter_map(|current| moment(&current).ok())) {
            if scope.takes(&item) {
                let list = if item.bounds.is_some() { &mut timeline.dated } else { &mut timeline.undated };
                list.push(item);
            }
        }
        order(&mut timeline.dated);
        order(&mut timeline.undated);
        timeline
    }
}

/// Two runs that are in order already, or nearly.
fn order(items: &mut [TimelineItem]) {
    items.sort_by_key(|item| (item.sort_ms, item.n));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::{Gap, MarkedEvent};
    use crate::incidents::Incident;
    use crate::police::PoliceContact;
    use crate::store::{Listed, Record};
    use crate::tests::{reading, term};
    use crate::time::{Occurred, Zone};

    const CASE: RecordId = RecordId([1; 16]);

    fn when(text: &str) -> Occurred {
        Occurred::typed(text, Zone::LONDON, &reading()).expect("understood")
    }

    struct Held(Vec<(Kind, u64, Vec<u8>)>);

    impl Held {
        fn add<R: Record + Listed>(&mut self, record: &R) {
            let n = u64::try_from(self.0.len()).expect("small");
            self.0.push((R::KIND, n, record.listing().expect("encodes")));
        }

        fn currents(&self) -> impl Iterator<Item = Current<'_>> {
            self.0.iter().map(|(kind, n, listing)| Current {
                id: RecordId([u8::try_from(*n).expect("small"); 16]),
                kind: *kind,
                revision: 1,
                n: *n,
                deleted: false,
                listing,
            })
        }
    }

    #[test]
    fn kinds_are_merged_and_the_unknown_ones_stand_apart() {
        let mut held = Held(Vec::new());
        let entry = |no: u32, occurred: &str| {
            let mut incident = Incident::new(&reading(), CASE, no, "text");
            incident.occurred = Some(when(occurred));
            incident
        };
        held.add(&entry(1, "today 09:00"));
        held.add(&entry(2, "unknown"));
        held.add(&entry(3, "2026-11-01"));
        held.add(&MarkedEvent::new(&reading(), CASE, term("moved"), when("2026-11-10")));
        held.add(&Gap::new(&reading(), CASE, when("2026-10-01 to 2026-10-20")));
        let mut police = PoliceContact::new(&reading(), CASE);
        police.when = Some(when("2026-11-12"));
        held.add(&police);
        let mut taken_back = entry(4, "2026-11-02");
        taken_back.withdrawn = true;
        held.add(&taken_back);

        let index = IncidentIndex::build(held.currents().filter(|current| current.kind == Kind::INCIDENT));
        let build = |scope: &TimelineScope| {
            let timeline = Timeline::build(&index, held.currents(), scope);
            let kinds: Vec<_> = timeline.dated.iter().map(|item| (item.kind, item.entry_no)).collect();
            (kinds, timeline)
        };
        let (kinds, timeline) = build(&TimelineScope::default());
        assert_eq!(
            kinds,
            [
                (Kind::GAP, None),
                (Kind::INCIDENT, Some(3)),
                (Kind::EVENT, None),
                (Kind::POLICE, None),
                (Kind::INCIDENT, Some(1)),
            ]
        );
        assert_eq!(timeline.undated.iter().map(|item| item.entry_no).collect::<Vec<_>>(), [Some(2)]);
        assert_eq!(timeline.dated[1].precision, Precision::Day);
        assert_eq!(build(&TimelineScope { withdrawn: true, ..TimelineScope::default() }).0.len(), 6);
        let other = TimelineScope { case: Some(RecordId([9; 16])), ..TimelineScope::default() };
        assert_eq!(build(&other).1, Timeline::default());
        let middle = when("2026-10-15").bounds().expect("known");
        let range = TimelineScope {
            from_ms: Some(middle.earliest_ms),
            to_ms: Some(middle.latest_ms),
            ..TimelineScope::default()
        };
        assert_eq!(build(&range).0, [(Kind::GAP, None)]);
    }
}
