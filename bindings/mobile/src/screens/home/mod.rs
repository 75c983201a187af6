//! Home: what runs, then the rows that lead to the rest.

mod action;
mod view;

pub use action::HomeAction;
pub use view::HomeView;

pub(crate) use action::{act, opened};
pub(crate) use view::view;
