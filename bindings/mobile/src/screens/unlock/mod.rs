//! What stands before the record: the cover, the passcode page.

mod action;
mod state;
mod view;

pub use action::UnlockAction;
pub use view::{CoverView, PasscodeView};

pub(crate) use action::act;
pub(crate) use state::UnlockPage;
pub(crate) use view::{broken, view};

use alongside_core::vault::Face;

use super::page::Page;

/// The page that stands where the record is shut: her cover, or the passcode page.
pub(crate) fn root(face: &Face) -> Page {
    Page::Unlock(if face.cover.is_some() { UnlockPage::Cover } else { UnlockPage::Passcode })
}
