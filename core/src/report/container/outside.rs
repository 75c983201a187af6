//! Bundles that lie outside the vault, on any computer: a file, or a folder.

use std::fs::{self, File};
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::Bundle;
use super::zip_reading::{Fault, Source};
use crate::error::{Error, Refusal, Result};
use crate::limits;

/// A ZIP in a file.
pub struct FileSource(File);

impl FileSource {
    /// Opens it.
    pub fn open(path: &Path) -> Result<Self> {
        // A pipe would be waited for: what it is is asked before it is opened.
        if fs::metadata(path)?.is_file() { Ok(FileSource(File::open(path)?)) } else { Err(Error::NoAccess) }
    }
}

impl Source for FileSource {
    fn length(&mut self) -> Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn tail(&mut self, bytes: u64) -> Result<Vec<u8>> {
        let length = self.length()?;
        self.0.seek(SeekFrom::Start(length.saturating_sub(bytes)))?;
        let mut tail = Vec::new();
        (&mut self.0).take(bytes).read_to_end(&mut tail)?;
        Ok(tail)
    }

    fn forward(&mut self) -> Result<Box<dyn Read + '_>> {
        self.0.rewind()?;
        Ok(Box::new(BufReader::with_capacity(limits::CHUNK_BYTES, &mut self.0)))
    }
}

/// A plain folder.
pub struct FolderBundle(PathBuf);

/// Folders in folders: `files` is the only one that we make.
const DEPTH_MAX: usize = 4;

impl FolderBundle {
    /// Opens it.
    pub fn open(path: &Path) -> Result<Self> {
        if fs::metadata(path)?.is_dir() { Ok(FolderBundle(path.to_owned())) } else { Err(Error::NoAccess) }
    }

    fn names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        let mut folders = vec![(self.0.clone(), String::new(), 0_usize)];
        while let Some((folder, before, depth)) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                // A name that is no text is no name of ours; what stands for it is told as a file too many.
                let name = format!("{before}{}", entry.file_name().to_string_lossy());
                if entry.file_type()?.is_dir() && depth < DEPTH_MAX {
                    folders.push((entry.path(), format!("{name}/"), depth.saturating_add(1)));
                } else {
                    names.push(name);
                }
                if names.len() > limits::BUNDLE_FILES_MAX {
                    return Err(Error::invalid("files", Refusal::TooMany));
                }
            }
        }
        names.sort();
        Ok(names)
    }
}

impl Bundle for FolderBundle {
    fn each(&mut self, visit: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>) -> Result<Option<Fault>> {
        for name in self.names()? {
            let path = self.0.join(&name);
            // A link, a pipe or a device is no file of a bundle, and is not read.
            if fs::symlink_metadata(&path).is_ok_and(|data| data.is_file()) {
                visit(&name, &mut File::open(&path)?)?;
            } else {
                visit(&name, &mut std::io::empty())?;
            }
        }
        Ok(None)
    }
}
