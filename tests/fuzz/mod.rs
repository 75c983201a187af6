//! The corpus of `cargo xtask fuzz`, replayed in every test run.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use alongside_tests::fuzzed::{self, TARGETS};
use alongside_tests::{golden, tree};

const CORPUS: &str = "tests/fuzz/corpus";

fn files(target: &str) -> Vec<PathBuf> {
    let folder = tree::root().join(CORPUS).join(target);
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a corpus").map(|entry| entry.expect("a name").path()).collect();
    files.sort();
    files
}

#[test]
fn replay() {
    for target in TARGETS {
        let files = files(target.name);
        assert!(!files.is_empty(), "{} has no corpus", target.name);
        for file in files {
            eprintln!("{}", file.display());
            (target.run)(&fs::read(&file).expect("reads"));
        }
    }
}

#[test]
fn every_target_has_its_folder_and_every_folder_its_target() {
    let names: BTreeSet<_> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(names.len(), TARGETS.len());
    let folders: BTreeSet<_> = fs::read_dir(tree::root().join(CORPUS))
        .expect("a corpus")
        .map(|entry| entry.expect("a name").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, folders);
}

/// Seeds are made, so that they still open when a format goes on; the rest of the corpus was found.
#[test]
fn seeds_are_what_the_code_makes() {
    for (target, name, bytes) in fuzzed::seeds() {
        golden::check(&format!("{CORPUS}/{target}/seed-{name}"), &bytes);
    }
}
