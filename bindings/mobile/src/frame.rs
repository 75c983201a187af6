//! What a shell knows at the moment of a call: its clocks, and how the person reads.

use serde::{Deserialize, Serialize};

use alongside_core::ids::from_hex;
use alongside_core::say::HourClock;
use alongside_core::time::{BootId, Reading, Zone};
use alongside_core::words::Language;

/// What a shell saw at the moment of a call.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct Frame {
    /// The wall clock, milliseconds since 1970 in UTC.
    pub wall_ms: i64,
    /// Milliseconds since boot, sleep included; not negative.
    pub monotonic_ms: i64,
    /// Which boot that counts from: 32 hexadecimal digits. Anything else says that the device can't tell.
    pub boot: String,
    /// Whether the wall clock was checked against a source that the device's owner can't set.
    pub trusted: bool,
    /// The zone the device is set to, by its IANA name. One that is not known is read as UTC.
    pub zone: String,
    /// BCP 47 tag of the device's language. One that the catalogue does not hold is read as English.
    pub language: String,
    /// ISO 3166 code of the region, as the device is set.
    pub region: String,
    /// Whether hours count to 24.
    pub hours_24: bool,
    /// Whether there is room for two panes beside each other.
    pub two_panes: bool,
}

impl Frame {
    /// The clocks, as the core wants them.
    #[must_use]
    pub fn reading(&self) -> Reading {
        Reading {
            wall_ms: self.wall_ms,
            zone: self.zone.parse().unwrap_or(Zone::UTC),
            monotonic_ms: u64::try_from(self.monotonic_ms).unwrap_or(0),
            boot: from_hex::<16>(&self.boot, "boot").map_or(BootId::UNKNOWN, BootId),
            trusted: self.trusted,
        }
    }

    /// The language of the words: `chosen` where one was chosen at set-up, else the device's.
    pub(crate) fn words_in(&self, chosen: Option<&str>) -> Language {
        chosen.and_then(Language::from_tag).or_else(|| Language::from_tag(&self.language)).unwrap_or_default()
    }

    pub(crate) fn hours(&self) -> HourClock {
        if self.hours_24 { HourClock::H24 } else { HourClock::H12 }
    }

    /// The same `elapsed_ms` later, for an operation that outlives its call.
    pub(crate) fn after(&self, elapsed_ms: u64) -> Frame {
        let later = i64::try_from(elapsed_ms).unwrap_or(i64::MAX);
        Frame {
            wall_ms: self.wall_ms.saturating_add(later),
            monotonic_ms: self.monotonic_ms.saturating_add(later),
            ..self.clone()
        }
    }
}
