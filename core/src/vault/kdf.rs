//! Argon2id parameters: a floor for new installations, limits for old ones, and calibration.

use super::hazmat::argon;
use crate::error::{Error, Part, Result};
use crate::limits;
use crate::secret::{Passcode, SecretBytes};

/// Cost of one passcode attempt. Salt and parameters never change in an installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfParameters {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
}

impl KdfParameters {
    /// The least that a new installation may have.
    pub const FLOOR: KdfParameters =
        KdfParameters { memory_kib: limits::ARGON2_MEMORY_KIB, passes: limits::ARGON2_PASSES_MIN };

    /// Cheap ones for fixtures; a program that ships can't name them.
    #[cfg(any(test, feature = "testing"))]
    pub const CHEAP_FOR_TESTS: KdfParameters = KdfParameters { memory_kib: 64, passes: 1 };

    /// Whether opening may spend this much.
    pub(crate) fn check(self) -> Result<Self> {
        let fits = (8..=limits::ARGON2_MEMORY_MAX_KIB).contains(&self.memory_kib)
            && (1..=limits::ARGON2_PASSES_MAX).contains(&self.passes);
        if fits { Ok(self) } else { Err(Error::Damaged(Part::Install)) }
    }

    /// Raises the passes until one derivation takes at least [`limits::ARGON2_TARGET_MS`] on this device.
    ///
    /// `elapsed_ms` is the caller's stopwatch: it runs the closure and says how long that took.
    /// Where 64 MiB can't be had, 32 MiB with six passes and more are taken.
    pub fn calibrated(
        mut elapsed_ms: impl FnMut(&mut dyn FnMut() -> Result<()>) -> Result<u64>,
    ) -> Result<Self> {
        let small = KdfParameters {
            memory_kib: limits::ARGON2_MEMORY_SMALL_KIB,
            passes: limits::ARGON2_PASSES_SMALL_MIN,
        };
        for floor in [KdfParameters::FLOOR, small] {
            let mut probe =
                || argon::argon2id(b"calibration", &[0; 16], floor.memory_kib, floor.passes).map(drop);
            // The first run also pays for fetching the memory; the faster of three is the device's own speed.
            let took_ms = match elapsed_ms(&mut probe) {
                Ok(first) => first.min(elapsed_ms(&mut probe)?).min(elapsed_ms(&mut probe)?).max(1),
                Err(Error::NoSpace) => continue,
                Err(error) => return Err(error),
            };
            // Time grows with the number of passes.
            let scaled = limits::ARGON2_TARGET_MS.saturating_mul(u64::from(floor.passes)).div_ceil(took_ms);
            let passes = u32::try_from(scaled)
                .unwrap_or(limits::ARGON2_PASSES_MAX)
                .clamp(floor.passes, limits::ARGON2_PASSES_MAX);
            return Ok(KdfParameters { passes, ..floor });
        }
        Err(Error::NoSpace)
    }

    /// The eight bytes that bind the parameters: memory and passes, big-endian.
    pub(crate) fn to_bytes(self) -> [u8; 8] {
        let mut bytes = [0; 8];
        bytes[..4].copy_from_slice(&self.memory_kib.to_be_bytes());
        bytes[4..].copy_from_slice(&self.passes.to_be_bytes());
        bytes
    }

    /// Reads what `to_bytes` wrote.
    pub(crate) fn from_bytes(bytes: [u8; 8]) -> Self {
        let both = u64::from_be_bytes(bytes);
        let half = |value: u64| u32::try_from(value & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        KdfParameters { memory_kib: half(both >> 32), passes: half(both) }
    }

    /// One run of Argon2id.
    pub(crate) fn derive(self, passcode: &Passcode, salt: &[u8; 16]) -> Result<SecretBytes<32>> {
        argon::argon2id(passcode.expose(), salt, self.memory_kib, self.passes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fast_device_gets_more_passes_and_a_slow_one_the_floor() {
        let fast = KdfParameters::calibrated(|_| Ok(100)).expect("calibrates");
        assert_eq!(fast, KdfParameters { memory_kib: 64 * 1024, passes: 21 });
        let slow = KdfParameters::calibrated(|_| Ok(4_000)).expect("calibrates");
        assert_eq!(slow, KdfParameters::FLOOR);
    }

    #[test]
    fn less_memory_means_more_passes() {
        let mut calls = 0;
        let small = KdfParameters::calibrated(|_| {
            calls += 1;
            if calls == 1 { Err(Error::NoSpace) } else { Ok(250) }
        });
        assert_eq!(small.expect("calibrates"), KdfParameters { memory_kib: 32 * 1024, passes: 17 });
    }

    #[test]
    fn a_forged_cost_is_refused() {
        assert!(KdfParameters { memory_kib: u32::MAX, passes: 1 }.check().is_err());
        assert!(KdfParameters { memory_kib: 64, passes: 0 }.check().is_err());
    }
}
