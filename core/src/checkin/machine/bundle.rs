//! What a PIN opens: the token that an ending reveals, and what an amended plan needs.

use minicbor::{Decode, Encode};
use zeroize::{Zeroize, Zeroizing};

use crate::checkin::frames::{PlanBody, PlanKey, token_hash};
use crate::error::{Error, Result};
use crate::ids::CheckinId;
use crate::limits;

/// Where no silent channel is proved: what a forced ending does at the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Fallback {
    /// Contacts are told by text, although a text may be seen on this phone.
    #[n(1)]
    Text,
    /// Nobody is told.
    #[n(2)]
    Nobody,
}

/// The plain content of a close bundle. All three of a check-in have the same length when sealed.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub struct OpenedBundle {
    /// What an ending reveals.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 8],
    /// Hash of the token of an honest ending.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub h_safe: [u8; 8],
    /// Hash of the token of a forced one.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub h_duress: [u8; 8],
    /// The plan as it was sent first, for an amended one.
    #[cbor(n(3), with = "plan")]
    pub plan: PlanBody,
    /// For each watcher, by its place among the contacts, the key of the plan.
    #[n(4)]
    pub plan_keys: Vec<(u8, PlanKey)>,
    /// What she chose for a forced ending.
    #[n(5)]
    pub fallback: Fallback,
}

impl Drop for OpenedBundle {
    fn drop(&mut self) {
        self.token.zeroize();
    }
}

impl OpenedBundle {
    /// Whether it is the one of a forced ending.
    pub(super) fn is_forced(&self, id: CheckinId) -> bool {
        crate::vault::equal(&token_hash(id.cid8(), &self.token), &self.h_duress)
    }

    /// As it is sealed: u16 length, CBOR, zeros.
    pub fn padded(&self) -> Result<Zeroizing<Vec<u8>>> {
        let encoded = Zeroizing::new(minicbor::to_vec(self).map_err(|_| Error::Internal("encode bundle"))?);
        let length = u16::try_from(encoded.len()).map_err(|_| Error::Internal("bundle"))?;
        let mut plain = Zeroizing::new(Vec::with_capacity(limits::CLOSE_BUNDLE_BYTES));
        plain.extend_from_slice(&length.to_be_bytes());
        plain.extend_from_slice(&encoded);
        if plain.len() > limits::CLOSE_BUNDLE_BYTES {
            return Err(Error::Internal("bundle is full"));
        }
        plain.resize(limits::CLOSE_BUNDLE_BYTES, 0);
        Ok(plain)
    }

    /// Back from what a PIN opened.
    pub fn from_padded(plain: &[u8]) -> Result<Self> {
        let damaged = || Error::Damaged(crate::Part::Capsule);
        let (length, rest) = plain.split_first_chunk::<2>().ok_or_else(damaged)?;
        let encoded = rest.get(..usize::from(u16::from_be_bytes(*length))).ok_or_else(damaged)?;
        minicbor::decode(encoded).map_err(|_| damaged())
    }
}

mod plan {
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{Encoder, Error as EncodeError, Write};

    use crate::checkin::frames::{PlanBody, plan_from_bytes, plan_to_bytes};

    pub(super) fn encode<C, W: Write>(
        plan: &PlanBody,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        let bytes = plan_to_bytes(plan).map_err(|_| EncodeError::message("plan"))?;
        e.bytes(&bytes)?;
        Ok(())
    }

    pub(super) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<PlanBody, Error> {
        plan_from_bytes(d.bytes()?).map_err(|_| Error::message("plan"))
    }
}
