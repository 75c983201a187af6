//! The one test target: everything that crosses crates. It links once; each folder is a module.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that can't go on says where and stops, and what it prints is shown when it fails"
)]

mod content;
mod directory;
mod faults;
mod flows;
mod formats;
mod fuzz;
mod kill;
mod patterns;
mod photos;
mod privacy;
mod properties;
mod report;
mod scenarios;
mod simulation;
mod tamper;
mod tidy;
