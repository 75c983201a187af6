//! A report sealed on its way out: under a passphrase, as a ZIP that other programs open, or for one recipient of `age`.
//!
//! Both are written from front to back, so that gigabytes pass through and nothing lies on the disk in clear.

mod aes_zip;
mod aes_zip_reading;
mod age;
mod how_to_open;
mod passphrase;
#[cfg(test)]
mod tests;

pub use aes_zip_reading::{AesZip, is_sealed};
pub use age::Recipient;
pub use how_to_open::{HOW_TO_OPEN, how_to_open};
pub use passphrase::{PASSPHRASE_WORDS, Passphrase};

use crate::entropy::Entropy;
use crate::error::Result;
use crate::report::container::zip::Sink;

/// What seals it.
#[derive(Debug, Clone)]
pub enum Seal {
    /// Whoever knows the words opens it.
    Passphrase(Passphrase),
    /// Whoever holds the key opens it.
    Recipient(Recipient),
}

impl Seal {
    /// Lets `fill` write, and seals all of it into `sink`. Under a passphrase everybody sees `name` and the length, nothing else.
    pub fn write<T>(
        &self,
        sink: &mut dyn Sink,
        name: &str,
        entropy: &dyn Entropy,
        fill: impl FnOnce(&mut dyn Sink) -> Result<T>,
    ) -> Result<T> {
        match self {
            Seal::Passphrase(passphrase) => {
                let mut zip = aes_zip::AesZipWriter::new(sink, name, passphrase, entropy)?;
                let made = fill(&mut zip)?;
                zip.finish()?;
                Ok(made)
            }
            Seal::Recipient(recipient) => {
                let mut sealed = age::AgeWriter::new(sink, recipient, entropy)?;
                let made = fill(&mut sealed)?;
                sealed.finish()?;
                Ok(made)
            }
        }
    }
}
