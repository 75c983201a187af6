//! The two keys of a check-in in one direction. Each is a type of its own, so that neither is taken for the other.

use minicbor::decode::{Decode, Decoder, Error as DecodeError};
use minicbor::encode::{Encode, Encoder, Error as EncodeError, Write};

use crate::ids::Cid8;
use crate::secret::SecretBytes;
use crate::vault::{equal, sha256};

macro_rules! frame_key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(SecretBytes<32>);

        impl $name {
            /// Takes over the key.
            #[must_use]
            pub fn new(key: SecretBytes<32>) -> Self {
                $name(key)
            }

            /// The key itself, to seal and to be stored sealed.
            #[must_use]
            pub fn secret(&self) -> &SecretBytes<32> {
                &self.0
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                equal(self.0.expose(), other.0.expose())
            }
        }

        impl Eq for $name {}

        impl<C> Encode<C> for $name {
            fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), EncodeError<W::Error>> {
                e.bytes(self.0.expose())?;
                Ok(())
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, DecodeError> {
                let key = SecretBytes::from_slice(d.bytes()?);
                key.map($name).ok_or_else(|| DecodeError::message("key of another length"))
            }
        }
    };
}

frame_key!(
    /// `K_plan`: opens and seals plans only. On the phone whose owner checks in it lies only where her passcode or a
    /// PIN opens.
    PlanKey
);
frame_key!(
    /// `K_short`: opens and seals everything but plans.
    ShortKey
);

/// Both keys of one check-in in one direction.
#[derive(Debug, Clone, minicbor::Encode, minicbor::Decode)]
#[cbor(array)]
pub struct FrameKeys {
    /// For plans.
    #[n(0)]
    pub plan: PlanKey,
    /// For everything else.
    #[n(1)]
    pub short: ShortKey,
}

/// The hash of a token that a plan carries: whoever holds the plan knows an honest or a forced ending when the token
/// itself comes, and can make neither.
#[must_use]
pub fn token_hash(cid8: Cid8, token: &[u8; 8]) -> [u8; 8] {
    let hash = sha256(&[b"alongside/token/1", &cid8.0, token]);
    hash.first_chunk::<8>().copied().unwrap_or_default()
}
