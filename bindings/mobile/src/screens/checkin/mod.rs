//! The check-in: what stands behind one, starting one, what is shown while it runs, the PIN page, the words at its end,
//! those that are over, and one message without a time.
//!
//! Reading a check-in asks the phone's key store, so the app keeps what it last knew (`known`) and reads anew, as an
//! operation, when the files have changed. `outside` is what check-ins ask of the phone; receivers use it too.

mod action;
mod history;
mod holders;
mod known;
mod outside;
mod pin;
mod ready;
mod running;
mod start;
mod start_view;
mod state;
mod tell;
mod view;

pub use action::{CheckInAction, UntilChoice};
pub use history::CheckInsView;
pub use holders::{HolderView, Holds};
pub use ready::ReadinessView;
pub use start_view::CheckInFormView;
pub use view::{CheckInView, PinView, RingView};

pub(crate) use action::{act, does, face_changed, look_again, opened, outside, take};
pub(crate) use known::Known;
pub(crate) use outside::{Outside, TEXTS, WATCH_NOTIFICATION, lacks, row_of};
pub(crate) use running::take_out;
pub(crate) use start::{answered, open};
pub(crate) use state::CheckInPage;
pub(crate) use tell::position;
pub(crate) use view::{fresh_until, ring, view};
