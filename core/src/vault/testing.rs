//! Windows for tests: what is private here, shown as bytes. In no program that ships.

use std::path::Path;
use std::sync::Arc;

use super::inbox::{self, CaptureKind};
use super::storage::Storage;
use super::stream::{ChunkOpener, ChunkSealer, Sealed};
use super::volume::Volume;
use crate::error::Result;
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
        return Err(crate::error::Error::Damaged(crate::error::Part::Capture));
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
