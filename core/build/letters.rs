//! Writes what `src/letters.rs` knows of letters outside of ASCII, from the tables of unicode-normalization: what each is
//! made of, in which order marks stand, which two become one. In columns, as distances from the one before, packed.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible, is_combining_mark,
};

use super::{count, pressed};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Syllables of Hangul are reckoned, not looked up.
const HANGUL: std::ops::RangeInclusive<char> = '\u{ac00}'..='\u{d7a3}';

fn parts(letter: char, decompose: impl FnOnce(char, &mut dyn FnMut(char))) -> Vec<char> {
    let mut parts = Vec::new();
    decompose(letter, &mut |part| parts.push(part));
    if parts == [letter] { Vec::new() } else { parts }
}

/// The letter and the mark that become `letter` when a text is composed.
fn pair(letter: char, canonical: &[char]) -> Option<(char, char)> {
    let (mark, before) = canonical.split_last()?;
    let mut before = before.iter().copied().nfc();
    let pair = (before.next()?, *mark);
    (before.next().is_none() && compose(pair.0, pair.1) == Some(letter)).then_some(pair)
}

/// Columns: where letters are that are made of others; how many others, as the same letter and as a compatible one (0 where
/// those are the same); all of the others. Where marks begin and end. Where letters have a class, and which. Pairs, and what
/// they become.
pub(super) fn write(out: &Path) -> Result<()> {
    let (mut places, mut lengths, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let (mut marks, mut classes, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut made, mut with_class, mut edges) = (0, 0, 0);
    let (mut last, mut last_class, mut last_edge, mut inside) = (0, 0, 0, false);
    let mut joined = Vec::new();
    for letter in '\0'..=char::MAX {
        let code = usize::try_from(u32::from(letter))?;
        if is_combining_mark(letter) != inside {
            inside = !inside;
            count(code - std::mem::replace(&mut last_edge, code), &mut marks);
            edges += 1;
        }
        let class = canonical_combining_class(letter);
        if class > 0 {
            count(code - std::mem::replace(&mut last_class, code), &mut classes);
            classes.push(class);
            with_class += 1;
        }
        if HANGUL.contains(&letter) {
            continue;
        }
        let canonical = parts(letter, |letter, each| decompose_canonical(letter, each));
        let compatible = parts(letter, |letter, each| decompose_compatible(letter, each));
        joined.extend(pair(letter, &canonical).map(|(one, other)| (one, other, letter)));
        if compatible.is_empty() {
            continue;
        }
        count(code - std::mem::replace(&mut last, code), &mut places);
        count(canonical.len(), &mut lengths);
        let own = if compatible == canonical { &[][..] } else { &compatible };
        count(own.len(), &mut lengths);
        for part in canonical.iter().chain(own) {
            count(usize::try_from(u32::from(*part))?, &mut others);
        }
        made += 1;
    }
    joined.sort_unstable();
    for (one, other, letter) in &joined {
        for part in [one, other, letter] {
            count(usize::try_from(u32::from(*part))?, &mut pairs);
        }
    }
    let all = [places, lengths, others, marks, classes, pairs].concat();
    let file = out.join("letters.deflate");
    fs::write(&file, pressed(&all)?)?;
    let mut code = String::new();
    for (name, number) in [
        ("MADE", made),
        ("EDGES", edges),
        ("CLASSED", with_class),
        ("PAIRS", joined.len()),
        ("LETTERS_BYTES", all.len()),
    ] {
        writeln!(code, "/// Made by the build.\nconst {name}: usize = {number};")?;
    }
    writeln!(code, "/// Made by the build.\nconst PACKED: &[u8] = include_bytes!({file:?});")?;
    fs::write(out.join("letters.rs"), code)?;
    Ok(())
}
