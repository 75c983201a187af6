//! Time as an argument. Nothing in this crate reads a clock.
//!
//! [`Reading`] is what a caller saw on its clocks; [`RecordedAt`] is the time the program vouches for;
//! [`Occurred`] is what a person remembers, cut to how well she remembers it.

mod civil;
mod occurred;
mod typed;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Serialize, Serializer};

pub use civil::{Civil, PartOfDay};
pub use occurred::{Bounds, Occurred, Precision};

use crate::error::{Error, Refusal, Result};

/// An IANA time zone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// `Europe/London`, the zone of the directory and of typed times without one.
    pub const LONDON: Zone = Zone(Tz::Europe__London);
    /// Universal time.
    pub const UTC: Zone = Zone(Tz::UTC);

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The rules behind the name.
    #[must_use]
    pub fn rules(self) -> Tz {
        self.0
    }

    /// Minutes east of Greenwich at that instant.
    #[must_use]
    pub fn offset_minutes(self, unix_ms: i64) -> i32 {
        let Some(instant) = DateTime::<Utc>::from_timestamp_millis(unix_ms) else { return 0 };
        self.0.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc() / 60
    }
}

impl<C> minicbor::Encode<C> for Zone {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(self.name())?;
        Ok(())
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Zone {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.str()?.parse().map_err(|_| minicbor::decode::Error::message("zone"))
    }
}

impl FromStr for Zone {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        name.parse::<Tz>().map(Zone).map_err(|_| Error::invalid("zone", Refusal::UnknownTerm))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

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
        Some(instant) => instant.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
        // Beyond the calendar that the library knows; the bare number is still a fact.
        None => unix_ms.to_string(),
    }
}

/// `2026-11-21 18:40` in `zone`, for people.
#[must_use]
pub fn local_minute(unix_ms: i64, zone: Zone) -> String {
    match DateTime::<Utc>::from_timestamp_millis(unix_ms) {
        Some(instant) => instant.with_timezone(&zone.rules()).format("%Y-%m-%d %H:%M").to_string(),
        None => unix_ms.to_string(),
    }
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
