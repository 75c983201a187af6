//! A disk that fails when it is told to.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use alongside_core::vault::{Disk, ReadFile, Storage, WriteFile};
use alongside_core::{Error, Result};

/// How an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The disk is full.
    NoSpace,
    /// The file or folder may not be written.
    NoAccess,
}

impl Fault {
    fn error(self) -> Error {
        match self {
            Fault::NoSpace => Error::NoSpace,
            Fault::NoAccess => Error::NoAccess,
        }
    }
}

/// Whether a fault passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// One operation fails, the next works again.
    Once,
    /// From then on everything that needs new space (or, for `NoAccess`, any change) fails.
    On,
}

#[derive(Debug, Default)]
struct State {
    done: u64,
    plan: Option<(u64, Fault, Lasts)>,
    failed: Option<String>,
}

/// [`Disk`], with every change counted and one of them made to fail, half done where that can be.
#[derive(Debug, Clone, Default)]
pub struct FaultyStorage(Arc<Mutex<State>>);

impl FaultyStorage {
    /// Fails change number `at`, counted from 0 from now on.
    pub fn plan(&self, at: u64, fault: Fault, lasts: Lasts) {
        *self.0.lock().expect("not poisoned") =
            State { done: 0, plan: Some((at, fault, lasts)), failed: None };
    }

    /// Works again, and counts from 0. What was done until now, and the first change that failed.
    #[must_use = "or else `heal`"]
    pub fn mend(&self) -> (u64, Option<String>) {
        let state = std::mem::take(&mut *self.0.lock().expect("not poisoned"));
        (state.done, state.failed)
    }

    /// Works again, and remembers for [`FaultyStorage::mend`] what failed.
    pub fn heal(&self) {
        self.0.lock().expect("not poisoned").plan = None;
    }

    /// Counts one change; the error if it is to fail. `grows`: whether it needs space that a full disk lacks.
    fn step(&self, what: &str, path: &Path, grows: bool) -> Result<()> {
        let mut state = self.0.lock().expect("not poisoned");
        let number = state.done;
        state.done += 1;
        let Some((at, fault, lasts)) = state.plan else { return Ok(()) };
        let now = number == at;
        let still = number > at && lasts == Lasts::On && (grows || fault == Fault::NoAccess);
        if !now && !still {
            return Ok(());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        state.failed.get_or_insert_with(|| format!("change {number}: {what} {name}"));
        Err(fault.error())
    }
}

fn staging(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

impl Storage for FaultyStorage {
    fn read(&self, path: &Path, max_bytes: usize) -> Result<Vec<u8>> {
        Disk.read(path, max_bytes)
    }

    /// In the four steps that it has on a disk; a failure leaves what a disk would leave.
    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let new = staging(path);
        self.step("create for", path, true)?;
        fs::write(&new, b"")?;
        if let Err(error) = self.step("write for", path, true) {
            fs::write(&new, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        fs::write(&new, bytes)?;
        self.step("rename for", path, false)?;
        fs::rename(&new, path)?;
        self.step("sync folder of", path, false)
    }

    /// A failure leaves the first half written.
    fn overwrite(&self, path: &Path, offset: u64, bytes: &[u8]) -> Result<()> {
        if let Err(error) = self.step("overwrite", path, false) {
            let _ = Disk.overwrite(path, offset, &bytes[..bytes.len() / 2]);
            return Err(error);
        }
        Disk.overwrite(path, offset, bytes)
    }

    fn sync(&self, path: &Path) -> Result<()> {
        self.step("sync", path, false)?;
        Disk.sync(path)
    }

    fn create(&self, path: &Path) -> Result<Box<dyn WriteFile>> {
        self.step("create", path, true)?;
        let inner = Disk.create(path)?;
        Ok(Box::new(FaultyFile { storage: self.clone(), path: path.to_owned(), inner }))
    }

    fn open(&self, path: &Path) -> Result<Box<dyn ReadFile>> {
        Disk.open(path)
    }

    fn create_folder(&self, path: &Path) -> Result<()> {
        self.step("create folder", path, true)?;
        Disk.create_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> Result<()> {
        self.step("sync folder", path, false)?;
        Disk.sync_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        self.step("rename to", to, false)?;
        Disk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> Result<()> {
        self.step("remove", path, false)?;
        Disk.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> Result<()> {
        self.step("remove folder", path, false)?;
        Disk.remove_folder(path)
    }

    fn list(&self, path: &Path) -> Result<Vec<String>> {
        Disk.list(path)
    }

    fn exists(&self, path: &Path) -> bool {
        Disk.exists(path)
    }

    fn is_being_written(&self, path: &Path) -> Result<bool> {
        Disk.is_being_written(path)
    }

    fn fix_time(&self, path: &Path) -> Result<()> {
        self.step("fix time of", path, false)?;
        Disk.fix_time(path)
    }
}

struct FaultyFile {
    storage: FaultyStorage,
    path: PathBuf,
    inner: Box<dyn WriteFile>,
}

impl WriteFile for FaultyFile {
    /// A failure leaves the first half written.
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        if let Err(error) = self.storage.step("append to", &self.path, true) {
            let mut file = OpenOptions::new().append(true).open(&self.path)?;
            file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.inner.append(bytes)
    }

    fn sync_data(&mut self) -> Result<()> {
        self.storage.step("sync data of", &self.path, false)?;
        self.inner.sync_data()
    }

    fn sync_all(&mut self) -> Result<()> {
        self.storage.step("sync all of", &self.path, false)?;
        self.inner.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_still_removes_and_a_locked_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let storage = FaultyStorage::default();
        let file = folder.path().join("f");
        storage.replace(&file, b"whole").unwrap();
        assert_eq!(storage.mend(), (4, None));
        storage.plan(1, Fault::NoSpace, Lasts::On);
        assert!(matches!(storage.replace(&file, b"other"), Err(Error::NoSpace)));
        assert_eq!(fs::read(&file).unwrap(), b"whole");
        assert!(matches!(storage.create(&folder.path().join("g")), Err(Error::NoSpace)));
        storage.remove(&file).unwrap();
        storage.plan(0, Fault::NoAccess, Lasts::On);
        assert!(matches!(storage.create_folder(folder.path()), Err(Error::NoAccess)));
        assert!(matches!(storage.remove(&file), Err(Error::NoAccess)));
        assert_eq!(storage.mend().1.as_deref(), Some(&*format!("change 0: create folder {}", name(&folder))));
        storage.replace(&file, b"again").unwrap();
    }

    fn name(folder: &tempfile::TempDir) -> String {
        folder.path().file_name().unwrap().to_string_lossy().into_owned()
    }
}
