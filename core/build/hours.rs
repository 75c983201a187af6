//! What a pattern of opening hours says of each day, worked out once: by the build for the content in the program, by
//! the terminal for files that it is given. `src/directory/hours.rs` reads it.
//!
//! A day is written as its stretches, each with the minute at which it ends and a letter (`o` open, `c` closed, `u`
//! unknown): `540c1020o1440c`. Seven days are a week from Monday on, an eighth is a bank holiday on any weekday, and one
//! alone stands for every day there is. Between two days stands a space.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use opening_hours_syntax::rules::day::{DaySelector, HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::{Time, TimeSpan};

/// Minutes of a day of the calendar.
const DAY_MINUTES: u16 = 24 * 60;

/// The days of `osm`; where a week can't hold what it says, or nobody can read it, what is wrong: the second half of a
/// sentence about these hours.
pub(crate) fn week(osm: &str) -> Result<String, String> {
    let hours: OpeningHours = osm.parse().map_err(|why| format!("do not parse: {why}"))?;
    let expression = hours.get_expression();
    let (mut names_holidays, mut past_midnight) = (false, false);
    for rule in &expression.rules {
        names_holidays |= names_holidays_in(&rule.day_selector)?;
        for span in &rule.time_selector.spans {
            past_midnight |= goes_past_midnight(span)?;
        }
        // What stands beside `unknown` says why; beside anything else it changes what is meant.
        if rule.kind != RuleKind::Unknown && !rule.comment.is_empty() {
            return Err(format!("say \"{}\" of times that are not unknown", rule.comment));
        }
    }
    if past_midnight && names_holidays {
        return Err("go past midnight and name PH: the day after a bank holiday is none of the week".into());
    }
    // The first Monday of 1970. Which week it is makes no difference any more.
    let dates = || NaiveDate::default().iter_days().skip(4).take(7);
    let mut days: Vec<String> = dates().map(|date| day(&hours, date)).collect();
    if names_holidays {
        let mut holidays = dates().map(|date| day(&on_holiday(&hours, date), date));
        let holiday = holidays.next().unwrap_or_default();
        if holidays.any(|other| other != holiday) {
            return Err("differ from one bank holiday to another".into());
        }
        days.push(holiday);
    } else if expression.is_constant() {
        let first = days.swap_remove(0);
        if days.iter().any(|other| *other != first) || first.len() != "1440o".len() {
            return Err("end in a rule for all time, and say something else too".into());
        }
        return Ok(first);
    }
    Ok(days.join(" "))
}

/// Whether bank holidays are among the days. Refuses all days but those and weekdays.
fn names_holidays_in(days: &DaySelector) -> Result<bool, String> {
    let others = [
        (days.year.is_empty(), "years"),
        (days.monthday.is_empty(), "months or dates"),
        (days.week.is_empty(), "weeks of the year"),
    ];
    if let Some((_, named)) = others.iter().find(|(is_empty, _)| !is_empty) {
        return Err(format!("name {named}"));
    }
    let mut found = false;
    for one in &days.weekday {
        let offset = match one {
            WeekDayRange::Fixed { nth_from_start, nth_from_end, .. }
                if nth_from_start.contains(&false) || nth_from_end.contains(&false) =>
            {
                return Err("name weekdays by their place in the month".into());
            }
            WeekDayRange::Holiday { kind: HolidayKind::School, .. } => {
                return Err("name school holidays, which nothing here knows".into());
            }
            WeekDayRange::Fixed { offset, .. } => offset,
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset } => {
                found = true;
                offset
            }
        };
        if *offset != 0 {
            return Err("name days before or after others".into());
        }
    }
    Ok(found)
}

/// Whether a span reaches into the next day. Refuses those that no clock gives.
fn goes_past_midnight(span: &TimeSpan) -> Result<bool, String> {
    if span.open_end {
        return Err("have no end".into());
    }
    if span.repeats.is_some() {
        return Err("name moments in place of times between two".into());
    }
    let (Time::Fixed(from), Time::Fixed(to)) = (span.range.start, span.range.end) else {
        return Err("follow the sun".into());
    };
    // An end that is not behind the beginning is one of the next day.
    let next_day = if from < to { 0 } else { DAY_MINUTES };
    Ok(to.mins_from_midnight() + next_day > DAY_MINUTES)
}

/// The same hours where `date` alone is a bank holiday.
fn on_holiday(hours: &OpeningHours, date: NaiveDate) -> OpeningHours {
    let mut calendar = ContextHolidays::default().get_public().clone();
    calendar.insert(date);
    let holidays = ContextHolidays::new(Arc::new(calendar), Arc::default());
    hours.clone().with_context(Context::default().with_holidays(holidays))
}

fn day(hours: &OpeningHours, date: NaiveDate) -> String {
    let mut said = String::new();
    let mut reached = 0;
    let mut say = |to: u16, kind: RuleKind| {
        let letter = match kind {
            RuleKind::Open => 'o',
            RuleKind::Closed => 'c',
            RuleKind::Unknown => 'u',
        };
        // Writing to a string can't fail.
        let _ = write!(said, "{to}{letter}");
    };
    for range in hours.schedule_at(date) {
        let from = range.range.start.mins_from_midnight().min(DAY_MINUTES);
        let to = range.range.end.mins_from_midnight().min(DAY_MINUTES);
        if from > reached {
            say(from, RuleKind::Closed);
        }
        if to > from {
            say(to, range.kind);
            reached = to;
        }
    }
    if reached < DAY_MINUTES {
        say(DAY_MINUTES, RuleKind::Closed);
    }
    said
}
