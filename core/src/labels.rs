//! What lists show of a record that is little more than a name: a case, a person, a place, an order.

use minicbor::{Decode, Encode};

use crate::error::{Error, Part, Result};
use crate::fields;
use crate::ids::RecordId;
use crate::vocabulary::Term;

/// Longest part of a name that a head holds.
pub const LABEL_MAX_BYTES: usize = 120;

/// The listing of a case, person, place label, order, setting or draft.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Label<'a> {
    /// The case it belongs to, or the record that a draft is about.
    #[n(0)]
    pub of: Option<RecordId>,
    /// Nation, relationship, order type, form: whatever sorts it.
    #[b(1)]
    pub term: Option<&'a str>,
    /// Its name, or the beginning of it.
    #[b(2)]
    pub text: Option<&'a str>,
}

impl<'a> Label<'a> {
    /// Back from a head.
    pub fn decode(listing: &'a [u8]) -> Result<Self> {
        minicbor::decode(listing).map_err(|_| Error::Damaged(Part::Row))
    }
}

/// The bytes of a listing.
pub(crate) fn label(of: Option<RecordId>, term: Option<&Term>, text: Option<&String>) -> Result<Vec<u8>> {
    let text = text.map(|text| fields::snippet(text, LABEL_MAX_BYTES));
    encode(&Label { of, term: term.map(Term::as_str), text: text.as_deref() })
}

/// Any listing as CBOR.
pub(crate) fn encode<T: Encode<()>>(listing: &T) -> Result<Vec<u8>> {
    minicbor::to_vec(listing).map_err(|_| Error::Internal("encode listing"))
}
