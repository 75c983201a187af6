//! The directory at moments that somebody worked out by hand, and at random ones against a model.

mod changes;
mod hours;

use alongside_core::directory::{Directory, FILES};

const SYNTHETIC: &str = include_str!("synthetic.toml");

/// The directory with what is made up for tests beside what ships.
fn directory() -> Directory {
    with(SYNTHETIC)
}

/// What ships, and one more file.
fn with(text: &str) -> Directory {
    let mut files = FILES.to_vec();
    files.push(("directory/test.toml", text));
    Directory::of(&files).unwrap_or_else(|fault| panic!("{fault}"))
}
