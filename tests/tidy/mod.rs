//! Rules of the house that a compiler can't hold: each is a function from the tree to what is wrong with it.
//!
//! Every rule has two tests: that the tree keeps it, and that a bad example breaks it.

mod availability;
mod boundary;
mod clocks;
mod crates;
mod dependencies;
mod drawn;
mod facades;
mod layers;
mod lengths;
mod lints;
mod machine;
mod names;
mod promises;
mod sentences;
mod source;
mod switches;
mod top;
mod unfinished;
mod versions;
mod words;
mod workflows;

use alongside_tests::tree::{self, File};

/// Fails with the list of what is wrong.
#[track_caller]
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} found:\n  {}\n", wrong.len(), wrong.join("\n  "));
}

/// A file made up for a bad example.
fn example(path: &str, text: &str) -> File {
    File { path: path.into(), text: Some(text.into()) }
}

/// The tree, once for all rules.
fn files() -> &'static [File] {
    static FILES: std::sync::LazyLock<Vec<File>> = std::sync::LazyLock::new(tree::files);
    &FILES
}

/// Files whose path begins with one of `folders` and ends in `ending`, with their text.
fn texts<'a>(
    files: &'a [File],
    folders: &'a [&str],
    ending: &'a str,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    files
        .iter()
        .filter(move |file| file.path.ends_with(ending))
        .filter(move |file| folders.iter().any(|folder| file.path.starts_with(folder)))
        .filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)))
}

/// The number of the line in which the byte at `position` stands.
fn line_at(text: &str, position: usize) -> usize {
    text[..position].split('\n').count()
}

/// Where `word` stands in `text` with no letter, digit or underscore beside it.
fn word_positions(text: &str, word: &str) -> Vec<usize> {
    let part_of_word = |character: char| character.is_alphanumeric() || character == '_';
    let whole = |start: usize| {
        let before = text[..start].chars().next_back().is_some_and(part_of_word);
        let after = text[start + word.len()..].chars().next().is_some_and(part_of_word);
        let open_start = !word.starts_with(part_of_word);
        let open_end = !word.ends_with(part_of_word);
        (open_start || !before) && (open_end || !after)
    };
    text.match_indices(word).map(|(start, _)| start).filter(|start| whole(*start)).collect()
}
