//! The source tree, as git knows it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The top of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository").to_path_buf()
}

/// A file of the repository.
#[derive(Debug, Clone)]
pub struct File {
    /// From the top, with `/`.
    pub path: String,
    /// Its text; `None` for what is not UTF-8, such as a picture.
    pub text: Option<String>,
}

/// Every file that is tracked, or would be by `git add .`: a rule speaks before the commit.
///
/// A source archive has no git; there every file counts but those of build folders.
#[must_use]
pub fn files() -> Vec<File> {
    let root = root();
    let mut paths = listed_by_git(&root).unwrap_or_else(|| walked(&root));
    paths.sort();
    paths.dedup();
    assert!(paths.iter().any(|path| path == "Cargo.toml"), "the list of files is wrong: it lacks Cargo.toml");
    paths
        .into_iter()
        .filter_map(|path| {
            // A file that was deleted and is still in git's index can't be read, and needs no rule.
            let bytes = fs::read(root.join(&path)).ok()?;
            Some(File { path, text: String::from_utf8(bytes).ok() })
        })
        .collect()
}

fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let output = Command::new("git")
        // The tests may run as somebody else than the owner of the folder.
        .args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8(output.stdout).expect("names of files are UTF-8");
    Some(text.split_terminator('\0').map(str::to_owned).collect())
}

fn walked(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the repository can be read") {
            let path = entry.expect("an entry of a folder").path();
            let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), ".git" | "target" | "build" | ".gradle" | ".build") {
                    folders.push(path);
                }
            } else {
                let inside = path.strip_prefix(root).expect("found below the root");
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_find_this_file() {
        let root = root();
        let here = "tests/support/tree.rs".to_owned();
        assert!(walked(&root).contains(&here));
        assert!(files().iter().any(|file| file.path == here && file.text.is_some()));
    }
}
