//! The one place that reads clocks and the system's time zone.

use std::str::FromStr;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use alongside_core::Result;
use alongside_core::time::{BootId, Reading, Zone};

use crate::environment;

/// The clocks of this computer, read in one zone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    zone: Zone,
}

impl Clock {
    /// In the zone that was asked for, else the system's, else Europe/London.
    pub(crate) fn new(asked: Option<Zone>) -> Self {
        Clock { zone: asked.unwrap_or_else(system_zone) }
    }

    /// The zone in which times are typed and shown.
    pub(crate) fn zone(self) -> Zone {
        self.zone
    }

    /// What the clocks show now.
    #[allow(clippy::disallowed_methods, reason = "this is the module that reads the clock")]
    pub(crate) fn reading(self) -> Reading {
        let wall_ms = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, i64::wrapping_neg),
        };
        let (monotonic_ms, boot) = since_boot().unwrap_or_else(|| without_boot_clock(wall_ms));
        Reading { wall_ms, zone: self.zone, monotonic_ms, boot, trusted: false }
    }
}

/// Milliseconds since boot, sleep included, and which boot that is.
///
/// On Linux `/proc/uptime` runs on through sleep (`CLOCK_BOOTTIME`), to a hundredth of a second.
fn since_boot() -> Option<(u64, BootId)> {
    if cfg!(target_os = "linux") {
        let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        Some((uptime_ms(&uptime)?, boot_id(&boot)?))
    } else {
        None
    }
}

/// Where the system gives no such clock to a program without unsafe code, the wall clock stands in, in a boot
/// that never ends. Whoever sets the clock forward then waits less after wrong passcodes, which is what that
/// wait can bear: it stands in front of a person, not of a copied folder. Nobody is ever kept out for good.
fn without_boot_clock(wall_ms: i64) -> (u64, BootId) {
    (u64::try_from(wall_ms).unwrap_or(0), BootId([0; 16]))
}

/// Reads `12345.67 …`.
fn uptime_ms(text: &str) -> Option<u64> {
    let first = text.split_whitespace().next()?;
    let (seconds, fraction) = first.split_once('.').unwrap_or((first, "0"));
    let hundredths: u64 = format!("{fraction:0<2}").get(..2)?.parse().ok()?;
    seconds.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(hundredths.checked_mul(10)?)
}

/// Reads `0d1b6b0e-…`, the sixteen bytes of a UUID.
fn boot_id(text: &str) -> Option<BootId> {
    let digits: String = text.trim().chars().filter(|&c| c != '-').collect();
    alongside_core::ids::from_hex::<16>(&digits, "boot").ok().map(BootId)
}

/// `TZ` where it holds an IANA name, else what the system is set to, else London.
fn system_zone() -> Zone {
    environment::zone()
        .as_deref()
        .and_then(named)
        .or_else(|| iana_time_zone::get_timezone().ok().as_deref().and_then(named))
        .unwrap_or(Zone::LONDON)
}

fn named(name: &str) -> Option<Zone> {
    Zone::from_str(name.trim_start_matches(':')).ok()
}

/// Runs `work` and says how many milliseconds it took: the stopwatch of the key derivation.
#[allow(clippy::disallowed_methods, reason = "this is the module that reads the clock")]
pub(crate) fn timed(work: &mut dyn FnMut() -> Result<()>) -> Result<u64> {
    let start = Instant::now();
    work()?;
    Ok(u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX))
}

/// A stopwatch that runs from its making.
#[derive(Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts it.
    #[allow(clippy::disallowed_methods, reason = "this is the module that reads the clock")]
    pub(crate) fn start() -> Self {
        Stopwatch(Instant::now())
    }

    /// Milliseconds so far.
    pub(crate) fn milliseconds(&self) -> u128 {
        self.0.elapsed().as_millis()
    }

    /// Whole seconds so far.
    pub(crate) fn seconds(&self) -> u64 {
        self.0.elapsed().as_secs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uptime_and_boot_are_read_as_the_kernel_writes_them() {
        assert_eq!(uptime_ms("12345.67 99.01\n"), Some(12_345_670));
        assert_eq!(uptime_ms("5.1 2"), Some(5_100));
        assert_eq!(uptime_ms("7 2"), Some(7_000));
        assert_eq!(uptime_ms(""), None);
        assert_eq!(uptime_ms("x.y"), None);
        let boot = boot_id("00112233-4455-6677-8899-aabbccddeeff\n").unwrap();
        assert_eq!(boot.0[15], 0xff);
        assert_eq!(boot_id("nothing"), None);
    }

    #[test]
    fn a_reading_goes_forward_within_one_boot() {
        let clock = Clock::new(Some(Zone::LONDON));
        let (first, second) = (clock.reading(), clock.reading());
        assert_eq!(first.boot, second.boot);
        assert!(second.monotonic_ms >= first.monotonic_ms && !first.trusted);
        assert!(first.wall_ms > 1_600_000_000_000, "the wall clock counts milliseconds since 1970");
        assert_eq!(first.zone, Zone::LONDON);
    }

    #[test]
    fn without_a_boot_clock_time_still_passes() {
        assert!(without_boot_clock(1_000).0 < without_boot_clock(61_000).0);
        assert_eq!(without_boot_clock(-1), (0, BootId([0; 16])));
    }

    #[test]
    fn zones_have_iana_names() {
        assert_eq!(named(":Europe/Paris").map(Zone::name), Some("Europe/Paris"));
        assert_eq!(named("GMT0BST,M3.5.0/1,M10.5.0"), None);
    }

    #[test]
    fn the_stopwatch_passes_errors_on() {
        assert!(timed(&mut || Ok(())).unwrap() < 1_000);
        assert!(timed(&mut || Err(alongside_core::Error::NoSpace)).is_err());
        assert!(Stopwatch::start().seconds() < 5);
    }
}
