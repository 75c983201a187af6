//! SEAL: AES-256-GCM with a random 96-bit nonce in front and the tag behind; and the chunk form with a counted nonce.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::entropy::Entropy;
use crate::error::{Error, Result};

/// Bytes that SEAL adds: nonce and tag.
pub(crate) const OVERHEAD_BYTES: usize = NONCE_LEN + 16;
/// Bytes that a chunk's seal adds: the tag.
pub(crate) const TAG_BYTES: usize = 16;

/// The seal did not open: wrong key, wrong place, or changed bytes. Nothing more can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DoesNotOpen;

/// A key for SEAL. Boxed, so that the key schedule lies on the heap, where dropping wipes it.
pub(crate) struct SealKey(Box<LessSafeKey>);

impl SealKey {
    /// Expands `secret` into a key.
    pub(crate) fn new(secret: &[u8; 32]) -> Result<Self> {
        let unbound = UnboundKey::new(&AES_256_GCM, secret).map_err(|_| Error::Internal("key length"))?;
        Ok(SealKey(Box::new(LessSafeKey::new(unbound))))
    }

    /// Seals `plain` for the place that `aad` names.
    pub(crate) fn seal(&self, entropy: &dyn Entropy, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let mut sealed = Vec::with_capacity(plain.len().saturating_add(OVERHEAD_BYTES));
        let mut nonce = [0_u8; NONCE_LEN];
        entropy.fill(&mut nonce)?;
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let (_, body) = sealed.split_at_mut(NONCE_LEN);
        let tag = self
            .0
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(aad), body)
            .map_err(|_| Error::Internal("seal"))?;
        sealed.extend_from_slice(tag.as_ref());
        Ok(sealed)
    }

    /// Opens in place; what comes back is the plain part of `sealed`.
    pub(crate) fn open<'a>(&self, aad: &[u8], sealed: &'a mut [u8]) -> Result<&'a mut [u8], DoesNotOpen> {
        let (nonce, body) = sealed.split_at_mut_checked(NONCE_LEN).ok_or(DoesNotOpen)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| DoesNotOpen)?;
        self.0.open_in_place(nonce, Aad::from(aad), body).map_err(|_| DoesNotOpen)
    }

    /// Seals one chunk in place. The caller's type makes sure that a counter is used once.
    pub(crate) fn seal_chunk(
        &self,
        nonce: [u8; NONCE_LEN],
        aad: &[u8],
        chunk: &mut [u8],
    ) -> Result<[u8; TAG_BYTES]> {
        let tag = self
            .0
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(aad), chunk)
            .map_err(|_| Error::Internal("seal chunk"))?;
        tag.as_ref().try_into().map_err(|_| Error::Internal("tag length"))
    }

    /// Opens one chunk (with its tag behind) in place.
    pub(crate) fn open_chunk<'a>(
        &self,
        nonce: [u8; NONCE_LEN],
        aad: &[u8],
        chunk: &'a mut [u8],
    ) -> Result<&'a mut [u8], DoesNotOpen> {
        self.0
            .open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(aad), chunk)
            .map_err(|_| DoesNotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn it_opens_only_where_it_belongs() {
        let entropy = SystemEntropy::new();
        let key = SealKey::new(&[1; 32]).expect("length");
        let sealed = key.seal(&entropy, b"here", b"text").expect("seals");
        assert_eq!(key.open(b"here", &mut sealed.clone()).expect("opens"), b"text");
        assert!(key.open(b"there", &mut sealed.clone()).is_err());
        assert!(SealKey::new(&[2; 32]).expect("length").open(b"here", &mut sealed.clone()).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(b"here", &mut changed).is_err(), "byte {at}");
        }
        for length in 0..sealed.len() {
            assert!(key.open(b"here", &mut sealed[..length].to_vec()).is_err(), "cut at {length}");
        }
    }

    #[test]
    fn known_answer_of_the_gcm_specification() {
        // Test case 14 of the GCM submission: key and nonce all zero, sixteen zero bytes of text, no AAD.
        let key = SealKey::new(&[0; 32]).expect("length");
        let mut block = [0_u8; 16];
        let tag = key.seal_chunk([0; 12], b"", &mut block).expect("seals");
        assert_eq!(crate::ids::to_hex(&block), "cea7403d4d606b6e074ec5d3baf39d18");
        assert_eq!(crate::ids::to_hex(&tag), "d0d1c8a799996bf0265b98b5d48ab919");
    }
}
