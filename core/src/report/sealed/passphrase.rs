//! What a sealed report is opened with, told by voice or written on paper.

use std::fmt;

use bip39::Language;
use zeroize::Zeroizing;

use crate::entropy::{Entropy, make_secret};
use crate::error::{Error, Refusal, Result};
use crate::limits;

/// How many words one has that we draw: 77 bits.
pub const PASSPHRASE_WORDS: usize = 7;
/// Bits that choose one of the 2,048 words.
const WORD_MASK: u16 = 0x07ff;

/// A passphrase: letters, digits and signs of ASCII, which every program that opens a ZIP reads alike.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Draws seven words of the BIP-39 English list, with single spaces between.
    pub fn make(entropy: &dyn Entropy) -> Result<Self> {
        let words = Language::English.word_list();
        let drawn = make_secret::<{ PASSPHRASE_WORDS * 2 }>(entropy)?;
        let mut text = Zeroizing::new(String::with_capacity(PASSPHRASE_WORDS.saturating_mul(9)));
        for pair in drawn.expose().chunks_exact(2) {
            let bits = pair.try_into().map_or(0, u16::from_le_bytes) & WORD_MASK;
            let word = words.get(usize::from(bits)).ok_or(Error::Internal("word list"))?;
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        Ok(Passphrase(text))
    }

    /// Takes one as it was typed to open something. White space around it, such as the line break of a file, is not part of it.
    pub fn parse(typed: &str) -> Result<Self> {
        let text = typed.trim();
        let refuse = |refusal| Err(Error::invalid("passphrase", refusal));
        if text.is_empty() {
            return refuse(Refusal::Empty);
        }
        if text.len() > limits::PASSPHRASE_MAX_BYTES {
            return refuse(Refusal::TooLong);
        }
        if !text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
            return refuse(Refusal::Malformed);
        }
        Ok(Passphrase(Zeroizing::new(text.to_owned())))
    }

    /// Refuses one that is too short to seal with: what guards it is its length alone, for the format stretches it little.
    pub fn check_length(&self) -> Result<()> {
        if self.0.len() < limits::PASSPHRASE_MIN_BYTES {
            return Err(Error::invalid("passphrase", Refusal::OutOfRange));
        }
        Ok(())
    }

    /// Its letters, to be shown once or typed elsewhere.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn seven_words_of_the_list_and_never_the_same() {
        let drawn: Vec<_> = (0..50)
            .map(|_| Passphrase::make(&SystemEntropy::new()).expect("draws").expose().to_owned())
            .collect();
        for text in &drawn {
            let words: Vec<_> = text.split(' ').collect();
            assert_eq!(words.len(), PASSPHRASE_WORDS);
            assert!(words.iter().all(|word| Language::English.find_word(word).is_some()), "{text}");
            Passphrase::parse(text).and_then(|read| read.check_length()).expect("is long enough");
        }
        let apart: std::collections::BTreeSet<_> = drawn.iter().collect();
        assert_eq!(apart.len(), drawn.len());
    }

    #[test]
    fn every_bit_that_is_drawn_counts() {
        struct Fixed([u8; 14]);
        impl Entropy for Fixed {
            fn fill(&self, bytes: &mut [u8]) -> Result<()> {
                bytes.copy_from_slice(&self.0);
                Ok(())
            }
        }
        let text = |bytes| Passphrase::make(&Fixed(bytes)).expect("draws").expose().to_owned();
        assert_eq!(text([0; 14]), ["abandon"; 7].join(" "));
        assert_eq!(text([0xff; 14]), ["zoo"; 7].join(" "));
        let mut one = [0; 14];
        one[2] = 1;
        one[13] = 4;
        assert_eq!(text(one), "abandon ability abandon abandon abandon abandon length");
    }

    #[test]
    fn what_other_programs_would_read_otherwise_is_refused() {
        let refused = |text: &str| match Passphrase::parse(text) {
            Err(Error::Invalid { field: "passphrase", refusal }) => refusal,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(" \r\n"), Refusal::Empty);
        assert_eq!(refused("na\u{ef}ve words are read in many ways"), Refusal::Malformed);
        assert_eq!(refused("two\nlines"), Refusal::Malformed);
        assert_eq!(refused(&"a".repeat(300)), Refusal::TooLong);
        let short = Passphrase::parse("hunter2\n").expect("opens what others sealed");
        assert_eq!(short.expose(), "hunter2");
        assert!(matches!(short.check_length(), Err(Error::Invalid { refusal: Refusal::OutOfRange, .. })));
        assert_eq!(format!("{short:?}"), "[redacted]");
    }
}
