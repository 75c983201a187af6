//! What others read and check: the pages of a record, in two parts, and the bundle in which they can be rechecked without us.

pub mod bundle;
pub mod charts;
pub mod container;
pub mod csv;
pub mod document;
pub mod hits;
pub mod html;
pub mod pages;
pub mod paper;
pub mod parts;
pub mod pdf;
mod plain_text;
pub mod proof;
pub mod sealed;
pub mod selection;
mod shown;
pub mod verify;
