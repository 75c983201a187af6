//! What is noted beside the entries: people, contacts with the police, orders, what is said about a piece of proof; and
//! everything about an entry that its six questions leave open. Each is a list, a page, and one question for each field.
//!
//! `field` says which fields there are and how each is asked; `person`, `police`, `order`, `proof`, `entry` where each
//! field lies; `held` reads and saves; `question` asks; `concern` notes which order an entry may go against.

mod action;
mod concern;
mod entry;
mod field;
mod held;
mod list;
mod one;
mod order;
mod person;
mod police;
mod proof;
mod question;
mod state;
mod timeline;
mod view;

pub use action::{NotedAction, NotedKind};
pub use timeline::{TimelineDayView, TimelineItemView, TimelineView};
pub use view::NotedView;

pub(crate) use action::{act, ask_again, asked, does, takes_proof};
pub(crate) use concern::row as concern_row;
pub(crate) use list::rows;
pub(crate) use police::row as police_row;
pub(crate) use state::NotedPage;
pub(crate) use view::view;
