//! A case: one situation. A person may have more than one.

mod case;
mod style;

pub use case::Case;
pub use style::{INITIALS_MAX_CHARS, check_style};
