//! Secrets: redacted when printed, compared in constant time, wiped when dropped.

use std::fmt;
use std::hint::black_box;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::{Error, Refusal, Result};
use crate::limits;

/// A key or other secret of fixed length. It lives on the heap, so that moving it leaves no copy behind.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SecretBytes<const N: usize>(Box<[u8; N]>);

impl<const N: usize> SecretBytes<N> {
    /// All zero, to be filled in place.
    #[must_use]
    pub fn zeroed() -> Self {
        SecretBytes(Box::new([0; N]))
    }

    /// Copies `bytes`; the caller wipes its own copy.
    #[must_use]
    pub fn copy_of(bytes: &[u8; N]) -> Self {
        let mut secret = Self::zeroed();
        secret.0.copy_from_slice(bytes);
        secret
    }

    /// Copies a slice of exactly `N` bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != N {
            return None;
        }
        let mut secret = Self::zeroed();
        secret.0.copy_from_slice(bytes);
        Some(secret)
    }

    /// The secret itself. Each use says by its place why it needs the bytes: to seal, derive or compare.
    #[must_use]
    pub fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// The secret, to be written in place.
    pub fn expose_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

impl<const N: usize> fmt::Debug for SecretBytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A passcode or PIN as typed: UTF-8 bytes, 1 to [`limits::PASSCODE_MAX_BYTES`].
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Passcode(Vec<u8>);

impl Passcode {
    /// Takes over the typed bytes. Empty or overlong ones are refused and wiped.
    pub fn new(bytes: Vec<u8>) -> Result<Self> {
        let bytes = Zeroizing::new(bytes);
        if bytes.is_empty() {
            return Err(Error::invalid("passcode", Refusal::Empty));
        }
        if bytes.len() > limits::PASSCODE_MAX_BYTES {
            return Err(Error::invalid("passcode", Refusal::TooLong));
        }
        Ok(Passcode(bytes.to_vec()))
    }

    /// Whether the two are the same, in a time that does not depend on where they differ.
    #[must_use]
    pub fn is_same(&self, other: &Passcode) -> bool {
        bool::from(subtle::ConstantTimeEq::ct_eq(self.0.as_slice(), other.0.as_slice()))
    }

    /// The typed bytes, for the key derivation only.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Passcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Overwrites the part of the stack that calls made before now have used.
///
/// Key schedules and derived keys pass through stack frames on their way to the heap. At lock this
/// function is called from a shallow frame, so that what deeper frames left behind is gone as well.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "taking up the stack is what this is for")]
pub fn scrub_stack() {
    const BYTES: usize = 256 * 1024;
    let mut filler = [0_u8; BYTES];
    filler.zeroize();
    black_box(&mut filler);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_prints_its_content() {
        let passcode = Passcode::new(b"canary".to_vec()).expect("short enough");
        let secret = SecretBytes::copy_of(&[7_u8; 32]);
        assert_eq!(format!("{passcode:?} {secret:?}"), "[redacted] [redacted]");
    }

    #[test]
    fn an_empty_or_overlong_passcode_is_refused() {
        assert!(Passcode::new(Vec::new()).is_err());
        assert!(Passcode::new(vec![b'x'; limits::PASSCODE_MAX_BYTES + 1]).is_err());
    }
}
