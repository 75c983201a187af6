//! Packs the content into the program: the files of `content`, group by group, words without comments and empty lines,
//! tables as bytes in place of TOML, as one compressed stream for each group; behind those of the directory its opening
//! hours, see [`hours`]. `src/content/packed.rs` unpacks them. And the time zones, see [`zones`], [`letters`] and [`fonts`].

#![allow(
    clippy::print_stdout,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::unnecessary_debug_formatting,
    reason = "a build script speaks to cargo, reads our own files, and writes paths as literals of Rust"
)]

mod fonts;
mod hours;
mod letters;
mod zones;

use std::error::Error;
use std::fmt::Write as _;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::{Table, Value};

/// Beginnings of the names of files with words of the terminal: a phone does without them.
const TERMINAL_WORDS: &[&str] = &["cli", "patterns", "report", "simulate"];
/// Files with words of cards, guides and the directory, which are read when one of them is first asked for. Those of
/// lists are named after the file of the list: `checklist-ac`.
const CONTENT_WORDS: &[&str] = &["cards.ftl", "directory.ftl", "guidance.ftl"];
/// How often the packer looks for something shorter. Beyond this little is gained.
const ROUNDS: NonZeroU64 = NonZeroU64::new(15).unwrap();

/// The group of a file, one of `all`; nothing for one that is not content.
fn group(name: &str, all: &[String]) -> Option<&'static str> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let terminal = TERMINAL_WORDS.iter().any(|begin| file.starts_with(begin));
    let list = file.strip_prefix("checklist-").and_then(|list| list.strip_suffix(".ftl"));
    let list = list.is_some_and(|list| all.contains(&format!("checklists/{list}.toml")));
    Some(match folder {
        _ if file == "sources.toml" => "SOURCES",
        "words/en" if terminal => "TERMINAL_WORDS",
        "words/en" if list || CONTENT_WORDS.contains(&file) => "CONTENT_WORDS",
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

/// Without what only a reader of the file needs. An empty line before an indented one is part of a text.
fn compact(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        if line.trim().is_empty() {
            empty += 1;
            continue;
        }
        if line.starts_with(' ') {
            kept.extend(std::iter::repeat_n('\n', empty));
        }
        empty = 0;
        if !line.starts_with('#') {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn count(mut count: usize, out: &mut Vec<u8>) {
    while count >= 0x80 {
        out.push(count.to_le_bytes()[0] | 0x80);
        count >>= 7;
    }
    out.push(count.to_le_bytes()[0]);
}

fn text(text: &str, out: &mut Vec<u8>) {
    count(text.len(), out);
    out.extend(text.as_bytes());
}

/// Writes a value in the form that `src/content/made.rs` describes and reads.
fn value(one: &Value, out: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    match one {
        Value::Boolean(yes) => out.push(u8::from(*yes)),
        Value::Integer(number) => {
            out.push(2);
            out.extend(number.to_be_bytes());
        }
        Value::Float(number) => {
            out.push(3);
            out.extend(number.to_be_bytes());
        }
        Value::String(string) => {
            out.push(4);
            text(string, out);
        }
        Value::Array(list) => {
            out.push(5);
            count(list.len(), out);
            for inner in list {
                value(inner, out)?;
            }
        }
        Value::Table(table) => {
            out.push(6);
            count(table.len(), out);
            for (key, inner) in table {
                text(key, out);
                value(inner, out)?;
            }
        }
        Value::Datetime(date) => return Err(format!("{date} stands without quotes").into()),
    }
    Ok(())
}

/// What of a file is packed.
fn packed(name: &str, written: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    if name.ends_with(".ftl") {
        return Ok(compact(written).into_bytes());
    }
    let at = |why: Box<dyn Error>| format!("content/{name}: {why}");
    let table: Table = written.parse().map_err(|why: toml::de::Error| at(why.into()))?;
    let mut out = Vec::new();
    value(&Value::Table(table), &mut out).map_err(at)?;
    Ok(out)
}

/// The tables under `key`, be it one or a list of them.
fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    match table.get(key) {
        Some(Value::Table(one)) => vec![one],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_table).collect(),
        _ => Vec::new(),
    }
}

/// Takes in every pattern of opening hours in a file of the directory, with its days.
fn take_hours(name: &str, written: &str, found: &mut Table) -> Result<(), Box<dyn Error>> {
    let table: Table = written.parse()?;
    for record in tables(&table, "record") {
        for (inside, key) in [("hours", "osm"), ("hours_alternative", "osm"), ("access", "hours")] {
            for osm in tables(record, inside).iter().filter_map(|one| one.get(key)?.as_str()) {
                let week = hours::week(osm).map_err(|why| format!("content/{name}: hours `{osm}` {why}"))?;
                found.insert(osm.to_owned(), Value::String(week));
            }
        }
    }
    Ok(())
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
    letters::write(&out)?;
    fonts::write(&root, &out)?;
    let mut names = Vec::new();
    files(&root, &root, &mut names)?;
    names.retain(|name| name.ends_with(".toml") || name.ends_with(".ftl"));
    names.sort();
    let mut groups = std::collections::BTreeMap::<&str, Vec<&str>>::new();
    for name in &names {
        let group = group(name, &names).ok_or_else(|| format!("content/{name} belongs to no group"))?;
        groups.entry(group).or_default().push(name);
    }
    let mut code = String::new();
    for (group, names) in groups {
        let mut all = Vec::new();
        let mut list = String::new();
        let mut hours = Table::new();
        for name in names {
            let written = fs::read_to_string(root.join(name))?;
            let file = packed(name, &written)?;
            write!(list, "({name:?}, {}), ", file.len())?;
            all.extend(file);
            if group == "DIRECTORY" {
                take_hours(name, &written, &mut hours)?;
            }
        }
        let end = all.len();
        if !hours.is_empty() {
            value(&Value::Table(hours), &mut all)?;
        }
        let behind = all.len() - end;
        let file = out.join(format!("{group}.deflate"));
        fs::write(&file, pressed(&all)?)?;
        writeln!(code, "/// Made by the build.")?;
        if group == "TERMINAL_WORDS" {
            writeln!(code, "#[cfg(any(test, feature = \"terminal\"))]")?;
        }
        writeln!(
            code,
            "pub(crate) const {group}: Group =
                Group {{ files: &[{list}], behind: {behind}, packed: include_bytes!({file:?}) }};"
        )?;
    }
    fs::write(out.join("packed.rs"), code)?;
    Ok(())
}

/// Deflated as small as it goes: slow to make, and unpacked like any other.
fn pressed(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let options = zopfli::Options { iteration_count: ROUNDS, ..zopfli::Options::default() };
    let mut pressed = Vec::new();
    zopfli::compress(options, zopfli::Format::Deflate, bytes, &mut pressed)?;
    Ok(pressed)
}
