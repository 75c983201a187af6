//! Tries of the PIN: ten, one back a minute. Never a wipe, and the deadline goes on.

use minicbor::{Decode, Encode};

use crate::error::{Error, Result};
use crate::time::Reading;
use crate::vault::Bucket;

/// Tries that are left. Counted before the PIN is checked, so that several processes at once have no more.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Tries(#[n(0)] Bucket);

impl Tries {
    /// All ten.
    #[must_use]
    pub fn full(reading: &Reading) -> Self {
        Tries(Bucket::full(reading))
    }

    /// Takes one, or says how long to wait.
    pub fn take(&mut self, reading: &Reading) -> Result<()> {
        let mut bucket = self.0.refilled(reading);
        if let Some(wait_s) = bucket.wait_s(reading) {
            return Err(Error::Throttled { wait_s });
        }
        bucket.take();
        self.0 = bucket;
        Ok(())
    }

    /// Gives one back: it was the right PIN.
    pub fn give_back(&mut self) {
        self.0.give_back();
    }
}
