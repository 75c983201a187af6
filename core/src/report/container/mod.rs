//! How the files of a bundle lie together: one ZIP in one fixed form, or a plain folder.

pub mod folder;
pub mod outside;
pub mod zip;
pub(in crate::report) mod zip_layout;
pub mod zip_reading;

use std::io::Read;

use crate::error::{Error, Refusal, Result};
use crate::limits;
use zip_reading::{Directory, Fault, Source};

/// A bundle that is read, whoever made it.
pub trait Bundle {
    /// Gives each file to `visit`, and says what is wrong with what is around them.
    fn each(&mut self, visit: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>) -> Result<Option<Fault>>;
}

/// A bundle in one ZIP.
pub struct ZipBundle<S>(pub S);

impl<S: Source> Bundle for ZipBundle<S> {
    fn each(&mut self, visit: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>) -> Result<Option<Fault>> {
        let directory: Directory = match zip_reading::directory(&mut self.0)? {
            Ok(directory) => directory,
            Err(fault) => return Ok(Some(fault)),
        };
        let whole =
            zip_reading::read_files(&mut self.0, &directory, &mut |member, from| visit(&member.name, from))?;
        Ok((!whole).then_some(Fault::OtherForm))
    }
}

/// A name that may stand in a bundle: folders and names of letters, digits, `-`, `_` and `.`, so that it means the same on every
/// system and can climb out of no folder.
pub fn check_name(name: &str) -> Result<()> {
    let bad = || Error::invalid("name", Refusal::Malformed);
    if name.is_empty() || name.len() > limits::BUNDLE_NAME_MAX_BYTES {
        return Err(bad());
    }
    for part in name.split('/') {
        let letters = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if !letters || part.is_empty() || part.starts_with('.') || part.ends_with('.') {
            return Err(bad());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder() {
        for good in ["report.pdf", "files/AB1.jpg", "a/b/c-d_e.0"] {
            assert!(check_name(good).is_ok(), "{good}");
        }
        for bad in
            ["", "/a", "a/", "..", "a/../b", ".a", "a.", "a b", "é", "a\\b", "a//b", "C:x", &"a".repeat(300)]
        {
            assert!(check_name(bad).is_err(), "{bad}");
        }
    }
}
