//! The pages of first open.

use alongside_core::secret::Passcode;

use super::ProfileQuestion;

/// What follows when the passcode is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// The line.
    Write,
    /// Home.
    Home,
}

/// A page of first open.
#[derive(Debug)]
pub(crate) enum StartPage {
    /// Three offers.
    FirstOpen,
    /// Before set-up: a device that the other person has never held.
    SaferDevice,
    /// Before set-up: is anyone making her do this?
    Forced,
    /// Somebody is.
    ForcedYes,
    /// A passcode is chosen, then typed once more.
    NewPasscode {
        /// What was typed first.
        first: Option<Passcode>,
        /// What follows.
        then: Then,
        /// Whether the second was another than the first.
        differed: bool,
    },
    /// One of the questions that set careful defaults, after the first entry.
    Profile {
        /// Which.
        question: ProfileQuestion,
    },
}
