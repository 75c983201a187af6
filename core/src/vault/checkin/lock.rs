//! The locks of the check-in's files: kernel locks, freed when their process dies, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Error, Result};
use crate::vault::file_lock;

/// Held for one transition of a check-in, or by the process that runs check-ins. Dropping it frees it.
#[derive(Debug)]
pub struct CheckinLock {
    /// Nothing where no other process sees the files.
    file: Option<File>,
}

impl Drop for CheckinLock {
    /// Closing the file would do, but for a child process in its first moments, which still has it open.
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            let _ = file_lock::unlock(file);
        }
    }
}

fn open(path: &Path) -> Result<File> {
    Ok(OpenOptions::new().write(true).create(true).truncate(false).open(path)?)
}

/// Whether the file that was locked is still the one at `path`: a wipe may have removed it while this process waited.
#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata()?;
    match std::fs::metadata(path) {
        Ok(there) => Ok((held.dev(), held.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Elsewhere a file that is open keeps its name.
#[cfg(not(unix))]
fn stands_at(_: &File, _: &Path) -> Result<bool> {
    Ok(true)
}

impl CheckinLock {
    /// Where there is no other process: nobody to keep out.
    pub(super) fn alone() -> Self {
        CheckinLock { file: None }
    }

    /// Takes the lock at `path`; nothing if the file was removed meanwhile, folder and all.
    pub(super) fn take(path: &Path) -> Result<Option<Self>> {
        let file = match open(path) {
            Err(Error::FileNotFound) => return Ok(None),
            other => other?,
        };
        loop {
            match file_lock::lock(&file) {
                Ok(()) => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        let stands = stands_at(&file, path)?;
        let lock = CheckinLock { file: Some(file) };
        Ok(stands.then_some(lock))
    }

    /// Takes the lock at `path`, or says that another process has it.
    pub(super) fn try_take(path: &Path) -> Result<Self> {
        let file = open(path)?;
        match file_lock::try_lock(&file) {
            Ok(()) => Ok(CheckinLock { file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
