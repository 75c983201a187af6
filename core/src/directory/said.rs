//! How it stands, in words. Nobody reads a bare "closed": the hours may be old.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::hours::{DAY_MINUTES, Pattern, Says};
use super::standing::london;
use super::{Because, Directory, Hours, Record, Standing, State, newest_month};
use crate::time::clock;
use crate::words::Catalogue;

/// How it stands, in one or two short sentences: `Open until 16:00`, `Closed, by hours last seen 2024-04. Opens
/// Wednesday 13:00`.
#[must_use]
pub fn standing_label(words: &Catalogue, record: &Record, standing: &Standing, now_ms: i64) -> String {
    let then = standing.next_change.map(|at| when(words, at, now_ms));
    let until = |open: &str, open_until: &str| match &then {
        Some(then) => words.text(open_until, &[("when", then.into())]),
        None => words.text(open, &[]),
    };
    match standing.state {
        State::Open if standing.always => words.text("standing-always", &[]),
        State::Open => until("standing-open", "standing-open-until"),
        State::MayBeOpen => {
            let id = if standing.undisputed { "standing-may-be-open-one" } else { "standing-may-be-open" };
            with_next(words, words.text(id, &[]), standing, then.as_deref(), now_ms)
        }
        State::Closed => {
            let seen = last_seen(record);
            let closed = match seen {
                Some(date) => words.text("standing-closed", &[("date", date.into())]),
                None => words.text("standing-closed-undated", &[]),
            };
            with_next(words, closed, standing, then.as_deref(), now_ms)
        }
        State::NotKnown => {
            let id = match standing.because {
                Some(Because::BankHoliday) => "standing-not-known-holiday",
                Some(Because::BeyondCalendar) => "standing-not-known-beyond",
                Some(Because::NobodySays) | None => "standing-not-known",
            };
            with_next(words, words.text(id, &[]), standing, then.as_deref(), now_ms)
        }
    }
}

fn with_next(
    words: &Catalogue,
    said: String,
    standing: &Standing,
    then: Option<&str>,
    now_ms: i64,
) -> String {
    let (Some(state), Some(then)) = (standing.next_state, then) else { return said };
    let (mut state, mut then) = (state, then.to_owned());
    // After hours that are not known, closed at midnight says little: when it opens says more.
    if standing.state == State::NotKnown && state == State::Closed {
        let Some((at, opens)) = standing.opens else { return said };
        (state, then) = (opens, when(words, at, now_ms));
    }
    let id = match state {
        State::Open => "standing-opens",
        State::MayBeOpen => "standing-may-open",
        State::Closed => "standing-closes",
        State::NotKnown => "standing-not-known-from",
    };
    format!("{said}. {}", words.text(id, &[("when", (&then).into())]))
}

/// Days that [`Directory::week_said`] looks ahead, today among them.
const WEEK_DAYS: u64 = 7;
/// Weeks that are looked through for one without bank holidays: no two of them are without one for so long.
const WEEKS_TRIED: usize = 10;

impl Directory {
    /// What one source says of the seven days from today, a line for each: `Wednesday: 13:00 to 16:00`. A line that is
    /// always open has one line for all of them; nothing where the source gives no hours.
    #[must_use]
    pub fn week_said(&self, words: &Catalogue, hours: &Hours, now_ms: i64) -> Vec<String> {
        self.days_said(words, hours, now_ms, |pattern, today| {
            let days = (0..WEEK_DAYS).filter_map(|day| today.checked_add_days(Days::new(day)));
            days.map(|date| self.day_said(words, pattern, date)).collect()
        })
    }

    /// What one source says of a week without bank holidays, from Monday, days alike together: `Monday to Friday: 09:30 to
    /// 16:00`. For paper, which is read on another day. Nothing where the source gives no hours.
    #[must_use]
    pub fn usual_week_said(&self, words: &Catalogue, hours: &Hours, now_ms: i64) -> Vec<String> {
        self.days_said(words, hours, now_ms, |pattern, today| {
            let Some(week) = self.usual_week(hours, today) else { return Vec::new() };
            self.runs_said(words, pattern, &week)
        })
    }

    /// What `days` says from today, where the source gives hours that are not the same day and night.
    fn days_said(
        &self,
        words: &Catalogue,
        hours: &Hours,
        now_ms: i64,
        days: impl FnOnce(&Pattern, NaiveDate) -> Vec<String>,
    ) -> Vec<String> {
        let Some(pattern) = self.patterns.get(&(hours.osm.clone(), hours.holidays)) else {
            return Vec::new();
        };
        if pattern.is_always_open() {
            return vec![words.text("standing-always", &[])];
        }
        let today = london(now_ms).filter(|_| !hours.osm.starts_with("unknown"));
        today.map_or_else(Vec::new, |today| days(pattern, today.date()))
    }

    /// The next week from Monday to Sunday that has no bank holiday.
    fn usual_week(&self, hours: &Hours, today: NaiveDate) -> Option<Vec<NaiveDate>> {
        let mondays = today.iter_days().filter(|date| date.weekday() == Weekday::Mon);
        let weeks = mondays.take(WEEKS_TRIED).map(|monday| monday.iter_days().take(7).collect::<Vec<_>>());
        weeks.into_iter().find(|week| !week.iter().any(|date| self.holidays.contains(hours.holidays, *date)))
    }

    /// A line for each run of days with the same hours.
    fn runs_said(&self, words: &Catalogue, pattern: &Pattern, week: &[NaiveDate]) -> Vec<String> {
        let mut runs: Vec<(NaiveDate, NaiveDate, String)> = Vec::new();
        for date in week {
            let said = self.hours_said(words, pattern, *date);
            match runs.last_mut().filter(|run| run.2 == said) {
                Some(run) => run.1 = *date,
                None => runs.push((*date, *date, said)),
            }
        }
        let line = |(first, last, said): &(NaiveDate, NaiveDate, String)| {
            let [first, last] = [first, last].map(|date| weekday_said(words, *date));
            let hours = ("hours", said.into());
            if first == last {
                words.text("standing-day", &[("day", (&first).into()), hours])
            } else {
                words.text("standing-days", &[("first", (&first).into()), ("last", (&last).into()), hours])
            }
        };
        runs.iter().map(line).collect()
    }

    fn day_said(&self, words: &Catalogue, pattern: &Pattern, date: NaiveDate) -> String {
        let (day, hours) = (weekday_said(words, date), self.hours_said(words, pattern, date));
        words.text("standing-day", &[("day", (&day).into()), ("hours", (&hours).into())])
    }

    fn hours_said(&self, words: &Catalogue, pattern: &Pattern, date: NaiveDate) -> String {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
        let (mut spans, mut known) = (Vec::new(), true);
        for stretch in pattern.on(date, &self.holidays) {
            match stretch.says {
                Says::Open if stretch.from == 0 && stretch.to == DAY_MINUTES => {
                    spans.push(words.text("standing-day-whole", &[]));
                }
                Says::Open => {
                    let (from, to) = (clock(stretch.from), clock(stretch.to));
                    spans.push(
                        words.text("standing-day-span", &[("from", (&from).into()), ("to", (&to).into())]),
                    );
                }
                Says::NotKnown(_) => known = false,
                Says::Closed => {}
            }
        }
        if !known {
            spans.push(words.text("standing-day-not-known", &[]));
        } else if spans.is_empty() {
            spans.push(words.text("standing-day-closed", &[]));
        }
        spans.join(", ")
    }
}

fn weekday_said(words: &Catalogue, date: NaiveDate) -> String {
    words.text(&format!("time-weekday-{}", date.weekday().number_from_monday()), &[])
}

/// The date of the hours by which it is closed: the newest, where there are several.
fn last_seen(record: &Record) -> Option<&str> {
    let all = record.hours.iter().chain(&record.hours_alternatives);
    all.filter_map(|hours: &Hours| Some((newest_month(&hours.last_seen)?, hours.last_seen.as_str())))
        .max()
        .map(|(_, date)| date)
}

/// A moment in London's time, seen from now: `16:00` today, `tomorrow 09:30`, `Wednesday 13:00` within a week, and
/// later with its day and month.
#[must_use]
pub fn when(words: &Catalogue, at_ms: i64, now_ms: i64) -> String {
    let (Some(at), Some(now)) = (london(at_ms), london(now_ms)) else { return super::rfc3339(at_ms) };
    let clock = clock(&at);
    let days = at.date().signed_duration_since(now.date()).num_days();
    if days == 0 {
        return clock;
    }
    let day = match days {
        1 => words.text("time-tomorrow", &[]),
        _ => words.text(&format!("time-weekday-{}", at.weekday().number_from_monday()), &[]),
    };
    if (1..7).contains(&days) {
        return format!("{day} {clock}");
    }
    let number = i64::from(at.day());
    let month = words.text(&format!("time-month-{}", at.month()), &[]);
    format!("{day} {number} {month} {clock}")
}
