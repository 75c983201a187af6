//! What all content has in common: where a fact comes from, how well it is known, and what is wrong with a file.
//!
//! Content is data in `core/content`, embedded when the program is built: lists, cards, guides and the directory, each
//! in a domain of its own. Sentences stand in the catalogue; a fact that can go stale stands in the data with its
//! source and date and comes into a sentence as an argument.

#[cfg(feature = "terminal")]
pub mod check;
mod fact;
mod fault;
#[cfg(feature = "terminal")]
#[path = "../../build/hours.rs"]
pub(crate) mod hours;
mod link;
mod made;
pub(crate) mod packed;
pub mod readability;
mod source;

#[cfg(test)]
mod tests;

pub use fact::{Fact, FactKind, arguments};
pub use fault::Fault;
pub use link::{Link, NotALink};
pub use made::Form;
pub(crate) use made::Made;
pub use source::{Grade, Source, Sources};

use serde::de::DeserializeOwned;

/// What `reviewed_by` says until a stalking service has looked.
pub const NOT_REVIEWED: &str = "none";

/// Reads one file of content.
pub fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| Fault::new(file, error.message().to_owned()))
}

/// Whether `text` can be the permanent id of a list, card, guide, section or record: lower case letters, digits and
/// hyphens, at most 64 bytes.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let inside = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=64).contains(&text.len())
        && text.bytes().all(inside)
        && !text.starts_with('-')
        && !text.ends_with('-')
}
