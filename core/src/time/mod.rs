//! Time as an argument. Nothing in this crate reads a clock.
//!
//! [`Reading`] is what a caller saw on its clocks; [`RecordedAt`] is the time the program vouches for;
//! [`Occurred`] is what a person remembers, cut to how well she remembers it.

mod civil;
mod occurred;
mod typed;
mod zone;

use chrono::{DateTime, NaiveDateTime, Timelike, Utc};
use serde::{Serialize, Serializer};

pub(crate) use civil::date_of;
pub use civil::{Civil, PartOfDay};
pub use occurred::{Bounds, Occurred, Precision};
pub use zone::{Rules, Zone, ZoneOffset};

/// Identity of one boot of the device: monotonic times compare only within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BootId(pub [u8; 16]);

impl BootId {
    /// The device can't say which boot it is: nothing that needs to know is ever sure.
    pub const UNKNOWN: BootId = BootId([0xff; 16]);
}

/// What the caller's clocks showed at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Wall clock, milliseconds since 1970 in UTC.
    pub wall_ms: i64,
    /// The zone the device is set to.
    pub zone: Zone,
    /// Milliseconds since boot, sleep included.
    pub monotonic_ms: u64,
    /// Which boot that counts from.
    pub boot: BootId,
    /// Whether the wall clock was checked against a source that the device's owner can't set.
    pub trusted: bool,
}

impl Reading {
    /// The same clocks `elapsed_ms` later, for an operation that outlives its call.
    #[must_use]
    pub fn after(self, elapsed_ms: u64) -> Self {
        Reading {
            wall_ms: self.wall_ms.saturating_add(i64::try_from(elapsed_ms).unwrap_or(i64::MAX)),
            monotonic_ms: self.monotonic_ms.saturating_add(elapsed_ms),
            ..self
        }
    }
}

/// Which clock a recorded time was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, minicbor::Encode, minicbor::Decode, Serialize)]
#[cbor(index_only)]
#[serde(rename_all = "lowercase")]
pub enum ClockBasis {
    /// The device's own clock, which whoever holds the device can set.
    #[n(0)]
    Device,
    /// A clock that was checked against an outside source.
    #[n(1)]
    Trusted,
}

/// The instant of a commit, set by the program, with the zone it was read in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, minicbor::Encode, minicbor::Decode)]
#[cbor(array)]
pub struct RecordedAt {
    /// Milliseconds since 1970 in UTC.
    #[n(0)]
    pub unix_ms: i64,
    /// IANA zone of the device at that moment.
    #[n(1)]
    pub zone: String,
    /// Minutes east of Greenwich at that moment.
    #[n(2)]
    pub offset_min: i32,
    /// Which clock.
    #[n(3)]
    pub clock: ClockBasis,
}

impl From<Reading> for RecordedAt {
    fn from(reading: Reading) -> Self {
        RecordedAt {
            unix_ms: reading.wall_ms,
            zone: reading.zone.name().to_owned(),
            offset_min: reading.zone.offset_minutes(reading.wall_ms),
            clock: if reading.trusted { ClockBasis::Trusted } else { ClockBasis::Device },
        }
    }
}

impl RecordedAt {
    /// RFC 3339 in UTC with milliseconds, as in all JSON.
    #[must_use]
    pub fn rfc3339(&self) -> String {
        rfc3339(self.unix_ms)
    }
}

impl Serialize for RecordedAt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

/// RFC 3339 in UTC with milliseconds.
#[must_use]
pub fn rfc3339(unix_ms: i64) -> String {
    match DateTime::<Utc>::from_timestamp_millis(unix_ms) {
        Some(instant) => {
            let (date, milliseconds) = (instant.date_naive(), instant.timestamp_subsec_millis());
            format!("{date}T{}:{:02}.{milliseconds:03}Z", clock(&instant), instant.second())
        }
        // Beyond the calendar that the library knows; the bare number is still a fact.
        None => unix_ms.to_string(),
    }
}

/// `2026-11-21 18:40` in `zone`, for people.
#[must_use]
pub fn local_minute(unix_ms: i64, zone: Zone) -> String {
    match local(unix_ms, zone) {
        Some(local) => format!("{} {}", local.date(), clock(&local)),
        None => unix_ms.to_string(),
    }
}

/// What calendars and clocks in `zone` show at that instant; nothing beyond the calendar that the library knows.
pub(crate) fn local(unix_ms: i64, zone: Zone) -> Option<NaiveDateTime> {
    let instant = DateTime::<Utc>::from_timestamp_millis(unix_ms)?;
    Some(instant.with_timezone(&zone.rules()).naive_local())
}

/// `18:40`. The calendar's own forms are read from a text each time, by code that is larger than all of ours for time.
pub(crate) fn clock(at: &impl Timelike) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_becomes_a_recorded_time_with_its_offset() {
        let reading = Reading {
            wall_ms: 1_782_000_000_000,
            zone: Zone::LONDON,
            monotonic_ms: 5,
            boot: BootId([0; 16]),
            trusted: false,
        };
        let recorded = RecordedAt::from(reading);
        assert_eq!(recorded.offset_min, 60);
        assert_eq!(recorded.rfc3339(), "2026-06-21T00:00:00.000Z");
        assert_eq!(local_minute(recorded.unix_ms, Zone::LONDON), "2026-06-21 01:00");
    }
}
