//! Moments as they are typed and printed: London's time unless something else is said.

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike, Utc};

use crate::error::{Error, Refusal, Result};
use crate::time::{Zone, clock};

/// Forms without an offset.
const LOCAL: &[&str] = &["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"];
/// Forms with one.
const OFFSET: &[&str] = &["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z", "%Y-%m-%d %H:%M%#z"];

/// Reads `2026-12-25T10:00` as London's time, `2026-12-25T10:00+01:00` or `…Z` as it stands; milliseconds since 1970.
/// Of the hour that comes twice the first one is meant; a time that the clocks skip is an hour later.
pub fn read_at(typed: &str) -> Result<i64> {
    let typed = typed.trim();
    let universal = typed.strip_suffix(['Z', 'z']).map(|rest| format!("{rest}+00:00"));
    let with_offset = universal.as_deref().unwrap_or(typed);
    if let Some(at) = OFFSET.iter().find_map(|form| DateTime::parse_from_str(with_offset, form).ok()) {
        return Ok(at.timestamp_millis());
    }
    let local = LOCAL.iter().find_map(|form| NaiveDateTime::parse_from_str(typed, form).ok());
    let local = local.ok_or(Error::invalid("at", Refusal::Malformed))?;
    let impossible = Error::invalid("at", Refusal::ImpossibleDate);
    let found = |local: &NaiveDateTime| match Zone::LONDON.rules().from_local_datetime(local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.timestamp_millis()),
        LocalResult::None => None,
    };
    found(&local).or_else(|| found(&local.checked_add_signed(TimeDelta::hours(1))?)).ok_or(impossible)
}

/// RFC 3339 in London's time, with its offset.
#[must_use]
pub fn rfc3339(unix_ms: i64) -> String {
    match DateTime::<Utc>::from_timestamp_millis(unix_ms) {
        Some(at) => {
            let at = at.with_timezone(&Zone::LONDON.rules());
            let (date, second, offset) = (at.date_naive(), at.second(), at.offset().fix());
            format!("{date}T{}:{second:02}{offset}", clock(&at))
        }
        None => unix_ms.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_an_offset_is_londons() {
        for (typed, printed) in [
            ("2026-12-25T10:00", "2026-12-25T10:00:00+00:00"),
            ("2026-07-25T10:00", "2026-07-25T10:00:00+01:00"),
            (" 2026-07-25 10:00 ", "2026-07-25T10:00:00+01:00"),
            ("2026-07-25T10:00:30", "2026-07-25T10:00:30+01:00"),
            ("2026-07-25T10:00Z", "2026-07-25T11:00:00+01:00"),
            ("2026-07-25T10:00:00.000Z", "2026-07-25T11:00:00+01:00"),
            ("2026-07-25T10:00+02:00", "2026-07-25T09:00:00+01:00"),
            ("2026-12-25T10:00:00-05:00", "2026-12-25T15:00:00+00:00"),
            // The hour that comes twice, and the one that never comes.
            ("2026-10-25T01:30", "2026-10-25T01:30:00+01:00"),
            ("2026-03-29T01:30", "2026-03-29T02:30:00+01:00"),
        ] {
            assert_eq!(read_at(typed).map(rfc3339).ok().as_deref(), Some(printed), "{typed}");
        }
        for typed in
            ["", "now", "2026-12-25", "2026-13-01T10:00", "2026-12-25T25:00", "25/12/2026 10:00", "Z"]
        {
            assert!(read_at(typed).is_err(), "{typed}");
        }
    }
}
