//! Randomness comes in through a trait; the programs that ship use the system's.

use ring::rand::{SecureRandom, SystemRandom};

use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// A source of random bytes.
pub trait Entropy: Send + Sync {
    /// Fills `bytes` wholly or fails.
    fn fill(&self, bytes: &mut [u8]) -> Result<()>;
}

/// The operating system's source.
#[derive(Debug)]
pub struct SystemEntropy(SystemRandom);

impl SystemEntropy {
    /// The operating system's source.
    #[must_use]
    pub fn new() -> Self {
        SystemEntropy(SystemRandom::new())
    }
}

impl Default for SystemEntropy {
    fn default() -> Self {
        Self::new()
    }
}

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<()> {
        self.0.fill(bytes).map_err(|_| Error::NoRandomness)
    }
}

/// `N` random bytes that may be seen (ids, salts).
pub fn random<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

/// `N` random bytes that nobody may see.
pub fn make_secret<const N: usize>(entropy: &dyn Entropy) -> Result<SecretBytes<N>> {
    let mut secret = SecretBytes::zeroed();
    entropy.fill(secret.expose_mut())?;
    Ok(secret)
}
