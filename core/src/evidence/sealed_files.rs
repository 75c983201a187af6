//! Sealed files below `e/` of a volume: random names, one key per file, one forward pass.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Part, Result};
use crate::ids::FileId;
use crate::limits::CHUNK_BYTES;
use crate::secret::SecretBytes;
use crate::store::Material;
use crate::vault::{ChunkOpener, ChunkSealer, Sealed, Storage};

/// Bytes after which what was written is made durable without being asked. A recording asks once a second, since it
/// can't be made again; an import needs it only so that the system's own memory does not fill up.
const SYNC_EVERY_BYTES: u64 = 256 * 1024 * 1024;

/// The evidence folder of one volume.
#[derive(Clone)]
pub struct SealedFiles {
    storage: Arc<dyn Storage>,
    folder: PathBuf,
}

/// A file that is being sealed. It can't seek, and `finish` consumes it.
pub struct SealedFileWriter {
    sealer: ChunkSealer,
    storage: Arc<dyn Storage>,
    folder: PathBuf,
    synced_bytes: u64,
}

/// A fresh key and a fresh name.
pub(crate) fn fresh_material(entropy: &dyn Entropy) -> Result<Material> {
    Ok(Material { file_key: Some(make_secret(entropy)?), file_id: Some(FileId(random(entropy)?)) })
}

fn parts(material: &Material) -> Result<(&SecretBytes<32>, FileId)> {
    match (&material.file_key, material.file_id) {
        (Some(key), Some(id)) => Ok((key, id)),
        _ => Err(Error::Damaged(Part::Evidence)),
    }
}

impl SealedFiles {
    /// The evidence folder of the volume in `volume_folder`.
    #[must_use]
    pub fn new(storage: Arc<dyn Storage>, volume_folder: &Path) -> Self {
        SealedFiles { storage, folder: volume_folder.join("e") }
    }

    fn place(&self, id: FileId) -> (PathBuf, PathBuf) {
        let name = id.to_string();
        let folder = self.folder.join(name.get(..2).unwrap_or("00"));
        let path = folder.join(&name);
        (folder, path)
    }

    /// Begins the file that `material` names.
    pub(crate) fn begin(&self, material: &Material) -> Result<SealedFileWriter> {
        let (key, id) = parts(material)?;
        let (folder, path) = self.place(id);
        self.storage.create_folder(&folder)?;
        let sealer = ChunkSealer::new(key, id, self.storage.create(&path)?)?;
        Ok(SealedFileWriter { sealer, storage: Arc::clone(&self.storage), folder, synced_bytes: 0 })
    }

    /// Opens a file for reading at any place.
    pub(crate) fn open(&self, material: &Material) -> Result<ChunkOpener> {
        let (key, id) = parts(material)?;
        let file = self.storage.open(&self.place(id).1).map_err(|error| match error {
            Error::FileNotFound => Error::Damaged(Part::Evidence),
            other => other,
        })?;
        ChunkOpener::new(key, id, file, 0)
    }

    /// Bytes `offset..offset + length` of a finished file of `size_bytes` in `chunks`; fewer at its end.
    pub(crate) fn range(
        &self,
        material: &Material,
        chunks: u32,
        size_bytes: u64,
        offset: u64,
        length: usize,
    ) -> Result<Vec<u8>> {
        let chunk_bytes = u64::try_from(CHUNK_BYTES).map_err(|_| Error::Internal("chunk size"))?;
        let end = offset.saturating_add(u64::try_from(length).unwrap_or(u64::MAX)).min(size_bytes);
        let mut out = Vec::new();
        if offset >= end {
            return Ok(out);
        }
        let mut opener = self.open(material)?;
        let first = offset / chunk_bytes;
        let last = end.saturating_sub(1) / chunk_bytes;
        for number in first..=last {
            let number = u32::try_from(number).map_err(|_| Error::Damaged(Part::Evidence))?;
            let plain = opener.chunk(number, number.saturating_add(1) == chunks)?;
            let start = u64::from(number).saturating_mul(chunk_bytes);
            let from = usize::try_from(offset.saturating_sub(start)).map_err(|_| Error::Internal("range"))?;
            let to = usize::try_from(end.saturating_sub(start)).unwrap_or(usize::MAX).min(plain.len());
            out.extend_from_slice(plain.get(from..to).ok_or(Error::Damaged(Part::Evidence))?);
        }
        Ok(out)
    }

    /// Removes the file that a tombstone names, if it is still there.
    pub(crate) fn remove(&self, id: FileId) -> Result<()> {
        let (_, path) = self.place(id);
        if self.storage.exists(&path) { self.storage.remove(&path) } else { Ok(()) }
    }
}

impl SealedFileWriter {
    /// Takes in more bytes, in order.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.sealer.write(bytes)?;
        if self.sealer.size_bytes().saturating_sub(self.synced_bytes) >= SYNC_EVERY_BYTES {
            self.sealer.sync_data()?;
            self.synced_bytes = self.sealer.size_bytes();
        }
        Ok(())
    }

    /// Makes durable what was taken in so far: a recording that is cut off keeps it.
    pub fn sync(&mut self) -> Result<()> {
        self.sealer.sync_data()?;
        self.synced_bytes = self.sealer.size_bytes();
        Ok(())
    }

    /// Bytes taken in so far.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.sealer.size_bytes()
    }

    /// Makes the file and its folder durable.
    pub fn finish(self) -> Result<Sealed> {
        let sealed = self.sealer.finish()?;
        self.storage.sync_folder(&self.folder)?;
        Ok(sealed)
    }
}
