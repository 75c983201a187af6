//! Files come in through a trait, so that a test can fail each write and a phone can choose its folders.
//!
//! The database opens its own file; everything else passes here.

use crate::ordering::ShortList as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::file_lock;
use crate::error::{Error, Result};

/// The one time stamp that captures carry, so that the folder does not tell when they were made: 2020-01-01 UTC.
const FIXED_TIME_S: u64 = 1_577_836_800;

/// A file that is being written from front to back.
pub trait WriteFile: Send {
    /// Appends all of `bytes`.
    fn append(&mut self, bytes: &[u8]) -> Result<()>;
    /// Makes what was appended durable (data only).
    fn sync_data(&mut self) -> Result<()>;
    /// Makes what was appended and the file's length durable.
    fn sync_all(&mut self) -> Result<()>;
}

/// A file that is read at any place.
pub trait ReadFile: Send {
    /// Length in bytes now.
    fn length_bytes(&self) -> Result<u64>;
    /// Reads up to `bytes.len()` bytes at `offset`; fewer only at the end.
    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<usize>;
}

/// Where files live.
pub trait Storage: Send + Sync {
    /// The whole file, refused when it is longer than `max_bytes`.
    fn read(&self, path: &Path, max_bytes: usize) -> Result<Vec<u8>>;
    /// Puts `bytes` in the place of the file: new file, fsync, rename, fsync folder.
    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<()>;
    /// Writes `bytes` over part of a file that has that length already; not durable until `sync`.
    fn overwrite(&self, path: &Path, offset: u64, bytes: &[u8]) -> Result<()>;
    /// Makes a file durable.
    fn sync(&self, path: &Path) -> Result<()>;
    /// Creates a file that is not there yet.
    fn create(&self, path: &Path) -> Result<Box<dyn WriteFile>>;
    /// Whether a process that created this file is still writing it.
    fn is_being_written(&self, path: &Path) -> Result<bool>;
    /// Opens a file for reading at any place.
    fn open(&self, path: &Path) -> Result<Box<dyn ReadFile>>;
    /// Makes a folder and those above it.
    fn create_folder(&self, path: &Path) -> Result<()>;
    /// Makes the entries of a folder durable.
    fn sync_folder(&self, path: &Path) -> Result<()>;
    /// Moves a file or folder inside one file system.
    fn rename(&self, from: &Path, to: &Path) -> Result<()>;
    /// Removes a file; one that is not there is no error.
    fn remove(&self, path: &Path) -> Result<()>;
    /// Removes a folder with all it holds; one that is not there is no error.
    fn remove_folder(&self, path: &Path) -> Result<()>;
    /// Names in a folder, sorted; a folder that is not there has none.
    fn list(&self, path: &Path) -> Result<Vec<String>>;
    /// Whether something stands there.
    fn exists(&self, path: &Path) -> bool;
    /// Gives the file the one fixed time stamp.
    fn fix_time(&self, path: &Path) -> Result<()>;
    /// Whether other processes see these files too, so that locks between processes mean something.
    fn is_shared(&self) -> bool {
        true
    }
}

/// The real file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

/// Owner only, where the system knows owners.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

fn staging(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

impl Storage for Disk {
    fn read(&self, path: &Path, max_bytes: usize) -> Result<Vec<u8>> {
        let file = File::open(path)?;
        let limit = u64::try_from(max_bytes).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes)?;
        if bytes.len() > max_bytes {
            return Err(Error::Io(io::ErrorKind::InvalidData));
        }
        Ok(bytes)
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let new = staging(path);
        let mut file = private(OpenOptions::new().write(true).create(true).truncate(true)).open(&new)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        drop(file);
        if let Err(error) = written {
            // What could not be written whole is not left lying about; the old file still stands.
            let _ = fs::remove_file(&new);
            return Err(error.into());
        }
        fs::rename(&new, path)?;
        self.sync_folder(path.parent().unwrap_or(Path::new(".")))
    }

    fn overwrite(&self, path: &Path, offset: u64, bytes: &[u8]) -> Result<()> {
        use std::io::Seek;
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.seek(io::SeekFrom::Start(offset))?;
        Ok(file.write_all(bytes)?)
    }

    fn sync(&self, path: &Path) -> Result<()> {
        Ok(File::open(path)?.sync_all()?)
    }

    fn create(&self, path: &Path) -> Result<Box<dyn WriteFile>> {
        let file = private(OpenOptions::new().write(true).create_new(true)).open(path)?;
        // Held until the file is dropped or its process dies. Where a file system has no locks, nobody waits for it.
        let _ = file_lock::try_lock(&file);
        Ok(Box::new(DiskFile(file)))
    }

    fn is_being_written(&self, path: &Path) -> Result<bool> {
        Ok(matches!(file_lock::try_lock_shared(&File::open(path)?), Err(fs::TryLockError::WouldBlock)))
    }

    fn open(&self, path: &Path) -> Result<Box<dyn ReadFile>> {
        Ok(Box::new(DiskFile(File::open(path)?)))
    }

    fn create_folder(&self, path: &Path) -> Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        Ok(builder.create(path)?)
    }

    fn sync_folder(&self, path: &Path) -> Result<()> {
        // Only Unix can sync a folder; elsewhere the rename itself is as durable as it gets.
        #[cfg(unix)]
        File::open(if path.as_os_str().is_empty() { Path::new(".") } else { path })?.sync_all()?;
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        Ok(fs::rename(from, to)?)
    }

    fn remove(&self, path: &Path) -> Result<()> {
        absent_is_fine(fs::remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> Result<()> {
        absent_is_fine(fs::remove_dir_all(path))
    }

    fn list(&self, path: &Path) -> Result<Vec<String>> {
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut names = Vec::new();
        for entry in entries {
            // A name that is not UTF-8 is none of ours.
            if let Ok(name) = entry?.file_name().into_string() {
                names.push(name);
            }
        }
        names.order_by(Ord::cmp);
        Ok(names)
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn fix_time(&self, path: &Path) -> Result<()> {
        let time = SystemTime::UNIX_EPOCH
            .checked_add(Duration::from_secs(FIXED_TIME_S))
            .ok_or(Error::Internal("fixed time"))?;
        let file = OpenOptions::new().write(true).open(path)?;
        Ok(file.set_times(fs::FileTimes::new().set_accessed(time).set_modified(time))?)
    }
}

fn absent_is_fine(result: io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

struct DiskFile(File);

impl WriteFile for DiskFile {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.0.write_all(bytes)?)
    }

    fn sync_data(&mut self) -> Result<()> {
        Ok(self.0.sync_data()?)
    }

    fn sync_all(&mut self) -> Result<()> {
        Ok(self.0.sync_all()?)
    }
}

impl ReadFile for DiskFile {
    fn length_bytes(&self) -> Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<usize> {
        use std::io::Seek;
        self.0.seek(io::SeekFrom::Start(offset))?;
        let mut filled = 0;
        while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.0.read(rest) {
                Ok(0) => break,
                Ok(count) => filled = filled.saturating_add(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(filled)
    }
}
