//! The clocks of this computer, for tests in which time really passes.

use std::time::{SystemTime, UNIX_EPOCH};

use alongside_core::ids::from_hex;
use alongside_core::runner::Clock;
use alongside_core::time::{BootId, Reading, Zone};

/// Reads them as the terminal does.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "what is tested here is the waiting itself")]
    fn reading(&self) -> Reading {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).expect("later than 1970").as_millis();
        let wall_ms = i64::try_from(wall).expect("fits");
        let (monotonic_ms, boot) = since_boot().unwrap_or((wall_ms.unsigned_abs(), BootId([1; 16])));
        Reading { wall_ms, zone: Zone::LONDON, monotonic_ms, boot, trusted: false }
    }
}

/// On Linux; elsewhere nobody turns the clock while a test runs.
fn since_boot() -> Option<(u64, BootId)> {
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, hundredths) = uptime.split_whitespace().next()?.split_once('.')?;
    let ms = seconds.parse::<u64>().ok()? * 1000 + hundredths.parse::<u64>().ok()? * 10;
    let boot: String = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let digits: String = boot.trim().chars().filter(|sign| *sign != '-').collect();
    from_hex::<16>(&digits, "boot").ok().map(|id| (ms, BootId(id)))
}
