//! The check-in: a deadline that still speaks when the phone cannot.
//!
//! `clock` says what time it is, however the clocks were turned; `machine` is the pure state machine of the phone
//! whose owner checks in; `watcher` is the smaller one of the friend who holds a plan; `frames` and `pairing` are what
//! passes between the two; `texts` is what a contact without the app reads, `position` what each may see of where she
//! is, `fence` what counts as having arrived; `readiness` says what stands behind a check-in, `said` in which words.
//! Nothing here waits, sends or reads a clock.

pub mod arming;
pub mod channel;
pub mod clock;
pub mod fence;
pub mod frames;
pub mod history_record;
pub mod machine;
pub mod outgoing;
pub mod pairing;
pub mod position;
pub mod readiness;
pub mod said;
pub mod status;
pub mod telling;
pub mod texts;
pub mod until;
pub(crate) mod vault_keys;
pub mod watcher;

pub(crate) use frames::{from_base64url, to_base64url};
