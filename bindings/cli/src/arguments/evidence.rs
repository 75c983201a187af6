//! `alongside evidence …` and `alongside capture …`

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};

/// Files and things that show what happened.
#[derive(Debug, Subcommand)]
pub(crate) enum Evidence {
    /// Add files as they are; many at once, with or without an entry
    #[command(after_help = ADD_HELP)]
    Add(EvidenceAdd),
    /// Say which entries something belongs to
    Link(EvidenceLink),
    /// Show all, newest first
    List(EvidenceList),
    /// Show one, with everything that was done with it
    Show(EvidenceId),
    /// Write the file out, exactly as it was added
    Export(EvidenceExport),
    /// Read every file again and compare it with its fingerprint
    Check(EvidenceCheck),
    /// Mark something as needing care
    Mark(EvidenceMark),
    /// Describe something; without an id, something that is not held here
    Describe(EvidenceDescribe),
    /// Note what was done with something: handed over, received back, moved
    Custody(Custody),
}

const ADD_HELP: &str = "\
The original stays where it is: please keep it there, on the phone or in the
account it came to.
Before a file that is marked as intimate is taken, one question is asked: could
the person in it be under 18? If yes or not sure, no file is taken, only a
description of what and where it is (alongside evidence describe). Please don't
copy such a file or send it on.";

/// Whether the person in an intimate picture could be under 18.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Under18 {
    /// They could be
    Yes,
    /// They are not
    No,
    /// It can't be said
    Unsure,
}

/// Files to add.
#[derive(Debug, Args)]
pub(crate) struct EvidenceAdd {
    /// Files
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The entry they belong to; several with commas; nothing: unsorted for now
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub(crate) entry: Vec<String>,
    #[command(flatten)]
    pub(crate) care: Care,
    /// The item that these were made from, by id
    #[arg(long, value_name = "ID")]
    pub(crate) derived_from: Option<String>,
    /// How they were made from it (vocabulary derivation)
    #[arg(long, value_name = "ID", requires = "derived_from")]
    pub(crate) derivation: Option<String>,
    #[command(flatten)]
    pub(crate) fields: EvidenceFields,
}

/// Marks that call for care.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct Care {
    /// It is intimate
    #[arg(long)]
    pub(crate) intimate: bool,
    /// Whether the person in it could be under 18
    #[arg(long, value_name = "ANSWER")]
    pub(crate) under_18: Option<Under18>,
    /// What needs care before others see it (vocabulary sensitivity); several with commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) sensitivity: Vec<String>,
}

/// What may be said about an item.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct EvidenceFields {
    /// Kind (vocabulary evidence-kind)
    #[arg(long, value_name = "ID", help_heading = "About it")]
    pub(crate) kind: Option<String>,
    /// A title
    #[arg(long, value_name = "TEXT", help_heading = "About it")]
    pub(crate) title: Option<String>,
    /// What it shows, in your words
    #[arg(long, value_name = "TEXT", help_heading = "About it")]
    pub(crate) description: Option<String>,
    /// How it came here (vocabulary capture-method)
    #[arg(long, value_name = "ID", help_heading = "Where it comes from")]
    pub(crate) capture_method: Option<String>,
    /// Who made it: self, named-person, automatic-system
    #[arg(long, value_name = "ID", help_heading = "Where it comes from")]
    pub(crate) captured_by: Option<String>,
    /// Their name
    #[arg(long, value_name = "TEXT", help_heading = "Where it comes from")]
    pub(crate) captured_by_name: Option<String>,
    /// When it was made
    #[arg(long, value_name = "WHEN", help_heading = "Where it comes from")]
    pub(crate) captured_at: Option<String>,
    /// How that time is known (vocabulary time-basis)
    #[arg(long, value_name = "ID", requires = "captured_at", help_heading = "Where it comes from")]
    pub(crate) captured_basis: Option<String>,
    /// On which phone or camera
    #[arg(long, value_name = "TEXT", help_heading = "Where it comes from")]
    pub(crate) captured_on: Option<String>,
    /// The channel it came through (vocabulary channel)
    #[arg(long, value_name = "ID", help_heading = "Where it comes from")]
    pub(crate) source_channel: Option<String>,
    /// The account or number it came from
    #[arg(long, value_name = "TEXT", help_heading = "Where it comes from")]
    pub(crate) source_account: Option<String>,
    /// The page it comes from
    #[arg(long, value_name = "ADDRESS", help_heading = "Where it comes from")]
    pub(crate) source_page: Option<String>,
    /// What this is: original, copy, picture-of-something, held-elsewhere
    #[arg(long, value_name = "ID", help_heading = "The original")]
    pub(crate) originality: Option<String>,
    /// Where the original is and who has it
    #[arg(long, value_name = "TEXT", help_heading = "The original")]
    pub(crate) original_held: Option<String>,
    /// The reference the police gave
    #[arg(long, value_name = "TEXT", help_heading = "The original")]
    pub(crate) police_reference: Option<String>,
    /// A thing: what it is
    #[arg(long, value_name = "TEXT", help_heading = "A thing, not a file")]
    pub(crate) physical: Option<String>,
    /// How it is packed
    #[arg(long, value_name = "TEXT", help_heading = "A thing, not a file")]
    pub(crate) packaging: Option<String>,
    /// Where it is kept
    #[arg(long, value_name = "TEXT", help_heading = "A thing, not a file")]
    pub(crate) stored: Option<String>,
    /// Who has touched it
    #[arg(long, value_name = "TEXT", help_heading = "A thing, not a file")]
    pub(crate) touched: Option<String>,
}

/// What belongs to which entries.
#[derive(Debug, Args)]
pub(crate) struct EvidenceLink {
    /// Items, by id or reference
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    /// The entry they belong to; several with commas
    #[arg(long, value_name = "N", value_delimiter = ',', required = true)]
    pub(crate) entry: Vec<String>,
    /// Take the link away
    #[arg(long)]
    pub(crate) remove: bool,
}

/// Which items.
#[derive(Debug, Args)]
pub(crate) struct EvidenceList {
    /// Of this entry
    #[arg(long, value_name = "N")]
    pub(crate) entry: Option<String>,
    /// Not yet with an entry
    #[arg(long)]
    pub(crate) unsorted: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
}

/// One item.
#[derive(Debug, Args)]
pub(crate) struct EvidenceId {
    /// Its id, the beginning of it, or its reference
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

/// Where to write an item.
#[derive(Debug, Args)]
pub(crate) struct EvidenceExport {
    /// Its id, the beginning of it, or its reference
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The file to write; it is not sealed there
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// What to check.
#[derive(Debug, Args)]
pub(crate) struct EvidenceCheck {
    /// Items, by id or reference; nothing: all
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
}

/// Marks for an item.
#[derive(Debug, Args)]
pub(crate) struct EvidenceMark {
    /// Its id, the beginning of it, or its reference
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) care: Care,
}

/// Words about an item.
#[derive(Debug, Args)]
pub(crate) struct EvidenceDescribe {
    /// Its id; nothing: something that is not held here, such as a letter or a file that can't be taken
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
    /// The entry it belongs to; several with commas
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub(crate) entry: Vec<String>,
    #[command(flatten)]
    pub(crate) fields: EvidenceFields,
}

/// Something that was done with an item.
#[derive(Debug, Args)]
pub(crate) struct Custody {
    /// Its id, the beginning of it, or its reference
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// What was done (vocabulary custody-event)
    #[arg(long, value_name = "ID")]
    pub(crate) what: String,
    /// When; nothing: now
    #[arg(long, value_name = "WHEN")]
    pub(crate) when: Option<String>,
    /// Who did it
    #[arg(long, value_name = "TEXT")]
    pub(crate) who: Option<String>,
    /// Name of who it went to
    #[arg(long, value_name = "TEXT")]
    pub(crate) to: Option<String>,
    /// Their role
    #[arg(long, value_name = "TEXT")]
    pub(crate) to_role: Option<String>,
    /// Their collar number
    #[arg(long, value_name = "TEXT")]
    pub(crate) to_collar_no: Option<String>,
    /// How (vocabulary custody-method)
    #[arg(long, value_name = "ID")]
    pub(crate) method: Option<String>,
    /// Reference or receipt
    #[arg(long, value_name = "TEXT")]
    pub(crate) reference: Option<String>,
    /// In your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

/// Something to keep while the record is locked.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").args(["note", "file"]))]
pub(crate) struct Capture {
    #[command(subcommand)]
    pub(crate) switch: Option<Switch>,
    /// A note; - reads standard input; neither note nor file: it asks
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// A photo, recording or other file
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

/// Whether captures are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Subcommand)]
pub(crate) enum Switch {
    /// Take captures, into the record that is opened with this passcode
    On,
    /// Take none
    Off,
}
