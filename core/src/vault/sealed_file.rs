//! A small sealed file of fixed size: length, CBOR, zeros, all under one SEAL.

use minicbor::{Decode, Encode};

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
    let encoded = zeroize::Zeroizing::new(minicbor::to_vec(value).map_err(|_| Error::Internal("encode"))?);
    let length = u32::try_from(encoded.len()).map_err(|_| Error::Internal("sealed file"))?;
    let mut plain = zeroize::Zeroizing::new(Vec::with_capacity(plain_bytes));
    plain.extend_from_slice(&length.to_be_bytes());
    plain.extend_from_slice(&encoded);
    if plain.len() > plain_bytes {
        return Err(Error::Internal("sealed file is full"));
    }
    plain.resize(plain_bytes, 0);
    SealKey::new(key.expose())?.seal(entropy, aad, &plain)
}

/// Opens what `seal` wrote.
pub(super) fn open<T: for<'b> Decode<'b, ()>>(
    key: &SecretBytes<32>,
    aad: &[u8],
    bytes: Vec<u8>,
    part: Part,
) -> Result<T> {
    let mut bytes = zeroize::Zeroizing::new(bytes);
    let plain = SealKey::new(key.expose())?.open(aad, &mut bytes).map_err(|_| Error::Damaged(part))?;
    let (length, rest) = plain.split_first_chunk::<4>().ok_or(Error::Damaged(part))?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Error::Damaged(part))?;
    let encoded = rest.get(..length).ok_or(Error::Damaged(part))?;
    minicbor::decode(encoded).map_err(|_| Error::Damaged(part))
}
