//! Randomness that can be repeated.

use std::sync::atomic::{AtomicU64, Ordering};

use alongside_core::Result;
use alongside_core::entropy::{Entropy, SystemEntropy};

/// SplitMix64 over a counter: the same seed gives the same bytes in the same order of calls.
#[derive(Debug)]
pub struct DeterministicEntropy {
    seed: u64,
    counter: AtomicU64,
}

/// The output of SplitMix64 at one place of its sequence.
fn mixed(seed: u64, counter: u64) -> u64 {
    let mut z = seed.wrapping_add(counter.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl DeterministicEntropy {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        DeterministicEntropy { seed, counter: AtomicU64::new(0) }
    }

    fn next(&self) -> u64 {
        mixed(self.seed, self.counter.fetch_add(1, Ordering::SeqCst).wrapping_add(1))
    }

    /// A number below `end`.
    pub fn below(&self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// An index below `length`.
    pub fn index(&self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).expect("fits"))).expect("fits")
    }
}

impl Entropy for DeterministicEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<()> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_be_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// A seed for one run, from `ALONGSIDE_SEED` or fresh, printed so that the run can be repeated.
#[must_use]
pub fn seed(test: &str) -> u64 {
    let seed = match std::env::var("ALONGSIDE_SEED") {
        Ok(asked) => asked.parse().expect("ALONGSIDE_SEED is a number"),
        Err(_) => {
            u64::from_be_bytes(alongside_core::entropy::random(&SystemEntropy::new()).expect("randomness"))
        }
    };
    eprintln!("{test}: ALONGSIDE_SEED={seed}");
    seed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let draw = |seed| {
            let entropy = DeterministicEntropy::new(seed);
            let mut bytes = [0; 21];
            entropy.fill(&mut bytes).unwrap();
            (bytes, entropy.below(1000))
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let (bytes, _) = draw(7);
        assert!(bytes[16..].iter().any(|byte| *byte != 0), "the last, shorter piece is filled too");
    }
}
