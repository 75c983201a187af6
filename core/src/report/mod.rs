//! What others read and check: the pages of a record.

pub mod charts;
pub mod document;
