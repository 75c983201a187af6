//! `alongside content …`: for those who write or check the content.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The files behind lists, cards, guides and the directory.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Content {
    /// Say what is wrong with the files, file by file
    Verify(Verify),
    /// Write everything as one page for an outside reviewer
    Page(PageOut),
}

/// Which files.
#[derive(Debug, Clone, Args)]
pub(crate) struct Verify {
    /// A folder such as core/content; nothing: the files in this program
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}

/// Where the page goes.
#[derive(Debug, Clone, Args)]
pub(crate) struct PageOut {
    /// The new file; one that is there is never written over
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}
