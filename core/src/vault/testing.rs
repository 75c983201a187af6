//! Windows for tests: what is private here, shown as bytes. In no program that ships.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

pub use super::checkin::testing as checkin;
use super::device_key::{DeviceKey, DeviceKeyLevel, KeyUse};
use super::file_key::FileKey;
use super::inbox::{self, CaptureKind};
use super::storage::Storage;
use super::stream::{ChunkOpener, ChunkSealer, Sealed};
use super::volume::Volume;
use crate::entropy::Entropy;
use crate::error::{Error, Result};
use crate::ids::FileId;
use crate::secret::SecretBytes;
use crate::time::RecordedAt;

/// Seals `pieces`, one after the other, into a new file at `path`.
pub fn seal_file(
    storage: &dyn Storage,
    path: &Path,
    key: &[u8; 32],
    id: FileId,
    pieces: &[&[u8]],
) -> Result<Sealed> {
    let mut sealer = ChunkSealer::new(&SecretBytes::copy_of(key), id, storage.create(path)?)?;
    for piece in pieces {
        sealer.write(piece)?;
    }
    sealer.finish()
}

/// Opens all chunks of a finished file.
pub fn open_file(
    storage: &dyn Storage,
    path: &Path,
    key: &[u8; 32],
    id: FileId,
    chunks: u32,
) -> Result<Vec<u8>> {
    let mut opener = ChunkOpener::new(&SecretBytes::copy_of(key), id, storage.open(path)?, 0)?;
    let mut plain = Vec::new();
    opener.read_all(chunks, |chunk| {
        plain.extend_from_slice(chunk);
        Ok(())
    })?;
    Ok(plain)
}

/// How many whole chunks of a file that was cut off still open, and whether the last of them is its end.
pub fn recoverable_chunks(
    storage: &dyn Storage,
    path: &Path,
    key: &[u8; 32],
    id: FileId,
) -> Result<(u32, bool)> {
    ChunkOpener::new(&SecretBytes::copy_of(key), id, storage.open(path)?, 0)?.recoverable()
}

/// A capture as its vault sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenCapture {
    /// Its id, which is its name.
    pub id: FileId,
    /// What it is.
    pub kind: CaptureKind,
    /// When it was made.
    pub captured_at: RecordedAt,
    /// Its own file name.
    pub file_name: Option<String>,
    /// Its media type.
    pub media_type: Option<String>,
    /// Whether it was finished.
    pub finished: bool,
    /// What it holds: all of it, or of an unfinished one the whole chunks.
    pub body: Vec<u8>,
}

/// The captures that wait for `volume`, with what they hold; an error stands for a body that does not open.
pub fn captures(
    storage: &Arc<dyn Storage>,
    installation_folder: &Path,
    volume: &Volume,
) -> Result<Vec<(FileId, Result<SeenCapture>)>> {
    let waiting = inbox::waiting(storage.as_ref(), installation_folder, volume)?;
    Ok(waiting.into_iter().map(|capture| (capture.id, look(storage.as_ref(), &capture))).collect())
}

fn look(storage: &dyn Storage, capture: &inbox::OpenedCapture) -> Result<SeenCapture> {
    let mut opener = capture.opener(storage)?;
    let (chunks, ended) = opener.recoverable()?;
    let mut body = Vec::new();
    for number in 0..chunks {
        body.extend_from_slice(opener.chunk(number, ended && number.saturating_add(1) == chunks)?);
    }
    if capture.finished && !ended {
        return Err(Error::Damaged(crate::error::Part::Capture));
    }
    Ok(SeenCapture {
        id: capture.id,
        kind: capture.description.kind,
        captured_at: capture.description.captured_at.clone(),
        file_name: capture.description.file_name.clone(),
        media_type: capture.description.media_type.clone(),
        finished: capture.finished,
        body,
    })
}

/// The text of a captured note.
pub fn note_text(body: &[u8]) -> Result<String> {
    inbox::note_text(body)
}

/// The 16 bytes of a recovery code.
#[must_use]
pub fn recovery_bytes(code: &super::recovery::RecoveryCode) -> [u8; 16] {
    *code.expose()
}

/// A recovery code of given bytes.
#[must_use]
pub fn recovery_of(bytes: [u8; 16]) -> super::recovery::RecoveryCode {
    super::recovery::RecoveryCode::of(bytes)
}

/// A device's keys in memory, each drawn from `entropy` when it is made: gone with the value, so a second one stands
/// for another device.
pub struct MemoryKeys {
    entropy: Arc<dyn Entropy>,
    keys: Mutex<BTreeMap<String, FileKey>>,
}

impl MemoryKeys {
    /// A device without keys.
    #[must_use]
    pub fn new(entropy: Arc<dyn Entropy>) -> Self {
        MemoryKeys { entropy, keys: Mutex::new(BTreeMap::new()) }
    }

    fn with<T>(&self, act: impl FnOnce(&mut BTreeMap<String, FileKey>) -> T) -> T {
        act(&mut self.keys.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Ids of the keys that are there.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.with(|keys| keys.keys().cloned().collect())
    }

    /// Puts a key of that form into the place of `id`.
    pub fn put(&self, id: &str, file: &[u8]) -> Result<()> {
        let key = FileKey::from_file(file)?;
        self.with(|keys| keys.insert(id.to_owned(), key));
        Ok(())
    }

    /// A key in the form of [`FileKey::to_file`], for a second implementation.
    #[must_use]
    pub fn file_of(&self, id: &str) -> Option<Vec<u8>> {
        self.with(|keys| keys.get(id).map(|key| key.to_file().to_vec()))
    }
}

impl DeviceKey for MemoryKeys {
    fn create(&self, id: &str, _usage: KeyUse) -> Result<()> {
        let key = FileKey::generate(self.entropy.as_ref())?;
        self.with(|keys| keys.insert(id.to_owned(), key));
        Ok(())
    }

    fn wrap(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        self.with(|keys| keys.get(id).ok_or(Error::DeviceKey)?.wrap(self.entropy.as_ref(), id, bytes))
    }

    fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        self.with(|keys| keys.get(id).ok_or(Error::DeviceKey)?.unwrap(id, wrapped))
    }

    fn destroy(&self, id: &str) -> Result<()> {
        self.with(|keys| keys.remove(id));
        Ok(())
    }

    fn level(&self, _id: &str) -> Result<DeviceKeyLevel> {
        Ok(DeviceKeyLevel::File)
    }
}
