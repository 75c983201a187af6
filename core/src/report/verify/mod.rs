//! Whether a bundle is as it was written, and who wrote it: two questions, answered apart.
//!
//! That a bundle agrees with its own signature says that nobody changed it since; anybody could have made one that agrees with
//! itself. Whose it is shows the fingerprint of its key, compared by voice, or an earlier head that somebody else held.

mod judge;
mod lines;
mod record;
mod seen;

pub use judge::verify;

use crate::ids::RecordId;
use crate::report::container::zip_reading::Fault;
use crate::report::parts::Part;
use crate::store::SignedHead;

/// What is said of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was changed and nothing is missing.
    Intact,
    /// Something is not as it was signed.
    Changed,
    /// Nothing was changed; something is missing.
    Incomplete,
    /// A signer was named, and it is not theirs.
    UnknownSigner,
}

impl Verdict {
    /// The word in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Intact => "intact",
            Verdict::Changed => "changed",
            Verdict::Incomplete => "incomplete",
            Verdict::UnknownSigner => "unknown-signer",
        }
    }
}

/// What is said of one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryVerdict {
    /// All of it is there, as it was recorded.
    Intact,
    /// What is there is as it was recorded; some of it is withheld.
    Redacted,
    /// Only its number is there.
    Withheld,
    /// It is not as it was recorded.
    Changed,
    /// The bundle should hold it and does not.
    Missing,
}

impl EntryVerdict {
    /// The word in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EntryVerdict::Intact => "intact",
            EntryVerdict::Redacted => "redacted",
            EntryVerdict::Withheld => "withheld",
            EntryVerdict::Changed => "changed",
            EntryVerdict::Missing => "missing",
        }
    }
}

/// What is said of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileVerdict {
    /// It is as it was packed; an original is as it was taken in.
    Intact,
    /// It is not.
    Changed,
    /// It is not there.
    Missing,
    /// It is there and in no list.
    Added,
    /// It is as it was packed, and was not whole then.
    CutOff,
}

impl FileVerdict {
    /// The word in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FileVerdict::Intact => "intact",
            FileVerdict::Changed => "changed",
            FileVerdict::Missing => "missing",
            FileVerdict::Added => "added",
            FileVerdict::CutOff => "cut-off",
        }
    }
}

/// What the signer is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compare {
    /// Nothing.
    Nothing,
    /// The fingerprint of a key: SHA-256 of it.
    Fingerprint([u8; 32]),
    /// An earlier head of the same record.
    Head(SignedHead),
}

/// One entry that the bundle holds or should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// "Entry 14".
    pub entry_no: u32,
    /// Which record.
    pub id: RecordId,
    /// What is said of it.
    pub verdict: EntryVerdict,
    /// When it was recorded, by the clock of the phone (milliseconds since 1970 in universal time), where that is shown.
    pub recorded_ms: Option<i64>,
    /// Whether that clock was checked against another.
    pub clock_checked: bool,
}

/// One file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub verdict: FileVerdict,
}

/// The answer.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is an answer of its own, and no two exclude each other"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What is said of the whole.
    pub verdict: Verdict,
    /// What is wrong with the ZIP around it.
    pub container: Option<Fault>,
    /// Which part it is.
    pub part: Option<Part>,
    /// When it was made, by its own word.
    pub made: Option<String>,
    /// Fingerprint of the key that signed.
    pub fingerprint: Option<String>,
    /// Whether the signer was compared with anything.
    pub signer_checked: bool,
    /// Whether it agreed.
    pub signer_matched: bool,
    /// How far the record had come, where its signature holds.
    pub head: Option<SignedHead>,
    /// Whether the signature over everything holds.
    pub signature_holds: bool,
    /// Whether the chain leads to the head.
    pub chain_holds: bool,
    /// Whether numbers are missing from the chain.
    pub chain_has_gaps: bool,
    /// Entries, by their number.
    pub entries: Vec<Entry>,
    /// Files, in the order of the list, then what is in no list.
    pub files: Vec<File>,
    /// Items of evidence that were not packed, and the word for why.
    pub not_packed: Vec<(RecordId, String)>,
}
