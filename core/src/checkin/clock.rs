//! What time it is, as far as a device whose clock anybody can turn can know.
//!
//! Within one boot only the monotonic clock counts. Across a reboot the wall clock is believed where it leads, and
//! never where it lags behind what must have passed. What rests on a wall clock alone is a guess: it asks before it acts.

use minicbor::{Decode, Encode};

use crate::time::{BootId, Reading};

/// A wake may be read this much before the one that overtook it.
const LATE_WAKE_MS: u64 = 5_000;

/// Where time was last known: durable, renewed at each tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Anchor {
    /// The boot in which it was made.
    #[cbor(n(0), with = "boot")]
    pub boot: BootId,
    /// Monotonic milliseconds then.
    #[n(1)]
    pub monotonic_ms: u64,
    /// The time it was, milliseconds since 1970 in UTC.
    #[n(2)]
    pub estimate_ms: i64,
    /// Whether that was certain.
    #[n(3)]
    pub sure: bool,
}

/// An estimate of the time, milliseconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimate {
    /// Certain: a trusted source, or the monotonic clock since a certain moment of this boot.
    Sure(i64),
    /// Rests on a wall clock that may have been turned.
    Guess(i64),
}

impl Estimate {
    /// The time, however certain.
    #[must_use]
    pub fn ms(self) -> i64 {
        match self {
            Estimate::Sure(ms) | Estimate::Guess(ms) => ms,
        }
    }

    /// The same in whole seconds, rounded down.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.ms().div_euclid(1000)
    }

    /// Whether it is certain.
    #[must_use]
    pub fn is_sure(self) -> bool {
        matches!(self, Estimate::Sure(_))
    }
}

impl Anchor {
    /// The anchor made at the start of a check-in. It is sure: the deadline is counted from here in durations.
    #[must_use]
    pub fn at_start(reading: &Reading) -> Self {
        Anchor {
            boot: reading.boot,
            monotonic_ms: reading.monotonic_ms,
            estimate_ms: reading.wall_ms,
            sure: reading.boot != BootId::UNKNOWN,
        }
    }

    /// What time it is at `reading`.
    #[must_use]
    pub fn estimate(&self, reading: &Reading) -> Estimate {
        if reading.trusted {
            return Estimate::Sure(reading.wall_ms);
        }
        let since_anchor = milliseconds(reading.monotonic_ms.saturating_sub(self.monotonic_ms));
        #[cfg(any(test, feature = "testing"))]
        if planted::is(planted::Fault::WallWithinABoot) {
            return Estimate::Sure(reading.wall_ms);
        }
        if reading.boot == self.boot && reading.boot != BootId::UNKNOWN {
            let time = self.estimate_ms.saturating_add(since_anchor);
            return if self.sure { Estimate::Sure(time) } else { Estimate::Guess(time) };
        }
        // Being off takes no less than no time, so at least what this boot has lasted has passed.
        let at_least = milliseconds(self.awake_since_ms(reading));
        #[cfg(any(test, feature = "testing"))]
        if planted::is(planted::Fault::WallMayLag) {
            return Estimate::Guess(reading.wall_ms);
        }
        Estimate::Guess(reading.wall_ms.max(self.estimate_ms.saturating_add(at_least)))
    }

    /// The anchor renewed at `reading`.
    #[must_use]
    pub fn renewed(&self, reading: &Reading) -> Self {
        let estimate = self.estimate(reading);
        if self.is_same_boot(reading) && reading.monotonic_ms < self.monotonic_ms && !reading.trusted {
            // A wake that was read earlier and comes later: going back would count the time between twice.
            return *self;
        }
        Anchor::of(estimate, reading)
    }

    fn of(estimate: Estimate, reading: &Reading) -> Self {
        Anchor {
            boot: reading.boot,
            monotonic_ms: reading.monotonic_ms,
            estimate_ms: estimate.ms(),
            sure: estimate.is_sure() && reading.boot != BootId::UNKNOWN,
        }
    }

    /// The anchor renewed at the reading at which she was first asked, so that nothing before it ever counts as asking.
    ///
    /// Where the boot is not known, a reading that lies a little before the anchor may be a late wake or the first of
    /// another boot. Here it is taken as it is: staying where the anchor was would make the next late wake of that
    /// other boot look like one more boot, all of which would count.
    #[must_use]
    pub fn asked(&self, reading: &Reading) -> Self {
        if reading.boot != BootId::UNKNOWN && self.boot != BootId::UNKNOWN {
            return self.renewed(reading);
        }
        Anchor::of(self.estimate(reading), reading)
    }

    /// How long the device has certainly been awake since this anchor: within one boot the time between, in a new
    /// boot what that boot has lasted.
    #[must_use]
    pub fn awake_since_ms(&self, reading: &Reading) -> u64 {
        if self.is_same_boot(reading) {
            reading.monotonic_ms.saturating_sub(self.monotonic_ms)
        } else {
            reading.monotonic_ms
        }
    }

    /// Whether this is the boot of the anchor, as far as can be told. Where either of the two is not known, only a
    /// monotonic clock that went back says that it is another one; taking the same for another would count all that it
    /// has lasted once more. A wake that waited for its turn comes a little late, and is no other boot either.
    fn is_same_boot(&self, reading: &Reading) -> bool {
        if reading.boot == BootId::UNKNOWN || self.boot == BootId::UNKNOWN {
            return reading.monotonic_ms.saturating_add(LATE_WAKE_MS) >= self.monotonic_ms;
        }
        reading.boot == self.boot
    }
}

fn milliseconds(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

mod boot {
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{Encoder, Error as EncodeError, Write};

    use crate::time::BootId;

    pub(super) fn encode<C, W: Write>(
        boot: &BootId,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.bytes(&boot.0)?;
        Ok(())
    }

    pub(super) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<BootId, Error> {
        d.bytes()?.try_into().map(BootId).map_err(|_| Error::message("boot of another length"))
    }
}

/// Wrong rules on purpose, so that a test can show that it would notice them. In no program that ships.
#[cfg(any(test, feature = "testing"))]
pub mod planted {
    use std::cell::Cell;

    /// A rule that is known to be wrong.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Fault {
        /// After a reboot the wall clock is believed although it lags behind what must have passed.
        WallMayLag,
        /// Within one boot the wall clock is believed.
        WallWithinABoot,
        /// Awake time of asking starts anew with each boot.
        GracePerBoot,
    }

    thread_local! {
        static PLANTED: Cell<Option<Fault>> = const { Cell::new(None) };
    }

    /// Puts one in, or takes it out, for this thread.
    pub fn plant(fault: Option<Fault>) {
        PLANTED.set(fault);
    }

    pub(in crate::checkin) fn is(fault: Fault) -> bool {
        PLANTED.get() == Some(fault)
    }
}
