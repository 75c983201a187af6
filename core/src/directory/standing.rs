//! Whether a service can be reached at a moment, and when that changes.

use crate::ordering::ShortList as _;
use std::sync::Arc;

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc};
use serde::Serialize;

use super::hours::{Pattern, Says};
use super::{BankHolidays, Directory, Nation, Need, Record};
use crate::time::Zone;

/// How far ahead the next change is looked for. Weekly hours change within a week, and no run of bank holidays is
/// longer than the second one.
const AHEAD_DAYS: u64 = 14;
/// How many services are named as open in place of one that is closed.
const INSTEAD_MAX: usize = 3;
/// Audiences that a line names beside those it is for.
const BESIDE: &[&str] = &["helpers", "professionals"];
/// Needs that belong to some people alone: a line for one of them is no answer to somebody who has not said so.
const SPECIAL: &[Need] = &[
    Need::Under18,
    Need::Men,
    Need::Women,
    Need::Lgbt,
    Need::HonourBased,
    Need::Deaf,
    Need::Campus,
    Need::Images,
    Need::SexualViolence,
    Need::DomesticAbuse,
    Need::Fraud,
    Need::OwnBehaviour,
];
const MINUTE_MS: i64 = 60_000;

/// How it stands with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Open by every published pattern.
    Open,
    /// Open by at least one of them.
    MayBeOpen,
    /// Closed by all of them.
    Closed,
    /// Nobody says, for this moment.
    NotKnown,
}

impl State {
    /// Its id, as in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            State::Open => "open",
            State::MayBeOpen => "may-be-open",
            State::Closed => "closed",
            State::NotKnown => "not-known",
        }
    }
}

/// Why it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Because {
    /// No source gives hours.
    NobodySays,
    /// It is a bank holiday, and no source says what holds then.
    BankHoliday,
    /// The bank holidays of that year are not known here.
    BeyondCalendar,
}

/// How it stands with a service at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Now.
    pub state: State,
    /// With [`State::NotKnown`]: why.
    pub because: Option<Because>,
    /// With [`State::MayBeOpen`]: whether no pattern says closed, so that it only is not known by all.
    pub undisputed: bool,
    /// When the state next changes, milliseconds since 1970; none: not within fourteen days.
    pub next_change: Option<i64>,
    /// What it is from then on.
    pub next_state: Option<State>,
    /// Where it is closed or not known: when it is next open, or may be, by which state; within fourteen days.
    pub opens: Option<(i64, State)>,
    /// Open at every minute of every year.
    pub always: bool,
}

/// All patterns together at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Together {
    state: State,
    because: Option<Because>,
    undisputed: bool,
}

impl Together {
    fn of(says: &[Says]) -> Self {
        let because = says.iter().find_map(|one| match one {
            Says::NotKnown(because) => Some(*because),
            _ => None,
        });
        let closed = says.contains(&Says::Closed);
        let state = if says.contains(&Says::Open) {
            if closed || because.is_some() { State::MayBeOpen } else { State::Open }
        } else if because.is_some() || says.is_empty() {
            State::NotKnown
        } else {
            State::Closed
        };
        let because = because.or(says.is_empty().then_some(Because::NobodySays));
        Together {
            state,
            because: because.filter(|_| state == State::NotKnown),
            undisputed: state == State::MayBeOpen && !closed,
        }
    }
}

/// Reads patterns in London's time.
struct Reader<'a> {
    patterns: &'a [Arc<Pattern>],
    calendar: &'a BankHolidays,
}

impl Reader<'_> {
    fn at(&self, now_ms: i64) -> Option<Together> {
        let local = london(now_ms)?;
        let minute = u16::try_from(local.hour() * 60 + local.minute()).ok()?;
        let says: Vec<Says> =
            self.patterns.iter().map(|one| one.at(local.date(), minute, self.calendar)).collect();
        Some(Together::of(&says))
    }

    /// The moments of `date` at which something may change, in no order.
    fn edges(&self, date: NaiveDate) -> Vec<i64> {
        let mut moments = vec![clocks_may_change(date)];
        for stretch in self.patterns.iter().flat_map(|one| one.on(date, self.calendar)) {
            let (hour, minute) = (u32::from(stretch.from / 60), u32::from(stretch.from % 60));
            let Some(local) = date.and_hms_opt(hour, minute, 0) else { continue };
            match Zone::LONDON.rules().from_local_datetime(&local) {
                LocalResult::Single(moment) => moments.push(moment.timestamp_millis()),
                LocalResult::Ambiguous(first, second) => {
                    moments.extend([first.timestamp_millis(), second.timestamp_millis()]);
                }
                // The clocks go forward over it: what changes then changes when they do.
                LocalResult::None => {}
            }
        }
        moments
    }

    /// The first moment after `now_ms` whose state is another one that `is_meant`.
    fn next(&self, now_ms: i64, is_meant: impl Fn(State) -> bool) -> Option<(i64, State)> {
        let today = london(now_ms)?.date();
        for day in 0..=AHEAD_DAYS {
            let mut edges = self.edges(today.checked_add_days(Days::new(day))?);
            edges.order_by(Ord::cmp);
            for edge in edges.into_iter().filter(|edge| *edge > now_ms) {
                if edge.saturating_sub(now_ms) > bound_ms() {
                    return None;
                }
                let then = self.at(edge)?.state;
                if is_meant(then) {
                    return Some((edge, then));
                }
            }
        }
        None
    }
}

fn bound_ms() -> i64 {
    i64::try_from(AHEAD_DAYS).unwrap_or(i64::MAX).saturating_mul(24 * 60 * MINUTE_MS)
}

/// London's own time.
pub(super) fn london(unix_ms: i64) -> Option<NaiveDateTime> {
    let instant = DateTime::<Utc>::from_timestamp_millis(unix_ms)?;
    // Beyond these years a local time may not exist as a date.
    (-9_999..=9_999)
        .contains(&instant.year())
        .then(|| instant.with_timezone(&Zone::LONDON.rules()).naive_local())
}

/// In the UK the clocks change at 01:00 in universal time.
fn clocks_may_change(date: NaiveDate) -> i64 {
    date.and_hms_opt(1, 0, 0).map_or(i64::MIN, |at| at.and_utc().timestamp_millis())
}

impl Directory {
    /// How it stands with a record at a moment, milliseconds since 1970.
    #[must_use]
    pub fn state(&self, record: &Record, now_ms: i64) -> Standing {
        let patterns: Vec<Arc<Pattern>> = record
            .hours
            .iter()
            .chain(&record.hours_alternatives)
            .filter(|hours| hours.grade.is_printed())
            .filter_map(|hours| self.patterns.get(&(hours.osm.clone(), hours.holidays)).cloned())
            .collect();
        let reader = Reader { patterns: &patterns, calendar: &self.holidays };
        let now = reader.at(now_ms).unwrap_or(Together::of(&[]));
        let next = reader.next(now_ms, |then| then != now.state);
        let open = |state| matches!(state, State::Open | State::MayBeOpen);
        let opens = match next {
            Some(_) if open(now.state) => None,
            Some((_, then)) if open(then) => next,
            Some(_) => reader.next(now_ms, open),
            None => None,
        };
        Standing {
            state: now.state,
            because: now.because,
            undisputed: now.undisputed,
            next_change: next.map(|next| next.0),
            next_state: next.map(|next| next.1),
            opens,
            always: !patterns.is_empty() && patterns.iter().all(|one| one.is_always_open()),
        }
    }

    /// What is open in place of `record`: what serves the same place and shares what it is for, at most three.
    #[must_use]
    pub fn instead(&self, record: &Record, nation: Option<Nation>, now_ms: i64) -> Vec<&Record> {
        let shared = |other: &Record| other.needs.iter().filter(|need| record.needs.contains(need)).count();
        // Those who help are named beside those who are helped; that alone makes no line one for both.
        let beside = |one: &str| BESIDE.contains(&one);
        let is_for_them = |other: &Record| {
            let mut audiences = other.audiences.iter();
            audiences.any(|one| one == "anyone" || record.audiences.contains(one) && !beside(one))
                && other.needs.iter().all(|need| !SPECIAL.contains(need) || record.needs.contains(need))
        };
        let serves = |other: &Record| {
            let here = match nation {
                Some(nation) => other.serves(nation),
                None => record.regions.iter().all(|one| other.serves(*one)),
            };
            here && (other.area.is_none() || other.area == record.area)
        };
        let mut found: Vec<(usize, &Record)> = self
            .records()
            .iter()
            .filter(|other| other.id != record.id && other.id != super::EMERGENCY)
            .filter(|other| is_for_them(other) && serves(other))
            .filter(|other| self.state(other, now_ms).state == State::Open)
            .map(|other| (shared(other), other))
            .collect();
        if found.iter().any(|(shared, _)| *shared > 0) {
            found.retain(|(shared, _)| *shared > 0);
        } else {
            found.retain(|(_, other)| other.needs.contains(&Need::Listening));
        }
        found.order_by(|(a, one), (b, other)| {
            b.cmp(a).then_with(|| one.place(nation).cmp(&other.place(nation)))
        });
        found.into_iter().take(INSTEAD_MAX).map(|(_, other)| other).collect()
    }
}
