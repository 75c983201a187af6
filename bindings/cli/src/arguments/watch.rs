//! `alongside watch …`: the plan of a friend, held here.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Hold the plan of a friend, and be asked when its time has passed.
#[derive(Debug, Subcommand)]
pub(crate) enum Watch {
    /// Take a plan, or what belongs to one
    Accept(WatchAccept),
    /// Plans held now; never what was
    List,
    /// Answer the question, or stop the ring
    Answer(WatchAnswer),
    /// Stay open: ask, then ring
    #[command(after_help = RUN_HELP)]
    Run,
}

const RUN_HELP: &str = "\
It needs no passcode, and a computer that is awake. Ctrl-C ends it.";

/// What came.
#[derive(Debug, Args)]
pub(crate) struct WatchAccept {
    /// The link, or a text with links in it; -: standard input
    #[arg(value_name = "FRAME")]
    pub(crate) frame: String,
    /// Show the answer as a QR code too
    #[arg(long)]
    pub(crate) qr: bool,
}

/// An answer.
#[derive(Debug, Args)]
pub(crate) struct WatchAnswer {
    /// The friend's name, or the number in the list
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Whether a message has come; silence stops the ring
    #[arg(value_name = "ANSWER", value_parser = ["they-texted", "not-yet", "silence"])]
    pub(crate) answer: String,
}

/// A pairing.
#[derive(Debug, Args)]
pub(crate) struct ContactPair {
    /// Who
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// What they see as your name; nothing: how they know you, else it asks
    #[arg(long, value_name = "TEXT")]
    pub(crate) my_name: Option<String>,
    /// A file that holds the code of the other device; nothing: it asks
    #[arg(long, value_name = "FILE")]
    pub(crate) their_file: Option<PathBuf>,
}

/// A removal.
#[derive(Debug, Args)]
pub(crate) struct ContactRemove {
    /// Who
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// A file that holds the PIN of a check-in that is running; nothing: it asks
    #[arg(long, value_name = "FILE")]
    pub(crate) pin_file: Option<PathBuf>,
    /// In a check-in that is running: send them no last word
    #[arg(long)]
    pub(crate) no_word: bool,
}

/// Erasing everything.
#[derive(Debug, Args)]
pub(crate) struct Erase {
    /// Don't ask
    #[arg(long)]
    pub(crate) yes: bool,
    /// A file that holds the PIN of a check-in that is running; nothing: it asks
    #[arg(long, value_name = "FILE")]
    pub(crate) pin_file: Option<PathBuf>,
}
