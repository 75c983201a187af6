//! The screens and the calls beside them, over real records.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test that can't go on says where and stops"
)]

mod boundary;
mod checkin;
mod screens;
