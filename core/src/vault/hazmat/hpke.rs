//! HPKE (RFC 9180), Base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.

use std::convert::Infallible;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng,
};
use zeroize::Zeroizing;

use super::aead::DoesNotOpen;
use crate::entropy::Entropy;
use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// Length of a public key and of the encapsulated key.
pub(crate) const KEY_BYTES: usize = 32;

/// Randomness drawn beforehand, since the library's trait can't fail. Running out is noted and refused.
struct Drawn {
    bytes: Zeroizing<[u8; 64]>,
    used: usize,
    short: bool,
}

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        let end = self.used.saturating_add(into.len());
        match self.bytes.get(self.used..end) {
            Some(drawn) => into.copy_from_slice(drawn),
            None => self.short = true,
        }
        self.used = end;
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}

/// The public key that `derive_keypair` gives for this seed.
pub(crate) fn public_key(seed: &SecretBytes<32>) -> [u8; KEY_BYTES] {
    let (_, public) = X25519HkdfSha256::derive_keypair(seed.expose());
    public.to_bytes().into()
}

/// Seals `plain` to a public key: encapsulated key and ciphertext.
pub(crate) fn seal_to(
    entropy: &dyn Entropy,
    public: &[u8; KEY_BYTES],
    info: &[u8],
    aad: &[u8],
    plain: &[u8],
) -> Result<([u8; KEY_BYTES], Vec<u8>)> {
    let recipient =
        <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public).map_err(|_| Error::Internal("hpke key"))?;
    let mut drawn = Drawn { bytes: Zeroizing::new([0; 64]), used: 0, short: false };
    entropy.fill(drawn.bytes.as_mut_slice())?;
    let (encapped, sealed) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &recipient,
        info,
        plain,
        aad,
        &mut drawn,
    )
    .map_err(|_| Error::Internal("hpke seal"))?;
    if drawn.short {
        return Err(Error::NoRandomness);
    }
    Ok((encapped.to_bytes().into(), sealed))
}

/// Opens what was sealed to the public key of `seed`.
pub(crate) fn open_with(
    seed: &SecretBytes<32>,
    encapped: &[u8; KEY_BYTES],
    info: &[u8],
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    let (private, _) = X25519HkdfSha256::derive_keypair(seed.expose());
    let encapped = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapped).map_err(|_| DoesNotOpen)?;
    single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &private,
        &encapped,
        info,
        sealed,
        aad,
    )
    .map(Zeroizing::new)
    .map_err(|_| DoesNotOpen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn it_opens_for_its_own_key_and_place_only() {
        let seed = SecretBytes::copy_of(&[7; 32]);
        let (encapped, sealed) =
            seal_to(&SystemEntropy::new(), &public_key(&seed), b"info", b"aad", b"text").expect("seals");
        assert_eq!(open_with(&seed, &encapped, b"info", b"aad", &sealed).expect("opens").as_slice(), b"text");
        assert!(open_with(&SecretBytes::copy_of(&[8; 32]), &encapped, b"info", b"aad", &sealed).is_err());
        assert!(open_with(&seed, &encapped, b"other", b"aad", &sealed).is_err());
        assert!(open_with(&seed, &encapped, b"info", b"other", &sealed).is_err());
    }
}
