//! Golden files: what a test produced once, was read by a person, and must stay as it is.

use std::{fs, path::Path};

use crate::tree;

/// Compares `actual` with the file at `path` (from the top of the repository, with `/`), or rewrites that
/// file under `cargo xtask bless` (`ALONGSIDE_BLESS=1`).
pub fn check(path: &str, actual: &[u8]) {
    if let Err(difference) = settle(&tree::root().join(path), actual, blessing()) {
        panic!(
            "{path}: {difference}\nIf the change is meant: `cargo xtask bless`, then read the difference."
        );
    }
}

/// Whether golden files are being rewritten.
#[must_use]
pub fn blessing() -> bool {
    std::env::var("ALONGSIDE_BLESS").is_ok_and(|value| value == "1")
}

fn settle(file: &Path, actual: &[u8], blessing: bool) -> Result<(), String> {
    let expected = fs::read(file).ok();
    if expected.as_deref() == Some(actual) {
        return Ok(());
    }
    if blessing {
        fs::create_dir_all(file.parent().expect("a golden file lies in a folder")).expect("its folder");
        fs::write(file, actual).expect("the golden file is written");
        return Ok(());
    }
    let Some(expected) = expected else {
        return Err("there is no such golden file yet".into());
    };
    let same = expected.iter().zip(actual).take_while(|(a, b)| a == b).count();
    let line = expected[..same].split(|byte| *byte == b'\n').count() - 1;
    Err(format!(
        "differs from byte {same} on (line {}): {} bytes before, {} now\n  before: {}\n  now:    {}",
        line + 1,
        expected.len(),
        actual.len(),
        line_of(&expected, line),
        line_of(actual, line),
    ))
}

fn line_of(bytes: &[u8], number: usize) -> String {
    let line = bytes.split(|byte| *byte == b'\n').nth(number).unwrap_or_default();
    String::from_utf8_lossy(&line[..line.len().min(200)]).escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_names_the_line_and_rewrites_only_when_blessing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/golden.txt");
        assert!(settle(&file, b"one\ntwo\n", false).unwrap_err().contains("no such"));
        assert!(!file.exists());
        settle(&file, b"one\ntwo\n", true).unwrap();
        settle(&file, b"one\ntwo\n", false).unwrap();
        let difference = settle(&file, b"one\nTwo\n", false).unwrap_err();
        assert!(difference.contains("line 2") && difference.contains("Two"), "{difference}");
        assert_eq!(fs::read(&file).unwrap(), b"one\ntwo\n");
    }
}
