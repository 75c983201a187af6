//! Times in words: with the day when it is not today, in the reader's zone, no more exact than they are known.

use alongside_core::time::{Civil, Occurred, PartOfDay, Precision, RecordedAt, Zone};
use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike, Utc};

use super::Say;
use alongside_core::vocabulary::Vocabulary;

impl Say<'_> {
    fn local(self, unix_ms: i64) -> Option<NaiveDateTime> {
        let instant = DateTime::<Utc>::from_timestamp_millis(unix_ms)?;
        Some(instant.with_timezone(&self.zone.rules()).naive_local())
    }

    /// The day of an instant, where the reader is.
    pub(crate) fn day_of(self, unix_ms: i64) -> Option<NaiveDate> {
        self.local(unix_ms).map(|local| local.date())
    }

    /// When the day of an instant began, where the reader is.
    pub(crate) fn midnight(self, unix_ms: i64) -> Option<i64> {
        Civil::Day(self.day_of(unix_ms)?).bounds(self.zone).ok().map(|bounds| bounds.0)
    }

    /// `Saturday 21 November 2026`.
    fn date(self, day: NaiveDate) -> String {
        let weekday = self.words.text(&format!("time-weekday-{}", day.weekday().number_from_monday()));
        let month = self.words.text(&format!("time-month-{}", day.month()));
        let (number, year) = (day.day().to_string(), day.year().to_string());
        let arguments = [
            ("weekday", (&weekday).into()),
            ("day", (&number).into()),
            ("month", (&month).into()),
            ("year", (&year).into()),
        ];
        self.words.with("time-date-weekday", &arguments)
    }

    fn month(self, day: NaiveDate) -> [String; 2] {
        [self.words.text(&format!("time-month-{}", day.month())), day.year().to_string()]
    }

    /// `today`, `yesterday`, nothing.
    fn near(self, day: NaiveDate) -> Option<String> {
        let today = self.day_of(self.now_ms)?;
        let days = today.signed_duration_since(day).num_days();
        match days {
            0 => Some(self.words.text("time-today")),
            1 => Some(self.words.text("time-yesterday")),
            _ => None,
        }
    }

    /// The heading of a day in a list.
    pub(crate) fn day_heading(self, day: NaiveDate) -> String {
        let date = self.date(day);
        match self.near(day) {
            Some(near) => format!("{date}, {near}"),
            None => date,
        }
    }

    /// The day of an instant: in a list, or in a sentence.
    pub(crate) fn day_heading_of(self, unix_ms: i64) -> String {
        self.day_of(unix_ms).map_or_else(|| unix_ms.to_string(), |day| self.day_heading(day))
    }

    /// The heading of a month in a list.
    pub(crate) fn month_heading(self, day: NaiveDate) -> String {
        let [month, year] = self.month(day);
        self.words.with("time-date-month", &[("month", (&month).into()), ("year", (&year).into())])
    }

    fn clock(self, local: NaiveDateTime, seconds: bool) -> String {
        let (hour, minute) = (format!("{:02}", local.hour()), format!("{:02}", local.minute()));
        let clock = self.words.with("time-clock", &[("hour", (&hour).into()), ("minute", (&minute).into())]);
        if seconds { format!("{clock}:{:02}", local.second()) } else { clock }
    }

    /// An instant: the time of day alone when it is today.
    pub(crate) fn instant(self, unix_ms: i64) -> String {
        let Some(local) = self.local(unix_ms) else { return unix_ms.to_string() };
        let clock = self.clock(local, false);
        match self.near(local.date()) {
            Some(near) if near == self.words.text("time-today") => clock,
            Some(near) => format!("{near}, {clock}"),
            None => format!("{}, {clock}", self.date(local.date())),
        }
    }

    /// An instant of which the second counts.
    pub(crate) fn instant_to_the_second(self, unix_ms: i64) -> String {
        let Some(local) = self.local(unix_ms) else { return unix_ms.to_string() };
        let clock = self.clock(local, true);
        match self.near(local.date()) {
            Some(near) if near == self.words.text("time-today") => clock,
            _ => format!("{}, {clock}", self.date(local.date())),
        }
    }

    /// An instant with its day, also today: for a page that may be printed.
    pub(crate) fn instant_with_day(self, unix_ms: i64) -> String {
        let Some(local) = self.local(unix_ms) else { return unix_ms.to_string() };
        format!("{}, {}", self.date(local.date()), self.clock(local, false))
    }

    pub(crate) fn recorded(self, at: &RecordedAt) -> String {
        self.instant_with_day(at.unix_ms)
    }

    /// What is said after saving: `Saved here, 21:04`.
    pub(crate) fn saved(self, unix_ms: i64) -> String {
        let when = self.instant(unix_ms);
        self.words.with("time-recorded-here", &[("when", (&when).into())])
    }

    /// When something happened, in full.
    pub(crate) fn occurred(self, occurred: &Occurred) -> String {
        let said = self.occurred_at(occurred);
        let zone: Option<Zone> = occurred.zone.parse().ok();
        let said = if zone == Some(self.zone) || occurred.precision == Precision::Unknown {
            said
        } else {
            let zone = occurred.zone.as_str();
            self.words.with("time-in-zone", &[("time", (&said).into()), ("zone", zone.into())])
        };
        match &occurred.basis {
            Some(basis) => {
                let basis = self.term(Vocabulary::TimeBasis, basis);
                self.words.with("time-with-basis", &[("when", (&said).into()), ("basis", (&basis).into())])
            }
            None => said,
        }
    }

    pub(super) fn occurred_or_none(self, occurred: Option<&Occurred>) -> String {
        occurred.map(|occurred| self.occurred(occurred)).unwrap_or_default()
    }

    fn occurred_at(self, occurred: &Occurred) -> String {
        let Some(start) = occurred.start else { return self.words.text("time-unknown") };
        let about = occurred.precision == Precision::About;
        let Some(end) = occurred.end else { return self.civil(start, about, &occurred.zone) };
        if let (Civil::Time { local: from, .. }, Civil::Time { local: to, .. }) = (start, end)
            && from.date() == to.date()
        {
            let date = self.date(from.date());
            let (start, end) =
                (self.time_of_day(start, &occurred.zone), self.time_of_day(end, &occurred.zone));
            let id = if about { "time-range-about-one-day" } else { "time-range-one-day" };
            let arguments = [("date", (&date).into()), ("start", (&start).into()), ("end", (&end).into())];
            return self.words.with(id, &arguments);
        }
        let (start, end) = (self.civil(start, false, &occurred.zone), self.civil(end, false, &occurred.zone));
        let id = if about { "time-range-about" } else { "time-range" };
        self.words.with(id, &[("start", (&lowered(&start)).into()), ("end", (&lowered(&end)).into())])
    }

    fn civil(self, civil: Civil, about: bool, zone: &str) -> String {
        match civil {
            Civil::Month(first) => {
                let [month, year] = self.month(first);
                self.words.with("time-month", &[("month", (&month).into()), ("year", (&year).into())])
            }
            Civil::Day(day) => self.words.with("time-day", &[("date", (&self.date(day)).into())]),
            Civil::Part(day, part) => {
                let date = self.date(day);
                let part = part.as_str();
                self.words.with("time-part-of-day", &[("part", part.into()), ("date", (&date).into())])
            }
            Civil::Time { local, .. } => {
                let (date, time) = (self.date(local.date()), self.time_of_day(civil, zone));
                let id = if about { "time-about" } else { "time-exact" };
                self.words.with(id, &[("date", (&date).into()), ("time", (&time).into())])
            }
        }
    }

    /// The hour that comes twice when the clocks go back says which of the two it is.
    fn time_of_day(self, civil: Civil, zone: &str) -> String {
        let Civil::Time { local, seconds, offset } = civil else { return String::new() };
        let clock = self.clock(local, seconds);
        let zone: Option<Zone> = zone.parse().ok();
        let twice = zone.map(|zone| zone.rules().from_local_datetime(&local));
        match (offset, twice) {
            (Some(offset), Some(LocalResult::Ambiguous(first, _))) => {
                let is_first = first.offset().fix() == offset;
                let id = if is_first { "time-first-of-two" } else { "time-second-of-two" };
                self.words.with(id, &[("time", (&clock).into())])
            }
            _ => clock,
        }
    }

    /// When something happened, below the heading of its day.
    pub(crate) fn in_day(self, occurred: Option<&Occurred>) -> String {
        let Some((occurred, start)) = occurred.and_then(|occurred| Some((occurred, occurred.start?))) else {
            return self.words.text("cli-short-unknown");
        };
        let one = |civil: Civil| match civil {
            Civil::Month(_) => self.words.text("cli-short-month"),
            Civil::Day(_) => self.words.text("cli-short-day"),
            Civil::Part(_, part) => self.part(part),
            Civil::Time { local, .. } => self.clock(local, false),
        };
        let start = one(start);
        let about = |time: &str| self.words.with("cli-short-about", &[("time", time.into())]);
        let start = if occurred.precision == Precision::About { about(&start) } else { start };
        let same_day = |end: Civil| {
            matches!((occurred.start, end),
            (Some(Civil::Time { local: from, .. }), Civil::Time { local: to, .. }) if from.date() == to.date())
        };
        match occurred.end {
            Some(end) if same_day(end) => {
                let end = one(end);
                self.words.with("cli-short-range", &[("start", (&start).into()), ("end", (&end).into())])
            }
            Some(end) => {
                let end = self.end_of_days(end);
                let starts_a_day = matches!(occurred.start, Some(Civil::Day(_) | Civil::Month(_)));
                if starts_a_day {
                    return self.words.with("cli-short-to", &[("end", (&end).into())]);
                }
                let arguments = [("start", (&start).into()), ("end", (&end).into())];
                self.words.with("cli-short-range", &arguments)
            }
            None => start,
        }
    }

    /// The last day of several, in short: the year stands in the heading.
    fn end_of_days(self, end: Civil) -> String {
        let day = match end {
            Civil::Month(first) => return self.month_heading(first),
            Civil::Day(day) | Civil::Part(day, _) => day,
            Civil::Time { local, .. } => local.date(),
        };
        let ([month, _], number) = (self.month(day), day.day().to_string());
        self.words.with("cli-short-day-month", &[("day", (&number).into()), ("month", (&month).into())])
    }

    fn part(self, part: PartOfDay) -> String {
        self.words.text(&format!("cli-short-{}", part.as_str()))
    }
}

/// Whether two times of day lie on one day and are known equally well.
pub(super) fn is_one_day(from: &Occurred, to: &Occurred) -> bool {
    match (from.start, to.start) {
        (Some(Civil::Time { local: one, .. }), Some(Civil::Time { local: other, .. })) => {
            one.date() == other.date() && from.precision == to.precision && from.zone == to.zone
        }
        _ => false,
    }
}

/// Inside a sentence a month begins with a small word: "From in November".
fn lowered(text: &str) -> String {
    text.strip_prefix("In ").unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use alongside_core::time::{BootId, Reading};

    fn reading() -> Reading {
        // 2026-11-21 18:40:00 in London.
        let boot = BootId([0; 16]);
        Reading { wall_ms: 1_795_286_400_000, zone: Zone::LONDON, monotonic_ms: 0, boot, trusted: false }
    }

    fn said(typed: &str) -> (String, String) {
        let words = Words::load().unwrap();
        let say = Say::new(&words, Zone::LONDON, reading().wall_ms);
        let occurred = Occurred::typed(typed, Zone::LONDON, &reading()).unwrap();
        (say.occurred(&occurred), say.in_day(Some(&occurred)))
    }

    #[test]
    fn a_time_is_no_more_exact_than_it_is_known() {
        for (typed, full, short) in [
            ("18:30", "Saturday 21 November 2026, 18:30", "18:30"),
            ("about yesterday 07:30", "Friday 20 November 2026, about 07:30", "about 07:30"),
            ("yesterday evening", "Friday 20 November 2026, in the evening", "evening"),
            ("2026-11-20", "Friday 20 November 2026", "that day"),
            ("November 2026", "In November 2026", "that month"),
            ("unknown", "Time not known", "not known"),
            ("yesterday 18:00 to 23:00", "Friday 20 November 2026, from 18:00 to 23:00", "18:00 to 23:00"),
            (
                "2026-11-19 to 2026-11-20",
                "From Thursday 19 November 2026 to Friday 20 November 2026",
                "to 20 November",
            ),
            ("2026-10 to 2026-11", "From October 2026 to November 2026", "to November 2026"),
            ("2026-10-25 01:30", "Sunday 25 October 2026, 01:30, the first time that night", "01:30"),
        ] {
            assert_eq!(said(typed), (full.to_owned(), short.to_owned()), "{typed}");
        }
    }

    #[test]
    fn today_goes_without_saying() {
        let words = Words::load().unwrap();
        let say = Say::new(&words, Zone::LONDON, reading().wall_ms);
        let now = reading().wall_ms;
        assert_eq!(say.saved(now), "Saved here, 18:40");
        assert_eq!(say.instant(now - 86_400_000), "yesterday, 18:40");
        assert_eq!(say.instant(now - 3 * 86_400_000), "Wednesday 18 November 2026, 18:40");
        assert_eq!(say.day_heading(say.day_of(now).unwrap()), "Saturday 21 November 2026, today");
    }

    #[test]
    fn another_zone_is_named() {
        let words = Words::load().unwrap();
        let paris: Zone = "Europe/Paris".parse().unwrap();
        let say = Say::new(&words, paris, reading().wall_ms);
        let occurred = Occurred::typed("18:30", Zone::LONDON, &reading()).unwrap();
        assert!(say.occurred(&occurred).ends_with("(Europe/London)"));
    }
}
