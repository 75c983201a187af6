//! The folder of the tour: made anew each time, and nothing else is touched.

use std::fs;
use std::path::{Path, PathBuf};

use alongside_core::Error;

use crate::failure::{Misuse, Outcome};

/// Says that the tour made this folder, so that the next tour may empty it.
const MARKER: &str = ".tour";

/// An empty folder at `folder`. One that holds something the tour did not make is refused.
pub(super) fn prepare(folder: &Path) -> Outcome {
    let holds_something = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if holds_something {
        if !folder.join(MARKER).is_file() {
            return Err(Misuse::TourFolder.into());
        }
        fs::remove_dir_all(folder).map_err(Error::from)?;
    }
    fs::create_dir_all(folder).map_err(Error::from)?;
    write(folder, MARKER, b"")
}

/// Writes one of the tour's own files.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> Outcome {
    Ok(fs::write(folder.join(name), bytes).map_err(Error::from)?)
}

/// Copies a folder with all it holds.
pub(super) fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).map_err(Error::from)?;
    for entry in fs::read_dir(from).map_err(Error::from)? {
        let entry = entry.map_err(Error::from)?;
        let target = to.join(entry.file_name());
        if entry.file_type().map_err(Error::from)?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).map_err(Error::from)?;
        }
    }
    Ok(())
}

/// Changes one byte in the middle of the sealed evidence file below `data` whose length is nearest to that of the
/// photo: what is sealed in it can't be seen from outside. Gives back the file.
pub(super) fn flip(data: &Path, photo_bytes: u64) -> Outcome<PathBuf> {
    let mut files = Vec::new();
    for volume in ["1", "2", "3"] {
        below(&data.join("v").join(volume).join("e"), &mut files)?;
    }
    let nearest = files.into_iter().min_by_key(|(length, _)| length.abs_diff(photo_bytes));
    let (_, file) = nearest.ok_or(Error::FileNotFound)?;
    alter(&file)?;
    Ok(file)
}

/// Changes one byte in the middle of a file.
pub(super) fn alter(file: &Path) -> Outcome {
    let mut bytes = fs::read(file).map_err(Error::from)?;
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    Ok(fs::write(file, bytes).map_err(Error::from)?)
}

/// Every file below `folder` with its length; none where there is no such folder.
fn below(folder: &Path, files: &mut Vec<(u64, PathBuf)>) -> Outcome {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let entry = entry.map_err(Error::from)?;
        let data = entry.metadata().map_err(Error::from)?;
        if data.is_dir() {
            below(&entry.path(), files)?;
        } else {
            files.push((data.len(), entry.path()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_folder_is_emptied() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("target").join("tour");
        prepare(&folder).unwrap();
        write(&folder, "passcode", b"x").unwrap();
        prepare(&folder).unwrap();
        assert!(!folder.join("passcode").exists());
        fs::write(outside.path().join("letter"), "hers").unwrap();
        assert_eq!(prepare(outside.path()).unwrap_err().code(), "usage");
        assert!(outside.path().join("letter").exists());
    }

    #[test]
    fn one_byte_of_the_photo_changes_and_only_in_the_copy() {
        let outside = tempfile::tempdir().unwrap();
        let (data, second) = (outside.path().join("a"), outside.path().join("b"));
        for (name, length) in [("v/2/e/ab/large", 90), ("v/2/e/cd/small", 9), ("v/2/e/cd/tiny", 1)] {
            let path = data.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, vec![7_u8; length]).unwrap();
        }
        copy(&data, &second).unwrap();
        let flipped = flip(&second, 10).unwrap();
        assert!(flipped.ends_with("cd/small"));
        let (before, after) = (fs::read(data.join("v/2/e/cd/small")).unwrap(), fs::read(flipped).unwrap());
        assert_eq!(before.iter().zip(&after).filter(|(a, b)| a != b).count(), 1);
        assert_eq!(
            fs::read(data.join("v/2/e/ab/large")).unwrap(),
            fs::read(second.join("v/2/e/ab/large")).unwrap()
        );
        assert_eq!(flip(outside.path(), 10).unwrap_err().code(), "file-not-found");
    }
}
