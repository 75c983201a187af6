//! First open: three offers before any question, then a passcode, then as little as possible.

mod action;
mod passcode;
mod profile;
mod state;
mod view;

pub use action::StartAction;
pub use profile::ProfileQuestion;
pub use view::FirstOpenView;

pub(crate) use action::act;
pub(crate) use profile::offer as offer_profile;
pub(crate) use state::StartPage;
pub(crate) use view::view;

use super::page::Page;

/// The page that stands where nothing is set up.
pub(crate) fn root() -> Page {
    Page::Start(StartPage::FirstOpen)
}
