//! The pages before the record.

/// A page before the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnlockPage {
    /// A working page that says nothing of what this is.
    Cover,
    /// The passcode is asked for.
    Passcode,
    /// The recovery code is asked for.
    Recovery,
}
