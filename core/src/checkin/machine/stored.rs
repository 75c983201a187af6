//! A check-in as bytes: what a capsule seals.

use zeroize::Zeroizing;

#[cfg(any(test, feature = "testing"))]
use super::bundle::OpenedBundle;
use super::history::Entry;
use super::state::CheckIn;
use crate::error::{Error, Part, Result};
use crate::limits;

impl CheckIn {
    /// As bytes: one CBOR map with integer keys.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        minicbor::to_vec(self).map(Zeroizing::new).map_err(|_| Error::Internal("encode capsule"))
    }

    /// Back from them. What can't be is refused as damage, never filled with defaults.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let damaged = || Error::Damaged(Part::Capsule);
        let state: CheckIn = minicbor::decode(bytes).map_err(|_| damaged())?;
        let fits = state.contacts.len() <= limits::CHECKIN_CONTACTS_MAX
            && matches!(state.bundles.len(), 0 | 3)
            && state.deadline() <= state.max_deadline
            && state.started_at <= state.due;
        if fits { Ok(state) } else { Err(damaged()) }
    }
}

impl Entry {
    /// As bytes.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        minicbor::to_vec(self).map(Zeroizing::new).map_err(|_| Error::Internal("encode history"))
    }

    /// Back from them.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        minicbor::decode(bytes).map_err(|_| Error::Damaged(Part::Capture))
    }
}

/// What a forged bundle may do: nothing but be refused. For the fuzzer.
#[cfg(any(test, feature = "testing"))]
pub fn bundle_of(plain: &[u8]) -> Result<OpenedBundle> {
    OpenedBundle::from_padded(plain)
}
