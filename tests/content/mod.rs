//! The content as it stands in the repository: what its files have to hold, and what never comes out of them.

#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "names of files of this repository")]

mod counts;
mod guards;
mod ids;
mod mapping;
mod questions;
mod reading;
mod schema;
mod tools;

use std::collections::BTreeMap;

use alongside_core::content::check::{self, Survey, Tree};
use alongside_tests::tree;

/// The files under `core/content`.
fn content() -> Tree {
    let prefix = "core/content/";
    Tree::of(tree::files().into_iter().filter_map(|file| {
        let name = file.path.strip_prefix(prefix)?.to_owned();
        Some((name, file.text?))
    }))
}

fn survey() -> Survey {
    Survey::of(&content())
}

/// Screens that may read above the grade, each with the word that makes it hard.
fn exceptions() -> BTreeMap<String, String> {
    check::exceptions(include_str!("readability.toml")).expect("the exceptions parse")
}

/// Fails with one line for each.
fn none<T: std::fmt::Display>(what: impl IntoIterator<Item = T>) {
    let lines: Vec<String> = what.into_iter().map(|one| one.to_string()).collect();
    assert!(lines.is_empty(), "{} things:\n{}", lines.len(), lines.join("\n"));
}
