//! Screens, walked over real records by what stands on them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests say what went wrong by stopping"
)]

mod capture;
mod decoy;
mod help;
mod leaving;
mod phone;
mod steps;
mod ways;
