//! The page of a note that is kept while the record stays shut.

/// The page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct CapturePage {
    /// Whether a note was kept since the page came up.
    pub(super) kept: bool,
}
