//! core

/// Errors: typed inside, a stable code outside.
pub mod error;
/// The fixed lists of answers, with permanent ids.
pub mod vocabulary;
/// The catalogue: an id and its arguments become text.
pub mod words;
