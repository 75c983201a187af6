//! Runs the built command as somebody would, or a program: what it answers, and with which code it ends.
//!
//! The key derivation is the real one, so each test opens its record as seldom as it can.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::large_stack_arrays,
    reason = "a test that can't go on says where and stops; it looks at the clock to wait, not to write a time down"
)]

mod checkin;
mod checklist;
mod contacts;
#[path = "../../src/device_key.rs"]
#[expect(dead_code, reason = "what the command alone says about its keys")]
mod device_key;
mod faults;
mod guidance;
mod keeping;
mod paired;
mod pattern;
mod photo;
mod record;
mod report;
mod support;
mod tour;
mod watch;
