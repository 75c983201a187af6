//! Time zones: the IANA database, read where it lies in the program.

mod file;
mod rules;
mod tail;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Offset, TimeZone, Utc};

pub use rules::{Rules, ZoneOffset};

use crate::error::{Error, Refusal, Result};

include!(concat!(env!("OUT_DIR"), "/zones.rs"));

/// The name of the zone at that place.
fn name(place: usize) -> Option<&'static str> {
    let end = |place: usize| ZONES.get(place).map(|(end, _)| usize::from(*end));
    let begin = place.checked_sub(1).map_or(Some(0), end)?;
    NAMES.get(begin..end(place)?)
}

/// Name and file of the zone with exactly that name.
fn find(wanted: &str) -> Option<(&'static str, &'static [u8])> {
    let (mut low, mut high) = (0, ZONES.len());
    while low < high {
        let place = usize::midpoint(low, high);
        let found = name(place)?;
        match found.cmp(wanted) {
            Ordering::Less => low = place.saturating_add(1),
            Ordering::Greater => high = place,
            Ordering::Equal => {
                let (_, begin) = ZONES.get(place)?;
                return Some((found, FILES.get(usize::try_from(*begin).ok()?..)?));
            }
        }
    }
    None
}

/// An IANA time zone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(&'static str);

impl Zone {
    /// `Europe/London`, the zone of the directory and of typed times without one.
    pub const LONDON: Zone = Zone("Europe/London");
    /// Universal time.
    pub const UTC: Zone = Zone("UTC");

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The rules behind the name.
    #[must_use]
    pub fn rules(self) -> Rules {
        Rules::new(find(self.0).map_or(&[], |(_, file)| file))
    }

    /// Minutes east of Greenwich at that instant.
    #[must_use]
    pub fn offset_minutes(self, unix_ms: i64) -> i32 {
        let Some(instant) = DateTime::<Utc>::from_timestamp_millis(unix_ms) else { return 0 };
        self.rules().offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc() / 60
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
        find(name).map(|(known, _)| Zone(known)).ok_or(Error::invalid("zone", Refusal::UnknownTerm))
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
