//! The small machine of the friend who holds a plan: it asks, then rings, unless a word comes that only she can send.
//!
//! Everything is a pure step from a state, an event and a reading of the clocks to a state and effects; the caller
//! opens frames, seals and writes the state first, and carries out the effects after. Nothing here can arm, extend or
//! end a check-in, and nothing that has ended is kept as a history.

mod offset;
mod pending;
mod plan;
mod state;
mod step;
mod view;
mod wakes;
mod words;

pub use offset::{Offset, is_uncertain, later_by_ms};
pub use pending::{PendingOperation, apply_pending};
pub use plan::{Beside, NotHeld, accept};
pub use state::{Ending, LastLocation, Phase, Watch, WatchFace};
pub use step::{Answered, WatchEffect, WatchEvent, step};
pub use view::{ClockNote, WatchView};
pub use wakes::{WatchWake, WatchWakeKind, next_wakes};
pub use words::{WatchMessage, effect_message, said};

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
