//! The rule at the end of a file of the database, for all time to come: POSIX's `TZ`, as in `GMT0BST,M3.5.0/1,M10.5.0`.

use chrono::{DateTime, Datelike, NaiveDate};

use super::rules::{Kind, Span};

const DAY_S: i64 = 86_400;
const HOUR_S: i64 = 3_600;

/// One rule.
pub(super) struct Tail {
    standard: Kind,
    /// Summer time, when it begins and when it ends; nothing where the clocks stay.
    summer: Option<(Kind, Change, Change)>,
}

/// When the clocks change, each year.
struct Change {
    day: Day,
    /// Seconds after the local midnight at which that day begins; may lie outside of the day.
    at_s: i64,
}

enum Day {
    /// 1 to 365; the 29th of February is never counted.
    WithoutLeap(i64),
    /// 0 to 365; the 29th of February counts.
    WithLeap(i64),
    /// Weekday (Sunday is 0) of a week (5 is the last) of a month.
    Weekday { month: u32, week: i64, weekday: i64 },
}

/// Takes from the front of `text` what `takes` wants.
fn taken(text: &mut &'static str, takes: impl Fn(char) -> bool) -> &'static str {
    let (front, rest) = text.split_at(text.find(|c| !takes(c)).unwrap_or(text.len()));
    *text = rest;
    front
}

fn passed(text: &mut &'static str, mark: char) -> bool {
    let rest = text.strip_prefix(mark);
    *text = rest.unwrap_or(text);
    rest.is_some()
}

fn number(text: &mut &'static str) -> Option<i64> {
    taken(text, |c| c.is_ascii_digit()).parse().ok().filter(|number| *number < 1_000)
}

/// `GMT`, or `<+03>` without its brackets.
fn name(text: &mut &'static str) -> Option<&'static str> {
    let name = if passed(text, '<') {
        let name = taken(text, |c| c != '>');
        passed(text, '>').then_some(name)?
    } else {
        taken(text, |c| c.is_ascii_alphabetic())
    };
    (!name.is_empty()).then_some(name)
}

/// Seconds of `1`, `-3:30`, `+10:15:05`.
fn seconds(text: &mut &'static str) -> Option<i64> {
    let negative = passed(text, '-');
    if !negative {
        passed(text, '+');
    }
    let mut sum = number(text)?.saturating_mul(HOUR_S);
    for unit in [60, 1] {
        if passed(text, ':') {
            sum = sum.saturating_add(number(text)?.saturating_mul(unit));
        }
    }
    Some(if negative { sum.saturating_neg() } else { sum })
}

/// Seconds east of Greenwich; POSIX counts to the west.
fn east(text: &mut &'static str) -> Option<i32> {
    i32::try_from(seconds(text)?.saturating_neg()).ok()
}

fn change(text: &mut &'static str) -> Option<Change> {
    let day = if passed(text, 'M') {
        let month = u32::try_from(number(text)?).ok()?;
        let week = passed(text, '.').then(|| number(text))??;
        let weekday = passed(text, '.').then(|| number(text))??;
        let known = (1..=12).contains(&month) && (1..=5).contains(&week) && (0..=6).contains(&weekday);
        known.then_some(Day::Weekday { month, week, weekday })?
    } else if passed(text, 'J') {
        Day::WithoutLeap(number(text)?)
    } else {
        Day::WithLeap(number(text)?)
    };
    let at_s = if passed(text, '/') { seconds(text)? } else { 2 * HOUR_S };
    Some(Change { day, at_s })
}

impl Change {
    /// Seconds since 1970 on a clock of the zone.
    fn local(&self, year: i32) -> Option<i64> {
        let midnight = |date: NaiveDate| date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let days = |date: NaiveDate, days: i64| midnight(date).saturating_add(days.saturating_mul(DAY_S));
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let day = match self.day {
            Day::WithLeap(day) => days(first, day),
            Day::WithoutLeap(day) => {
                let skipped = i64::from(first.leap_year() && day >= 60);
                days(first, day.saturating_sub(1).saturating_add(skipped))
            }
            Day::Weekday { month, week, weekday } => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                let from = i64::from(first.weekday().num_days_from_sunday());
                let mut day = weekday.saturating_sub(from).rem_euclid(7);
                let length = i64::from(first.num_days_in_month());
                day = day.saturating_add(week.saturating_sub(1).saturating_mul(7));
                days(first, if day >= length { day.saturating_sub(7) } else { day })
            }
        };
        Some(day.saturating_add(self.at_s))
    }
}

impl Tail {
    /// Reads a rule; nothing where there is none.
    pub(super) fn read(mut text: &'static str) -> Option<Self> {
        let text = &mut text;
        let standard = Kind { name: name(text)?, east_s: east(text)? };
        if text.is_empty() {
            return Some(Tail { standard, summer: None });
        }
        let name = name(text)?;
        let hour_more = standard.east_s.saturating_add(3_600);
        let east_s = if text.starts_with(',') { hour_more } else { east(text)? };
        let begins = passed(text, ',').then(|| change(text))??;
        let ends = passed(text, ',').then(|| change(text))??;
        text.is_empty().then_some(Tail { standard, summer: Some((Kind { east_s, name }, begins, ends)) })
    }

    /// The time around `utc` in which the clocks do not change.
    pub(super) fn span(&self, utc: i64) -> Span {
        let mut span = Span { begin: None, end: None, kind: self.standard };
        let Some((summer, begins, ends)) = &self.summer else { return span };
        let Some(year) = DateTime::from_timestamp(utc, 0).map(|at| at.year()) else { return span };
        for year in [year.saturating_sub(1), year, year.saturating_add(1)] {
            // Each change happens on a clock that still shows the time before it.
            for (change, before, after) in [(begins, self.standard, *summer), (ends, *summer, self.standard)]
            {
                let Some(local) = change.local(year) else { continue };
                let at = local.saturating_sub(before.east_s.into());
                if at > utc {
                    span.end = Some(span.end.map_or(at, |end| end.min(at)));
                } else if span.begin.is_none_or(|begin| begin < at) {
                    span.begin = Some(at);
                    span.kind = after;
                }
            }
        }
        span
    }
}
