//! `alongside anchor …`: who holds how far the record had come.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// How far the record had come, in the hands of others.
#[derive(Debug, Clone, Subcommand)]
#[command(after_help = AFTER_HELP)]
pub(crate) enum Anchor {
    /// Say who holds which mark of the record, and since when
    List,
    /// Show how far the record has come, as text and as a code to be photographed
    Show(AnchorShow),
    /// Note that somebody was given it
    Given(AnchorGiven),
}

const AFTER_HELP: &str = "\
A mark says how many records there were and what the last one was, and nothing of
what stands in them. Whoever holds one can show later that the record was not cut
back and that nothing was put in before it. It can be sent in a message or printed.
Every report carries one.";

/// The mark of now.
#[derive(Debug, Clone, Args)]
pub(crate) struct AnchorShow {
    /// Write it into this file too, as `report verify --head` takes it
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Who was given one.
#[derive(Debug, Clone, Args)]
pub(crate) struct AnchorGiven {
    /// Which one, by its number in the list; nothing: the mark of now
    #[arg(value_name = "NUMBER")]
    pub(crate) number: Option<usize>,
    /// Who holds it
    #[arg(long, value_name = "WHO")]
    pub(crate) to: String,
}
