//! Times in words: with the day when it is not today, in the reader's zone, no more exact than they are known.

use chrono::{Datelike, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike};

use crate::time::{self, Civil, Occurred, PartOfDay, Precision, RecordedAt, Zone};
use crate::vocabulary::Vocabulary;

use super::{HourClock, Say};

impl Say<'_> {
    fn local(self, unix_ms: i64) -> Option<NaiveDateTime> {
        time::local(unix_ms, self.zone)
    }

    /// The day of an instant, where the reader is.
    #[must_use]
    pub fn day_of(self, unix_ms: i64) -> Option<NaiveDate> {
        self.local(unix_ms).map(|local| local.date())
    }

    /// When the day of an instant began, where the reader is.
    #[must_use]
    pub fn midnight(self, unix_ms: i64) -> Option<i64> {
        Civil::Day(self.day_of(unix_ms)?).bounds(self.zone).ok().map(|bounds| bounds.0)
    }

    /// `Saturday 21 November 2026`.
    pub(super) fn date(self, day: NaiveDate) -> String {
        let weekday = self.text(&format!("time-weekday-{}", day.weekday().number_from_monday()));
        let month = self.text(&format!("time-month-{}", day.month()));
        let (number, year) = (day.day().to_string(), day.year().to_string());
        let arguments = [
            ("weekday", (&weekday).into()),
            ("day", (&number).into()),
            ("month", (&month).into()),
            ("year", (&year).into()),
        ];
        self.with("time-date-weekday", &arguments)
    }

    fn month(self, day: NaiveDate) -> [String; 2] {
        [self.text(&format!("time-month-{}", day.month())), day.year().to_string()]
    }

    /// `today`, `yesterday`, nothing.
    fn near(self, day: NaiveDate) -> Option<String> {
        let today = self.day_of(self.now_ms)?;
        let days = today.signed_duration_since(day).num_days();
        match days {
            0 => Some(self.text("time-today")),
            1 => Some(self.text("time-yesterday")),
            _ => None,
        }
    }

    /// The heading of a day in a list.
    #[must_use]
    pub fn day_heading(self, day: NaiveDate) -> String {
        let date = self.date(day);
        match self.near(day) {
            Some(near) => format!("{date}, {near}"),
            None => date,
        }
    }

    /// The day of an instant: in a list, or in a sentence.
    #[must_use]
    pub fn day_heading_of(self, unix_ms: i64) -> String {
        self.day_of(unix_ms).map_or_else(|| unix_ms.to_string(), |day| self.day_heading(day))
    }

    /// The heading of a month in a list.
    #[must_use]
    pub fn month_heading(self, day: NaiveDate) -> String {
        let [month, year] = self.month(day);
        self.with("time-date-month", &[("month", (&month).into()), ("year", (&year).into())])
    }

    /// The time of day. The catalogue puts hour and minute together; seconds belong to the minute then.
    fn clock(self, local: NaiveDateTime, seconds: bool) -> String {
        let mut minute = format!("{:02}", local.minute());
        if seconds {
            minute = format!("{minute}:{:02}", local.second());
        }
        match self.hours {
            HourClock::H24 => {
                let hour = format!("{:02}", local.hour());
                self.with("time-clock", &[("hour", (&hour).into()), ("minute", (&minute).into())])
            }
            HourClock::H12 => {
                let (is_pm, hour) = local.hour12();
                let (half, hour) = (if is_pm { "pm" } else { "am" }, hour.to_string());
                let arguments =
                    [("half", half.into()), ("hour", (&hour).into()), ("minute", (&minute).into())];
                self.with("time-clock-12", &arguments)
            }
        }
    }

    /// A length of time by its two largest units, the rest cut off: `1 hour 5 minutes`, `4 minutes`, below two minutes
    /// `30 seconds`. A negative length is none: `0 seconds`.
    #[must_use]
    pub fn span(self, seconds: i64) -> String {
        const MINUTE: i64 = 60;
        const HOUR: i64 = 60 * MINUTE;
        const DAY: i64 = 24 * HOUR;
        let count = |id: &str, count: i64| self.with(id, &[("count", count.into())]);
        let two = |first: String, second: i64, id: &str| {
            if second == 0 {
                return first;
            }
            let second = count(id, second);
            self.with("time-span", &[("first", (&first).into()), ("second", (&second).into())])
        };
        let seconds = seconds.max(0);
        if seconds < 2 * MINUTE {
            count("time-seconds", seconds)
        } else if seconds < HOUR {
            count("time-minutes", seconds / MINUTE)
        } else if seconds < DAY {
            two(count("time-hours", seconds / HOUR), seconds % HOUR / MINUTE, "time-minutes")
        } else {
            two(count("time-days", seconds / DAY), seconds % DAY / HOUR, "time-hours")
        }
    }

    /// An instant: the time of day alone when it is today.
    #[must_use]
    pub fn instant(self, unix_ms: i64) -> String {
        let Some(local) = self.local(unix_ms) else { return unix_ms.to_string() };
        let clock = self.clock(local, false);
        match self.near(local.date()) {
            Some(near) if near == self.text("time-today") => clock,
            Some(near) => format!("{near}, {clock}"),
            None => format!("{}, {clock}", self.date(local.date())),
        }
    }

    /// The time of day alone, for where the day does not count.
    #[must_use]
    pub fn clock_of(self, unix_ms: i64) -> String {
        self.local(unix_ms).map_or_else(|| unix_ms.to_string(), |local| self.clock(local, false))
    }

    /// An instant of which the second counts.
    #[must_use]
    pub fn instant_to_the_second(self, unix_ms: i64) -> String {
        let Some(local) = self.local(unix_ms) else { return unix_ms.to_string() };
        let clock = self.clock(local, true);
        match self.near(local.date()) {
            Some(near) if near == self.text("time-today") => clock,
            _ => format!("{}, {clock}", self.date(local.date())),
        }
    }

    /// An instant with its day, also today: for a page that may be printed.
    #[must_use]
    pub fn instant_with_day(self, unix_ms: i64) -> String {
        let Some(local) = self.local(unix_ms) else { return unix_ms.to_string() };
        format!("{}, {}", self.date(local.date()), self.clock(local, false))
    }

    /// When something was written down or taken in, with its day.
    #[must_use]
    pub fn recorded(self, at: &RecordedAt) -> String {
        self.instant_with_day(at.unix_ms)
    }

    /// What is said after saving: `Saved here, 21:04`, on a phone `Saved on this phone, 21:04`.
    #[must_use]
    pub fn saved(self, unix_ms: i64) -> String {
        let when = self.instant(unix_ms);
        let id = if self.on_phone { "time-recorded-phone" } else { "time-recorded-here" };
        self.with(id, &[("when", (&when).into())])
    }

    /// When something happened, without how it is known.
    pub(super) fn when(self, occurred: &Occurred) -> String {
        let said = self.occurred_at(occurred);
        let zone: Option<Zone> = occurred.zone.parse().ok();
        if zone == Some(self.zone) || occurred.precision == Precision::Unknown {
            said
        } else {
            let zone = occurred.zone.as_str();
            self.with("time-in-zone", &[("time", (&said).into()), ("zone", zone.into())])
        }
    }

    /// When something happened, in full.
    #[must_use]
    pub fn occurred(self, occurred: &Occurred) -> String {
        let said = self.when(occurred);
        match &occurred.basis {
            Some(basis) => {
                let basis = self.term(Vocabulary::TimeBasis, basis);
                self.with("time-with-basis", &[("when", (&said).into()), ("basis", (&basis).into())])
            }
            None => said,
        }
    }

    pub(super) fn occurred_or_none(self, occurred: Option<&Occurred>) -> String {
        occurred.map(|occurred| self.occurred(occurred)).unwrap_or_default()
    }

    fn occurred_at(self, occurred: &Occurred) -> String {
        let Some(start) = occurred.start else { return self.text("time-unknown") };
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
            return self.with(id, &arguments);
        }
        let (start, end) = (self.civil(start, false, &occurred.zone), self.civil(end, false, &occurred.zone));
        let id = if about { "time-range-about" } else { "time-range" };
        self.with(id, &[("start", (&lowered(&start)).into()), ("end", (&lowered(&end)).into())])
    }

    fn civil(self, civil: Civil, about: bool, zone: &str) -> String {
        match civil {
            Civil::Month(first) => {
                let [month, year] = self.month(first);
                self.with("time-month", &[("month", (&month).into()), ("year", (&year).into())])
            }
            Civil::Day(day) => self.with("time-day", &[("date", (&self.date(day)).into())]),
            Civil::Part(day, part) => {
                let date = self.date(day);
                let part = part.as_str();
                self.with("time-part-of-day", &[("part", part.into()), ("date", (&date).into())])
            }
            Civil::Time { local, .. } => {
                let (date, time) = (self.date(local.date()), self.time_of_day(civil, zone));
                let id = if about { "time-about" } else { "time-exact" };
                self.with(id, &[("date", (&date).into()), ("time", (&time).into())])
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
                self.with(id, &[("time", (&clock).into())])
            }
            _ => clock,
        }
    }

    /// When something happened, below the heading of its day.
    #[must_use]
    pub fn in_day(self, occurred: Option<&Occurred>) -> String {
        let Some((occurred, start)) = occurred.and_then(|occurred| Some((occurred, occurred.start?))) else {
            return self.text("time-short-unknown");
        };
        let one = |civil: Civil| match civil {
            Civil::Month(_) => self.text("time-short-month"),
            Civil::Day(_) => self.text("time-short-day"),
            Civil::Part(_, part) => self.part(part),
            Civil::Time { local, .. } => self.clock(local, false),
        };
        let start = one(start);
        let about = |time: &str| self.with("time-short-about", &[("time", time.into())]);
        let start = if occurred.precision == Precision::About { about(&start) } else { start };
        let same_day = |end: Civil| {
            matches!((occurred.start, end),
            (Some(Civil::Time { local: from, .. }), Civil::Time { local: to, .. }) if from.date() == to.date())
        };
        match occurred.end {
            Some(end) if same_day(end) => {
                let end = one(end);
                self.with("time-short-range", &[("start", (&start).into()), ("end", (&end).into())])
            }
            Some(end) => {
                let end = self.end_of_days(end);
                let starts_a_day = matches!(occurred.start, Some(Civil::Day(_) | Civil::Month(_)));
                if starts_a_day {
                    return self.with("time-short-to", &[("end", (&end).into())]);
                }
                let arguments = [("start", (&start).into()), ("end", (&end).into())];
                self.with("time-short-range", &arguments)
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
        self.with("time-short-day-month", &[("day", (&number).into()), ("month", (&month).into())])
    }

    fn part(self, part: PartOfDay) -> String {
        self.text(&format!("time-short-{}", part.as_str()))
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
    use crate::tests::reading;
    use crate::words::{Catalogue, Language};

    fn words() -> Catalogue {
        Catalogue::load(Language::En).expect("the words load")
    }

    fn said(typed: &str) -> (String, String) {
        let words = words();
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
        let words = words();
        let say = Say::new(&words, Zone::LONDON, reading().wall_ms);
        let now = reading().wall_ms;
        assert_eq!(say.saved(now), "Saved here, 18:40");
        assert_eq!(say.on_phone().saved(now), "Saved on this phone, 18:40");
        assert_eq!(say.instant(now - 86_400_000), "yesterday, 18:40");
        assert_eq!(say.instant(now - 3 * 86_400_000), "Wednesday 18 November 2026, 18:40");
        assert_eq!(say.day_heading(say.day_of(now).unwrap()), "Saturday 21 November 2026, today");
    }

    #[test]
    fn another_zone_is_named() {
        let words = words();
        let paris: Zone = "Europe/Paris".parse().unwrap();
        let say = Say::new(&words, paris, reading().wall_ms);
        let occurred = Occurred::typed("18:30", Zone::LONDON, &reading()).unwrap();
        assert!(say.occurred(&occurred).ends_with("(Europe/London)"));
    }

    #[test]
    fn hours_are_counted_to_twelve_where_that_is_chosen() {
        let words = words();
        let say = Say::new(&words, Zone::LONDON, reading().wall_ms).with_clock(HourClock::H12);
        for (typed, said) in [
            ("00:05", "12:05 am"),
            ("09:04", "9:04 am"),
            ("12:30", "12:30 pm"),
            ("18:30", "6:30 pm"),
            ("about 11:59", "about 11:59 am"),
            ("08:00 to 13:00", "8:00 am to 1:00 pm"),
        ] {
            let occurred = Occurred::typed(typed, Zone::LONDON, &reading()).unwrap();
            assert_eq!(say.in_day(Some(&occurred)), said, "{typed}");
        }
        assert_eq!(say.saved(reading().wall_ms), "Saved here, 6:40 pm");
        assert_eq!(say.instant_to_the_second(reading().wall_ms + 7_000), "6:40:07 pm");
        assert_eq!(
            say.with_clock(HourClock::H24).instant_to_the_second(reading().wall_ms + 7_000),
            "18:40:07"
        );
    }

    #[test]
    fn a_length_of_time_has_at_most_two_units() {
        let words = words();
        let say = Say::new(&words, Zone::LONDON, reading().wall_ms);
        for (seconds, said) in [
            (i64::MIN, "0 seconds"),
            (-1, "0 seconds"),
            (1, "1 second"),
            (30, "30 seconds"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (299, "4 minutes"),
            (3_599, "59 minutes"),
            (3_600, "1 hour"),
            (3_659, "1 hour"),
            (3_900, "1 hour 5 minutes"),
            (7_260, "2 hours 1 minute"),
            (86_399, "23 hours 59 minutes"),
            (86_400, "1 day"),
            (97_199, "1 day 2 hours"),
            (97_200, "1 day 3 hours"),
        ] {
            assert_eq!(say.span(seconds), said, "{seconds}");
        }
        assert!(say.span(i64::MAX).contains(" days "));
    }
}
