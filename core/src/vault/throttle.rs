//! The passcode's bucket of attempts, kept in a file. It protects the screen only.

use std::path::Path;

use super::bucket::Bucket;
use super::hazmat::derive::{authenticate, derive, equal};
use super::storage::Storage;
use crate::error::{Error, Result};
use crate::limits;
use crate::secret::SecretBytes;
use crate::time::Reading;

const ATTEMPTS: &str = "attempts";
const VERSION: u8 = 1;
const BYTES: usize = 1 + 1 + 16 + 8 + 32;

/// The stored bucket of passcode attempts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Throttle(Bucket);

impl Throttle {
    /// A full bucket, as set-up makes it.
    pub(super) fn full(reading: &Reading) -> Self {
        Throttle(Bucket::full(reading))
    }

    /// The stored bucket, refilled up to `reading`. A missing or forged file counts as empty.
    pub(super) fn read(
        storage: &dyn Storage,
        folder: &Path,
        device_secret: &SecretBytes<32>,
        reading: &Reading,
    ) -> Result<Self> {
        let stored = match storage.read(&folder.join(ATTEMPTS), BYTES) {
            Ok(bytes) => Throttle::parse(&bytes, device_secret)?,
            Err(Error::NoAccess) => return Err(Error::NoAccess),
            Err(_) => None,
        };
        let Some(Throttle(stored)) = stored else {
            let empty = Throttle(Bucket::empty(reading));
            // Written at once, so that waiting a minute helps.
            empty.write(storage, folder, device_secret)?;
            return Ok(empty);
        };
        Ok(Throttle(stored.refilled(reading)))
    }

    /// Refuses an attempt on an empty bucket, with the seconds until the next token.
    pub(super) fn check(&self, reading: &Reading) -> Result<()> {
        self.0.wait_s(reading).map_or(Ok(()), |wait_s| Err(Error::Throttled { wait_s }))
    }

    /// Takes a token, before the result of the attempt is told.
    pub(super) fn take(
        mut self,
        storage: &dyn Storage,
        folder: &Path,
        device_secret: &SecretBytes<32>,
    ) -> Result<()> {
        self.0.take();
        self.write(storage, folder, device_secret)
    }

    fn body(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION, self.0.tokens];
        bytes.extend_from_slice(&self.0.boot);
        bytes.extend_from_slice(&self.0.refilled_ms.to_be_bytes());
        bytes
    }

    pub(super) fn write(
        &self,
        storage: &dyn Storage,
        folder: &Path,
        device_secret: &SecretBytes<32>,
    ) -> Result<()> {
        let mut bytes = self.body();
        let tag = authenticate(&Throttle::key(device_secret)?, &[&bytes]);
        bytes.extend_from_slice(&tag);
        let path = folder.join(ATTEMPTS);
        match storage.replace(&path, &bytes) {
            // Whoever holds the phone can fill it up, and must not stop the count by that. The file has this very
            // size already; one that is torn by a kill counts as empty.
            Err(Error::NoSpace) if storage.read(&path, BYTES).is_ok_and(|old| old.len() == BYTES) => {
                storage.overwrite(&path, 0, &bytes)?;
                storage.sync(&path)
            }
            other => other,
        }
    }

    fn key(device_secret: &SecretBytes<32>) -> Result<SecretBytes<32>> {
        derive(device_secret.expose(), b"", &[b"alongside/attempts/1"])
    }

    fn parse(bytes: &[u8], device_secret: &SecretBytes<32>) -> Result<Option<Self>> {
        let Some((body, tag)) = bytes.split_last_chunk::<32>() else { return Ok(None) };
        if !equal(&authenticate(&Throttle::key(device_secret)?, &[body]), tag) {
            return Ok(None);
        }
        let Some((&[VERSION, tokens], rest)) = body.split_first_chunk::<2>() else { return Ok(None) };
        let Some((boot, rest)) = rest.split_first_chunk::<16>() else { return Ok(None) };
        let Ok(refilled) = <[u8; 8]>::try_from(rest) else { return Ok(None) };
        Ok(Some(Throttle(Bucket {
            tokens: tokens.min(limits::ATTEMPT_TOKENS),
            boot: *boot,
            refilled_ms: u64::from_be_bytes(refilled),
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{BootId, Zone};
    use crate::vault::storage::Disk;

    fn reading(boot: u8, monotonic_ms: u64) -> Reading {
        Reading { wall_ms: 0, zone: Zone::LONDON, monotonic_ms, boot: BootId([boot; 16]), trusted: false }
    }

    #[test]
    fn ten_wrong_attempts_then_one_a_minute() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let secret = SecretBytes::copy_of(&[3; 32]);
        let at = reading(1, 1_000);
        Throttle::full(&at).write(&Disk, folder.path(), &secret).expect("writes");
        for _ in 0..10 {
            let throttle = Throttle::read(&Disk, folder.path(), &secret, &at).expect("reads");
            throttle.check(&at).expect("has a token");
            throttle.take(&Disk, folder.path(), &secret).expect("writes");
        }
        let wait =
            |at: Reading| match Throttle::read(&Disk, folder.path(), &secret, &at).expect("reads").check(&at)
            {
                Err(Error::Throttled { wait_s }) => Some(wait_s),
                _ => None,
            };
        assert_eq!(wait(at), Some(60));
        assert_eq!(wait(reading(1, 31_000)), Some(30));
        assert_eq!(wait(reading(1, 61_000)), None);
        assert_eq!(wait(reading(2, 900_000)), Some(60), "a new boot gives none back");
    }

    #[test]
    fn a_missing_or_forged_file_counts_as_empty() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let secret = SecretBytes::copy_of(&[3; 32]);
        let at = reading(1, 1_000);
        assert!(Throttle::read(&Disk, folder.path(), &secret, &at).expect("reads").check(&at).is_err());
        Throttle::full(&at).write(&Disk, folder.path(), &SecretBytes::copy_of(&[4; 32])).expect("writes");
        assert!(Throttle::read(&Disk, folder.path(), &secret, &at).expect("reads").check(&at).is_err());
        let later = reading(1, 62_000);
        assert!(Throttle::read(&Disk, folder.path(), &secret, &later).expect("reads").check(&later).is_ok());
    }
}
