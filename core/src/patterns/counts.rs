//! How much there is: entries in order, single events, days.

use std::collections::BTreeSet;

use super::dated::{Dated, Selection};
use super::insight::{Figure, Insight, InsightId, Key, number};
use crate::time::Precision;

/// The first and the last entry, and those whose time is not exact. The entries themselves stand in
/// [`super::Patterns::entries`].
pub(super) fn timeline(of: &Selection<'_>) -> Option<Insight> {
    if of.entries.is_empty() {
        return None;
    }
    let dated = || of.dated().map(|(one, _)| one);
    let first = dated().next().map(|one| Figure::counting(Key::First, [one]));
    let last = dated().next_back().map(|one| Figure::counting(Key::Last, [one]));
    let is_rough = |one: &&Dated<'_>| one.entry.times().any(|time| time.precision != Precision::Exact);
    let rough = Figure::counting(Key::Approximate, dated().filter(is_rough)).if_any();
    let none = Figure::counting(Key::NoTime, of.entries.iter().filter(|one| one.span.is_none())).if_any();
    let figures = [first, last, rough, none].into_iter().flatten().collect();
    Some(Insight { id: InsightId::Timeline, figures })
}

/// Entries, the single events of those that stand for several, and days. The three are never added to one another.
pub(super) fn totals(of: &Selection<'_>) -> Option<Insight> {
    if of.entries.is_empty() {
        return None;
    }
    let series = of.entries.iter().filter(|one| one.entry.series_count.is_some());
    let events =
        series.clone().fold(0_u32, |sum, one| sum.saturating_add(one.entry.series_count.unwrap_or(0)));
    let on_a_day: Vec<_> = of.entries.iter().filter(|one| one.day().is_some()).collect();
    let days: BTreeSet<_> = on_a_day.iter().filter_map(|one| one.day()).collect();
    let figures = [
        Some(Figure::counting(Key::Entries, &of.entries)),
        Figure::counting(Key::Events, series).count(events).if_any(),
        Figure::counting(Key::Days, on_a_day).count(number(days.len())).if_any(),
        Figure::counting(Key::LeftOut, of.entries.iter().filter(|one| one.day().is_none())).if_any(),
    ];
    Some(Insight { id: InsightId::Totals, figures: figures.into_iter().flatten().collect() })
}
