//! A bundle as a plain folder: for a stick, or for a portal that wants file by file.

use std::path::{Path, PathBuf};

use super::check_name;
use crate::error::{Error, Result};
use crate::vault::{Storage, WriteFile};

/// A folder that is being filled.
pub struct FolderWriter<'s> {
    storage: &'s dyn Storage,
    folder: PathBuf,
    open: Option<Box<dyn WriteFile>>,
}

impl<'s> FolderWriter<'s> {
    /// Into `folder`, which is made.
    pub fn new(storage: &'s dyn Storage, folder: &Path) -> Result<Self> {
        storage.create_folder(folder)?;
        Ok(FolderWriter { storage, folder: folder.to_owned(), open: None })
    }

    /// Begins a file.
    pub fn begin(&mut self, name: &str) -> Result<()> {
        check_name(name)?;
        if self.open.is_some() {
            return Err(Error::Internal("file in a file"));
        }
        let path = self.folder.join(name);
        if let Some(above) = path.parent() {
            self.storage.create_folder(above)?;
        }
        self.open = Some(self.storage.create(&path)?);
        Ok(())
    }

    /// Adds to it.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.open.as_mut().ok_or(Error::Internal("no file begun"))?.append(bytes)
    }

    /// Ends it.
    pub fn end(&mut self) -> Result<()> {
        self.open.take().ok_or(Error::Internal("no file begun"))?.sync_all()
    }

    /// Makes all of it durable.
    pub fn finish(&mut self) -> Result<()> {
        self.storage.sync_folder(&self.folder)
    }
}
