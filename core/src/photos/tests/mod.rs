//! Photos and videos, seen from outside: samples with a canary in every place, what goes and what stays, hostile files.

mod bombs;
mod made;
mod mutations;
mod samples;

use std::fs;
use std::path::PathBuf;

use super::bmff::made as bmff_box;
use super::testing::cleaned;
use super::*;

/// The samples: made for this project, with canaries in every place where something can stand.
fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/photos"))
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Names of the files of a folder of samples.
fn names(below: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder().join(below))
        .expect("the samples are there")
        .map(|entry| entry.expect("a name"))
        .filter(|entry| entry.file_type().expect("a kind").is_file())
        .map(|entry| entry.file_name().into_string().expect("a plain name"))
        .filter(|name| name != "README.md")
        .map(|name| if below.is_empty() { name } else { format!("{below}/{name}") })
        .collect();
    names.sort();
    names
}

/// The classes that are left in a copy.
fn left(copy: &[u8]) -> Vec<Class> {
    scan_bytes(copy, "").expect("a copy is of a known format").classes()
}
