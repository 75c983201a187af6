//! What others read and check: the pages of a record.

pub mod document;
pub mod pdf;
