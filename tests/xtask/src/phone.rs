//! What both kinds of phone share: the package, its profile, and what the compiler has to have for a target.

use std::path::{Path, PathBuf};

use crate::context::Context;

/// What is built, and the profile that makes it small.
const PACKAGE: &str = "alongside-mobile";
pub(crate) const PROFILE: &str = "phone";

/// The words after `cargo` or `cargo ndk …` that build the library as `kind` alone: cargo optimises no package as a
/// whole that is to be an ordinary Rust library too, and says nothing of it.
pub(crate) fn build_words(kind: &str, profile: &str) -> Vec<String> {
    let words =
        ["rustc", "--locked", "--profile", profile, "--package", PACKAGE, "--lib", "--crate-type", kind];
    words.map(ToOwned::to_owned).into()
}

/// Those of `targets` that the compiler has no library for.
pub(crate) fn targets_missing<'a>(context: &Context, targets: &[&'a str]) -> Vec<&'a str> {
    targets.iter().copied().filter(|target| !has_library(context, target)).collect()
}

fn has_library(context: &Context, target: &str) -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = context.command(rustc).args(["--print", "target-libdir", "--target", target]).output();
    output.is_ok_and(|output| {
        output.status.success() && Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir()
    })
}

/// How they are had.
pub(crate) fn targets_to_add(missing: &[&str]) -> Option<String> {
    let targets = missing.join(" ");
    (!missing.is_empty()).then(|| format!("Rust's library for the targets: `rustup target add {targets}`"))
}

/// One message for all that is missing, so that nobody has to start three times.
pub(crate) fn all_there(what_for: &str, missing: &[String]) -> Result<(), String> {
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join("\n- ");
    Err(format!("The library for {what_for} can't be built here yet. What is missing:\n- {list}"))
}

/// The folder that everything for one kind of phone goes to, ignored by git.
pub(crate) fn folder(context: &Context, kind: &str) -> PathBuf {
    context.repository_target().join(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_built_as_one_kind_in_the_small_profile() {
        assert_eq!(
            build_words("cdylib", PROFILE).join(" "),
            "rustc --locked --profile phone --package alongside-mobile --lib --crate-type cdylib"
        );
    }

    #[test]
    fn all_that_is_missing_is_said_at_once() {
        assert_eq!(all_there("Android", &[]), Ok(()));
        let message = all_there("Android", &["this".into(), "that".into()]).unwrap_err();
        assert!(message.contains("Android") && message.ends_with("\n- this\n- that"), "{message}");
    }

    #[test]
    fn targets_are_added_in_one_line() {
        assert_eq!(targets_to_add(&[]), None);
        let line = targets_to_add(&["aarch64-apple-ios", "aarch64-apple-ios-sim"]).unwrap();
        assert!(line.contains("`rustup target add aarch64-apple-ios aarch64-apple-ios-sim`"));
    }
}
