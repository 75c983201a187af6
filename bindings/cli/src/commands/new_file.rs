//! Files that are written for her, in clear.

use std::fs::{File, OpenOptions};
use std::path::Path;

use alongside_core::Error;

use crate::failure::Outcome;

/// A new file that only its owner may read. Nothing is written over.
pub(super) fn create(path: &Path) -> Outcome<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path).map_err(Error::from)?)
}
