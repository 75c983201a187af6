//! What libraries bring along for a processor is laid out for pages of 16 KiB, or newer phones don't load it.

use crate::{bindings::files, context::Context, toolchains::android::Android};

const PAGE_BYTES: u64 = 16 * 1024;
/// Phones of 32 bits have small pages.
const PROCESSORS: &[&str] = &["arm64-v8a", "x86_64"];

/// Fails with everything that is not; else says how many there are.
pub(super) fn checked(context: &Context, android: &Android) -> Result<usize, String> {
    let (mut count, mut wrong) = (0, Vec::new());
    for archive in &android.shipped_archives {
        for folder in PROCESSORS.iter().map(|processor| archive.join("jni").join(processor)) {
            if !folder.is_dir() {
                continue;
            }
            for library in files(&folder, ".so")? {
                let output = context
                    .command("readelf")
                    .args(["--program-headers", "--wide"])
                    .arg(&library)
                    .output()
                    .map_err(|error| format!("readelf could not be started: {error}"))?;
                if !fits(&String::from_utf8_lossy(&output.stdout)) {
                    wrong.push(library.display().to_string());
                }
                count += 1;
            }
        }
    }
    if wrong.is_empty() {
        Ok(count)
    } else {
        Err(format!("not laid out for pages of 16 KiB: {}", wrong.join(", ")))
    }
}

/// Whether every part that is loaded begins on such a page, and there is one.
fn fits(headers: &str) -> bool {
    let loaded = headers.lines().filter(|line| line.trim_start().starts_with("LOAD "));
    let mut alignments = loaded.map(|line| {
        let digits = line.split_whitespace().last().and_then(|last| last.strip_prefix("0x"));
        digits.and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0)
    });
    alignments.next().is_some_and(|first| first >= PAGE_BYTES) && alignments.all(|bytes| bytes >= PAGE_BYTES)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn each_part_that_is_loaded_counts() {
        let large = "  LOAD 0x0 0x0 0x0 0x1 0x1 R E 0x4000\n  NOTE 0x0 0x0 0x0 0x1 0x1 R 0x4\n  LOAD 0x1 0x1 0x1 0x1 0x1 RW  0x10000\n";
        assert!(fits(large));
        assert!(!fits(&large.replace("0x10000", "0x1000")));
        assert!(!fits(&large.replace("0x4000", "0x1000")));
        assert!(!fits("readelf: no such file"));
    }
}
