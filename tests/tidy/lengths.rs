//! No file of code is longer than one person reads in one sitting.

use alongside_tests::tree::File;

use super::{example, files, none};

const MAX_LINES: usize = 700;

/// Data is as long as it has to be: content, fixtures, the lock file.
const CODE: &[&str] = &[".rs", ".kt", ".kts", ".swift", ".py", ".sh"];

fn violations(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| CODE.iter().any(|ending| file.path.ends_with(ending))) {
        let lines = file.text.as_deref().unwrap_or_default().lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("{}: {lines} lines, at most {MAX_LINES}: split it by matter", file.path));
        }
    }
    wrong
}

#[test]
fn no_file_is_too_long() {
    none(&violations(files()));
}

#[test]
fn a_long_file_is_refused() {
    let lines = |count| "\n".repeat(count);
    assert!(violations(&[example("core/src/a.rs", &lines(MAX_LINES))]).is_empty());
    assert_eq!(violations(&[example("core/src/a.rs", &lines(MAX_LINES + 1))]).len(), 1);
    assert_eq!(violations(&[example("ios/A.swift", &lines(MAX_LINES + 1))]).len(), 1);
    assert!(violations(&[example("core/content/a.toml", &lines(MAX_LINES + 1))]).is_empty());
}
