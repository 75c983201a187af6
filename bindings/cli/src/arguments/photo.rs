//! `alongside photo …`: what pictures and films give away, and clean copies.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::evidence::Under18;

/// What pictures and films give away, and clean copies to share.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Photo {
    /// Say what files, or all files of a folder, would tell a stranger
    Scan(PhotoScan),
    /// Make copies that lost nothing you can see or hear
    #[command(after_help = CLEAN_HELP)]
    Clean(PhotoClean),
}

const CLEAN_HELP: &str = "\
The originals are only read. A copy has a name that says nothing and a fixed time.
For police or an advocate give the untouched original: alongside evidence export.
No copy is made of an intimate picture of somebody who could be under 18.";

/// What to look at.
#[derive(Debug, Clone, Args)]
pub(crate) struct PhotoScan {
    /// Files and folders
    #[arg(value_name = "FILE|DIR", required = true)]
    pub(crate) files: Vec<PathBuf>,
}

/// What to copy.
#[derive(Debug, Clone, Args)]
pub(crate) struct PhotoClean {
    /// Files
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The folder for the copies; what is in it is never written over
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// They are intimate
    #[arg(long)]
    pub(crate) intimate: bool,
    /// Whether a person in them could be under 18
    #[arg(long, value_name = "ANSWER")]
    pub(crate) under_18: Option<Under18>,
}
