//! Where two other readers find a place.

use std::path::Path;

use super::{looked::Looked, measure::Measure};

/// What they find, file by file.
pub(super) struct Oracles(Vec<bool>);

impl Oracles {
    /// Asks them about all files.
    pub(super) fn asked(readers: &Measure<'_>, looked: &[Looked], scratch: &Path) -> Result<Self, String> {
        let files: Vec<_> = looked.iter().map(|one| one.picture.path.clone()).collect();
        let lines = readers.of_each(None, &files, &scratch.join("readers.list"))?;
        Ok(Oracles(lines.iter().map(|parts| parts.get(1).is_some_and(|names| !names.is_empty())).collect()))
    }

    /// Whether one of them finds a place in the file of this number.
    pub(super) fn find_a_place(&self, index: usize) -> bool {
        self.0.get(index).copied().unwrap_or(false)
    }
}
