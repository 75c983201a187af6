//! What the tests share with each other and with the small programs that they start.
//!
//! One file per matter; `tests/all.rs` and every harness program take it from here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    reason = "code for tests: a test that can't go on says where and stops"
)]

pub mod armed;
pub mod checkins;
pub mod cli;
pub mod clock;
pub mod device;
pub mod entropy;
pub mod faulty;
pub mod fixture;
pub mod flow;
pub mod furnished;
pub mod fuzzed;
mod fuzzed_bundles;
mod fuzzed_photos;
pub mod golden;
pub mod held;
pub mod memory;
pub mod rounds;
pub mod stopwatch;
pub mod tree;
