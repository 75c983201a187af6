//! HKDF-SHA256, HMAC-SHA256 and SHA-256.

use ring::{digest, hkdf, hmac};
use subtle::ConstantTimeEq;

use crate::error::{Error, Result};
use crate::secret::SecretBytes;

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

/// HKDF-SHA256 to 32 bytes. `info` begins with its ASCII label.
pub(crate) fn derive(ikm: &[u8], salt: &[u8], info: &[&[u8]]) -> Result<SecretBytes<32>> {
    let mut key = SecretBytes::zeroed();
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(ikm)
        .expand(info, Length(32))
        .and_then(|okm| okm.fill(key.expose_mut()))
        .map_err(|_| Error::Internal("hkdf"))?;
    Ok(key)
}

/// A seed from which many short salts are expanded.
pub(crate) struct SaltSource(hkdf::Prk);

impl SaltSource {
    /// Extracts once, so that each salt costs one expansion.
    pub(crate) fn new(seed: &[u8; 32]) -> Self {
        SaltSource(hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(seed))
    }

    /// The first 16 bytes of the expansion for `info`.
    pub(crate) fn salt(&self, info: &[&[u8]]) -> Result<[u8; 16]> {
        let mut salt = [0_u8; 16];
        self.0
            .expand(info, Length(16))
            .and_then(|okm| okm.fill(&mut salt))
            .map_err(|_| Error::Internal("hkdf"))?;
        Ok(salt)
    }
}

/// HMAC-SHA256 over the parts, one after the other.
pub(crate) fn authenticate(key: &SecretBytes<32>, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key.expose()));
    for part in parts {
        context.update(part);
    }
    let mut tag = [0_u8; 32];
    tag.copy_from_slice(context.sign().as_ref());
    tag
}

/// Compares in constant time.
pub(crate) fn equal(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

/// SHA-256 over the parts, one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finish()
}

/// A running SHA-256.
#[derive(Clone)]
pub(crate) struct Sha256(digest::Context);

impl Sha256 {
    /// Begins.
    pub(crate) fn new() -> Self {
        Sha256(digest::Context::new(&digest::SHA256))
    }

    /// Adds bytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Ends.
    pub(crate) fn finish(self) -> [u8; 32] {
        let mut hash = [0_u8; 32];
        hash.copy_from_slice(self.0.finish().as_ref());
        hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::to_hex;

    #[test]
    fn known_answers() {
        // RFC 5869, test case 3 (no salt, no info), first 32 of 42 bytes.
        let key = derive(&[0x0b; 22], b"", &[]).expect("derives");
        assert_eq!(to_hex(key.expose()), "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            to_hex(&sha256(&[b"a", b"bc"])),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        // RFC 4231 uses other key lengths; this pins ours against the same function of another library.
        let tag = authenticate(&SecretBytes::copy_of(&[0x0b; 32]), &[b"Hi ", b"There"]);
        assert_eq!(to_hex(&tag), "198a607eb44bfbc69903a0f1cf2bbdc5ba0aa3f3d9ae3c1c7a3b1696a0b68cf7");
    }

    #[test]
    fn a_salt_is_the_beginning_of_the_key_for_the_same_label() {
        let salt = SaltSource::new(&[9; 32]).salt(&[b"label"]).expect("expands");
        assert_eq!(salt, derive(&[9; 32], b"", &[b"label"]).expect("derives").expose()[..16]);
    }
}
