//! The recovery code: 128 bits, shown as twelve words of the BIP-39 English list, whose last word holds a checksum.

use std::fmt;

use bip39::{Language, Mnemonic};
use zeroize::{Zeroize, Zeroizing};

use crate::entropy::{Entropy, make_secret};
use crate::error::{Error, Refusal, Result};
use crate::secret::SecretBytes;

/// How many words a code has.
pub const RECOVERY_WORDS: usize = 12;

/// A recovery code. Opens its vault on this phone, and its backups.
#[derive(Clone)]
pub struct RecoveryCode(SecretBytes<16>);

impl RecoveryCode {
    /// Draws a code.
    pub(crate) fn make(entropy: &dyn Entropy) -> Result<Self> {
        Ok(RecoveryCode(make_secret(entropy)?))
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        SecretBytes::from_slice(bytes).map(RecoveryCode)
    }

    /// A code of given bytes, for tests.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn of(bytes: [u8; 16]) -> Self {
        RecoveryCode(SecretBytes::copy_of(&bytes))
    }

    pub(crate) fn expose(&self) -> &[u8; 16] {
        self.0.expose()
    }

    /// The twelve words, with single spaces between.
    pub fn words(&self) -> Result<Zeroizing<String>> {
        let mnemonic = Mnemonic::from_entropy_in(Language::English, self.0.expose())
            .map_err(|_| Error::Internal("bip39"))?;
        let mut text = Zeroizing::new(String::with_capacity(RECOVERY_WORDS.saturating_mul(9)));
        for word in mnemonic.words() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        Ok(text)
    }

    /// Reads twelve words as somebody types them: any case, any white space or commas, numbers in front allowed.
    ///
    /// A word that is not in the list is `Malformed`, another number of words `OutOfRange`, a checksum that
    /// does not fit `Contradiction`.
    pub fn parse(text: &str) -> Result<Self> {
        let refuse = |refusal| Error::invalid("recovery_code", refusal);
        if text.len() > 1024 {
            return Err(refuse(Refusal::TooLong));
        }
        let lower = Zeroizing::new(text.to_lowercase());
        let words: Zeroizing<Vec<String>> = Zeroizing::new(
            lower
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        );
        if words.len() != RECOVERY_WORDS {
            return Err(refuse(Refusal::OutOfRange));
        }
        let joined = Zeroizing::new(words.join(" "));
        let mnemonic =
            Mnemonic::parse_in_normalized(Language::English, &joined).map_err(|error| match error {
                bip39::Error::InvalidChecksum => refuse(Refusal::Contradiction),
                _ => refuse(Refusal::Malformed),
            })?;
        let (mut bytes, length) = mnemonic.to_entropy_array();
        let code = bytes.get(..length).and_then(SecretBytes::from_slice);
        bytes.zeroize();
        code.map(RecoveryCode).ok_or_else(|| refuse(Refusal::OutOfRange))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answer_of_the_word_list() {
        let code = RecoveryCode::from_slice(&[0x7f; 16]).expect("length");
        let words = code.words().expect("words");
        assert_eq!(
            words.as_str(),
            "legal winner thank year wave sausage worth useful legal winner thank yellow"
        );
        let again = RecoveryCode::parse(
            " 1. Legal winner thank\nYEAR, wave sausage worth useful legal winner thank yellow ",
        )
        .expect("parses");
        assert_eq!(again.expose(), code.expose());
    }

    #[test]
    fn each_kind_of_mistake_is_told_apart() {
        let refusal = |text: &str| match RecoveryCode::parse(text) {
            Err(Error::Invalid { refusal, .. }) => Some(refusal),
            _ => None,
        };
        assert_eq!(refusal("legal winner"), Some(Refusal::OutOfRange));
        assert_eq!(refusal(&["legal"; 12].join(" ")), Some(Refusal::Contradiction));
        assert_eq!(refusal(&["qwerty"; 12].join(" ")), Some(Refusal::Malformed));
    }
}
