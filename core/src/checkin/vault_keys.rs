//! What a vault's `keys` file keeps for check-ins: which PIN key is which, the pairings, and what was armed from here.

use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use super::frames::Side;
use super::machine::Fallback;
use super::pairing::DirectionKey;
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::{CheckinId, RecordId};
use crate::limits;
use crate::vault::{PinRoles, PinSet};

/// The PINs that were set from this vault.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(crate) struct OwnPins {
    /// Which is which.
    #[n(0)]
    pub(crate) roles: PinRoles,
    /// What a forced ending does where no silent channel is proved.
    #[n(1)]
    pub(crate) fallback: Fallback,
    /// The key of the safe PIN: where the files hold others, these PINs are not the ones that count.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(crate) safe_public: [u8; 32],
}

/// One paired contact.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(crate) struct Pair {
    /// The contact's record.
    #[n(0)]
    pub(crate) contact: RecordId,
    /// Which side of the pairing this phone is.
    #[n(1)]
    pub(crate) side: Side,
    /// For check-ins of hers.
    #[n(2)]
    pub(crate) send: DirectionKey,
    /// For check-ins of the contact's.
    #[n(3)]
    pub(crate) receive: DirectionKey,
    /// Plans sent since the last one that was acknowledged.
    #[n(4)]
    pub(crate) unacknowledged: u32,
    /// How the two clocks differed when they were paired: theirs minus ours, milliseconds.
    #[n(5)]
    pub(crate) offset_ms: i64,
    /// Within how many milliseconds that holds.
    #[n(6)]
    pub(crate) offset_error_ms: i64,
}

/// All of it.
#[derive(Clone, Default, Encode, Decode)]
#[cbor(map)]
pub(crate) struct VaultKeys {
    #[n(1)]
    pub(crate) pins: Option<OwnPins>,
    #[n(2)]
    pub(crate) pairs: Vec<Pair>,
    /// Check-ins that were armed from here and whose end has not come back.
    #[n(3)]
    pub(crate) armed: Vec<CheckinId>,
}

impl VaultKeys {
    /// From the bytes in `keys`; none there yet is an empty one.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.is_empty() {
            return Ok(VaultKeys::default());
        }
        minicbor::decode(bytes).map_err(|_| Error::Damaged(Part::Keys))
    }

    /// As bytes.
    pub(crate) fn bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        minicbor::to_vec(self).map(Zeroizing::new).map_err(|_| Error::Internal("encode check-in keys"))
    }

    /// The PINs, if those that count are the ones that were set from this vault.
    pub(crate) fn own_pins<'a>(&'a self, set: &PinSet) -> Option<&'a OwnPins> {
        self.pins.as_ref().filter(|own| {
            set.public.get(usize::from(own.roles.safe)).is_some_and(|public| *public == own.safe_public)
        })
    }

    /// The pairing with a contact.
    pub(crate) fn pair_mut(&mut self, contact: RecordId) -> Option<&mut Pair> {
        self.pairs.iter_mut().find(|pair| pair.contact == contact)
    }

    /// Puts a pairing in, in the place of an older one with the same contact.
    pub(crate) fn put_pair(&mut self, pair: Pair) -> Result<()> {
        self.pairs.retain(|other| other.contact != pair.contact);
        if self.pairs.len() >= limits::PAIRS_MAX {
            return Err(Error::invalid("pair", Refusal::TooMany));
        }
        self.pairs.push(pair);
        Ok(())
    }
}
