//! `alongside checklist …`: privacy steps.

use clap::{Args, Subcommand};

/// Privacy steps, in lists.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Checklist {
    /// All lists
    List,
    /// One list or one step, with what is said before it
    Show(ChecklistShow),
    /// A few steps to begin with; with a list, where to begin in it
    Start(ChecklistStart),
    /// Note that a step is done
    Done(ChecklistStep),
    /// Note that a step is not for you; that is as good as done
    Skip(ChecklistStep),
    /// Leave a step for later
    Later(ChecklistLater),
    /// Note that you'd like help with a step
    Help(ChecklistStep),
    /// Say whether something holds for you; what is of no use to you is left out then
    Answer(ChecklistAnswer),
    /// Forget what you noted about a list or a step
    Reset(ChecklistReset),
    /// What you might look at again
    Due(ChecklistDue),
}

/// What to show.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChecklistShow {
    /// Id of a list or a step; nothing: all lists
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Also what your answers leave out
    #[arg(long)]
    pub(crate) all: bool,
}

/// Where to begin.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChecklistStart {
    /// Id of a list; nothing: three questions
    #[arg(value_name = "LIST")]
    pub(crate) list: Option<String>,
    /// Might they see or hold your phone, or get into your accounts
    #[arg(long, value_name = "ANSWER", value_parser = ["yes", "no", "not-sure"])]
    pub(crate) can_see: Option<String>,
    /// Do they live with you, or do you share children
    #[arg(long, value_name = "ANSWER", value_parser = ["yes", "no", "not-sure"])]
    pub(crate) close_by: Option<String>,
    /// What worries you most now
    #[arg(long, value_name = "WHAT", value_parser = ["phone", "accounts", "followed", "home", "online"])]
    pub(crate) worry: Option<String>,
}

/// A step, and a word about it.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChecklistStep {
    /// Id of the step
    #[arg(value_name = "STEP")]
    pub(crate) step: String,
    /// A note of your own; "-" reads it
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

/// A step for later.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChecklistLater {
    #[command(flatten)]
    pub(crate) step: ChecklistStep,
    /// The day on which you'd like to look again, such as 2027-01-31
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChecklistAnswer {
    /// What it is about, such as has-car; nothing: what you have answered
    #[arg(value_name = "WHAT", requires = "answer")]
    pub(crate) about: Option<String>,
    /// Your answer; "not-asked" takes it back
    #[arg(value_name = "ANSWER", value_parser = ["yes", "no", "not-asked"])]
    pub(crate) answer: Option<String>,
}

/// What to forget.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChecklistReset {
    /// Id of a list or a step
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Don't ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// When.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChecklistDue {
    /// As of another time, such as 2026-12-25T10:00
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
}
