//! One capsule file: the key wrapped by the device, and all else sealed under that key for this name and this copy.

use std::fmt;

use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::error::{Error, Part, Result};
use crate::ids::CheckinId;
use crate::limits;
use crate::secret::SecretBytes;
use crate::vault::device_key::CHECKIN_KEY;
use crate::vault::hazmat::aead::{OVERHEAD_BYTES, SealKey};
use crate::vault::hazmat::derive::sha256;
use crate::vault::install::{take, take_version};
use crate::vault::sealed_file::{padded, unpadded};

const VERSION: u16 = 1;
const LABEL: &[u8] = b"alongside/capsule/1";
/// Version, length of the wrapped key, the key and zeros.
const FRONT_BYTES: usize = 2 + 2 + limits::DEVICE_WRAPPED_MAX_BYTES;
const CHECKSUM_BYTES: usize = 32;
/// What is sealed: generation, length, content and zeros.
const SEALED_PLAIN_BYTES: usize = limits::CAPSULE_FILE_BYTES - FRONT_BYTES - CHECKSUM_BYTES - OVERHEAD_BYTES;
const _: () = assert!(limits::CAPSULE_PLAIN_BYTES == SEALED_PLAIN_BYTES - 8 - 4);

/// Id of the device key that was made for one check-in.
pub(super) fn key_id(id: CheckinId) -> String {
    format!("{CHECKIN_KEY}-{id}")
}

/// The key of one capsule, and as its device wrapped it.
#[derive(Clone)]
pub(crate) struct CapsuleKey {
    pub(super) id: CheckinId,
    pub(super) wrapped: Vec<u8>,
    pub(super) secret: SecretBytes<32>,
}

impl CapsuleKey {
    /// Which check-in it belongs to.
    pub(crate) fn id(&self) -> CheckinId {
        self.id
    }
}

impl fmt::Debug for CapsuleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CapsuleKey({}, [redacted])", self.id)
    }
}

/// The place of one file: whose it is, and which of the two.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) id: CheckinId,
    pub(super) copy: u8,
}

impl Place {
    fn aad(self) -> Vec<u8> {
        [LABEL, self.id.to_string().as_bytes(), &[self.copy]].concat()
    }

    /// The whole file.
    pub(super) fn seal(
        self,
        entropy: &dyn Entropy,
        key: &CapsuleKey,
        generation: u64,
        content: &[u8],
    ) -> Result<Vec<u8>> {
        let wrapped_bytes = u16::try_from(key.wrapped.len()).map_err(|_| Error::DeviceKey)?;
        if key.wrapped.len() > limits::DEVICE_WRAPPED_MAX_BYTES {
            return Err(Error::DeviceKey);
        }
        let plain = padded(&generation.to_be_bytes(), content, SEALED_PLAIN_BYTES)
            .ok_or(Error::Internal("capsule is full"))?;
        let mut file = Vec::with_capacity(limits::CAPSULE_FILE_BYTES);
        file.extend_from_slice(&VERSION.to_be_bytes());
        file.extend_from_slice(&wrapped_bytes.to_be_bytes());
        file.extend_from_slice(&key.wrapped);
        file.resize(FRONT_BYTES, 0);
        let aad = self.aad();
        let checksum = sha256(&[&aad, &file]);
        file.extend_from_slice(&checksum);
        file.extend_from_slice(&SealKey::new(key.secret.expose())?.seal(entropy, &aad, &plain)?);
        Ok(file)
    }

    /// The wrapped key in front of `file`. Its checksum tells damage apart from a device that does not unwrap.
    pub(super) fn wrapped(self, file: &[u8]) -> Result<&[u8]> {
        let damaged = || Error::Damaged(Part::Capsule);
        if file.len() != limits::CAPSULE_FILE_BYTES {
            return Err(damaged());
        }
        let (front, rest) = file.split_first_chunk::<FRONT_BYTES>().ok_or_else(damaged)?;
        let checksum = rest.first_chunk::<CHECKSUM_BYTES>().ok_or_else(damaged)?;
        if sha256(&[&self.aad(), front]) != *checksum {
            return Err(damaged());
        }
        let mut rest = front.as_slice();
        take_version(&mut rest, VERSION, Part::Capsule)?;
        let wrapped_bytes = usize::from(u16::from_be_bytes(*take(&mut rest, Part::Capsule)?));
        rest.get(..wrapped_bytes).ok_or_else(damaged)
    }

    /// Generation and content of a file.
    pub(super) fn open(self, key: &CapsuleKey, file: &mut [u8]) -> Result<(u64, Zeroizing<Vec<u8>>)> {
        let damaged = || Error::Damaged(Part::Capsule);
        let sealed = file.get_mut(FRONT_BYTES + CHECKSUM_BYTES..).ok_or_else(damaged)?;
        let plain = SealKey::new(key.secret.expose())?.open(&self.aad(), sealed).map_err(|_| damaged())?;
        let (generation, rest) = plain.split_first_chunk::<8>().ok_or_else(damaged)?;
        let content = unpadded(rest).ok_or_else(damaged)?;
        Ok((u64::from_be_bytes(*generation), Zeroizing::new(content.to_vec())))
    }
}
