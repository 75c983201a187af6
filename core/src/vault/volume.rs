//! An open volume: its folder, its keys, and nothing that names another one.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::hazmat::aead::SealKey;
use super::hazmat::derive::derive;
use super::hazmat::{hpke, sign};
use super::keys::{Keys, KeysPlace};
use super::recovery::RecoveryCode;
use super::storage::Storage;
use crate::entropy::Entropy;
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::{InstallationId, VolumeNumber, WriterId};
use crate::limits;
use crate::secret::SecretBytes;

/// Which of the two tables a row stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// Heads.
    Head,
    /// Bodies.
    Body,
}

impl Table {
    fn letter(self) -> u8 {
        match self {
            Table::Head => b'h',
            Table::Body => b't',
        }
    }
}

/// Seals rows and the mark, each for its own place. Cheap to share with a reading thread.
pub(crate) struct RowSeal {
    rows: SealKey,
    mark: SealKey,
}

impl RowSeal {
    fn aad(table: Table, row: i64) -> [u8; 24] {
        let mut aad = [0; 24];
        aad[..15].copy_from_slice(b"alongside/row/1");
        aad[15] = table.letter();
        aad[16..].copy_from_slice(&row.to_be_bytes());
        aad
    }

    /// Pads to a multiple of 256 and seals for that row. The length stands in front.
    pub(crate) fn seal_row(
        &self,
        entropy: &dyn Entropy,
        table: Table,
        row: i64,
        plain: &[u8],
    ) -> Result<Vec<u8>> {
        let length = u32::try_from(plain.len()).map_err(|_| Error::Internal("row length"))?;
        let mut padded = Zeroizing::new(Vec::with_capacity(
            plain.len().saturating_add(limits::ROW_PADDING_BYTES).saturating_add(4),
        ));
        padded.extend_from_slice(&length.to_be_bytes());
        padded.extend_from_slice(plain);
        let full = padded.len().next_multiple_of(limits::ROW_PADDING_BYTES);
        padded.resize(full, 0);
        self.rows.seal(entropy, &RowSeal::aad(table, row), &padded)
    }

    /// Opens a row in place.
    pub(crate) fn open_row<'a>(&self, table: Table, row: i64, sealed: &'a mut [u8]) -> Result<&'a [u8]> {
        let damaged = Error::Damaged(Part::Row);
        let Ok(padded) = self.rows.open(&RowSeal::aad(table, row), sealed) else { return Err(damaged) };
        let Some((length, rest)) = padded.split_first_chunk::<4>() else { return Err(damaged) };
        let Ok(length) = usize::try_from(u32::from_be_bytes(*length)) else { return Err(damaged) };
        rest.get(..length).ok_or(damaged)
    }

    fn mark_aad(half: u8) -> Vec<u8> {
        [b"alongside/mark/1".as_slice(), &[half]].concat()
    }

    /// Seals one half of the mark.
    pub(crate) fn seal_mark(&self, entropy: &dyn Entropy, half: u8, plain: &[u8]) -> Result<Vec<u8>> {
        self.mark.seal(entropy, &RowSeal::mark_aad(half), plain)
    }

    /// Opens one half of the mark; nothing if it does not open.
    pub(crate) fn open_mark(&self, half: u8, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut sealed = Zeroizing::new(sealed.to_vec());
        self.mark.open(&RowSeal::mark_aad(half), &mut sealed).ok().map(|plain| Zeroizing::new(plain.to_vec()))
    }
}

/// An open volume.
pub struct Volume {
    pub(super) installation: InstallationId,
    pub(super) number: VolumeNumber,
    pub(super) decoy: bool,
    pub(super) folder: PathBuf,
    pub(super) master: SecretBytes<32>,
    pub(super) keys: Keys,
    seal: std::sync::Arc<RowSeal>,
    inbox_seed: SecretBytes<32>,
}

impl Volume {
    pub(super) fn new(
        installation: InstallationId,
        number: VolumeNumber,
        decoy: bool,
        folder: PathBuf,
        master: SecretBytes<32>,
        keys: Keys,
    ) -> Result<Self> {
        let rows = SealKey::new(derive(master.expose(), b"", &[b"alongside/rec/1"])?.expose())?;
        let mark = SealKey::new(derive(master.expose(), b"", &[b"alongside/mark/1"])?.expose())?;
        let inbox_seed = derive(master.expose(), b"", &[b"alongside/inbox-seed/1"])?;
        let seal = std::sync::Arc::new(RowSeal { rows, mark });
        Ok(Volume { installation, number, decoy, folder, master, keys, seal, inbox_seed })
    }

    /// The folder of this volume.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The installation it belongs to.
    #[must_use]
    pub fn installation(&self) -> InstallationId {
        self.installation
    }

    /// Which phone writes.
    #[must_use]
    pub fn writer(&self) -> WriterId {
        self.keys.writer
    }

    /// The recovery code of this vault.
    #[must_use]
    pub fn recovery_code(&self) -> &RecoveryCode {
        &self.keys.recovery
    }

    /// Whether a decoy can still be made from here.
    #[must_use]
    pub fn has_spare(&self) -> bool {
        !self.keys.spares.is_empty()
    }

    pub(crate) fn seal(&self) -> std::sync::Arc<RowSeal> {
        std::sync::Arc::clone(&self.seal)
    }

    pub(crate) fn inbox_seed(&self) -> &SecretBytes<32> {
        &self.inbox_seed
    }

    /// The public half that captures are sealed to.
    pub(crate) fn inbox_public(&self) -> [u8; hpke::KEY_BYTES] {
        hpke::public_key(&self.inbox_seed)
    }

    /// Public key of this writer's signatures.
    pub(crate) fn signing_key(&self) -> Result<[u8; 32]> {
        sign::public_key(&self.keys.writer_seed)
    }

    /// Signs as this writer.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<[u8; 64]> {
        sign::sign(&self.keys.writer_seed, message)
    }

    /// What the check-in keeps here, by its own encoding; empty until it kept something.
    #[allow(dead_code, reason = "what runs check-ins is built on top of this")]
    pub(crate) fn checkin_keys(&self) -> &[u8] {
        &self.keys.checkin
    }

    /// Keeps `bytes` for the check-in in the place of what it kept before. Durable when it comes back.
    #[allow(dead_code, reason = "what runs check-ins is built on top of this")]
    pub(crate) fn set_checkin_keys(
        &mut self,
        storage: &dyn Storage,
        entropy: &dyn Entropy,
        bytes: Vec<u8>,
    ) -> Result<()> {
        let bytes = Zeroizing::new(bytes);
        if bytes.len() > limits::CHECKIN_KEYS_MAX_BYTES {
            return Err(Error::invalid("checkin_keys", Refusal::TooLong));
        }
        let old = std::mem::replace(&mut self.keys.checkin, bytes);
        let written = self.write_keys(storage, entropy);
        if written.is_err() {
            self.keys.checkin = old;
        }
        written
    }

    pub(super) fn write_keys(&mut self, storage: &dyn Storage, entropy: &dyn Entropy) -> Result<()> {
        let place = KeysPlace {
            installation: self.installation,
            volume: self.number,
            folder: &self.folder,
            master: &self.master,
        };
        place.write(storage, entropy, &mut self.keys)
    }

    /// The master key, so that a second implementation can open what it seals.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn master_for_tests(&self) -> [u8; 32] {
        *self.master.expose()
    }

    /// Every key of this volume, so that a test can search a process for them after lock.
    #[cfg(any(test, feature = "testing"))]
    pub fn keys_for_tests(&self) -> Result<Vec<(&'static str, Vec<u8>)>> {
        let derived = |label: &'static [u8]| -> Result<Vec<u8>> {
            Ok(derive(self.master.expose(), b"", &[label])?.expose().to_vec())
        };
        Ok(vec![
            ("master", self.master.expose().to_vec()),
            ("rows", derived(b"alongside/rec/1")?),
            ("mark", derived(b"alongside/mark/1")?),
            ("keys file", derived(b"alongside/keys/1")?),
            ("inbox seed", self.inbox_seed.expose().to_vec()),
            ("writer seed", self.keys.writer_seed.expose().to_vec()),
            ("recovery code", self.keys.recovery.expose().to_vec()),
        ])
    }
}
