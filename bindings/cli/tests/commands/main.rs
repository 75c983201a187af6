//! Runs the built command as somebody would, or a program: what it answers, and with which code it ends.
//!
//! The key derivation is the real one, so each test opens its record as seldom as it can.

mod faults;
mod keeping;
mod record;
mod support;
mod tour;
