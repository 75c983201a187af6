//! A case: one situation. A person may have more than one.

mod case;

pub use case::Case;
