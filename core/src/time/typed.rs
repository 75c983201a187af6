//! Reads a time the way people write one down.
//!
//! Taken: `unknown`, `now`, `18:30`, `today 18:30`, `yesterday evening`, `2026-11-20`, `20/11/2026 18:30`,
//! `20 November 2026`, `November 2026`, `2026-11`, any time with `about` in front, and two of them with `to`
//! or `..` between. Day before month, as in the UK.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::{Civil, Occurred, PartOfDay, Precision, Reading, Zone};
use crate::error::{Error, Refusal, Result};

/// Longest text that is looked at.
const TYPED_MAX_BYTES: usize = 120;
/// A clock that is a little behind must not refuse what just happened.
const FUTURE_SLACK_MS: i64 = 60 * 60_000;
/// How far ahead a day may lie: a century, longer than any order.
const AHEAD_MAX_MS: u64 = 100 * 365 * 86_400_000;

fn malformed() -> Error {
    Error::invalid("occurred", Refusal::Malformed)
}

impl Occurred {
    /// Reads what a person typed, relative to `reading` where it says today, yesterday or only an hour.
    ///
    /// Refuses what is not understood, what the calendar does not have, and an hour of today that is still to come.
    pub fn typed(text: &str, zone: Zone, reading: &Reading) -> Result<Self> {
        if text.len() > TYPED_MAX_BYTES {
            return Err(Error::invalid("occurred", Refusal::TooLong));
        }
        let lower = text.trim().to_lowercase();
        if lower.is_empty() {
            return Err(Error::invalid("occurred", Refusal::Empty));
        }
        if ["unknown", "not known", "not sure", "don't know"].contains(&lower.as_str()) {
            return Ok(Occurred::unknown(zone));
        }
        let (about, rest) = match ["about ", "around ", "~"].iter().find_map(|word| lower.strip_prefix(word))
        {
            Some(rest) => (true, rest.trim()),
            None => (false, lower.as_str()),
        };
        let (left, right) = match rest.split_once("..").or_else(|| rest.split_once(" to ")) {
            Some((left, right)) => (left.trim(), Some(right.trim())),
            None => (rest, None),
        };
        let now = local_now(zone, reading).ok_or_else(malformed)?;
        let start = civil(left, now, None)?;
        let base = match start {
            Civil::Day(day) | Civil::Part(day, _) => Some(day),
            Civil::Time { local, .. } => Some(local.date()),
            Civil::Month(_) => None,
        };
        let end = right.map(|right| civil(right, now, base)).transpose()?;
        let precision = match (start, about) {
            (Civil::Time { .. }, true) => Precision::About,
            (Civil::Time { .. }, false) => Precision::Exact,
            (_, true) => return Err(Error::invalid("occurred", Refusal::Contradiction)),
            (Civil::Part(..), false) => Precision::PartOfDay,
            (Civil::Day(_), false) => Precision::Day,
            (Civil::Month(_), false) => Precision::Month,
        };
        let occurred = Occurred::new(precision, start, end, zone)?;
        let latest_start = reading.wall_ms.saturating_add(FUTURE_SLACK_MS);
        if occurred.sort_ms().is_some_and(|start| start > latest_start) {
            return Err(Error::invalid("occurred", Refusal::OutOfRange));
        }
        Ok(occurred)
    }

    /// The same for what is to be, such as when somebody will call again: a day without a year is the next one, and a day
    /// with its year may lie ahead.
    pub fn typed_to_come(text: &str, zone: Zone, reading: &Reading) -> Result<Self> {
        let later = reading.after(AHEAD_MAX_MS);
        let this_year = local_now(zone, reading).ok_or_else(malformed)?.year();
        let years = [this_year, this_year.saturating_add(1)];
        for year in years.into_iter().filter(|_| !text.trim().is_empty()) {
            if let Ok(next) = Occurred::typed(&format!("{text} {year}"), zone, &later)
                && next.bounds().is_some_and(|bounds| bounds.latest_ms >= reading.wall_ms)
            {
                return Ok(next);
            }
        }
        let year = |digits: &str| digits.len() == 4 && digits.starts_with("20");
        match Occurred::typed(text, zone, reading) {
            Err(Error::Invalid { refusal: Refusal::OutOfRange, .. })
                if text.split(|c: char| !c.is_ascii_digit()).any(year) =>
            {
                Occurred::typed(text, zone, &later)
            }
            other => other,
        }
    }
}

fn local_now(zone: Zone, reading: &Reading) -> Option<NaiveDateTime> {
    DateTime::<Utc>::from_timestamp_millis(reading.wall_ms)
        .map(|now| now.with_timezone(&zone.rules()).naive_local())
}

/// One time. `base` is the day that an hour alone belongs to: the start's, else today.
fn civil(text: &str, now: NaiveDateTime, base: Option<NaiveDate>) -> Result<Civil> {
    if let Ok(stored) = text.to_uppercase().parse::<Civil>() {
        return Ok(stored);
    }
    if text == "now" {
        let minute = now.date().and_time(
            NaiveTime::from_hms_opt(chrono::Timelike::hour(&now), chrono::Timelike::minute(&now), 0)
                .unwrap_or_default(),
        );
        return Ok(Civil::Time { local: minute, seconds: false, offset: None });
    }
    let mut words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty() && *word != "at" && *word != "on" && *word != "the")
        .collect();
    let mut clock = None;
    let mut part = None;
    let mut offset = None;
    if let Some(found) = words.last().and_then(|last| typed_offset(last)) {
        offset = Some(found);
        words.pop();
    }
    if let Some(last) = words.last() {
        if let Some(found) = typed_clock(last) {
            clock = Some(found);
            words.pop();
        } else if let Some(found) = PartOfDay::ALL.into_iter().find(|p| p.as_str() == *last) {
            part = Some(found);
            words.pop();
        } else if *last == "tonight" {
            part = Some(PartOfDay::Evening);
            words.pop();
        }
    }
    if words.last() == Some(&"in") {
        words.pop();
    }
    let today = now.date();
    let day = match words.as_slice() {
        [] if clock.is_some() || part.is_some() => Typed::Day(base.unwrap_or(today)),
        ["today" | "this"] => Typed::Day(today),
        ["yesterday"] => Typed::Day(today.checked_sub_signed(Duration::days(1)).ok_or_else(malformed)?),
        ["last"] if part == Some(PartOfDay::Night) => {
            Typed::Day(today.checked_sub_signed(Duration::days(1)).ok_or_else(malformed)?)
        }
        other => typed_date(other, today)?,
    };
    match (day, clock, part) {
        (Typed::Day(day), Some((time, seconds)), None) => {
            Ok(Civil::Time { local: day.and_time(time), seconds, offset })
        }
        (Typed::Day(day), None, Some(part)) if offset.is_none() => Ok(Civil::Part(day, part)),
        (Typed::Day(day), None, None) if offset.is_none() => Ok(Civil::Day(day)),
        (Typed::Month(first), None, None) if offset.is_none() => Ok(Civil::Month(first)),
        _ => Err(malformed()),
    }
}

enum Typed {
    Day(NaiveDate),
    Month(NaiveDate),
}

fn typed_clock(word: &str) -> Option<(NaiveTime, bool)> {
    let (digits, add) = if let Some(hour) = word.strip_suffix("pm") {
        (hour, 12)
    } else if let Some(hour) = word.strip_suffix("am") {
        (hour, 0)
    } else {
        (word, 24)
    };
    let mut fields = digits.split([':', '.']);
    let hour: u32 = fields.next()?.parse().ok()?;
    let minute = fields.next();
    let second = fields.next();
    if fields.next().is_some() || (minute.is_none() && add == 24) {
        return None;
    }
    let two = |field: Option<&str>| {
        field.map_or(Some(0), |text| (text.len() == 2).then(|| text.parse::<u32>().ok()).flatten())
    };
    let hour = match add {
        24 => hour,
        _ if hour == 0 || hour > 12 => return None,
        add => hour % 12 + add,
    };
    NaiveTime::from_hms_opt(hour, two(minute)?, two(second)?).map(|time| (time, second.is_some()))
}

fn typed_offset(word: &str) -> Option<FixedOffset> {
    (word.len() == 6 && word.starts_with(['+', '-'])).then(|| word.parse().ok()).flatten()
}

fn typed_date(words: &[&str], today: NaiveDate) -> Result<Typed> {
    let day_of = |year: i32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Typed::Day)
            .ok_or(Error::invalid("occurred", Refusal::ImpossibleDate))
    };
    let year_of =
        |text: &str| (text.len() == 4).then(|| text.parse::<i32>().ok()).flatten().ok_or_else(malformed);
    match words {
        [one] => {
            if let Ok(stored) = one.parse::<Civil>() {
                return match stored {
                    Civil::Day(day) => Ok(Typed::Day(day)),
                    Civil::Month(first) => Ok(Typed::Month(first)),
                    _ => Err(malformed()),
                };
            }
            // A date of the right form that the calendar does not have is told apart from nonsense.
            let numbers: Vec<&str> = one.split(['/', '.', '-']).collect();
            match numbers.as_slice() {
                [day, month, year] if year.len() == 4 => {
                    let number = |text: &str| text.parse::<u32>().map_err(|_| malformed());
                    day_of(year_of(year)?, number(month)?, number(day)?)
                }
                [year, month, day] if year.len() == 4 => {
                    let number = |text: &str| text.parse::<u32>().map_err(|_| malformed());
                    day_of(year_of(year)?, number(month)?, number(day)?)
                }
                _ => Err(malformed()),
            }
        }
        [month, year] if month_of(month).is_some() => {
            let month = month_of(month).ok_or_else(malformed)?;
            NaiveDate::from_ymd_opt(year_of(year)?, month, 1).map(Typed::Month).ok_or_else(malformed)
        }
        [day, month] | [day, month, _] => {
            let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let day: u32 = digits.parse().map_err(|_| malformed())?;
            let month = month_of(month).ok_or_else(malformed)?;
            let year = match words.get(2) {
                Some(year) => year_of(year)?,
                // Without a year: the last such day that has begun.
                None => match NaiveDate::from_ymd_opt(today.year(), month, day) {
                    Some(date) if date > today => today.year().saturating_sub(1),
                    _ => today.year(),
                },
            };
            day_of(year, month, day)
        }
        _ => Err(malformed()),
    }
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|month| month.starts_with(word))?;
    u32::try_from(at).ok()?.checked_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::BootId;

    fn reading() -> Reading {
        // 2026-11-21 18:40:00 in London.
        Reading {
            wall_ms: 1_795_286_400_000,
            zone: Zone::LONDON,
            monotonic_ms: 0,
            boot: BootId([0; 16]),
            trusted: false,
        }
    }

    fn typed(text: &str) -> Result<(Precision, String, Option<String>)> {
        Occurred::typed(text, Zone::LONDON, &reading()).map(|o| {
            (o.precision, o.start.map(|s| s.to_string()).unwrap_or_default(), o.end.map(|e| e.to_string()))
        })
    }

    #[test]
    fn people_are_understood() {
        let cases: &[(&str, Precision, &str, Option<&str>)] = &[
            ("now", Precision::Exact, "2026-11-21T18:40", None),
            ("18:30", Precision::Exact, "2026-11-21T18:30", None),
            ("about 6pm", Precision::About, "2026-11-21T18:00", None),
            ("today 09:05", Precision::Exact, "2026-11-21T09:05", None),
            ("yesterday", Precision::Day, "2026-11-20", None),
            ("yesterday evening", Precision::PartOfDay, "2026-11-20/evening", None),
            ("last night", Precision::PartOfDay, "2026-11-20/night", None),
            ("20/11/2026 18:30", Precision::Exact, "2026-11-20T18:30", None),
            ("2026-11-20 18:30", Precision::Exact, "2026-11-20T18:30", None),
            ("2026-11-20T18:30:05", Precision::Exact, "2026-11-20T18:30:05", None),
            ("about 2026-11-20 18:30", Precision::About, "2026-11-20T18:30", None),
            ("20 November 2026", Precision::Day, "2026-11-20", None),
            ("3rd march", Precision::Day, "2026-03-03", None),
            ("25 december", Precision::Day, "2025-12-25", None),
            ("November 2025", Precision::Month, "2025-11", None),
            ("2026-11", Precision::Month, "2026-11", None),
            ("2026-11-20 18:00..23:00", Precision::Exact, "2026-11-20T18:00", Some("2026-11-20T23:00")),
            (
                "about 20/11/2026 18:00 to 21/11/2026 02:00",
                Precision::About,
                "2026-11-20T18:00",
                Some("2026-11-21T02:00"),
            ),
            ("2026-11-01 to 2026-11-05", Precision::Day, "2026-11-01", Some("2026-11-05")),
            ("2026-10-25 01:30 +00:00", Precision::Exact, "2026-10-25T01:30+00:00", None),
            ("Unknown", Precision::Unknown, "", None),
        ];
        for (text, precision, start, end) in cases {
            let (p, s, e) = typed(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!((p, s.as_str(), e.as_deref()), (*precision, *start, *end), "{text}");
        }
    }

    #[test]
    fn what_is_to_come_may_lie_ahead_and_a_day_without_a_year_is_the_next_one() {
        let to_come = |text: &str| {
            let when = Occurred::typed_to_come(text, Zone::LONDON, &reading());
            when.map(|when| when.start.map(|start| start.to_string()).unwrap_or_default())
        };
        for (text, day) in [
            ("4 December", "2026-12-04"),
            ("3rd march", "2027-03-03"),
            ("21 November", "2026-11-21"),
            ("November", "2026-11"),
            ("4 December 2028", "2028-12-04"),
            ("2028-12-04", "2028-12-04"),
            ("2025-12-04", "2025-12-04"),
            ("yesterday", "2026-11-20"),
            ("today", "2026-11-21"),
        ] {
            assert_eq!(to_come(text).unwrap_or_else(|error| panic!("{text}: {error:?}")), day, "{text}");
        }
        for text in ["", " ", "soon", "30 February"] {
            assert!(to_come(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_time_is_refused() {
        for text in [
            "",
            "soon",
            "30/02/2026",
            "2026-02-30",
            "2026-03-29 01:30",
            "23:59",
            "about yesterday",
            "2026-11-20 to 2026-11-19",
            "é".repeat(200).as_str(),
        ] {
            assert!(typed(text).is_err(), "{text}");
        }
    }
}
