//! One target of `cargo xtask fuzz`, by its name in `ALONGSIDE_FUZZ`.

#![no_main]
#![allow(clippy::panic, reason = "a fuzzer that does not know what to do stops")]

use std::sync::LazyLock;

use alongside_tests::fuzzed::{self, Target};
use libfuzzer_sys::fuzz_target;
use peak_alloc::PeakAlloc;

/// Bytes of the heap that photos and films may take above twice their length, as `cargo xtask photos` holds them to.
const PHOTO_HEAP_BYTES: usize = 16 * 1024 * 1024;

#[global_allocator]
static COUNTING: PeakAlloc = PeakAlloc;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("ALONGSIDE_FUZZ").unwrap_or_default();
    fuzzed::target(&name).unwrap_or_else(|| panic!("ALONGSIDE_FUZZ is `{name}`, which is no target"))
});

fuzz_target!(|bytes: &[u8]| {
    let before = COUNTING.current_usage();
    COUNTING.reset_peak_usage();
    (TARGET.run)(bytes);
    let taken = COUNTING.peak_usage().saturating_sub(before);
    assert!(
        !TARGET.name.starts_with("photo-") || taken <= PHOTO_HEAP_BYTES + 2 * bytes.len(),
        "{} bytes take {taken} bytes of the heap",
        bytes.len()
    );
});
