//! What is wrong with a file of content.

use std::fmt;

use crate::error::Error;

/// One thing that is wrong, and where. For those who write content; nobody who uses the app meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, from `core/content` on.
    pub file: String,
    /// What is wrong, with the id or the value that shows it.
    pub what: String,
}

impl Fault {
    /// A fault of `file`.
    pub fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        Fault { file: file.into(), what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

impl From<Fault> for Error {
    /// Embedded content is checked before the program is built.
    fn from(_: Fault) -> Self {
        Error::Internal("a file of the content does not hold")
    }
}
