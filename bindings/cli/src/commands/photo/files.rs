//! Which files are meant, and how each is opened.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use alongside_core::{Error, Result};

/// Folders below the one that is named, at most.
const DEPTH_MAX: usize = 16;
/// Files that are looked at in one go, at most: more than a phone holds.
const FILES_MAX: usize = 200_000;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meant {
    /// Where it is.
    pub(super) path: PathBuf,
    /// It was typed, and does not only lie in a folder that was.
    pub(super) named: bool,
}

impl AsRef<Path> for Meant {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

/// The files that were typed, in that order, and the files of typed folders by their names. Links inside a folder are not
/// followed: they may lead out of it.
pub(super) fn meant(typed: &[PathBuf]) -> Vec<Meant> {
    let mut found = Vec::new();
    for path in typed {
        if path.is_dir() {
            folder(path, 0, &mut found);
        } else {
            found.push(Meant { path: path.clone(), named: true });
        }
    }
    found
}

fn folder(path: &Path, depth: usize, found: &mut Vec<Meant>) {
    // A folder that can't be read is one element, so that nobody takes it for empty.
    let Ok(entries) = fs::read_dir(path) else {
        return found.push(Meant { path: path.to_path_buf(), named: true });
    };
    let mut inside: Vec<(PathBuf, fs::FileType)> =
        entries.flatten().filter_map(|entry| Some((entry.path(), entry.file_type().ok()?))).collect();
    inside.sort_by(|one, other| one.0.cmp(&other.0));
    for (path, kind) in inside {
        if kind.is_dir() && depth < DEPTH_MAX {
            folder(&path, depth + 1, found);
        } else if kind.is_file() && found.len() < FILES_MAX {
            found.push(Meant { path, named: false });
        }
    }
}

/// Opens a file for reading, and nothing that only looks like one: a pipe would never end.
pub(super) fn open(path: &Path) -> Result<File> {
    if !fs::metadata(path)?.is_file() {
        return Err(Error::NoAccess);
    }
    Ok(File::open(path)?)
}

/// How long all of them are together.
pub(super) fn bytes<P: AsRef<Path>>(files: &[P]) -> u64 {
    files.iter().filter_map(|file| fs::metadata(file.as_ref()).ok()).map(|data| data.len()).sum()
}
