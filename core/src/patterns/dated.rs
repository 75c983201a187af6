//! Entries with the days they lie in. A time that is not exact is a band here, and is counted for a day, a week or a comparison
//! only where the whole band fits.

use chrono::{Days, NaiveDate};

use super::view::{Entry, Scope, View};
use crate::time::{Bounds, Occurred, Zone, local};

/// A band of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first and last possible millisecond.
    pub bounds: Bounds,
    /// The day of the first, where the days are counted.
    pub first_day: NaiveDate,
    /// The day of the last.
    pub last_day: NaiveDate,
}

impl Span {
    /// The band of all that is said of a time; nothing where one part of it is not known.
    fn hull<'t>(times: impl Iterator<Item = &'t Occurred>, zone: Zone) -> Option<Self> {
        let mut hull: Option<Bounds> = None;
        for time in times {
            let bounds = time.bounds()?;
            hull = Some(hull.map_or(bounds, |hull| Bounds {
                earliest_ms: hull.earliest_ms.min(bounds.earliest_ms),
                latest_ms: hull.latest_ms.max(bounds.latest_ms),
            }));
        }
        let bounds = hull?;
        let day = |ms| local(ms, zone).map(|local| local.date());
        Some(Span { bounds, first_day: day(bounds.earliest_ms)?, last_day: day(bounds.latest_ms)? })
    }

    /// The band of one time.
    pub(super) fn of(time: Option<&Occurred>, zone: Zone) -> Option<Self> {
        Self::hull(time.into_iter(), zone)
    }

    /// The day, where it lies in one.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        (self.first_day == self.last_day).then_some(self.first_day)
    }

    /// Whether all of it lies in these days.
    pub(super) fn is_within(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.first_day >= first && self.last_day <= last
    }

    /// Whether some of it may lie in these days.
    pub(super) fn touches(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.first_day <= last && self.last_day >= first
    }

    /// Whether all of it lies after all of `other`.
    pub(super) fn is_after(&self, other: &Span) -> bool {
        self.bounds.earliest_ms > other.bounds.latest_ms
    }
}

/// Puts what has a band by its beginning, and what has none behind all others.
pub(super) fn in_time(span: Option<Span>) -> (bool, Option<i64>) {
    (span.is_none(), span.map(|span| span.bounds.earliest_ms))
}

/// The same of several entries, by the first of them.
pub(super) fn by_first(there: &[&Dated<'_>]) -> (bool, Option<i64>) {
    let first = there.iter().filter_map(|one| one.span).min_by_key(|span| span.bounds.earliest_ms);
    in_time(first)
}

/// Adds an entry to a list that is made in order, once: an answer may stand in it twice.
pub(super) fn push_once<'s, 'v>(there: &mut Vec<&'s Dated<'v>>, one: &'s Dated<'v>) {
    if there.last().is_none_or(|last| last.entry.id != one.entry.id) {
        there.push(one);
    }
}

/// An entry, and its band where its time is known at all.
#[derive(Debug, Clone)]
pub(super) struct Dated<'v> {
    pub(super) entry: &'v Entry,
    pub(super) span: Option<Span>,
    sort_ms: Option<i64>,
}

impl<'v> Dated<'v> {
    fn new(entry: &'v Entry, zone: Zone) -> Self {
        let span = Span::hull(entry.times(), zone);
        let sort_ms = span.and_then(|_| entry.times().filter_map(Occurred::sort_ms).min());
        Dated { entry, span, sort_ms }
    }

    /// The day, where it is known.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.span.and_then(|span| span.day())
    }

    /// The earliest of what it says of its time.
    pub(super) fn first(&self) -> Option<(i64, &'v Occurred)> {
        let bound = |when: &'v Occurred| Some((when.bounds()?.earliest_ms, when));
        self.span.and_then(|_| self.entry.times().filter_map(bound).min_by_key(|(ms, _)| *ms))
    }

    /// The latest of it.
    pub(super) fn last(&self) -> Option<(i64, &'v Occurred)> {
        let bound = |when: &'v Occurred| Some((when.bounds()?.latest_ms, when));
        self.span.and_then(|_| self.entry.times().filter_map(bound).max_by_key(|(ms, _)| *ms))
    }
}

/// The entries that are looked at, in order, and where and when that is.
pub(super) struct Selection<'v> {
    pub(super) view: &'v View,
    pub(super) scope: Scope,
    /// Those with a time by where lists put them, then those without; within each by their numbers.
    pub(super) entries: Vec<Dated<'v>>,
    /// Entries that may or may not lie in the days that were asked for.
    pub(super) edge: Vec<Dated<'v>>,
    /// The last day that is looked at.
    pub(super) today: NaiveDate,
}

/// How some days divide entries.
pub(super) struct Divided<'s, 'v> {
    /// Those that lie in the days.
    pub(super) within: Vec<&'s Dated<'v>>,
    /// Those that may lie in them.
    pub(super) unclear: Vec<&'s Dated<'v>>,
}

impl<'v> Selection<'v> {
    pub(super) fn new(view: &'v View, scope: Scope) -> Self {
        let mut all: Vec<Dated<'v>> =
            view.entries.iter().map(|entry| Dated::new(entry, scope.zone)).collect();
        all.sort_by_key(|one| (one.sort_ms.is_none(), one.sort_ms, one.entry.entry_no, one.entry.id));
        let (mut entries, mut edge) = (Vec::new(), Vec::new());
        for one in all {
            match scope.takes(one.span.as_ref()) {
                Some(true) => entries.push(one),
                Some(false) => {}
                None => edge.push(one),
            }
        }
        let end_ms = scope.to_ms.map_or(scope.now_ms, |to| to.min(scope.now_ms));
        let today = local(end_ms, scope.zone).map_or(NaiveDate::MIN, |local| local.date());
        Selection { view, scope, entries, edge, today }
    }

    pub(super) fn zone(&self) -> Zone {
        self.scope.zone
    }

    /// How many entries are looked at.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Those with a time, however well it is known, and their bands.
    pub(super) fn dated(&self) -> impl DoubleEndedIterator<Item = (&Dated<'v>, Span)> {
        self.entries.iter().filter_map(|one| Some((one, one.span?)))
    }

    /// The first and the last day on which something surely was.
    pub(super) fn reach(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = || self.entries.iter().filter_map(Dated::day);
        Some((days().min()?, days().max()?))
    }

    /// `days` days that end `before` days before the last one.
    pub(super) fn days_back(&self, before: u64, days: u64) -> Option<(NaiveDate, NaiveDate)> {
        let last = self.today.checked_sub_days(Days::new(before))?;
        Some((last.checked_sub_days(Days::new(days.saturating_sub(1)))?, last))
    }

    /// What lies in these days.
    pub(super) fn in_days(&self, (first, last): (NaiveDate, NaiveDate)) -> Divided<'_, 'v> {
        let mut divided = Divided { within: Vec::new(), unclear: Vec::new() };
        for (one, span) in self.dated() {
            if span.is_within(first, last) {
                divided.within.push(one);
            } else if span.touches(first, last) {
                divided.unclear.push(one);
            }
        }
        divided
    }

    /// What lies after `moment` and, where that is given, before `end`. What is not surely before or after is unclear, what has
    /// no time too.
    pub(super) fn after(&self, moment: &Span, end: Option<&Span>) -> Divided<'_, 'v> {
        let mut divided = Divided { within: Vec::new(), unclear: Vec::new() };
        for one in &self.entries {
            let Some(span) = one.span else {
                divided.unclear.push(one);
                continue;
            };
            let before = moment.is_after(&span) || end.is_some_and(|end| span.is_after(end));
            if span.is_after(moment) && end.is_none_or(|end| end.is_after(&span)) {
                divided.within.push(one);
            } else if !before {
                divided.unclear.push(one);
            }
        }
        divided
    }

    /// Whether something beside the entries belongs to the days that were asked for. What has no time does where none were.
    pub(super) fn takes(&self, when: Option<&Occurred>) -> bool {
        self.scope.takes(Span::of(when, self.zone()).as_ref()) == Some(true)
    }
}

impl Scope {
    /// Whether a band lies in the days that were asked for; nothing where it may or may not.
    fn takes(&self, span: Option<&Span>) -> Option<bool> {
        if self.from_ms.is_none() && self.to_ms.is_none() {
            return Some(true);
        }
        let Bounds { earliest_ms, latest_ms } = span?.bounds;
        let starts = self.from_ms.is_none_or(|from| earliest_ms >= from);
        let ends = self.to_ms.is_none_or(|to| latest_ms <= to);
        let apart = self.from_ms.is_some_and(|from| latest_ms < from)
            || self.to_ms.is_some_and(|to| earliest_ms > to);
        match (starts && ends, apart) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }
}
