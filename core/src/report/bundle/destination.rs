//! Where a report goes: to the one name that she gives, whole or not at all.

use std::path::{Path, PathBuf};

use super::packing::Packing;
use crate::error::{Error, Result};
use crate::evidence::Evidence;
use crate::report::container::folder::FolderWriter;
use crate::report::container::zip::Sink;
use crate::report::selection::Chosen;
use crate::session::Unlocked;
use crate::vault::{Storage, WriteFile};

/// Room that pages, record and proofs take, besides the files: each entry with its digests, and a page to spare.
const ENTRY_BYTES: u64 = 24 * 1024;
const AROUND_BYTES: u64 = 8 * 1024 * 1024;

/// What stands behind the name until all of it is written: nobody else's file ends like this, so what an earlier run left there may go.
const UNFINISHED: &str = ".alongside-unfinished";

/// A name under which nothing stands yet. What is written lies beside it until it is whole.
pub struct Destination<'s> {
    storage: &'s dyn Storage,
    path: PathBuf,
    beside: PathBuf,
    is_done: bool,
}

impl<'s> Destination<'s> {
    /// Refused where something stands there already. What an earlier run left half-written beside it goes.
    pub fn new(storage: &'s dyn Storage, path: &Path) -> Result<Self> {
        if storage.exists(path) {
            return Err(Error::FileExists);
        }
        let mut name = path.file_name().ok_or(Error::NoAccess)?.to_owned();
        name.push(UNFINISHED);
        let beside = path.with_file_name(name);
        let destination = Destination { storage, path: path.to_owned(), beside, is_done: false };
        destination.clear()?;
        Ok(destination)
    }

    fn clear(&self) -> Result<()> {
        if self.beside.is_dir() {
            self.storage.remove_folder(&self.beside)
        } else {
            self.storage.remove(&self.beside)
        }
    }

    /// A file, filled by `fill`.
    pub fn file<T>(mut self, fill: impl FnOnce(&mut dyn Sink) -> Result<T>) -> Result<T> {
        let mut sink = FileSink(self.storage.create(&self.beside)?);
        let made = fill(&mut sink)?;
        sink.0.sync_all()?;
        drop(sink);
        self.settle()?;
        Ok(made)
    }

    /// A folder, filled by `fill`.
    pub fn folder<T>(mut self, fill: impl FnOnce(&mut dyn Packing) -> Result<T>) -> Result<T> {
        let made = fill(&mut FolderPacking(FolderWriter::new(self.storage, &self.beside)?))?;
        self.settle()?;
        Ok(made)
    }

    fn settle(&mut self) -> Result<()> {
        if self.storage.exists(&self.path) {
            return Err(Error::FileExists);
        }
        self.storage.rename(&self.beside, &self.path)?;
        self.is_done = true;
        // It stands there whole, and its bytes are durable. That its name can't be made so is no reason to say that it failed.
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let _ = self.storage.sync_folder(folder.unwrap_or(Path::new(".")));
        Ok(())
    }
}

impl Drop for Destination<'_> {
    fn drop(&mut self) {
        if !self.is_done {
            // What could not be written whole is not left lying about; if even that fails, the next run takes it away.
            let _ = self.clear();
        }
    }
}

struct FileSink(Box<dyn WriteFile>);

impl Sink for FileSink {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.append(bytes)
    }
}

struct FolderPacking<'s>(FolderWriter<'s>);

impl Packing for FolderPacking<'_> {
    fn begin(&mut self, name: &str, _: u64) -> Result<()> {
        self.0.begin(name)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.write(bytes)
    }

    fn end(&mut self) -> Result<()> {
        self.0.end()
    }

    fn finish(&mut self) -> Result<()> {
        self.0.finish()
    }
}

/// About how many bytes a bundle needs: its files, and room for what stands around them.
#[must_use]
pub fn needed_bytes(vault: &Unlocked, chosen: &Chosen) -> u64 {
    let entries = u64::try_from(chosen.entries.len()).unwrap_or(u64::MAX);
    let around = AROUND_BYTES.saturating_add(entries.saturating_mul(ENTRY_BYTES));
    let files = chosen.items.iter().filter(|item| !item.withheld);
    let sizes = files.filter_map(|item| vault.read::<Evidence>(item.id).ok()?.size);
    sizes.fold(around, u64::saturating_add)
}

/// Refuses what there is no room for, as far as the system says how much there is.
pub fn check_room(folder: &Path, needed_bytes: u64) -> Result<()> {
    match free_bytes(folder) {
        Some(free) if free < needed_bytes => Err(Error::NoSpace),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn free_bytes(folder: &Path) -> Option<u64> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let space = rustix::fs::statvfs(folder).ok()?;
    Some(space.f_bavail.saturating_mul(space.f_frsize))
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}
