//! `alongside log …`

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::incident::{CLEARABLE, IncidentFields};

/// What can be done with entries.
#[derive(Debug, Subcommand)]
pub(crate) enum Log {
    /// Write down what happened
    #[command(after_help = ADD_HELP)]
    Add(Box<Add>),
    /// Keep something unfinished, sealed like the rest
    #[command(args_conflicts_with_subcommands = true)]
    Draft(Box<Draft>),
    /// Change or add to an entry; what stood there before stays readable
    Amend(Box<Amend>),
    /// Take an entry out of view; it stays in the record with your reason
    Withdraw(Reasoned),
    /// Bring a withdrawn entry back
    Restore(Reasoned),
    /// Delete what an entry says for good; its number and the fact of deletion stay
    Delete(Delete),
    /// Show one entry
    Show(Show),
    /// Show entries, newest first
    List(List),
    /// Find entries by their words
    Search(Search),
    /// Show entries along the days, with bands for times that are not exact
    Timeline(List),
}

const ADD_HELP: &str = "\
Without a text it asks, one thing at a time, and saves after the first answer:
  alongside log add
Longer texts come through standard input:
  alongside log add - < note.txt
A text on the command line works too, and stays in the history of your shell:
  alongside log add \"They waited outside the library\"

A text may have up to 100,000 characters, a name or reference 500.
Lists of ids: alongside vocabulary";

/// A new entry.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// What happened, in your own words; - reads standard input; nothing: it asks
    #[arg(value_name = "TEXT")]
    pub(crate) text: Vec<String>,
    #[command(flatten)]
    pub(crate) fields: IncidentFields,
}

impl Add {
    /// The text that was typed, where one was.
    pub(crate) fn text(&self) -> Option<String> {
        joined(&self.text)
    }
}

/// Words that a shell has cut apart, put together again.
pub(crate) fn joined(words: &[String]) -> Option<String> {
    if words.is_empty() { None } else { Some(words.join(" ")) }
}

/// A draft, or what to do with one.
#[derive(Debug, Args)]
pub(crate) struct Draft {
    #[command(subcommand)]
    pub(crate) action: Option<DraftAction>,
    /// What happened, as far as it is written; - reads standard input; nothing: it asks
    #[arg(value_name = "TEXT")]
    pub(crate) text: Vec<String>,
    #[command(flatten)]
    pub(crate) fields: IncidentFields,
}

/// What can be done with drafts.
#[derive(Debug, Subcommand)]
pub(crate) enum DraftAction {
    /// Show the drafts
    List,
    /// Show one draft
    Show(Numbered),
    /// Make an entry of a draft
    Finish(Numbered),
    /// Delete a draft
    Discard(Numbered),
}

/// Something with a number.
#[derive(Debug, Args)]
pub(crate) struct Numbered {
    /// Its number
    #[arg(value_name = "N")]
    pub(crate) number: String,
}

/// A change to an entry.
#[derive(Debug, Args)]
pub(crate) struct Amend {
    /// Number of the entry
    #[arg(value_name = "N")]
    pub(crate) number: String,
    /// What happened, written anew; - reads standard input
    #[arg(long, value_name = "TEXT", help_heading = "What")]
    pub(crate) text: Option<String>,
    #[command(flatten)]
    pub(crate) fields: IncidentFields,
    /// Why (vocabulary revision-reason)
    #[arg(long, value_name = "ID", help_heading = "The change")]
    pub(crate) reason: Option<String>,
    /// Why, in your words
    #[arg(long, value_name = "TEXT", help_heading = "The change")]
    pub(crate) note: Option<String>,
    /// Empty a field, by the name of its option; again for each
    #[arg(long, value_name = "FIELD", help_heading = "The change",
          value_parser = PossibleValuesParser::new(CLEARABLE), hide_possible_values = true)]
    pub(crate) clear: Vec<String>,
}

/// An entry and why.
#[derive(Debug, Args)]
pub(crate) struct Reasoned {
    /// Number of the entry
    #[arg(value_name = "N")]
    pub(crate) number: String,
    /// Why (vocabulary revision-reason)
    #[arg(long, value_name = "ID")]
    pub(crate) reason: Option<String>,
    /// Why, in your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

/// A deletion.
#[derive(Debug, Args)]
pub(crate) struct Delete {
    /// Number of the entry
    #[arg(value_name = "N")]
    pub(crate) number: String,
    /// Don't ask: it can't be undone
    #[arg(long)]
    pub(crate) yes: bool,
}

/// One entry to look at.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Number of the entry
    #[arg(value_name = "N")]
    pub(crate) number: String,
    /// With every earlier version
    #[arg(long)]
    pub(crate) history: bool,
    /// With the private note
    #[arg(long)]
    pub(crate) private: bool,
}

/// Which entries.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) filter: Filter,
}

/// Words to find.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words; entries that hold all of them, in any order, capitals and accents aside
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) filter: Filter,
}

/// Narrows a list. Several narrow it together.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct Filter {
    /// At most so many
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// From this day on
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// Up to and with this day
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// With this person
    #[arg(long, value_name = "PERSON")]
    pub(crate) person: Option<String>,
    /// With this behaviour, or a whole group of them (com, pre, ...)
    #[arg(long, value_name = "ID")]
    pub(crate) behaviour: Option<String>,
    /// That came this way
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Option<String>,
    /// At this place or kind of place
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// With proof
    #[arg(long, conflicts_with = "without_evidence")]
    pub(crate) with_evidence: bool,
    /// Without proof
    #[arg(long)]
    pub(crate) without_evidence: bool,
    /// That police were told about
    #[arg(long, conflicts_with = "without_police")]
    pub(crate) with_police: bool,
    /// That police were not told about
    #[arg(long)]
    pub(crate) without_police: bool,
    /// Unsorted: captured or imported, with nothing added yet
    #[arg(long)]
    pub(crate) unsorted: bool,
    /// Withdrawn ones too
    #[arg(long)]
    pub(crate) withdrawn: bool,
    /// The numbers of deleted ones too
    #[arg(long)]
    pub(crate) deleted: bool,
}
