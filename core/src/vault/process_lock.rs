//! One process at a time: a kernel lock that is freed when its process dies, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::file_lock;
use crate::error::{Error, Result};

const LOCK: &str = "lock";

/// Held while an installation is open. Dropping it frees it.
#[derive(Debug)]
pub struct ProcessLock {
    file: File,
}

impl Drop for ProcessLock {
    /// Closing the file would do, but for a child process in its first moments, which still has it open.
    fn drop(&mut self) {
        let _ = file_lock::unlock(&self.file);
    }
}

impl ProcessLock {
    /// Takes the lock of the installation in `folder`, or says that another process has it.
    ///
    /// It does not wait: who calls may try again (the terminal does so for three seconds).
    pub fn try_take(folder: &Path) -> Result<Self> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
        match file_lock::try_lock(&file) {
            Ok(()) => Ok(ProcessLock { file }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
