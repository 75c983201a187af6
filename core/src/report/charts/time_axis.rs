//! Days from left to right, with as many of them named as there is room for.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordi64;

use super::letters::width;
use super::sheet::{Anchor, Grey, LINE, Shape, Sheet, WIDTH};
use crate::patterns::Span;
use crate::say::Say;
use crate::time::{Zone, clock, local};

/// Room between two names.
const BETWEEN: i32 = 24;
/// Length of the mark at a named day.
const TICK: i32 = 14;
/// Room at both ends, so that a dot on the first day is whole.
const EDGE: i32 = 16;
/// Names along one axis, at most: no more fit side by side.
const NAMES_MAX: usize = 60;

/// How far it is from one name to the next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Hours(u32),
    Days(u64),
    Weeks(u64),
    Months(u32),
}

const STEPS: [Step; 19] = [
    Step::Hours(3),
    Step::Hours(6),
    Step::Hours(12),
    Step::Days(1),
    Step::Days(2),
    Step::Weeks(1),
    Step::Weeks(2),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1_200),
    Step::Months(12_000),
];

/// The same where every name is that of a Monday.
const WEEK_STEPS: [Step; 8] = [
    Step::Weeks(1),
    Step::Weeks(2),
    Step::Weeks(4),
    Step::Weeks(8),
    Step::Weeks(13),
    Step::Weeks(26),
    Step::Weeks(52),
    Step::Weeks(104),
];

impl Step {
    /// The first of its beginnings that is not before `at`.
    fn first(self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let midnight = at.date().and_time(NaiveTime::MIN);
        let begin = match self {
            Step::Hours(_) | Step::Days(_) => midnight,
            Step::Weeks(_) => {
                midnight.checked_sub_days(Days::new(at.weekday().num_days_from_monday().into()))?
            }
            Step::Months(months) => {
                let all = at.year().checked_mul(12)?.checked_add(i32::try_from(at.month0()).ok()?)?;
                let begin = all.checked_sub(all.rem_euclid(i32::try_from(months).ok()?))?;
                let month = u32::try_from(begin.rem_euclid(12)).ok()?;
                NaiveDate::from_ymd_opt(begin.div_euclid(12), month.checked_add(1)?, 1)?
                    .and_time(NaiveTime::MIN)
            }
        };
        let mut begin = begin;
        while begin < at {
            begin = self.next(begin)?;
        }
        Some(begin)
    }

    fn next(self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Step::Hours(hours) => at.checked_add_signed(TimeDelta::hours(hours.into())),
            Step::Days(days) => at.checked_add_days(Days::new(days)),
            Step::Weeks(weeks) => at.checked_add_days(Days::new(weeks.checked_mul(7)?)),
            Step::Months(months) => at.checked_add_months(Months::new(months)),
        }
    }

    /// What stands at a beginning, and below it what stands only where it is another one than before.
    fn names(self, at: NaiveDateTime, say: Say<'_>) -> (String, String) {
        let year = at.year().to_string();
        let month = || say.words().text(&format!("chart-month-{}", at.month()), &[]);
        let day = || {
            let (day, month) = (at.day().to_string(), month());
            say.words().text("chart-day", &[("day", (&day).into()), ("month", (&month).into())])
        };
        match self {
            Step::Hours(_) => (clock(&at), day()),
            Step::Days(_) | Step::Weeks(_) => (day(), year),
            Step::Months(months) if months < 12 => (month(), year),
            Step::Months(_) => (year, String::new()),
        }
    }
}

/// A named day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tick {
    x: i32,
    name: String,
    below: String,
}

/// Days along the width of a sheet.
#[derive(Debug, Clone)]
pub(super) struct TimeAxis {
    from: NaiveDateTime,
    to: NaiveDateTime,
    zone: Zone,
    left: i32,
    right: i32,
}

impl TimeAxis {
    /// From the beginning of one day to the end of another, between two places of the sheet.
    pub(super) fn new((first, last): (NaiveDate, NaiveDate), zone: Zone, (left, right): (i32, i32)) -> Self {
        let from = first.and_time(NaiveTime::MIN);
        let end = last.max(first).checked_add_days(Days::new(1)).map(|day| day.and_time(NaiveTime::MIN));
        TimeAxis { from, to: end.unwrap_or(NaiveDateTime::MAX), zone, left, right }
    }

    /// The days in which all of these lie, and those up to the last one that is looked at.
    pub(super) fn around(
        spans: impl Iterator<Item = Span>,
        today: Option<NaiveDate>,
        zone: Zone,
    ) -> Option<Self> {
        let ends = spans.map(|span| (span.first_day, span.last_day));
        let (first, last) = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
        let last = today.map_or(last, |today| today.max(last));
        Some(Self::new((first, last), zone, (EDGE, WIDTH - EDGE)))
    }

    /// Where an instant stands by the clock of its zone.
    fn at(&self, at: NaiveDateTime) -> i32 {
        let seconds = |at: NaiveDateTime| at.and_utc().timestamp();
        let range = RangedCoordi64::from(seconds(self.from)..seconds(self.to).max(seconds(self.from) + 1));
        range.map(&seconds(at.clamp(self.from, self.to)), (self.left, self.right))
    }

    /// Where midnight of a day stands.
    pub(super) fn day(&self, day: NaiveDate) -> i32 {
        self.at(day.and_time(NaiveTime::MIN))
    }

    /// Where a band begins and ends. A whole day ends where the next one begins.
    pub(super) fn band(&self, span: &Span) -> (i32, i32) {
        let place = |ms| local(ms, self.zone).map(|at| self.at(at));
        let first = place(span.bounds.earliest_ms).unwrap_or_else(|| self.day(span.first_day));
        let last = place(span.bounds.latest_ms).unwrap_or_else(|| self.day(span.last_day));
        (first.min(last), last.max(first))
    }

    /// Whether a band lies among these days.
    pub(super) fn holds(&self, span: &Span) -> bool {
        span.first_day >= self.from.date() && span.last_day < self.to.date()
    }

    fn ticks(&self, step: Step, say: Say<'_>) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        let mut before = String::new();
        let mut at = step.first(self.from);
        while let Some(begin) = at.filter(|begin| *begin < self.to && ticks.len() <= NAMES_MAX) {
            let (name, below) = step.names(begin, say);
            let shown = if below == before { String::new() } else { below.clone() };
            before = below;
            ticks.push(Tick { x: self.at(begin), name, below: shown });
            at = step.next(begin);
        }
        ticks
    }

    /// The names of the narrowest step that lets them stand side by side.
    fn named(&self, steps: &[Step], say: Say<'_>) -> Vec<Tick> {
        let fits = |ticks: &[Tick]| {
            let wide = |tick: &Tick| width(&tick.name).max(width(&tick.below)).saturating_add(BETWEEN);
            ticks.len() <= NAMES_MAX && ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= wide(&pair[0]))
        };
        steps.iter().map(|step| self.ticks(*step, say)).find(|ticks| fits(ticks)).unwrap_or_default()
    }

    /// Draws the line, its marks and names, at the foot of a sheet.
    pub(super) fn draw(&self, sheet: &mut Sheet, say: Say<'_>) {
        self.draw_named(&STEPS, sheet, say);
    }

    /// The same with the names of Mondays.
    pub(super) fn draw_weeks(&self, sheet: &mut Sheet, say: Say<'_>) {
        self.draw_named(&WEEK_STEPS, sheet, say);
    }

    fn draw_named(&self, steps: &[Step], sheet: &mut Sheet, say: Say<'_>) {
        let ticks = self.named(steps, say);
        let lines = if ticks.iter().any(|tick| !tick.below.is_empty()) { 2 } else { 1 };
        let top = sheet.room(TICK + lines * LINE);
        sheet.add(Shape::Line((self.left, top), (self.right, top), Grey::BLACK));
        for tick in ticks {
            // A name stands right of its mark, as the days do. What would run off the sheet is left out.
            let x = tick.x + 2;
            if x.saturating_add(width(&tick.name).max(width(&tick.below))) > WIDTH {
                continue;
            }
            sheet.add(Shape::Line((tick.x, top), (tick.x, top + TICK), Grey::BLACK));
            sheet.text((x, top + TICK + LINE / 2), Anchor::Start, tick.name);
            if !tick.below.is_empty() {
                sheet.text((x, top + TICK + LINE + LINE / 2), Anchor::Start, tick.below);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Timelike;

    use super::*;
    use crate::words::{Catalogue, Language};

    #[test]
    fn any_length_of_time_has_names_that_stand_apart() {
        let words = Catalogue::load(Language::En).expect("words");
        let say = Say::new(&words, Zone::LONDON, 0);
        let first: NaiveDate = "2024-02-27".parse().expect("a day");
        for days in [0, 1, 2, 3, 6, 10, 20, 45, 60, 100, 200, 366, 800, 2_000, 5_000, 11_000, 40_000] {
            let last = first + Days::new(days);
            let axis = TimeAxis::new((first, last), Zone::LONDON, (0, WIDTH));
            let mut sheet = Sheet::default();
            axis.draw(&mut sheet, say);
            let texts: Vec<_> = sheet.shapes.iter().filter_map(Shape::text_frame).collect();
            assert!(texts.len() >= 2, "{days}: {texts:?}");
            assert!(texts.iter().all(|text| text.right <= WIDTH + 2), "{days}: {texts:?}");
            for (at, text) in texts.iter().enumerate() {
                let others = texts.iter().enumerate().filter(|(other, _)| *other != at);
                assert!(others.clone().all(|(_, other)| !text.overlaps(other)), "{days}");
            }
            assert_eq!((axis.day(first), axis.day(last + Days::new(1))), (0, WIDTH));
        }
    }

    #[test]
    fn steps_begin_where_a_calendar_does() {
        let at = |text: &str| text.parse::<NaiveDateTime>().expect("a time");
        let first = |step: Step, text| step.first(at(text)).expect("a beginning");
        assert_eq!(first(Step::Weeks(1), "2026-11-18T10:00:00"), at("2026-11-23T00:00:00"));
        assert_eq!(first(Step::Months(3), "2026-11-18T10:00:00"), at("2027-01-01T00:00:00"));
        assert_eq!(first(Step::Hours(6), "2026-11-18T07:00:00"), at("2026-11-18T12:00:00"));
        assert_eq!(at("2026-11-18T07:00:00").hour(), 7);
    }
}
