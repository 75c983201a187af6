//! Files that stand twice: either copy alone suffices, a damaged one is reported and rewritten from the other.

use std::path::{Path, PathBuf};

use super::storage::Storage;
use crate::error::{Error, Part, Result};

/// What the two copies of one file gave.
#[derive(Debug)]
pub(crate) struct Copies<T> {
    /// Good contents, the preferred one first. Two only where both are good and differ.
    pub(crate) good: Vec<T>,
    /// Which copies (1 or 2) are missing or damaged.
    pub(crate) bad: Vec<u8>,
}

/// `name.1` or `name.2`.
pub(crate) fn copy_path(folder: &Path, name: &str, copy: u8) -> PathBuf {
    folder.join(format!("{name}.{copy}"))
}

/// Whether at least one copy stands there, good or not.
pub(crate) fn any_exists(storage: &dyn Storage, folder: &Path, name: &str) -> bool {
    [1, 2].into_iter().any(|copy| storage.exists(&copy_path(folder, name, copy)))
}

/// Reads both copies and keeps what `parse` takes. A copy of a newer version is an error of its own.
pub(crate) fn read<T: PartialEq>(
    storage: &dyn Storage,
    folder: &Path,
    name: &str,
    max_bytes: usize,
    mut parse: impl FnMut(Vec<u8>) -> Result<T>,
) -> Result<Copies<T>> {
    let mut copies = Copies { good: Vec::new(), bad: Vec::new() };
    for copy in [1, 2] {
        let parsed = match storage.read(&copy_path(folder, name, copy), max_bytes) {
            Ok(bytes) => parse(bytes),
            // Not being allowed to read is not damage: the file may be whole.
            Err(Error::NoAccess) => return Err(Error::NoAccess),
            Err(_) => Err(Error::Damaged(Part::Install)),
        };
        match parsed {
            Ok(value) if copies.good.contains(&value) => {}
            Ok(value) => copies.good.push(value),
            Err(Error::NewerFormat(part)) => return Err(Error::NewerFormat(part)),
            Err(_) => copies.bad.push(copy),
        }
    }
    Ok(copies)
}

/// Rewrites both copies from a good one. Where that can't be done now (the disk is full), it is tried again at the next
/// opening: what one good copy holds is never kept from her for want of the other.
pub(crate) fn heal(storage: &dyn Storage, folder: &Path, name: &str, bytes: &[u8]) {
    let _ = write(storage, folder, name, bytes);
}

/// Writes both copies, one after the other; a change is acknowledged after both.
pub(crate) fn write(storage: &dyn Storage, folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    storage.replace(&copy_path(folder, name, 1), bytes)?;
    storage.replace(&copy_path(folder, name, 2), bytes)
}
