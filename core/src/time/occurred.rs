//! When something happened, as well as the person knows.

use serde::Serialize;

use super::{Civil, Zone};
use crate::error::{Error, Refusal, Result};
use crate::vocabulary::Term;

/// How well a time is known, the best first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, minicbor::Encode, minicbor::Decode, Serialize,
)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the minute or second.
    #[n(0)]
    Exact,
    /// Around that minute.
    #[n(1)]
    About,
    /// Morning, afternoon, evening or night of a day.
    #[n(2)]
    PartOfDay,
    /// A day.
    #[n(3)]
    Day,
    /// A month.
    #[n(4)]
    Month,
    /// Not known.
    #[n(5)]
    Unknown,
}

/// Half of the width that "about" is given in lists and pictures, in milliseconds. Half an hour to each side.
const ABOUT_MS: i64 = 30 * 60_000;

/// First and last millisecond, in UTC, between which something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// First possible millisecond.
    pub earliest_ms: i64,
    /// Last possible millisecond.
    pub latest_ms: i64,
}

/// Civil time in a zone, cut to the precision; a range has an end of the same precision.
#[derive(Debug, Clone, PartialEq, Eq, Hash, minicbor::Encode, minicbor::Decode, Serialize)]
#[cbor(array)]
pub struct Occurred {
    /// How well it is known.
    #[n(0)]
    pub precision: Precision,
    /// Absent exactly when the precision is unknown.
    #[n(1)]
    pub start: Option<Civil>,
    /// End of a range.
    #[n(2)]
    pub end: Option<Civil>,
    /// IANA zone that the civil time is meant in.
    #[n(3)]
    pub zone: String,
    /// How she knows (vocabulary `time-basis`); absent until she says.
    #[n(4)]
    pub basis: Option<Term>,
}

impl Occurred {
    /// A time that nobody knows.
    #[must_use]
    pub fn unknown(zone: Zone) -> Self {
        Occurred {
            precision: Precision::Unknown,
            start: None,
            end: None,
            zone: zone.name().to_owned(),
            basis: None,
        }
    }

    /// Checks a start and an end against the zone and each other.
    pub fn new(precision: Precision, start: Civil, end: Option<Civil>, zone: Zone) -> Result<Self> {
        let start = fitting(precision, start)?.settled(zone)?;
        let end = end.map(|end| fitting(precision, end)?.settled(zone)).transpose()?;
        let (earliest, _) = start.bounds(zone)?;
        if let Some(end) = end
            && end.bounds(zone)?.1 < earliest
        {
            return Err(Error::invalid("occurred", Refusal::EndBeforeStart));
        }
        Ok(Occurred { precision, start: Some(start), end, zone: zone.name().to_owned(), basis: None })
    }

    /// The same time with how she knows it.
    #[must_use]
    pub fn known_by(mut self, basis: Option<Term>) -> Self {
        self.basis = basis;
        self
    }

    /// Between which instants it lies; nothing when it is unknown or its zone is not known to this program.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let zone: Zone = self.zone.parse().ok()?;
        let (mut earliest_ms, mut latest_ms) = self.start?.bounds(zone).ok()?;
        if let Some(end) = self.end {
            latest_ms = end.bounds(zone).ok()?.1;
        }
        if self.precision == Precision::About {
            earliest_ms = earliest_ms.saturating_sub(ABOUT_MS);
            latest_ms = latest_ms.saturating_add(ABOUT_MS);
        }
        Some(Bounds { earliest_ms, latest_ms })
    }

    /// Where a list puts it: its first instant as written, without the width of "about".
    #[must_use]
    pub fn sort_ms(&self) -> Option<i64> {
        let zone: Zone = self.zone.parse().ok()?;
        self.start?.bounds(zone).ok().map(|bounds| bounds.0)
    }
}

/// A civil time whose form is the one that the precision calls for.
fn fitting(precision: Precision, civil: Civil) -> Result<Civil> {
    let fits = matches!(
        (precision, civil),
        (Precision::Exact | Precision::About, Civil::Time { .. })
            | (Precision::PartOfDay, Civil::Part(..))
            | (Precision::Day, Civil::Day(_))
            | (Precision::Month, Civil::Month(_))
    );
    if fits { Ok(civil) } else { Err(Error::invalid("occurred", Refusal::Contradiction)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(text: &str) -> Civil {
        text.parse().expect("well formed")
    }

    #[test]
    fn a_range_that_ends_before_it_begins_is_refused() {
        let refused =
            Occurred::new(Precision::Day, civil("2026-11-20"), Some(civil("2026-11-19")), Zone::LONDON);
        assert!(matches!(refused, Err(Error::Invalid { refusal: Refusal::EndBeforeStart, .. })));
    }

    #[test]
    fn about_is_a_band() {
        let about =
            Occurred::new(Precision::About, civil("2026-11-20T18:30"), None, Zone::LONDON).expect("exists");
        let bounds = about.bounds().expect("known");
        assert_eq!(bounds.latest_ms - bounds.earliest_ms, 2 * ABOUT_MS + 59_999);
    }

    #[test]
    fn a_precision_that_does_not_fit_its_time_is_refused() {
        assert!(Occurred::new(Precision::Month, civil("2026-11-20"), None, Zone::LONDON).is_err());
    }

    #[test]
    fn it_is_stored_and_read_back() {
        let range = Occurred::new(
            Precision::PartOfDay,
            civil("2026-11-20/evening"),
            Some(civil("2026-11-21/morning")),
            Zone::LONDON,
        )
        .expect("in order");
        let bytes = minicbor::to_vec(&range).expect("encodes");
        assert_eq!(minicbor::decode::<Occurred>(&bytes).expect("decodes"), range);
    }
}
