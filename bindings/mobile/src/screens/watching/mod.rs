//! Watching for somebody: the plans of friends that this phone holds, what is asked when their time has passed, and the
//! pairing that comes before.
//!
//! Reading a plan asks the phone's key store, so the app keeps what it last knew (`plans`) and reads anew, as an
//! operation, when the files have changed. What goes back to a friend's phone leaves by `Effect::ShareText` when she
//! asks for it; the core seals it anew each time, so that an answer which came up while the app was shut is not lost.

mod action;
mod arrived;
mod pairing;
mod plan_view;
mod plans;
mod state;
mod view;

pub use action::{WatchAction, WatchAnswer};
pub use plan_view::WatchedPlanView;
pub use view::{PairingView, WatchesView};

pub(crate) use action::{act, does, look_again, open, opened, unlocked};
pub(crate) use arrived::come;
pub(crate) use pairing::{asked, is_pairing};
pub(crate) use plan_view::{calling, fresh_until};
pub(crate) use plans::Plans;
pub(crate) use state::WatchPage;
pub(crate) use view::{CODE_FRESH_MS, home_row, pair_offer, view};
