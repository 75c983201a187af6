//! Ed25519.

use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// The public key that belongs to `seed`.
pub(crate) fn public_key(seed: &SecretBytes<32>) -> Result<[u8; 32]> {
    let pair =
        Ed25519KeyPair::from_seed_unchecked(seed.expose()).map_err(|_| Error::Internal("ed25519 seed"))?;
    pair.public_key().as_ref().try_into().map_err(|_| Error::Internal("ed25519 key"))
}

/// Signs `message`.
pub(crate) fn sign(seed: &SecretBytes<32>, message: &[u8]) -> Result<[u8; 64]> {
    let pair =
        Ed25519KeyPair::from_seed_unchecked(seed.expose()).map_err(|_| Error::Internal("ed25519 seed"))?;
    pair.sign(message).as_ref().try_into().map_err(|_| Error::Internal("ed25519 signature"))
}

/// Whether `signature` over `message` is `public_key`'s.
pub(crate) fn verify(public_key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    UnparsedPublicKey::new(&ED25519, public_key).verify(message, signature).is_ok()
}
