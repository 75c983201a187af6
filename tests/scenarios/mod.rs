//! What a person lives through with the vault, over the session and real files.

mod captures;
mod check_in_files;
mod check_in_hurry;
mod check_ins;
mod checkin;
mod checklists;
mod contacts;
mod day;
mod decoys;
mod finding;
mod red_line;
mod said;
mod terminal_decoy;
pub(crate) mod vault;
mod watching;
mod wipes;
