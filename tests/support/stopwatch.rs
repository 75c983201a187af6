//! How long a test took, for what it prints. No test decides by it.

use std::time::{Duration, Instant};

/// Starts now; the function says how long ago that was.
#[expect(clippy::disallowed_methods, reason = "what takes time is the test itself, and it is only printed")]
pub fn start() -> impl Fn() -> Duration {
    let start = Instant::now();
    move || start.elapsed()
}
