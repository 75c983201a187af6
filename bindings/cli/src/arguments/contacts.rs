//! `alongside contact …`: whom she chose to be told.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::people::Named;
use super::watch::{ContactPair, ContactRemove};

/// People you chose, who can be told when you haven't checked in.
#[derive(Debug, Subcommand)]
pub(crate) enum Contact {
    /// Add somebody; nothing is sent to them
    #[command(after_help = ADD_HELP)]
    Add(ContactAdd),
    /// Show all, in the order in which they are told
    List,
    /// The text to ask somebody with; notes that you asked, sends nothing
    Ask(Named),
    /// The card to hand over: what a message means, what to do
    Card(Named),
    /// Send them a test over every way, with TEST in front
    Test(Named),
    /// Note what they said
    Answer(ContactAnswer),
    /// Pair with their device, side by side, so that it can hold a plan of yours and this one theirs
    Pair(ContactPair),
    /// Remove somebody at once; nothing tells them, unless a check-in is running
    Remove(ContactRemove),
}

const ADD_HELP: &str = "\
Ways are tried in this order: text messages, email, mail folders, commands.
Nothing is told about the place unless you choose it with --precision.";

/// A new contact.
#[derive(Debug, Args)]
pub(crate) struct ContactAdd {
    /// Your name for them
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// How they know you; nothing: messages say "I"
    #[arg(long, value_name = "TEXT")]
    pub(crate) calls_me: Option<String>,
    /// A number for text messages; again for each
    #[arg(long, value_name = "NUMBER")]
    pub(crate) sms: Vec<String>,
    /// An email address; again for each
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Vec<String>,
    /// A mail folder on this computer; again for each
    #[arg(long, value_name = "DIR")]
    pub(crate) maildir: Vec<PathBuf>,
    /// A program with its arguments, which gets the message; again for each
    #[arg(long, value_name = "LINE")]
    pub(crate) command: Vec<String>,
    /// The country of numbers without a plus, in two letters; nothing: GB
    #[arg(long, value_name = "LETTERS")]
    pub(crate) country: Option<String>,
    /// What is told about the place: nothing, 10km, 1km, exact
    #[arg(long, value_name = "ID")]
    pub(crate) precision: Option<String>,
    /// They have agreed already
    #[arg(long)]
    pub(crate) agreed: bool,
    /// What they are told besides; again for each
    #[arg(long, value_name = "WHEN", value_parser = ["start", "late", "arrival"])]
    pub(crate) tell: Vec<String>,
}

/// An answer.
#[derive(Debug, Args)]
pub(crate) struct ContactAnswer {
    #[command(flatten)]
    pub(crate) contact: Named,
    /// What they said
    #[arg(value_name = "ANSWER", value_parser = ["agreed", "declined"])]
    pub(crate) answer: String,
}
