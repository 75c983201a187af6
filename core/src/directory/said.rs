//! How it stands, in words. Nobody reads a bare "closed": the hours may be old.

use chrono::Datelike;

use super::standing::london;
use super::{Because, Hours, Record, Standing, State, newest_month};
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
    let clock = at.format("%H:%M").to_string();
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
