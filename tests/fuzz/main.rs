//! One target of `cargo xtask fuzz`, by its name in `ALONGSIDE_FUZZ`.

#![no_main]
#![allow(clippy::panic, reason = "a fuzzer that does not know what to do stops")]

use std::sync::LazyLock;

use alongside_tests::fuzzed::{self, Target};
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("ALONGSIDE_FUZZ").unwrap_or_default();
    fuzzed::target(&name).unwrap_or_else(|| panic!("ALONGSIDE_FUZZ is `{name}`, which is no target"))
});

fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));
