//! `alongside report …`: what others read, and whether it is unchanged.

use std::path::PathBuf;

use alongside_core::report::pages::View;
use alongside_core::report::parts::Part;
use clap::{Args, Subcommand, ValueEnum};

/// What others read, and whether it is unchanged.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Report {
    /// Say what a report would hold, and what it would leave out
    Preview(ReportPreview),
    /// Write a report to a file that you name, sealed if you say so
    #[command(after_help = WRITE_HELP)]
    Write(ReportWrite),
    /// Say whether a report is as it was written; needs no record and no passcode
    #[command(after_help = VERIFY_HELP)]
    Verify(ReportVerify),
}

const WRITE_HELP: &str = "\
Without --part it is part A: what happened, without addresses, those who help,
witnesses' contacts, positions and original files. Anything given to police or a
university may be seen by the other side, whichever part it is. The number of
records in the chain can be seen in every part.

Without --new-passphrase, --passphrase-file or --recipient it is written in clear.
With a passphrase it is a ZIP that 7-Zip opens and the Explorer of Windows does not;
HOW-TO-OPEN.txt is written beside it. Tell the passphrase in another way than the
one the file takes.";

const VERIFY_HELP: &str = "\
FILE is a report as a ZIP, sealed or not, or as a folder. Without --signer or --head it is not said
whose it is: anybody can make a report that agrees with itself. Exit code 0 only
when nothing was changed, nothing is missing and no other signer was expected.";

/// The part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum WhichPart {
    /// Without addresses, helpers, witnesses' contacts, positions, original files
    #[default]
    A,
    /// What part A leaves out
    B,
    /// Both in one
    All,
}

impl WhichPart {
    pub(crate) fn part(self) -> Part {
        match self {
            WhichPart::A => Part::A,
            WhichPart::B => Part::B,
            WhichPart::All => Part::All,
        }
    }
}

/// How it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum WhichView {
    /// Every entry in the order of the paper log
    #[default]
    Booklet,
    /// One table
    Chronology,
    /// For a university or an employer: without police and courts
    University,
}

impl WhichView {
    pub(crate) fn view(self) -> View {
        match self {
            WhichView::Booklet => View::Booklet,
            WhichView::Chronology => View::Chronology,
            WhichView::University => View::University,
        }
    }
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Everything with its proofs, in one file
    Zip,
    /// The same as a plain folder
    Folder,
    /// Pages to be printed or read
    Pdf,
    /// Pages for a browser
    Html,
    /// A table of the entries
    Csv,
    /// The record with its proofs, for programs
    Json,
}

/// Which entries.
#[derive(Debug, Clone, Args)]
pub(crate) struct Chosen {
    /// Which part
    #[arg(long, value_name = "PART", default_value = "a")]
    pub(crate) part: WhichPart,
    /// How it is laid out
    #[arg(long, value_name = "VIEW", default_value = "booklet")]
    pub(crate) view: WhichView,
    /// From this day on
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Up to and with this day
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// Only entries about this person; may be given again
    #[arg(long, value_name = "PERSON")]
    pub(crate) person: Vec<String>,
    /// Only entries with this behaviour or group; may be given again
    #[arg(long, value_name = "ID")]
    pub(crate) behaviour: Vec<String>,
    /// Only this entry; may be given again
    #[arg(long, value_name = "NUMBER")]
    pub(crate) entry: Vec<u32>,
    /// With what is marked as needing care
    #[arg(long)]
    pub(crate) sensitive: bool,
    /// Leave out one answer: an entry's number or a record's id, and the field, as 14.place_text; may be given again
    #[arg(long, value_name = "WHERE.FIELD")]
    pub(crate) withhold: Vec<String>,
}

/// What a report would hold.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReportPreview {
    #[command(flatten)]
    pub(crate) chosen: Chosen,
}

/// A report to be written.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReportWrite {
    /// In which form
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// The file or folder to be made; nothing is written over
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) chosen: Chosen,
    #[command(flatten)]
    pub(crate) sealing: Sealing,
    /// Who it is for, so that `anchor list` can say who holds the mark that it carries
    #[arg(long = "for", value_name = "WHO")]
    pub(crate) holder: Option<String>,
}

/// What seals it on its way out.
#[derive(Debug, Clone, Args)]
#[group(multiple = false)]
pub(crate) struct Sealing {
    /// Seal it with the passphrase in this file, of sixteen letters or more
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Seal it with seven words that are drawn now and shown once
    #[arg(long)]
    pub(crate) new_passphrase: bool,
    /// Seal it for whoever holds this key of age, as age1…
    #[arg(long, value_name = "KEY")]
    pub(crate) recipient: Option<String>,
}

/// A report to be looked at.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReportVerify {
    /// The ZIP or the folder
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The file with the passphrase of a sealed ZIP
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Fingerprint of the key it is expected from: 64 digits, spaces allowed
    #[arg(long, value_name = "FINGERPRINT", conflicts_with = "head")]
    pub(crate) signer: Option<String>,
    /// An earlier mark of the same record: the head.bin of a report, or the text of `anchor show`
    #[arg(long, value_name = "FILE")]
    pub(crate) head: Option<PathBuf>,
}
