//! `alongside pattern`: what the record shows.

use std::path::PathBuf;

use clap::Args;

/// Which days are counted.
#[derive(Debug, Args)]
pub(crate) struct Pattern {
    /// From this day on
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// Up to and with this day
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// Write the charts into this folder, as SVG and as PNG, in clear
    #[arg(long, value_name = "FOLDER")]
    pub(crate) charts: Option<PathBuf>,
}
