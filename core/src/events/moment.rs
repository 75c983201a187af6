//! The listing that everything in a timeline beside the incidents shares.

use minicbor::{Decode, Encode};

use crate::error::{Error, Part, Result};
use crate::fields;
use crate::ids::RecordId;
use crate::labels;
use crate::time::{Bounds, Occurred, Precision, RecordedAt};
use crate::vocabulary::Term;

/// Links to entries that a head holds; more than these force a reading of the body.
pub const ENTRIES_LISTED_MAX_ITEMS: usize = 96;
/// Longest part of a text that a head holds.
const TEXT_MAX_BYTES: usize = 80;

/// The listing of a marked event, a gap, a police contact or a screening note.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct MomentListing<'a> {
    /// The case it belongs to.
    #[n(0)]
    pub case: RecordId,
    /// Where lists put it: when it was, else when it was recorded.
    #[n(1)]
    pub sort_ms: i64,
    /// First possible millisecond; absent where the time is not known.
    #[n(2)]
    pub earliest_ms: Option<i64>,
    /// Last possible millisecond.
    #[n(3)]
    pub latest_ms: Option<i64>,
    /// How well the time is known.
    #[n(4)]
    pub precision: Precision,
    /// When it was recorded.
    #[n(5)]
    pub recorded_ms: i64,
    /// Which event, or the channel of a police contact.
    #[b(6)]
    pub term: Option<&'a str>,
    /// Its label, or the beginning of its text.
    #[b(7)]
    pub text: Option<&'a str>,
    /// Entries it speaks of, the first of them where `more` says so.
    #[n(8)]
    pub entries: Vec<RecordId>,
    /// Whether the body holds more entries.
    #[n(9)]
    pub more: bool,
}

impl<'a> MomentListing<'a> {
    /// Back from a head.
    pub fn decode(listing: &'a [u8]) -> Result<Self> {
        minicbor::decode(listing).map_err(|_| Error::Damaged(Part::Row))
    }

    /// Between which instants it lies; nothing where that is not known.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        Some(Bounds { earliest_ms: self.earliest_ms?, latest_ms: self.latest_ms? })
    }
}

/// What a listing is made of.
pub(crate) struct Parts<'a> {
    pub(crate) case: RecordId,
    pub(crate) recorded_at: &'a RecordedAt,
    pub(crate) when: Option<&'a Occurred>,
    pub(crate) term: Option<&'a Term>,
    pub(crate) text: Option<&'a String>,
    pub(crate) entries: &'a [RecordId],
}

pub(crate) fn listing(parts: &Parts<'_>) -> Result<Vec<u8>> {
    let bounds = parts.when.and_then(Occurred::bounds);
    let text = parts.text.map(|text| fields::snippet(text, TEXT_MAX_BYTES));
    labels::encode(&MomentListing {
        case: parts.case,
        sort_ms: parts.when.and_then(Occurred::sort_ms).unwrap_or(parts.recorded_at.unix_ms),
        earliest_ms: bounds.map(|bounds| bounds.earliest_ms),
        latest_ms: bounds.map(|bounds| bounds.latest_ms),
        precision: parts.when.filter(|_| bounds.is_some()).map_or(Precision::Unknown, |when| when.precision),
        recorded_ms: parts.recorded_at.unix_ms,
        term: parts.term.map(Term::as_str),
        text: text.as_deref(),
        entries: parts.entries.iter().take(ENTRIES_LISTED_MAX_ITEMS).copied().collect(),
        more: parts.entries.len() > ENTRIES_LISTED_MAX_ITEMS,
    })
}
