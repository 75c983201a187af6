//! What photos and videos tell: chosen, looked at, cleaned and shared. Nothing of it is stored: names, findings and copies are
//! gone with the last page that shows them.

mod action;
mod cleaning;
mod copies;
mod scanning;
mod state;
mod view;

pub use action::{PhotoAction, PhotoAnswer};
pub use copies::CopyView;
pub use view::{OutlineView, PhotoFindingView, PhotoSeverity, PhotoView, PhotosView};

pub(crate) use action::{act, asked, does};
pub(crate) use scanning::look_at;
pub(crate) use state::{Batch, PhotoPage};
pub(crate) use view::view;
