//! The machine of the phone whose owner checks in: `step(state, event, reading)` gives the next state and what the
//! world is asked to do. It sends nothing, waits for nothing, draws nothing and reads no clock.

mod bundle;
mod closing;
mod event;
mod firing;
mod history;
mod outbox;
mod outbox_coding;
mod phase;
mod proof;
mod room;
mod state;
mod step;
mod stored;
mod tries;

#[cfg(test)]
mod tests;

pub use bundle::{Fallback, OpenedBundle};
pub use event::{Closing, Effect, Event};
pub use history::{Entry, Told};
pub use outbox::{BY_HAND, Content, Draft, Row, RowKey, RowState, Series, TextKind};
pub use phase::{Phase, Wake, WakeKind};
pub use proof::Lost;
pub use state::{
    CheckIn, Contact, Ending, Fired, HistoryTo, Look, Mode, Owed, PlanText, State, Watcher, Way,
};
pub use step::{Stepped, step};
#[cfg(any(test, feature = "testing"))]
pub use stored::bundle_of;
pub use tries::Tries;
