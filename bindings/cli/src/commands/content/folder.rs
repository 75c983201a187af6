//! Reads the files of the content from a folder.

use std::fs;
use std::path::{Path, PathBuf};

use alongside_core::Error;
use alongside_core::content::Fault;
use alongside_core::content::check::{Tree, is_content};
use alongside_core::limits::{CONTENT_FILE_MAX_BYTES, CONTENT_FILES_MAX};

use crate::failure::Outcome;

/// Folders below the one that is named, at most.
const DEPTH_MAX: usize = 3;

/// The files of a folder, or of `core/content` in it, and what could not be read.
pub(super) fn read(dir: &Path) -> Outcome<(Tree, Vec<Fault>)> {
    let inner = dir.join("core").join("content");
    let root = if inner.is_dir() { inner } else { dir.to_path_buf() };
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    let mut folders = vec![(root.clone(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(&folder).map_err(Error::from)? {
            paths.push(entry.map_err(Error::from)?.path());
        }
        paths.sort();
        for path in paths {
            if path.is_dir() {
                if depth < DEPTH_MAX {
                    folders.push((path, depth + 1));
                }
                continue;
            }
            let Some(name) = name(&root, &path).filter(|name| is_content(name)) else { continue };
            let bytes = fs::metadata(&path).map_err(Error::from)?.len();
            if bytes > CONTENT_FILE_MAX_BYTES || files.len() >= CONTENT_FILES_MAX {
                faults.push(Fault::new(name, "is too long, or one file too many, and was not read"));
                continue;
            }
            match String::from_utf8(fs::read(&path).map_err(Error::from)?) {
                Ok(text) => files.push((name, text)),
                Err(_) => faults.push(Fault::new(name, "is no text in UTF-8")),
            }
        }
    }
    Ok((Tree::of(files), faults))
}

/// The name of a file from the folder on, with `/`.
fn name(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str());
    parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}
