//! STREAM over ChaCha20-Poly1305 as `age` has it: each step has a counter of eleven bytes and whether it is the last as its nonce.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};

use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// Seals the step with this number in place and puts its tag behind. No number is used twice under one key.
pub(crate) fn seal_step(key: &SecretBytes<32>, number: u64, is_last: bool, step: &mut Vec<u8>) -> Result<()> {
    let mut nonce = [0; 12];
    nonce.get_mut(3..11).ok_or(Error::Internal("nonce"))?.copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(is_last);
    let cipher = ChaCha20Poly1305::new_from_slice(key.expose()).map_err(|_| Error::Internal("key length"))?;
    let tag = cipher
        .encrypt_inout_detached(&Nonce::from(nonce), &[], step.as_mut_slice().into())
        .map_err(|_| Error::Internal("seal step"))?;
    step.extend_from_slice(&tag);
    Ok(())
}
