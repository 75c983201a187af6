//! A note that is kept while the record stays shut. Nothing that was kept before can be seen from here.

mod action;
mod state;
mod view;

pub use action::CaptureAction;
pub use view::CaptureView;

pub(crate) use action::{act, arrive, does, is_open, keep_shared, keep_typed};
pub(crate) use state::CapturePage;
pub(crate) use view::view;
