//! `alongside card …`, `alongside guide …`, `alongside help now`

use clap::{Args, Subcommand};

/// Whom to reach now.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Help {
    /// 999, and what to do when you can't speak
    Now,
    /// Which campus security the page shows; none: none
    Campus {
        /// Its id in the directory, or none
        id: String,
    },
}

/// Which one.
#[derive(Debug, Clone, Args)]
pub(crate) struct Which {
    /// Its id, as the list shows it
    pub(crate) id: String,
}

/// Cards: what services say where they differ, side by side.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Card {
    /// All cards
    List,
    /// One card, with what you wrote down where the record is open
    Show(Which),
    /// Write down what you chose, with today's date; blank takes it away
    Note {
        /// Its id, as the list shows it
        id: String,
        /// What you chose, and why; - reads it from the input
        text: String,
    },
}

/// Guides: short pages.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Guide {
    /// All guides
    List,
    /// One guide
    Show(Which),
}
