//! Contacts: whom she chose to be told, in her order; how each can be reached, what each agreed to and is told, and a test.
//!
//! `add` and `consent` hold the small pages on which somebody is added, `change` what can be changed afterwards, `test`
//! the test message and what became of it, `remove` how somebody goes, also out of a check-in that runs.

mod action;
mod add;
mod change;
mod list;
mod page_view;
mod remove;
mod state;
mod test;
mod view;

pub use action::{ContactAction, ContactAnswer, TellWhen, TypedPlace};
pub use list::ContactsView;
pub use page_view::ContactView;

pub(crate) use action::{act, does};
pub(crate) use add::{add, somebody};
pub(crate) use remove::taken_out;
pub(crate) use state::ContactPage;
pub(crate) use test::{fresh_until, look_again};
pub(crate) use view::view;
