//! The check-in: starting one, what is shown while it runs, the PIN page, the words at its end, and one message without
//! a time.
//!
//! Reading a check-in asks the phone's key store, so the app keeps what it last knew (`known`) and reads anew, as an
//! operation, when the files have changed. `outside` is what check-ins ask of the phone; receivers use it too.

mod action;
mod contact;
mod known;
mod outside;
mod pin;
mod running;
mod start;
mod start_view;
mod state;
mod tell;
mod view;

pub use action::{CheckInAction, ContactAnswer, TypedPlace, UntilChoice};
pub use start_view::CheckInFormView;
pub use view::{CheckInView, PinView, RingView};

pub(crate) use action::{act, does, face_changed, look_again, opened, outside, take};
pub(crate) use known::Known;
pub(crate) use outside::{Outside, WATCH_NOTIFICATION, lacks, row_of};
pub(crate) use start::open;
pub(crate) use state::CheckInPage;
pub(crate) use tell::position;
pub(crate) use view::{fresh_until, ring, view};
