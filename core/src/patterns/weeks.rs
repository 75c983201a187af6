//! How often: entries by week and by month, those with none drawn too.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::dated::{Dated, Selection};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use crate::limits;

/// Fewest entries for a frequency.
pub(super) const ENTRIES_MIN: usize = 5;
/// Shortest time from the first to the last of them, both days counted: four weeks.
pub(super) const DAYS_MIN: i64 = 28;

/// The days from one to another, both counted.
pub(super) fn days_between(first: NaiveDate, last: NaiveDate) -> i64 {
    last.signed_duration_since(first).num_days().saturating_add(1)
}

/// The Monday of a day's week.
pub(super) fn week_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))
}

/// The first day of a day's month.
pub(super) fn month_of(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)
}

/// Entries by week and by month. An entry counts for a week, or for a month, where its whole band lies in it.
pub(super) fn frequency(of: &Selection<'_>) -> Option<Insight> {
    let (first, last) = of.reach()?;
    if of.len() < ENTRIES_MIN || days_between(first, last) < DAYS_MIN {
        return None;
    }
    let weeks = Axis {
        key: Key::Week,
        left_out: Key::LeftOut,
        subject: Subject::Week,
        begins: week_of,
        next: |week| week.checked_add_days(Days::new(7)),
        newest: |end| end.checked_sub_days(Days::new(7 * (limits::PATTERN_WEEKS_MAX - 1))),
    };
    let months = Axis {
        key: Key::Month,
        left_out: Key::LeftOutOfMonths,
        subject: Subject::Month,
        begins: month_of,
        next: |month| month.checked_add_months(Months::new(1)),
        newest: |end| end.checked_sub_months(Months::new(limits::PATTERN_MONTHS_MAX - 1)),
    };
    let mut figures = weeks.figures(of);
    figures.extend(months.figures(of));
    Some(Insight { id: InsightId::Frequency, figures })
}

/// Time cut into parts.
struct Axis {
    key: Key,
    left_out: Key,
    subject: fn(NaiveDate) -> Subject,
    /// Where the part of a day begins.
    begins: fn(NaiveDate) -> Option<NaiveDate>,
    /// Where the next part begins.
    next: fn(NaiveDate) -> Option<NaiveDate>,
    /// Where the oldest part begins that is still given, where this is the last one.
    newest: fn(NaiveDate) -> Option<NaiveDate>,
}

impl Axis {
    /// The newest parts up to the last day that is looked at, and what lies in none of them.
    fn figures(&self, of: &Selection<'_>) -> Vec<Figure> {
        let mut parts: BTreeMap<NaiveDate, Vec<&Dated<'_>>> = BTreeMap::new();
        let mut left_out: Vec<&Dated<'_>> = Vec::new();
        for one in &of.entries {
            let ends = one.span.map(|span| ((self.begins)(span.first_day), (self.begins)(span.last_day)));
            match ends {
                Some((Some(first), Some(last))) if first == last => parts.entry(first).or_default().push(one),
                _ => left_out.push(one),
            }
        }
        let mut figures = Vec::new();
        if let (Some(first), Some(last)) = (parts.keys().next().copied(), parts.keys().next_back().copied()) {
            // Up to today: a time without entries is drawn too, wherever it lies.
            let end = (self.begins)(of.today).map_or(last, |today| today.max(last));
            let mut begin = (self.newest)(end).map_or(first, |newest| newest.max(first));
            left_out.extend(parts.range(..begin).flat_map(|(_, there)| there.iter().copied()));
            while begin <= end {
                let there = parts.get(&begin).map(Vec::as_slice).unwrap_or_default();
                let figure = Figure::counting(self.key, there.iter().copied());
                figures.push(figure.about((self.subject)(begin)));
                let Some(next) = (self.next)(begin) else { break };
                begin = next;
            }
        }
        left_out.sort_by_key(|one| one.entry.entry_no);
        figures.extend(Figure::counting(self.left_out, left_out).if_any());
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_both_ends_count() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(week_of(day("2026-11-22")), Some(day("2026-11-16")));
        assert_eq!(week_of(day("2026-11-16")), Some(day("2026-11-16")));
        assert_eq!(month_of(day("2024-02-29")), Some(day("2024-02-01")));
        assert_eq!(days_between(day("2026-11-01"), day("2026-11-28")), 28);
    }
}
