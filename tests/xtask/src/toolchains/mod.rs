//! Compilers that the lanes of other languages use: the machine's own where it fits, else one that is installed once
//! into `target/toolchains` of the repository.
//!
//! In the repository and not in cargo's target folder, which may lie elsewhere: what runs inside the root folder of
//! another system sees the repository and nothing beside it.

pub(crate) mod android;
pub(crate) mod debian;
pub(crate) mod kotlin;
pub(crate) mod sid;
pub(crate) mod swift;
pub(crate) mod venv;
pub(crate) mod verapdf;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::context::Context;

/// The ignored folder that compilers are installed into.
pub(crate) fn folder(context: &Context) -> PathBuf {
    context.repository_target().join("toolchains")
}

/// The file that says that an installation came to its end; a folder without it is made anew.
fn ready(folder: &Path) -> PathBuf {
    folder.join(".ready")
}

/// Whether `folder` was filled to the end, from the same recipe.
fn is_ready(folder: &Path, recipe: &str) -> bool {
    fs::read_to_string(ready(folder)).is_ok_and(|found| found == recipe)
}

/// An empty folder in place of what an earlier attempt left.
pub(crate) fn emptied(folder: &Path) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)
}

fn mark_ready(folder: &Path, recipe: &str) -> Result<(), String> {
    fs::write(ready(folder), recipe).map_err(|error| format!("{}: {error}", folder.display()))
}
