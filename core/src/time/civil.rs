//! A calendar time cut to how well it is known.

use std::fmt;
use std::str::FromStr;

use chrono::{
    Datelike, Duration, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone,
    Timelike,
};
use serde::{Serialize, Serializer};

use super::{Zone, clock};
use crate::error::{Error, Refusal, Result};

/// A part of a day, as people say it. The hours are where a list or a picture puts it, not a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartOfDay {
    /// 05:00 to 12:00.
    Morning,
    /// 12:00 to 17:00.
    Afternoon,
    /// 17:00 to 22:00.
    Evening,
    /// 22:00 to 05:00 of the day after.
    Night,
}

impl PartOfDay {
    /// All of them, in the order of the day.
    pub const ALL: [PartOfDay; 4] =
        [PartOfDay::Morning, PartOfDay::Afternoon, PartOfDay::Evening, PartOfDay::Night];

    /// The word that is stored and typed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PartOfDay::Morning => "morning",
            PartOfDay::Afternoon => "afternoon",
            PartOfDay::Evening => "evening",
            PartOfDay::Night => "night",
        }
    }

    fn hours(self) -> (u32, i64) {
        match self {
            PartOfDay::Morning => (5, 7),
            PartOfDay::Afternoon => (12, 5),
            PartOfDay::Evening => (17, 5),
            PartOfDay::Night => (22, 7),
        }
    }
}

/// Civil time: a month, a day, a part of a day, or a minute or second of a day.
///
/// Stored as text: `2026-11`, `2026-11-20`, `2026-11-20/evening`, `2026-11-20T18:30`, `2026-11-20T18:30:05`,
/// the last two with an offset behind (`+01:00`) where the clock shows that hour twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Civil {
    /// First day of a month.
    Month(NaiveDate),
    /// A day.
    Day(NaiveDate),
    /// A part of a day.
    Part(NaiveDate, PartOfDay),
    /// A time of day; `seconds` says whether they are known; the offset stands where the hour occurs twice.
    Time {
        /// Date and time in the zone.
        local: NaiveDateTime,
        /// Whether seconds are known.
        seconds: bool,
        /// Which of the two, where the hour occurs twice.
        offset: Option<FixedOffset>,
    },
}

const IMPOSSIBLE: (&str, Refusal) = ("occurred", Refusal::ImpossibleDate);

fn impossible() -> Error {
    Error::invalid(IMPOSSIBLE.0, IMPOSSIBLE.1)
}

impl Civil {
    /// First and last millisecond of it, in UTC.
    pub fn bounds(self, zone: Zone) -> Result<(i64, i64)> {
        let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN);
        let span = |from: NaiveDateTime, to: NaiveDateTime| {
            Ok((instant(from, zone), instant(to, zone).saturating_sub(1)))
        };
        match self {
            Civil::Month(first) => {
                let (year, month) = if first.month() == 12 {
                    (first.year().saturating_add(1), 1)
                } else {
                    (first.year(), first.month().saturating_add(1))
                };
                let next = NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(impossible)?;
                span(midnight(first), midnight(next))
            }
            Civil::Day(day) => span(midnight(day), midnight(day.succ_opt().ok_or_else(impossible)?)),
            Civil::Part(day, part) => {
                let (hour, hours) = part.hours();
                let from = day.and_hms_opt(hour, 0, 0).ok_or_else(impossible)?;
                span(from, from.checked_add_signed(Duration::hours(hours)).ok_or_else(impossible)?)
            }
            Civil::Time { local, seconds, offset } => {
                let from = match offset {
                    Some(offset) => {
                        offset.from_local_datetime(&local).single().ok_or_else(impossible)?.timestamp_millis()
                    }
                    None => instant(local, zone),
                };
                Ok((from, from.saturating_add(if seconds { 999 } else { 59_999 })))
            }
        }
    }

    /// Refuses a time that the zone skips, and notes the offset of one that it shows twice (the first, unless one was given).
    pub fn settled(self, zone: Zone) -> Result<Self> {
        let Civil::Time { local, seconds, offset } = self else { return Ok(self) };
        match zone.rules().from_local_datetime(&local) {
            LocalResult::None => Err(impossible()),
            LocalResult::Single(_) => Ok(Civil::Time { local, seconds, offset: None }),
            LocalResult::Ambiguous(first, second) => {
                let (first, second) = (first.offset().fix(), second.offset().fix());
                let chosen = match offset {
                    Some(offset) if offset == second => second,
                    Some(offset) if offset != first => return Err(impossible()),
                    _ => first,
                };
                Ok(Civil::Time { local, seconds, offset: Some(chosen) })
            }
        }
    }
}

/// Milliseconds of a local time. Where the clock jumps over it, the moment of the jump; twice, the first.
fn instant(local: NaiveDateTime, zone: Zone) -> i64 {
    match zone.rules().from_local_datetime(&local) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => time.timestamp_millis(),
        LocalResult::None => {
            let earlier = local.checked_sub_signed(Duration::hours(3)).unwrap_or(local);
            let offset = zone
                .rules()
                .offset_from_local_datetime(&earlier)
                .earliest()
                .map_or(0, |offset| offset.fix().local_minus_utc());
            local.and_utc().timestamp_millis().saturating_sub(i64::from(offset).saturating_mul(1000))
        }
    }
}

/// Whether `text` has digits where `form` has zeros, and otherwise its very characters. The library's own reading takes
/// signs, blanks and single digits too; what it then writes would not be read again.
fn has_form(text: &str, form: &str) -> bool {
    let fits =
        |(found, wanted): (u8, u8)| if wanted == b'0' { found.is_ascii_digit() } else { found == wanted };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

/// The day of a text in the form `2026-11-21`, if there is such a day.
pub(crate) fn date_of(text: &str) -> Option<NaiveDate> {
    let mut numbers = text.split('-');
    let year = numbers.next()?.parse().ok()?;
    let mut number = || numbers.next()?.parse().ok();
    let day = NaiveDate::from_ymd_opt(year, number()?, number()?)?;
    has_form(text, "0000-00-00").then_some(day)
}

/// The time of a text in the form `18:40` or `18:40:07`, if there is such a time.
fn time_of(text: &str) -> Option<NaiveTime> {
    let mut numbers = text.split(':').map(|number| number.parse().ok());
    let (hour, minute) = (numbers.next()??, numbers.next()??);
    match numbers.next().unwrap_or(Some(0))? {
        60 => NaiveTime::from_hms_milli_opt(hour, minute, 59, 1_000),
        second => NaiveTime::from_hms_opt(hour, minute, second),
    }
}

impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Civil::Month(first) => write!(f, "{:04}-{:02}", first.year(), first.month()),
            Civil::Day(day) => write!(f, "{day}"),
            Civil::Part(day, part) => write!(f, "{day}/{}", part.as_str()),
            Civil::Time { local, seconds, offset } => {
                write!(f, "{}T{}", local.date(), clock(local))?;
                if *seconds {
                    // The calendar keeps a leap second as the one before it, a second long again.
                    write!(f, ":{:02}", local.second().saturating_add(local.nanosecond() / 1_000_000_000))?;
                }
                match offset {
                    Some(offset) => write!(f, "{offset}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl FromStr for Civil {
    type Err = Error;

    /// Reads the stored form only; what people type is read by `Occurred::typed`.
    fn from_str(text: &str) -> Result<Self> {
        let malformed = || Error::invalid("occurred", Refusal::Malformed);
        if !text.is_ascii() {
            return Err(malformed());
        }
        let date = |text: &str| -> Result<NaiveDate> {
            if !has_form(text, "0000-00-00") {
                return Err(malformed());
            }
            date_of(text).ok_or_else(impossible)
        };
        if let Some((day, part)) = text.split_once('/') {
            let part = PartOfDay::ALL.into_iter().find(|p| p.as_str() == part).ok_or_else(malformed)?;
            return Ok(Civil::Part(date(day)?, part));
        }
        let Some((day, time)) = text.split_once('T') else {
            return match text.len() {
                7 => date(&format!("{text}-01")).map(Civil::Month),
                10 => date(text).map(Civil::Day),
                _ => Err(malformed()),
            };
        };
        let (clock, offset) = match time.find(['+', '-', 'Z']) {
            Some(at) => {
                let (clock, offset) = time.split_at(at);
                let offset = if offset == "Z" { "+00:00" } else { offset };
                (clock, Some(offset.parse::<FixedOffset>().map_err(|_| malformed())?))
            }
            None => (time, None),
        };
        let seconds = clock.len() > 5;
        if !has_form(clock, if seconds { "00:00:00" } else { "00:00" }) {
            return Err(malformed());
        }
        let clock = time_of(clock).ok_or_else(impossible)?;
        Ok(Civil::Time { local: date(day)?.and_time(clock), seconds, offset })
    }
}

impl Serialize for Civil {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<C> minicbor::Encode<C> for Civil {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.to_string())?;
        Ok(())
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Civil {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.str()?.parse().map_err(|_| minicbor::decode::Error::message("not a civil time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_forms_come_back() {
        for text in [
            "2026-11",
            "2026-11-20",
            "2026-11-20/night",
            "2026-11-20T18:30",
            "2026-11-20T18:30:05",
            "2026-10-25T01:30+01:00",
        ] {
            assert_eq!(text.parse::<Civil>().expect(text).to_string(), text);
        }
    }

    #[test]
    fn impossible_and_malformed_ones_do_not() {
        for text in [
            "2026-02-30",
            "2026-13",
            "2026-11-20T24:01",
            "2026-11-20/noon",
            "20-11-2026",
            "",
            "2026-11-20T",
            "٢٠٢٦-11",
            "-001-01-01",
            "+2026-1-20",
            "2026-1-020",
            "2026-11-20T 8:30",
            "2026-11-20T+8:30",
        ] {
            assert!(text.parse::<Civil>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_skipped_hour_is_refused_and_the_doubled_one_noted() {
        let skipped: Civil = "2026-03-29T01:30".parse().expect("well formed");
        assert!(skipped.settled(Zone::LONDON).is_err());
        let twice: Civil = "2026-10-25T01:30".parse().expect("well formed");
        assert_eq!(twice.settled(Zone::LONDON).expect("exists").to_string(), "2026-10-25T01:30+01:00");
        let second: Civil = "2026-10-25T01:30+00:00".parse().expect("well formed");
        let second = second.settled(Zone::LONDON).expect("exists");
        let first = twice.settled(Zone::LONDON).expect("exists");
        let hour = second.bounds(Zone::LONDON).expect("in range").0
            - first.bounds(Zone::LONDON).expect("in range").0;
        assert_eq!(hour, 3_600_000);
    }

    #[test]
    fn a_day_of_the_clock_change_is_as_long_as_it_was() {
        let day: Civil = "2026-10-25".parse().expect("well formed");
        let (from, to) = day.bounds(Zone::LONDON).expect("in range");
        assert_eq!(to - from + 1, 25 * 3_600_000);
    }
}
