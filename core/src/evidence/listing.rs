//! What lists, links and references need of an evidence item without reading its body.

use minicbor::{Decode, Encode};

use super::item::{Evidence, EvidenceState};
use crate::error::{Error, Part, Result};
use crate::fields;
use crate::ids::RecordId;
use crate::labels;
use crate::limits;
use crate::store::Listed;
use crate::vocabulary::Term;

/// Links to entries that a head holds; more than these force a reading of the body.
const ENTRIES_LISTED_MAX_ITEMS: usize = 96;
/// Longest part of a title that a head holds.
const TITLE_MAX_BYTES: usize = 80;

/// The listing of an evidence item; of a deleted one, case and number are left.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct EvidenceListing<'a> {
    /// The case it belongs to.
    #[n(0)]
    pub case: RecordId,
    /// Number in the suggested reference.
    #[n(1)]
    pub reference_no: Option<u32>,
    /// Entries it belongs to, the first of them where `more` says so.
    #[n(2)]
    pub entries: Vec<RecordId>,
    /// Whether the body holds more entries.
    #[n(3)]
    pub more: bool,
    /// What it is.
    #[b(4)]
    pub kind: Option<&'a str>,
    /// How far its file has come.
    #[n(5)]
    pub state: Option<EvidenceState>,
    /// Length of its file.
    #[n(6)]
    pub size: Option<u64>,
    /// When it was taken into the vault.
    #[n(7)]
    pub imported_ms: i64,
    /// The item it was made from.
    #[n(8)]
    pub parent: Option<RecordId>,
    /// Whether it is intimate: lists show no picture of it.
    #[n(9)]
    pub intimate: bool,
    /// Whether nothing may show, copy or export it.
    #[n(10)]
    pub withheld: bool,
    /// The suggested reference.
    #[b(11)]
    pub suggested_reference: Option<&'a str>,
    /// Its title or file name, or the beginning of it.
    #[b(12)]
    pub title: Option<&'a str>,
}

impl<'a> EvidenceListing<'a> {
    /// Back from a head.
    pub fn decode(listing: &'a [u8]) -> Result<Self> {
        minicbor::decode(listing).map_err(|_| Error::Damaged(Part::Row))
    }
}

impl Listed for Evidence {
    fn listing(&self) -> Result<Vec<u8>> {
        let text = self.title.as_ref().or(self.file_name.as_ref()).or(self.physical_what.as_ref());
        let title = text.map(|text| fields::snippet(text, TITLE_MAX_BYTES));
        let reference = self.suggested_reference.as_ref().map(|text| fields::snippet(text, TITLE_MAX_BYTES));
        let listing = EvidenceListing {
            case: self.case,
            reference_no: self.reference_no,
            entries: self.entries.iter().take(ENTRIES_LISTED_MAX_ITEMS).copied().collect(),
            more: self.entries.len() > ENTRIES_LISTED_MAX_ITEMS,
            kind: self.kind.as_ref().map(Term::as_str),
            state: self.state,
            size: self.size,
            imported_ms: self.imported_at.as_ref().unwrap_or(&self.stamp.recorded_at).unix_ms,
            parent: self.parent,
            intimate: self.is_intimate(),
            withheld: self.is_withheld(),
            suggested_reference: reference.as_deref(),
            title: title.as_deref(),
        };
        let bytes = labels::encode(&listing)?;
        debug_assert!(bytes.len() <= limits::LISTING_MAX_BYTES);
        Ok(bytes)
    }
}
