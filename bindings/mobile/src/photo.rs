//! Photos and videos that a shell hands over to be looked at: not as copies, but as bytes that are read where they lie.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde::{Deserialize, Serialize};

use alongside_core::photos::{FileSource, Source};
use alongside_core::progress::Progress;
use alongside_core::{Error, limits};

use crate::screens::{App, Batch, Desk, photos};
use crate::{Frame, Result};

/// Why nothing was read. No text: a system's own message may name the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum PhotoBytesError {
    /// It can't be read, or no longer.
    #[error("unreadable")]
    Unreadable,
    /// Something was thrown that nobody expected.
    #[error("unexpected")]
    Unexpected,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for PhotoBytesError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        PhotoBytesError::Unexpected
    }
}

/// The bytes of one file, wherever they lie. Called from a thread of the core, one call at a time. It must not call the app.
#[uniffi::export(with_foreign)]
pub trait PhotoBytes: Send + Sync {
    /// How many there are, now.
    fn length(&self) -> Result<i64, PhotoBytesError>;
    /// Exactly `count` bytes from `at` on: what is asked for lies within the length. At most 1 MiB (1,048,576) at a time.
    fn read(&self, at: i64, count: u32) -> Result<Vec<u8>, PhotoBytesError>;
    /// Nothing more is read for now: what is open can be shut. It may be read once more, for a copy.
    fn rest(&self);
}

/// A file that was chosen to be looked at.
#[derive(Clone, uniffi::Record)]
pub struct PhotoFile {
    /// What it is called, as the phone says.
    pub name: String,
    /// Whether the phone may have taken the place out of it before it was handed over.
    pub altered: bool,
    /// Its bytes. Let go of when the last page that shows something of it is gone.
    pub bytes: Arc<dyn PhotoBytes>,
}

/// The same for a file that has a path.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct PhotoAt {
    /// Where it lies. It has to stay there while a page of photos is shown.
    pub path: String,
    /// What it is called; empty where its path says it.
    pub name: String,
    /// Whether the phone may have taken the place out of it before it was handed over.
    pub altered: bool,
}

impl PhotoAt {
    /// The same as bytes that are read where they lie.
    pub(crate) fn file(self) -> PhotoFile {
        let path = PathBuf::from(self.path);
        let name = if self.name.is_empty() { alongside_core::evidence::name_of(&path) } else { self.name };
        PhotoFile { name, altered: self.altered, bytes: Arc::new(AtPath { path, open: Mutex::new(None) }) }
    }
}

/// A file at a path, open while it is read.
struct AtPath {
    path: PathBuf,
    open: Mutex<Option<FileSource>>,
}

impl AtPath {
    fn with<T>(
        &self,
        read: impl FnOnce(&mut FileSource) -> alongside_core::Result<T>,
    ) -> Result<T, PhotoBytesError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let done = match &mut *open {
            Some(source) => read(source),
            none => opened(&self.path).and_then(|source| read(none.insert(source))),
        };
        done.map_err(|_| PhotoBytesError::Unreadable)
    }
}

/// Opens a file, and nothing that only looks like one: a pipe would never end.
fn opened(path: &Path) -> alongside_core::Result<FileSource> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(Error::NoAccess);
    }
    FileSource::new(File::open(path)?)
}

impl PhotoBytes for AtPath {
    fn length(&self) -> Result<i64, PhotoBytesError> {
        self.rest();
        self.with(|source| Ok(i64::try_from(source.length()).unwrap_or(i64::MAX)))
    }

    fn read(&self, at: i64, count: u32) -> Result<Vec<u8>, PhotoBytesError> {
        let (at, count) =
            (u64::try_from(at).unwrap_or(u64::MAX), usize::try_from(count).unwrap_or(usize::MAX));
        self.with(|source| source.read_part(at, count)?.ok_or(Error::FileChanged))
    }

    fn rest(&self) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Bytes of a shell, read for as long as the page that wants to show something of them is there. A length that was a lie is a
/// file that changed.
pub(crate) struct Given {
    bytes: Arc<dyn PhotoBytes>,
    length: u64,
    progress: Progress,
    page: Weak<Batch>,
}

fn unreadable(error: PhotoBytesError) -> Error {
    match error {
        PhotoBytesError::Unreadable => Error::NoAccess,
        PhotoBytesError::Unexpected => Error::FileChanged,
    }
}

impl Given {
    /// Asks how long it is.
    pub(crate) fn new(
        bytes: &Arc<dyn PhotoBytes>,
        progress: &Progress,
        page: &Weak<Batch>,
    ) -> alongside_core::Result<Self> {
        let length = length(&**bytes)?;
        Ok(Given { bytes: Arc::clone(bytes), length, progress: progress.clone(), page: page.clone() })
    }
}

/// How long a file of a shell is.
pub(crate) fn length(bytes: &dyn PhotoBytes) -> alongside_core::Result<u64> {
    u64::try_from(bytes.length().map_err(unreadable)?).map_err(|_| Error::FileChanged)
}

impl Source for Given {
    fn length(&self) -> u64 {
        self.length
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> alongside_core::Result<()> {
        let mut at = i64::try_from(at).map_err(|_| Error::FileChanged)?;
        for part in into.chunks_mut(limits::EVIDENCE_STEP_MAX_BYTES) {
            self.progress.check()?;
            if self.page.strong_count() == 0 {
                return Err(Error::Cancelled);
            }
            let count = u32::try_from(part.len()).map_err(|_| Error::FileChanged)?;
            let read = self.bytes.read(at, count).map_err(unreadable)?;
            if read.len() != part.len() {
                return Err(Error::FileChanged);
            }
            part.copy_from_slice(&read);
            at = at.saturating_add(i64::from(count));
        }
        Ok(())
    }
}

#[uniffi::export]
impl App {
    /// Looks at what was chosen after `PickPhotos`, where the page that asked for it is still there; else lets go of it. The view
    /// shows how far that is. Nothing of it is kept in the record.
    pub fn look_at_photos(&self, photos: Vec<PhotoFile>, frame: Frame) -> Result<()> {
        let mut held = self.shared().held();
        let mut desk = Desk::new(self.shared(), &mut held, &frame);
        if let Err(error) = photos::look_at(&mut desk, photos) {
            desk.show_problem(&error);
        }
        desk.held.last_act = Some(desk.reading);
        Ok(())
    }
}
