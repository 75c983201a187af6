//! `keys.1 .2` of a volume: keys that are not content. Replaced whole, in no chain and in no backup.

use std::path::Path;

use minicbor::{Decode, Encode};
use zeroize::{Zeroize, Zeroizing};

use super::copies;
use super::hazmat::derive::derive;
use super::recovery::RecoveryCode;
use super::sealed_file;
use super::storage::Storage;
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Part, Result};
use crate::ids::{InstallationId, VolumeNumber, WriterId};
use crate::limits;
use crate::secret::SecretBytes;

const KEYS: &str = "keys";
const LABEL: &[u8] = b"alongside/keys/1";

/// A spare volume that this volume can turn into a decoy.
pub(crate) struct Spare {
    pub(crate) volume: VolumeNumber,
    pub(crate) master: SecretBytes<32>,
}

/// The opened content of `keys`.
pub(crate) struct Keys {
    pub(crate) generation: u64,
    pub(crate) spares: Vec<Spare>,
    pub(crate) writer: WriterId,
    pub(crate) writer_seed: SecretBytes<32>,
    pub(crate) recovery: RecoveryCode,
    /// What the check-in keeps here, by its own encoding.
    pub(crate) checkin: Zeroizing<Vec<u8>>,
}

/// How [`Keys`] is stored: a CBOR map with integer keys.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Stored {
    #[n(1)]
    generation: u64,
    #[cbor(n(2), with = "minicbor::bytes")]
    spares: Vec<u8>,
    #[n(3)]
    writer: WriterId,
    #[cbor(n(4), with = "minicbor::bytes")]
    writer_seed: Vec<u8>,
    #[cbor(n(5), with = "minicbor::bytes")]
    recovery: Vec<u8>,
    #[cbor(n(6), with = "minicbor::bytes")]
    checkin: Vec<u8>,
}

impl Drop for Stored {
    fn drop(&mut self) {
        self.spares.zeroize();
        self.writer_seed.zeroize();
        self.recovery.zeroize();
        self.checkin.zeroize();
    }
}

/// One spare: volume number and master key.
const SPARE_BYTES: usize = 33;

/// Where a `keys` file belongs and what opens it.
pub(crate) struct KeysPlace<'a> {
    pub(crate) installation: InstallationId,
    pub(crate) volume: VolumeNumber,
    pub(crate) folder: &'a Path,
    pub(crate) master: &'a SecretBytes<32>,
}

impl KeysPlace<'_> {
    fn key(&self) -> Result<SecretBytes<32>> {
        derive(self.master.expose(), b"", &[LABEL])
    }

    fn aad(&self) -> Vec<u8> {
        [LABEL, self.installation.as_bytes(), &[self.volume.get()]].concat()
    }

    /// Writes both copies under the next generation.
    pub(crate) fn write(&self, storage: &dyn Storage, entropy: &dyn Entropy, keys: &mut Keys) -> Result<()> {
        keys.generation = keys.generation.saturating_add(1);
        let mut spares = Vec::with_capacity(SPARE_BYTES.saturating_mul(2));
        for spare in &keys.spares {
            spares.push(spare.volume.get());
            spares.extend_from_slice(spare.master.expose());
        }
        let stored = Stored {
            generation: keys.generation,
            spares,
            writer: keys.writer,
            writer_seed: keys.writer_seed.expose().to_vec(),
            recovery: keys.recovery.expose().to_vec(),
            checkin: keys.checkin.to_vec(),
        };
        let sealed =
            sealed_file::seal(entropy, &self.key()?, &self.aad(), limits::KEYS_PLAIN_BYTES, &stored)?;
        copies::write(storage, self.folder, KEYS, &sealed)
    }

    /// The good copy of the higher generation, and whether the other was damaged or behind.
    pub(crate) fn read(&self, storage: &dyn Storage) -> Result<(Keys, bool)> {
        let key = self.key()?;
        let aad = self.aad();
        let damaged = || Error::Damaged(Part::Keys);
        let max_bytes = limits::KEYS_PLAIN_BYTES.saturating_add(64);
        // The file is kept beside what it opens to, so that healing copies it as it is.
        let mut files: Vec<(u64, Vec<u8>)> = Vec::new();
        let copies = copies::read(storage, self.folder, KEYS, max_bytes, |bytes| {
            let stored: Stored = sealed_file::open(&key, &aad, bytes.clone(), Part::Keys)?;
            files.push((stored.generation, bytes));
            Ok(stored.generation)
        })?;
        let (_, newest) = files.into_iter().max_by_key(|(generation, _)| *generation).ok_or_else(damaged)?;
        let healed = !copies.bad.is_empty() || copies.good.len() > 1;
        if healed {
            copies::heal(storage, self.folder, KEYS, &newest);
        }
        let stored: Stored = sealed_file::open(&key, &aad, newest, Part::Keys)?;
        let mut spares = Vec::new();
        for spare in stored.spares.chunks_exact(SPARE_BYTES) {
            let (number, master) = spare.split_first().ok_or_else(damaged)?;
            spares.push(Spare {
                volume: VolumeNumber::new(*number).ok_or_else(damaged)?,
                master: SecretBytes::from_slice(master).ok_or_else(damaged)?,
            });
        }
        let keys = Keys {
            generation: stored.generation,
            spares,
            writer: stored.writer,
            writer_seed: SecretBytes::from_slice(&stored.writer_seed).ok_or_else(damaged)?,
            recovery: RecoveryCode::from_slice(&stored.recovery).ok_or_else(damaged)?,
            checkin: Zeroizing::new(stored.checkin.clone()),
        };
        Ok((keys, healed))
    }
}

impl Keys {
    /// Fresh keys of a new vault.
    pub(crate) fn make(entropy: &dyn Entropy, spares: Vec<Spare>) -> Result<Self> {
        Ok(Keys {
            generation: 0,
            spares,
            writer: WriterId(random(entropy)?),
            writer_seed: make_secret(entropy)?,
            recovery: RecoveryCode::make(entropy)?,
            checkin: Zeroizing::new(Vec::new()),
        })
    }
}
