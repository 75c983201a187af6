//! The top of the repository says at a glance what there is.

use std::collections::BTreeSet;

use alongside_tests::tree::File;

use super::{example, files, none};

/// Beside these only dot files.
const VISIBLE: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "android",
    "bindings",
    "core",
    "ios",
    "tests",
];

fn violations(files: &[File]) -> Vec<String> {
    let tops: BTreeSet<_> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    tops.into_iter()
        .filter(|top| !top.starts_with('.') && !VISIBLE.contains(top))
        .map(|top| format!("`{top}` does not belong at the top"))
        .collect()
}

#[test]
fn only_the_known_entries_stand_at_the_top() {
    none(&violations(files()));
}

#[test]
fn another_entry_is_refused() {
    assert_eq!(violations(&[example("scripts/a.sh", ""), example("scripts/b.sh", "")]).len(), 1);
    assert_eq!(violations(&[example("NOTES.md", "")]).len(), 1);
    assert!(violations(&[example(".ci/run", ""), example("core/src/lib.rs", "")]).is_empty());
}
