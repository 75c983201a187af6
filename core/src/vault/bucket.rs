//! A bucket of ten attempts, one back each minute of monotonic time. It makes guessing slow; it never wipes anything.

use minicbor::{Decode, Encode};

use crate::limits;
use crate::time::Reading;

/// The bucket as it stands at one reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Bucket {
    /// Attempts that are left.
    #[n(0)]
    pub(super) tokens: u8,
    /// The boot that `refilled_ms` counts from.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(super) boot: [u8; 16],
    /// Monotonic time up to which tokens have been given back.
    #[n(2)]
    pub(super) refilled_ms: u64,
}

impl Bucket {
    /// All ten.
    #[must_use]
    pub fn full(reading: &Reading) -> Self {
        Bucket { tokens: limits::ATTEMPT_TOKENS, boot: reading.boot.0, refilled_ms: reading.monotonic_ms }
    }

    /// None.
    #[must_use]
    pub fn empty(reading: &Reading) -> Self {
        Bucket { tokens: 0, ..Bucket::full(reading) }
    }

    /// With what came back until `reading`. A new boot gives none back, and starts counting anew.
    #[must_use]
    pub fn refilled(mut self, reading: &Reading) -> Self {
        let elapsed_ms = match reading.monotonic_ms.checked_sub(self.refilled_ms) {
            Some(elapsed_ms) if self.boot == reading.boot.0 => elapsed_ms,
            _ => {
                self.boot = reading.boot.0;
                self.refilled_ms = reading.monotonic_ms;
                return self;
            }
        };
        let back = elapsed_ms / limits::ATTEMPT_REFILL_MS;
        let room = u64::from(limits::ATTEMPT_TOKENS.saturating_sub(self.tokens));
        self.tokens = self.tokens.saturating_add(u8::try_from(back.min(room)).unwrap_or(0));
        self.refilled_ms = if self.tokens == limits::ATTEMPT_TOKENS {
            reading.monotonic_ms
        } else {
            self.refilled_ms.saturating_add(back.saturating_mul(limits::ATTEMPT_REFILL_MS))
        };
        self
    }

    /// Seconds until the next attempt, where none is left.
    #[must_use]
    pub fn wait_s(&self, reading: &Reading) -> Option<u32> {
        if self.tokens > 0 {
            return None;
        }
        let waited_ms = reading.monotonic_ms.saturating_sub(self.refilled_ms);
        let left_ms = limits::ATTEMPT_REFILL_MS.saturating_sub(waited_ms);
        Some(u32::try_from(left_ms.div_ceil(1000)).unwrap_or(60).clamp(1, 60))
    }

    /// Takes one.
    pub fn take(&mut self) {
        self.tokens = self.tokens.saturating_sub(1);
    }

    /// Gives one back.
    pub fn give_back(&mut self) {
        self.tokens = self.tokens.saturating_add(1).min(limits::ATTEMPT_TOKENS);
    }
}
