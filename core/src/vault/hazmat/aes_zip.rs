//! The cipher of a sealed ZIP, as WinZip's AE-2 lays it down: AES-256 in counter mode, its counter of 16 bytes lowest first and
//! from 1, under PBKDF2-HMAC-SHA1; HMAC-SHA1 over what is sealed, cut to ten bytes.
//!
//! None of this would be chosen today. It is what programs open that an officer has; the passphrase is long instead.

use std::num::NonZeroU32;

use aes::Aes256;
use ctr::Ctr128LE;
use ctr::cipher::{KeyIvInit, StreamCipher, StreamCipherSeek};
use ring::{hmac, pbkdf2};

use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// Bytes of the salt that belongs to a key of 256 bits.
pub(crate) const AES_ZIP_SALT_BYTES: usize = 16;
/// Bytes by which a wrong passphrase is told early, one time in 65,536 not.
pub(crate) const AES_ZIP_CHECK_BYTES: usize = 2;
/// Bytes of the code behind what is sealed.
pub(crate) const AES_ZIP_CODE_BYTES: usize = 10;
/// Rounds that the format lays down.
const ROUNDS: u32 = 1_000;

/// What seals and opens one ZIP.
#[derive(Clone)]
pub(crate) struct AesZipKeys {
    key: SecretBytes<32>,
    code: hmac::Context,
    check: [u8; AES_ZIP_CHECK_BYTES],
}

impl AesZipKeys {
    /// Derives them.
    pub(crate) fn new(passphrase: &[u8], salt: &[u8; AES_ZIP_SALT_BYTES]) -> Result<Self> {
        let rounds = NonZeroU32::new(ROUNDS).ok_or(Error::Internal("rounds"))?;
        let mut derived = SecretBytes::<66>::zeroed();
        pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA1, rounds, salt, passphrase, derived.expose_mut());
        let (keys, check) = derived.expose().split_at(64);
        let (key, code) = keys.split_at(32);
        let key = SecretBytes::from_slice(key).ok_or(Error::Internal("key length"))?;
        let code = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, code);
        let check = check.try_into().map_err(|_| Error::Internal("check"))?;
        Ok(AesZipKeys { key, code: hmac::Context::with_key(&code), check })
    }

    /// What stands beside the salt.
    pub(crate) fn check(&self) -> [u8; AES_ZIP_CHECK_BYTES] {
        self.check
    }

    /// What seals and opens, from the front.
    pub(crate) fn cipher(&self) -> Result<AesZipCipher> {
        let mut counter = [0; 16];
        counter[0] = 1;
        let cipher = Ctr128LE::new_from_slices(self.key.expose(), &counter);
        cipher.map(AesZipCipher).map_err(|_| Error::Internal("key length"))
    }

    /// Takes what is sealed into the code.
    pub(crate) fn authenticate(&mut self, sealed: &[u8]) {
        self.code.update(sealed);
    }

    /// The code over all that was taken in.
    pub(crate) fn code(&self) -> [u8; AES_ZIP_CODE_BYTES] {
        let mut code = [0; AES_ZIP_CODE_BYTES];
        for (to, from) in code.iter_mut().zip(self.code.clone().sign().as_ref()) {
            *to = *from;
        }
        code
    }
}

/// Seals and opens, each byte by its place.
pub(crate) struct AesZipCipher(Ctr128LE<Aes256>);

impl AesZipCipher {
    /// Goes on where it was.
    pub(crate) fn apply(&mut self, bytes: &mut [u8]) -> Result<()> {
        self.0.try_apply_keystream(bytes).map_err(|_| Error::Internal("cipher"))
    }

    /// Goes to another place.
    pub(crate) fn seek(&mut self, to: u64) -> Result<()> {
        self.0.try_seek(to).map_err(|_| Error::Internal("cipher"))
    }
}
