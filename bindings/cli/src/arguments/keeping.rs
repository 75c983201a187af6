//! Commands about the record as a whole: set-up, passcode, recovery code, second record, erasing.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// A prompt on the open record.
#[derive(Debug, Args)]
pub(crate) struct Open {}

/// The passcode.
#[derive(Debug, Subcommand)]
pub(crate) enum PasscodeAction {
    /// Choose another passcode; with --recovery-file the old one is not needed
    #[command(
        after_help = "An old copy of this folder, the old passcode and this device's key together still \
                            open what was in that copy."
    )]
    Change(NewPasscode),
}

/// A passcode to be.
#[derive(Debug, Args)]
pub(crate) struct NewPasscode {
    /// A file that holds the new passcode; nothing: it asks
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passcode_file: Option<PathBuf>,
}

/// The recovery code.
#[derive(Debug, Subcommand)]
pub(crate) enum Recovery {
    /// Show the twelve words that open the record on this device when the passcode is forgotten
    Show,
    /// Draw twelve new words; the old ones no longer open it
    Renew,
}

/// The store.
#[derive(Debug, Subcommand)]
pub(crate) enum Store {
    /// Begin a new, empty store beside one that can't be opened; the old one stays as it is
    New(Sure),
}

/// Something that can't be undone.
#[derive(Debug, Args)]
pub(crate) struct Sure {
    /// Don't ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// The tour.
#[derive(Debug, Args)]
pub(crate) struct Tour {
    /// A photo or file of your own to use in it
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Where its results go
    #[arg(long, value_name = "DIR", default_value = "target/tour")]
    pub(crate) folder: PathBuf,
}

/// A list of answers.
#[derive(Debug, Args)]
pub(crate) struct Listed {
    /// Which one; nothing: their names
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
}
