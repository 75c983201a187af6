//! A wrapping key that lives in a file, for devices without a key store of their own.
//!
//! This is the form and the sealing only; which files hold it is the program's matter. What it is worth: whoever
//! copies the file has the key, and a file can't be surely erased.

use zeroize::Zeroizing;

use super::hazmat::aead::SealKey;
use super::hazmat::derive::sha256;
use crate::entropy::{Entropy, make_secret};
use crate::error::{Error, Result};
use crate::secret::SecretBytes;

const LABEL: &[u8] = b"alongside/device-file/1";
const VERSION: u8 = 1;
const CHECKSUM_BYTES: usize = 32;
/// Most bytes that one call wraps.
const WRAPPED_MAX_BYTES: usize = 64;

/// A software wrapping key. What it wraps is bound to the id of the key.
#[derive(Debug)]
pub struct FileKey(SecretBytes<32>);

impl FileKey {
    /// Length of the stored form: version, key, SHA-256 of both.
    pub const FILE_BYTES: usize = 1 + 32 + CHECKSUM_BYTES;

    /// A new random key.
    pub fn generate(entropy: &dyn Entropy) -> Result<Self> {
        make_secret(entropy).map(FileKey)
    }

    /// The stored form. It is the key itself: only for a file that nobody else may read.
    #[must_use]
    pub fn to_file(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(FileKey::FILE_BYTES));
        bytes.push(VERSION);
        bytes.extend_from_slice(self.0.expose());
        let checksum = sha256(&[&bytes]);
        bytes.extend_from_slice(&checksum);
        bytes
    }

    /// Reads the stored form; a damaged one is no key.
    pub fn from_file(bytes: &[u8]) -> Result<Self> {
        let (content, checksum) =
            bytes.split_at_checked(bytes.len().saturating_sub(CHECKSUM_BYTES)).ok_or(Error::DeviceKey)?;
        if bytes.len() != FileKey::FILE_BYTES || sha256(&[content]) != *checksum {
            return Err(Error::DeviceKey);
        }
        match content.split_first() {
            Some((&VERSION, key)) => SecretBytes::from_slice(key).map(FileKey).ok_or(Error::DeviceKey),
            _ => Err(Error::DeviceKey),
        }
    }

    /// Seals up to 64 bytes under this key and `id`.
    pub fn wrap(&self, entropy: &dyn Entropy, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        if bytes.len() > WRAPPED_MAX_BYTES {
            return Err(Error::DeviceKey);
        }
        SealKey::new(self.0.expose())?.seal(entropy, &aad(id), bytes)
    }

    /// Opens what [`FileKey::wrap`] gave for the same `id`.
    pub fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        let mut sealed = Zeroizing::new(wrapped.to_vec());
        let plain =
            SealKey::new(self.0.expose())?.open(&aad(id), &mut sealed).map_err(|_| Error::DeviceKey)?;
        Ok(plain.to_vec())
    }
}

fn aad(id: &str) -> Vec<u8> {
    [LABEL, id.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn what_it_wraps_opens_with_the_same_key_and_id_only() {
        let entropy = SystemEntropy::new();
        let key = FileKey::generate(&entropy).expect("generates");
        let wrapped = key.wrap(&entropy, "vault", b"secret").expect("wraps");
        let again = FileKey::from_file(&key.to_file()).expect("reads back");
        assert_eq!(again.unwrap("vault", &wrapped).expect("opens"), b"secret");
        assert!(matches!(again.unwrap("checkin", &wrapped), Err(Error::DeviceKey)));
        let other = FileKey::generate(&entropy).expect("generates");
        assert!(matches!(other.unwrap("vault", &wrapped), Err(Error::DeviceKey)));
        for length in 0..wrapped.len() {
            assert!(again.unwrap("vault", &wrapped[..length]).is_err(), "cut at {length}");
        }
        assert!(key.wrap(&entropy, "vault", &[0; 65]).is_err());
    }

    #[test]
    fn any_changed_byte_of_the_file_is_noticed() {
        let bytes = FileKey::generate(&SystemEntropy::new()).expect("generates").to_file();
        assert_eq!(bytes.len(), FileKey::FILE_BYTES);
        for at in 0..bytes.len() {
            let mut changed = bytes.to_vec();
            changed[at] ^= 1;
            assert!(FileKey::from_file(&changed).is_err(), "byte {at}");
            assert!(FileKey::from_file(&bytes[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn it_prints_nothing_of_itself() {
        let key = FileKey(SecretBytes::copy_of(&[7; 32]));
        assert_eq!(format!("{key:?}"), "FileKey([redacted])");
    }
}
