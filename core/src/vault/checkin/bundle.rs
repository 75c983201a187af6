//! What a PIN opens: three bundles, each sealed to one of the public keys of the PINs.

use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::error::Result;
use crate::ids::CheckinId;
use crate::secret::SecretBytes;
use crate::vault::hazmat::hpke;

/// A bundle as it is sealed: encapsulated key and ciphertext.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SealedBundle {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(crate) encapped: [u8; 32],
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(crate) sealed: Vec<u8>,
}

fn info(cid: CheckinId) -> Vec<u8> {
    [b"alongside/close/1".as_slice(), cid.as_bytes()].concat()
}

/// Seals `plain` to one public key of the PINs, for one check-in. The caller brings all three to one length.
pub(crate) fn seal_bundle(
    entropy: &dyn Entropy,
    public: &[u8; 32],
    cid: CheckinId,
    plain: &[u8],
) -> Result<SealedBundle> {
    let (encapped, sealed) = hpke::seal_to(entropy, public, &info(cid), b"", plain)?;
    Ok(SealedBundle { encapped, sealed })
}

/// Tries the seed of a PIN on all three, always, in fixed order; which one opened is chosen afterwards.
pub(crate) fn open_bundles(
    seed: &SecretBytes<32>,
    cid: CheckinId,
    bundles: &[SealedBundle; 3],
) -> Option<Zeroizing<Vec<u8>>> {
    let info = info(cid);
    let tried = bundles
        .each_ref()
        .map(|bundle| hpke::open_with(seed, &bundle.encapped, &info, b"", &bundle.sealed).ok());
    tried.into_iter().flatten().next()
}
