//! What only the terminal says of the record: commands that lead on, tables of what goes out.

pub(crate) mod content;
mod outbox;

pub(crate) use outbox::outbox;
