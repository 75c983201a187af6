//! The record: write it down, look at it, add what is asked one question at a time.

mod action;
mod answer;
mod draft;
mod list;
mod proof;
mod question;
mod state;
mod view;

pub use action::LogAction;
pub use list::{DayView, EntriesPage, RecordView};
pub use proof::ProofView;
pub use question::EntryQuestion;
pub use state::Shown;
pub use view::{EntryView, WriteView};

pub(crate) use action::{act, ask_again, asked, pick, proof_answered, record, write, write_shared};
pub(crate) use draft::{find_draft, keep_draft, save_draft};
pub(crate) use list::page_after;
pub(crate) use proof::row as proof_row;
pub(crate) use state::LogPage;
pub(crate) use view::view;
