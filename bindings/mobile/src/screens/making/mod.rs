//! A picture is taken, or sound or video is recorded. The page stands in front all the while: a shell has the camera or
//! the microphone only as long as the page says so.

mod action;
mod state;
mod view;

pub use action::MakeAction;
pub use state::MakeKind;
pub use view::MakeView;

pub(crate) use action::{act, asked, open};
pub(crate) use state::MakePage;
pub(crate) use view::view;
