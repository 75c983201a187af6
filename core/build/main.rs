//! Packs the content into the program: the files of `content`, group by group, without comments and empty lines, as one
//! compressed stream for each group. `src/content/packed.rs` unpacks them. And the time zones, see [`zones`].

mod zones;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The words of the terminal: a phone does without them.
const TERMINAL_WORDS: &[&str] = &["cli", "simulate"];
/// The words of lists, cards, guides and the directory: read when one of them is first asked for.
const CONTENT_WORDS: &[&str] = &["cards", "checklist-", "directory", "guidance"];
/// Between its smallest result and the time that it takes; unpacking takes the same.
const LEVEL: u8 = 10;

/// The group of a file; nothing for one that is not content.
fn group(name: &str) -> Option<&'static str> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let words = |begin: &&str| file.starts_with(*begin);
    Some(match folder {
        _ if file == "sources.toml" => "SOURCES",
        "words/en" if TERMINAL_WORDS.iter().any(words) => "TERMINAL_WORDS",
        "words/en" if CONTENT_WORDS.iter().any(words) => "CONTENT_WORDS",
        "words/en" => "WORDS",
        "cards" => "CARDS",
        "checklists" => "CHECKLISTS",
        "directory" => "DIRECTORY",
        "guidance" => "GUIDANCE",
        "numbers" => "NUMBERS",
        "vocabularies" => "VOCABULARIES",
        _ => return None,
    })
}

/// Without what only a reader of the file needs. What may stand inside of a text is kept: an empty line before an
/// indented one (Fluent), everything in a file with texts of several lines (TOML).
fn compact(name: &str, text: &str) -> String {
    let fluent = name.ends_with(".ftl");
    if !fluent && (text.contains("\"\"\"") || text.contains("'''")) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    let mut empty = 0;
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            empty += 1;
            continue;
        }
        if fluent && line.starts_with(' ') {
            kept.extend(std::iter::repeat_n('\n', empty));
        }
        empty = 0;
        let comment = if fluent { line.starts_with('#') } else { line.trim_start().starts_with('#') };
        if !comment {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn files(root: &Path, folder: &Path, found: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(root, &path, found)?;
        } else {
            let name: Vec<_> =
                path.strip_prefix(root)?.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            found.push(name.join("/"));
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=content");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("content");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    zones::write(&out)?;
    let mut names = Vec::new();
    files(&root, &root, &mut names)?;
    names.retain(|name| name.ends_with(".toml") || name.ends_with(".ftl"));
    names.sort();
    let mut groups = std::collections::BTreeMap::<&str, Vec<&str>>::new();
    for name in &names {
        let group = group(name).ok_or_else(|| format!("content/{name} belongs to no group"))?;
        groups.entry(group).or_default().push(name);
    }
    let mut code = String::new();
    for (group, names) in groups {
        let mut all = String::new();
        let mut list = String::new();
        for name in names {
            let text = compact(name, &fs::read_to_string(root.join(name))?);
            write!(list, "({name:?}, {}), ", text.len())?;
            all.push_str(&text);
        }
        let file = out.join(format!("{group}.deflate"));
        fs::write(&file, miniz_oxide::deflate::compress_to_vec(all.as_bytes(), LEVEL))?;
        writeln!(code, "/// Made by the build.")?;
        if group == "TERMINAL_WORDS" {
            writeln!(code, "#[cfg(any(test, feature = \"terminal\"))]")?;
        }
        writeln!(
            code,
            "pub(crate) const {group}: Group = Group {{ files: &[{list}], packed: include_bytes!({file:?}) }};"
        )?;
    }
    fs::write(out.join("packed.rs"), code)?;
    Ok(())
}
