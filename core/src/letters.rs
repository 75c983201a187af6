//! What letters are made of: Unicode's decompositions and compositions (UAX 15), from tables that the build packed.
//!
//! As constants those tables are a twenty-fifth of the library for a phone. Packed they are a tenth of that, and are unpacked
//! when a letter outside of ASCII is first asked about; from then on they take some 120 KB of memory.

use std::sync::OnceLock;

use crate::content::packed::unpacked;
use crate::ordering::ShortList as _;

include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// What a letter is taken apart into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The same letter in its parts (NFD).
    Canonical,
    /// What is read as the same: `ﬁ` as `fi` (NFKD).
    Compatible,
}

#[derive(Default)]
struct Letters {
    /// Letters that are made of others, in order, each with where its parts begin in `parts`, how many of them are the same
    /// letter, and how many behind those are a compatible one.
    made: Vec<(char, u16, u8, u8)>,
    parts: Vec<char>,
    /// Where marks begin and end, by turns.
    edges: Vec<u32>,
    classes: Vec<(char, u8)>,
    /// A letter, a mark, and what they become.
    pairs: Vec<(char, char, char)>,
}

/// Reads numbers one after the other.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0_u32, 0_u32);
        loop {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift = shift.checked_add(7)?;
        }
    }

    fn letter(&mut self) -> Option<char> {
        char::from_u32(self.number()?)
    }
}

impl Letters {
    fn get() -> &'static Self {
        static LETTERS: OnceLock<Letters> = OnceLock::new();
        LETTERS.get_or_init(|| Letters::unpacked().unwrap_or_default())
    }

    /// Nothing where this program was built with broken ones.
    fn unpacked() -> Option<Self> {
        let bytes = unpacked(PACKED, LETTERS_BYTES)?;
        let mut reader = Reader(&bytes);
        let mut letters = Letters::default();
        let mut code = 0_u32;
        for _ in 0..MADE {
            code = code.checked_add(reader.number()?)?;
            letters.made.push((char::from_u32(code)?, 0, 0, 0));
        }
        let mut begin = 0_u16;
        for (_, from, same, compatible) in &mut letters.made {
            *from = begin;
            (*same, *compatible) = (reader.byte()?, reader.byte()?);
            begin = begin.checked_add(u16::from(*same))?.checked_add(u16::from(*compatible))?;
        }
        for _ in 0..begin {
            letters.parts.push(reader.letter()?);
        }
        code = 0;
        for _ in 0..EDGES {
            code = code.checked_add(reader.number()?)?;
            letters.edges.push(code);
        }
        code = 0;
        for _ in 0..CLASSED {
            code = code.checked_add(reader.number()?)?;
            letters.classes.push((char::from_u32(code)?, reader.byte()?));
        }
        for _ in 0..PAIRS {
            letters.pairs.push((reader.letter()?, reader.letter()?, reader.letter()?));
        }
        Some(letters)
    }

    fn parts(&self, letter: char, form: Form) -> Option<&[char]> {
        let place = self.made.binary_search_by_key(&letter, |made| made.0).ok()?;
        let (_, begin, same, compatible) = *self.made.get(place)?;
        let (begin, same, compatible) = (usize::from(begin), usize::from(same), usize::from(compatible));
        let behind = begin.saturating_add(same);
        match form {
            Form::Canonical if same == 0 => None,
            Form::Compatible if compatible > 0 => self.parts.get(behind..behind.saturating_add(compatible)),
            _ => self.parts.get(begin..behind),
        }
    }

    fn class(&self, letter: char) -> u8 {
        let found = self.classes.binary_search_by_key(&letter, |classed| classed.0);
        found.ok().and_then(|place| self.classes.get(place)).map_or(0, |classed| classed.1)
    }

    fn joined(&self, one: char, other: char) -> Option<char> {
        hangul::joined(one, other).or_else(|| {
            let found = self.pairs.binary_search_by_key(&(one, other), |pair| (pair.0, pair.1));
            self.pairs.get(found.ok()?).map(|pair| pair.2)
        })
    }
}

/// Syllables of Hangul, which are reckoned (Unicode 3.12).
mod hangul {
    const SYLLABLE: u32 = 0xac00;
    const LEAD: u32 = 0x1100;
    const VOWEL: u32 = 0x1161;
    const TAIL: u32 = 0x11a7;
    const LEADS: u32 = 19;
    const VOWELS: u32 = 21;
    const TAILS: u32 = 28;

    /// Which of `count` letters from `first` on it is.
    fn place(letter: char, first: u32, count: u32) -> Option<u32> {
        u32::from(letter).checked_sub(first).filter(|place| *place < count)
    }

    /// The two or three parts of a syllable.
    pub(super) fn parts(letter: char) -> Option<[Option<char>; 3]> {
        let place = place(letter, SYLLABLE, LEADS * VOWELS * TAILS)?;
        let tail = place % TAILS;
        Some([
            char::from_u32(LEAD + place / (VOWELS * TAILS)),
            char::from_u32(VOWEL + place / TAILS % VOWELS),
            char::from_u32(TAIL + tail).filter(|_| tail > 0),
        ])
    }

    pub(super) fn joined(one: char, other: char) -> Option<char> {
        if let (Some(lead), Some(vowel)) = (place(one, LEAD, LEADS), place(other, VOWEL, VOWELS)) {
            return char::from_u32(SYLLABLE + (lead * VOWELS + vowel) * TAILS);
        }
        let syllable = place(one, SYLLABLE, LEADS * VOWELS * TAILS)?;
        let tail = place(other, TAIL, TAILS).filter(|tail| *tail > 0)?;
        if syllable % TAILS == 0 { char::from_u32(SYLLABLE + syllable + tail) } else { None }
    }
}

/// Hands over what a letter is made of, or the letter itself.
pub(crate) fn decompose(letter: char, form: Form, each: &mut dyn FnMut(char)) {
    if letter.is_ascii() {
        return each(letter);
    }
    if let Some(parts) = hangul::parts(letter) {
        return parts.into_iter().flatten().for_each(each);
    }
    match Letters::get().parts(letter, form) {
        Some(parts) => parts.iter().copied().for_each(each),
        None => each(letter),
    }
}

/// Whether it is a mark on another letter (general category M).
pub(crate) fn is_mark(letter: char) -> bool {
    let code = u32::from(letter);
    // Below the first mark of all.
    code >= 0x300 && Letters::get().edges.partition_point(|edge| *edge <= code) % 2 == 1
}

/// A text in composed letters (NFC).
pub(crate) fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let letters = Letters::get();
    let mut apart: Vec<(u8, char)> = Vec::new();
    for letter in text.chars() {
        decompose(letter, Form::Canonical, &mut |part| apart.push((letters.class(part), part)));
    }
    for run in apart.chunk_by_mut(|one, other| one.0 > 0 && other.0 > 0) {
        run.order_by_key(|letter| letter.0);
    }
    let mut joined: Vec<(u8, char)> = Vec::with_capacity(apart.len());
    // Where the letter stands that marks may join.
    let mut base = None;
    for (class, letter) in apart {
        // What stands between and is of the same class or a higher one keeps them apart.
        let behind = base.and_then(|base: usize| joined.get(base.saturating_add(1)..));
        let free = behind.is_some_and(|behind| behind.last().is_none_or(|last| last.0 < class));
        let with = base.filter(|_| free).and_then(|base| joined.get_mut(base));
        if let Some(with) = with
            && let Some(one) = letters.joined(with.1, letter)
        {
            with.1 = one;
            continue;
        }
        if class == 0 {
            base = Some(joined.len());
        }
        joined.push((class, letter));
    }
    joined.into_iter().map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    fn apart(letter: char, form: Form) -> String {
        let mut parts = String::new();
        decompose(letter, form, &mut |part| parts.push(part));
        parts
    }

    #[test]
    fn every_letter_is_made_of_what_the_library_says() {
        for letter in '\0'..=char::MAX {
            let alone = letter.to_string();
            assert_eq!(apart(letter, Form::Canonical), alone.nfd().collect::<String>(), "{letter:?}");
            assert_eq!(apart(letter, Form::Compatible), alone.nfkd().collect::<String>(), "{letter:?}");
            assert_eq!(composed(&alone), alone.nfc().collect::<String>(), "{letter:?}");
            assert_eq!(is_mark(letter), is_combining_mark(letter), "{letter:?}");
        }
    }

    #[test]
    fn every_letter_is_put_together_again_from_its_parts() {
        for letter in '\0'..=char::MAX {
            let parts = apart(letter, Form::Canonical);
            assert_eq!(composed(&parts), parts.nfc().collect::<String>(), "{letter:?}");
        }
    }

    /// Letters and marks that join, or keep others apart.
    fn letter() -> impl Strategy<Value = char> {
        prop_oneof![
            any::<char>(),
            proptest::char::range('a', 'z'),
            proptest::char::range('\u{c0}', '\u{24f}'),
            proptest::char::range('\u{300}', '\u{345}'),
            proptest::char::range('\u{1100}', '\u{11ff}'),
            proptest::char::range('\u{ac00}', '\u{ac40}'),
            proptest::char::range('\u{1e00}', '\u{1fff}'),
            proptest::char::range('\u{622}', '\u{655}'),
        ]
    }

    proptest! {
        #[test]
        fn a_text_is_composed_as_the_library_composes_it(letters in proptest::collection::vec(letter(), 0..12)) {
            let text: String = letters.into_iter().collect();
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }
}
