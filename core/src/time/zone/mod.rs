//! Time zones: the IANA database, unpacked once and read where it lies.

mod file;
mod rules;
mod tail;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use chrono::{DateTime, Offset, TimeZone, Utc};

pub use rules::{Rules, ZoneOffset};

use crate::content::packed::unpacked;
use crate::error::{Error, Refusal, Result};

include!(concat!(env!("OUT_DIR"), "/zones.rs"));

/// The database, unpacked.
#[derive(Default)]
struct Database {
    /// For each zone, in the order of names, where its name ends (two bytes) and where its file begins (four).
    zones: &'static [[u8; 6]],
    names: &'static str,
    files: &'static [u8],
}

impl Database {
    /// The one of this program, unpacked when a zone is first asked for. It stays: zones lend their names from it.
    fn get() -> &'static Self {
        static DATABASE: OnceLock<Database> = OnceLock::new();
        DATABASE.get_or_init(|| Database::unpacked().unwrap_or_default())
    }

    /// Nothing where this program was built with a broken one.
    fn unpacked() -> Option<Self> {
        let list = ZONES * 6;
        let mut bytes = unpacked(PACKED, list + NAMES + FILES)?;
        file::add_up(bytes.get_mut(list + NAMES..)?)?;
        let (zones, rest) = bytes.leak().split_at_checked(list)?;
        let (names, files) = rest.split_at_checked(NAMES)?;
        Some(Database { zones: zones.as_chunks().0, names: std::str::from_utf8(names).ok()?, files })
    }

    /// Where the name of the zone at that place ends, and where its file begins.
    fn zone(&self, place: usize) -> Option<(usize, usize)> {
        let [end, end_low, file @ ..] = *self.zones.get(place)?;
        Some((u16::from_be_bytes([end, end_low]).into(), u32::from_be_bytes(file).try_into().ok()?))
    }

    /// The name of the zone at that place.
    fn name(&self, place: usize) -> Option<&'static str> {
        let begin = place.checked_sub(1).map_or(Some(0), |before| Some(self.zone(before)?.0))?;
        self.names.get(begin..self.zone(place)?.0)
    }

    /// Name and file of the zone with exactly that name.
    fn find(&self, wanted: &str) -> Option<(&'static str, &'static [u8])> {
        let (mut low, mut high) = (0, self.zones.len());
        while low < high {
            let place = usize::midpoint(low, high);
            let found = self.name(place)?;
            match found.cmp(wanted) {
                Ordering::Less => low = place.saturating_add(1),
                Ordering::Greater => high = place,
                Ordering::Equal => return Some((found, self.files.get(self.zone(place)?.1..)?)),
            }
        }
        None
    }
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
        Rules::new(Database::get().find(self.0).map_or(&[], |(_, file)| file))
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
        Database::get()
            .find(name)
            .map(|(known, _)| Zone(known))
            .ok_or(Error::invalid("zone", Refusal::UnknownTerm))
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
