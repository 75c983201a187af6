//! For tests: files that were changed at random, and what a copy has to be. In no program that ships.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that can't go on says where and stops"
)]

use super::bytes;
use super::{Class, Clean, NotCleaned, clean_bytes, scan_bytes};

/// Where a long file is changed most: containers have what matters at their ends.
const END_BYTES: usize = 64 * 1024;

/// Looks at `bytes` and cleans them. A copy has to be clean, and its own copy; nothing where there is none.
///
/// # Panics
/// Something is wrong with what was made of them.
#[must_use]
pub fn cleaned(name: &str, bytes: &[u8]) -> Option<(Vec<u8>, Clean)> {
    let report = scan_bytes(bytes, "");
    let (copy, clean) = match clean_bytes(bytes) {
        Ok(made) => made,
        Err(NotCleaned::Refused(_)) => return None,
        Err(NotCleaned::Error(error)) => panic!("{name}: {error:?}"),
    };
    assert!(report.is_ok_and(|report| report.format == clean.format), "{name}: cleaned and not looked at");
    for class in scan_bytes(&copy, "").expect("a copy is of a known format").classes() {
        assert!(
            matches!(class, Class::Crop | Class::Layer | Class::SecondPicture | Class::Model),
            "{name}: {class:?} is left"
        );
    }
    let (again, _) =
        clean_bytes(&copy).unwrap_or_else(|error| panic!("{name}: a copy is refused: {error:?}"));
    assert!(again == copy, "{name}: the copy of a copy differs");
    Some((copy, clean))
}

/// Files to change, with their names.
#[derive(Debug)]
pub struct Originals(pub Vec<(String, Vec<u8>)>);

/// A file after its changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Case {
    /// Which case of which seed, and the file that it was.
    pub name: String,
    /// What it is now.
    pub bytes: Vec<u8>,
}

impl Originals {
    /// The case of this number: one of the files, with one to four changes. The same number is the same case for ever.
    #[must_use]
    pub fn case(&self, seed: u64, number: u64) -> Case {
        let mut numbers = Numbers::new(seed, number);
        let (original, bytes) = &self.0[numbers.below(self.0.len())];
        let mut bytes = bytes.clone();
        for _ in 0..=numbers.below(4) {
            change(&mut bytes, &mut numbers);
        }
        Case { name: format!("case {number} of seed {seed:#x}, {original}"), bytes }
    }
}

/// A generator whose numbers are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn new(seed: u64, number: u64) -> Self {
        // Neighbours begin far from each other, and none at zero, where it would stay.
        let mut numbers = Numbers((seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1 << 63);
        for _ in 0..4 {
            numbers.next();
        }
        numbers
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        bytes::place64(self.next() % bytes::wide(end.max(1)))
    }

    /// A place in a file, more often near its ends.
    fn place(&mut self, length: usize) -> usize {
        let near = self.below(4);
        if length <= 2 * END_BYTES || near == 0 {
            self.below(length)
        } else if near < 3 {
            self.below(END_BYTES)
        } else {
            length - 1 - self.below(END_BYTES)
        }
    }
}

/// One change: a bit, a byte, a word that lies, a block copied, cut out or put in, the end cut off.
fn change(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    if bytes.is_empty() {
        return;
    }
    let at = numbers.place(bytes.len());
    match numbers.below(8) {
        0 => bytes[at] ^= 1 << numbers.below(8),
        1 => bytes[at] = [0, 0xff, 0x7f, 1][numbers.below(4)],
        2 | 3 => {
            let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            let word = [0, 1, 7, 8, 0xffff_ffff, 0x7fff_ffff, length, length - 1][numbers.below(8)];
            let word = if numbers.below(2) == 0 { word.to_be_bytes() } else { word.to_le_bytes() };
            bytes::put(bytes, at, &word);
        }
        4 => {
            let block = bytes[at..(at + numbers.below(64)).min(bytes.len())].to_vec();
            let to = numbers.place(bytes.len());
            bytes::put(bytes, to, &block);
        }
        5 => {
            let end = (at + numbers.below(64)).min(bytes.len());
            bytes.drain(at..end);
        }
        6 => {
            let block = vec![bytes[at]; numbers.below(32)];
            bytes.splice(at..at, block);
        }
        _ => bytes.truncate(at),
    }
}
