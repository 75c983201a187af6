//! `alongside paper …`: pages to be printed, for those who should not keep an app.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Pages to be printed, for those who should not keep an app.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Paper {
    /// Empty sheets of the log; needs no record
    Sheets(Sheets),
    /// Lines to ring, each with when it was last seen; needs no record
    Leaflet(Leaflet),
    /// The card for a contact of the check-in
    Card(PaperCard),
}

/// Empty sheets.
#[derive(Debug, Clone, Args)]
pub(crate) struct Sheets {
    /// The PDF to be made; nothing is written over
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// For so many entries, one on each page
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub(crate) entries: u32,
}

/// Lines to ring.
#[derive(Debug, Clone, Args)]
pub(crate) struct Leaflet {
    /// The PDF to be made; nothing is written over
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Lines of one nation: england, scotland, wales, ni
    #[arg(long, value_name = "NATION")]
    pub(crate) nation: Option<String>,
}

/// The card for a contact.
#[derive(Debug, Clone, Args)]
pub(crate) struct PaperCard {
    /// Whose card it is
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The PDF to be made; nothing is written over
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}
