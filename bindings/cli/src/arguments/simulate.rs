//! `alongside checkin simulate …`

use std::path::PathBuf;

use clap::Args;

/// A check-in played through in virtual time.
#[derive(Debug, Clone, Args)]
pub(crate) struct Simulate {
    /// The scenario: phones, contacts, what is done when, and what is expected
    pub(crate) file: PathBuf,
    /// Also write the timeline as a picture
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// What chance draws from; nothing: the number in the file
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,
}
