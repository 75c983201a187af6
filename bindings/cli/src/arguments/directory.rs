//! `alongside directory …`: whom one can call.

use clap::{Args, Subcommand};

/// Services, their numbers, and whether they answer at a moment.
#[derive(Debug, Subcommand)]
pub(crate) enum Directory {
    /// Who can be reached now
    Now(Now),
    /// Find a service by words, a number, a need or a place
    Search(Search),
    /// Everything about one service
    Show(Show),
}

/// Who can be reached at a moment.
#[derive(Debug, Args)]
pub(crate) struct Now {
    #[command(flatten)]
    pub(crate) at: At,
    #[command(flatten)]
    pub(crate) narrowed: Narrowed,
}

/// What to look for.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words of a name or of what you need, or a number
    #[arg(value_name = "WORDS", allow_hyphen_values = true)]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) at: At,
    #[command(flatten)]
    pub(crate) narrowed: Narrowed,
}

/// One service.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Its id, as in the lists
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) at: At,
}

/// Another moment.
#[derive(Debug, Args)]
pub(crate) struct At {
    /// Another time, in the UK: 2026-12-25T10:00
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
}

/// What narrows a list.
#[derive(Debug, Args)]
pub(crate) struct Narrowed {
    /// What it is for: listening, legal, tech-help, images …
    #[arg(long, value_name = "ID")]
    pub(crate) need: Option<String>,
    /// england, wales, scotland, northern-ireland
    #[arg(long, value_name = "ID")]
    pub(crate) nation: Option<String>,
    /// A part of a nation: leicestershire, sussex …
    #[arg(long, value_name = "ID")]
    pub(crate) area: Option<String>,
    /// Whom it is for: men, students, under-18 …
    #[arg(long, value_name = "ID")]
    pub(crate) audience: Option<String>,
}
