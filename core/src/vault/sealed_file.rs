//! A small sealed file of fixed size: length, CBOR, zeros, all under one SEAL.

use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use super::hazmat::aead::SealKey;
use crate::entropy::Entropy;
use crate::error::{Error, Part, Result};
use crate::secret::SecretBytes;

/// Seals `value`, padded so that `plain_bytes` are sealed whatever it holds.
pub(super) fn seal<T: Encode<()>>(
    entropy: &dyn Entropy,
    key: &SecretBytes<32>,
    aad: &[u8],
    plain_bytes: usize,
    value: &T,
) -> Result<Vec<u8>> {
    let encoded = Zeroizing::new(minicbor::to_vec(value).map_err(|_| Error::Internal("encode"))?);
    let plain = padded(&[], &encoded, plain_bytes).ok_or(Error::Internal("sealed file is full"))?;
    SealKey::new(key.expose())?.seal(entropy, aad, &plain)
}

/// Opens what `seal` wrote.
pub(super) fn open<T: for<'b> Decode<'b, ()>>(
    key: &SecretBytes<32>,
    aad: &[u8],
    bytes: Vec<u8>,
    part: Part,
) -> Result<T> {
    let mut bytes = Zeroizing::new(bytes);
    let plain = SealKey::new(key.expose())?.open(aad, &mut bytes).map_err(|_| Error::Damaged(part))?;
    let encoded = unpadded(plain).ok_or(Error::Damaged(part))?;
    minicbor::decode(encoded).map_err(|_| Error::Damaged(part))
}

/// `front`, the length of `content`, `content` and zeros: `bytes` in all. Nothing if that is too little.
pub(super) fn padded(front: &[u8], content: &[u8], bytes: usize) -> Option<Zeroizing<Vec<u8>>> {
    let length = u32::try_from(content.len()).ok()?;
    if front.len().checked_add(4)?.checked_add(content.len())? > bytes {
        return None;
    }
    let mut plain = Zeroizing::new(Vec::with_capacity(bytes));
    plain.extend_from_slice(front);
    plain.extend_from_slice(&length.to_be_bytes());
    plain.extend_from_slice(content);
    plain.resize(bytes, 0);
    Some(plain)
}

/// The content that `padded` put behind its front.
pub(super) fn unpadded(plain: &[u8]) -> Option<&[u8]> {
    let (length, rest) = plain.split_first_chunk::<4>()?;
    rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)
}
