//! `alongside case …`: one record for each situation, and what is marked in it.

use clap::{Args, Subcommand};

use super::bundle::{Bundles, shape};
use super::people::Named;

/// Records, one for each situation. Most people have one.
#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    /// Begin another record
    Add(CaseAdd),
    /// Show all
    List,
    /// Show one, with what is marked in it
    Show(CaseShow),
    /// Change or add to what is noted
    Amend(CaseAmend),
    /// Mark a day, to see what came before and after
    Event(Event),
    /// Say that something happened that you could not write down
    Gap(Gap),
    /// Note that you went through screening questions with somebody
    Note(Screening),
}

/// A new record.
#[derive(Debug, Args)]
pub(crate) struct CaseAdd {
    /// Your own name for it; best not the other person's
    #[arg(value_name = "LABEL")]
    pub(crate) label: String,
    #[command(flatten)]
    pub(crate) fields: CaseFields,
}

/// Which record to look at.
#[derive(Debug, Args)]
pub(crate) struct CaseShow {
    /// Number or label; nothing: the one of --case
    #[arg(value_name = "LABEL")]
    pub(crate) label: Option<String>,
}

/// A change to a record.
#[derive(Debug, Args)]
pub(crate) struct CaseAmend {
    #[command(flatten)]
    pub(crate) case: Named,
    /// Another name for it
    #[arg(long, value_name = "TEXT")]
    pub(crate) label: Option<String>,
    #[command(flatten)]
    pub(crate) fields: CaseFields,
    /// Why (vocabulary revision-reason)
    #[arg(long, value_name = "ID")]
    pub(crate) reason: Option<String>,
}

shape! {
    /// A time when the other person was told to stop.
    ToldToStop, "Told to stop", "told-to-stop" "WHEN" "They were told to stop; again for each time",
    "told-how" "TEXT" "How",
    "told-words" "TEXT" "In which words",
    "told-evidence" "ID" "Proof of it, by id",
}

shape! {
    /// Somebody who helps.
    Helper, "People who help", "helper" "NAME" "An advocate, officer, solicitor, tutor; again for each",
    "helper-role" "TEXT" "Their role",
    "helper-organisation" "TEXT" "Where they work",
    "helper-contact" "TEXT" "How to reach them",
    "helper-may-be-contacted" "YES/NO" "Whether they may be contacted about you",
}

/// What may be noted about a situation. Lists replace what stood there.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct CaseFields {
    /// Where the law applies: england-wales, scotland, northern-ireland, other
    #[arg(long, value_name = "ID")]
    pub(crate) nation: Option<String>,
    /// When you first noticed
    #[arg(long, value_name = "WHEN")]
    pub(crate) first_noticed: Option<String>,
    /// What came before
    #[arg(long, value_name = "TEXT")]
    pub(crate) history: Option<String>,
    #[command(flatten)]
    pub(crate) told_to_stop: Bundles<ToldToStop>,
    #[command(flatten)]
    pub(crate) helpers: Bundles<Helper>,
    /// When and how to contact you
    #[arg(long, value_name = "TEXT")]
    pub(crate) contact_notes: Option<String>,
    /// What you need to take part: interpreter, BSL, easy read
    #[arg(long, value_name = "TEXT")]
    pub(crate) access_needs: Option<String>,
    /// Initials for suggested references of proof: AB gives AB1, AB2
    #[arg(long, value_name = "LETTERS")]
    pub(crate) initials: Option<String>,
    /// What stands between initials and number: / or - or a space; nothing: nothing
    #[arg(long, value_name = "SIGN", allow_hyphen_values = true)]
    pub(crate) separator: Option<String>,
}

/// A marked day.
#[derive(Debug, Args)]
pub(crate) struct Event {
    /// What it was (vocabulary marked-event)
    #[arg(value_name = "ID")]
    pub(crate) kind: String,
    /// When; nothing: today
    #[arg(long, value_name = "WHEN")]
    pub(crate) when: Option<String>,
    /// In your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

/// A time that could not be written down.
#[derive(Debug, Args)]
pub(crate) struct Gap {
    /// From when
    #[arg(long, value_name = "WHEN")]
    pub(crate) from: Option<String>,
    /// Until when
    #[arg(long, value_name = "WHEN")]
    pub(crate) to: Option<String>,
    /// Anything you want to say about it
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

/// Screening questions that somebody went through with her; never the questions themselves.
#[derive(Debug, Args)]
pub(crate) struct Screening {
    /// With whom
    #[arg(long, value_name = "TEXT")]
    pub(crate) with: Option<String>,
    /// When; nothing: today
    #[arg(long, value_name = "WHEN")]
    pub(crate) when: Option<String>,
    /// What came of it, in your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) outcome: Option<String>,
}
