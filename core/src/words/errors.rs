//! The words for an error: what happened, what was kept, what can be done.

use crate::error::{Error, ErrorCode, Part, Refusal};

use super::{Argument, Catalogue};

/// An error, said to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorWords {
    /// The stable code, to be shown small.
    pub code: ErrorCode,
    /// What happened.
    pub what: String,
    /// That nothing was lost, or what still stands, where that is true.
    pub kept: Option<String>,
    /// What can be done.
    pub next: String,
}

impl Catalogue {
    /// The words for `error`.
    #[must_use]
    pub fn error(&self, error: &Error) -> ErrorWords {
        let mut arguments: Vec<(&str, Argument)> = Vec::new();
        match error {
            Error::Throttled { wait_s } => arguments.push(("wait", (*wait_s).into())),
            Error::Damaged(part) | Error::NewerFormat(part) => {
                arguments.push(("part", part_name(*part).into()));
            }
            Error::Invalid { field, refusal } => {
                arguments.push(("field", (*field).into()));
                arguments.push(("refusal", refusal_name(*refusal).into()));
            }
            _ => {}
        }
        let code = error.code();
        let id = error_message(code);
        ErrorWords {
            code,
            what: self.text(&id, &arguments),
            kept: self.has_attribute(&id, "kept").then(|| self.attribute(&id, "kept", &arguments)),
            next: self.attribute(&id, "next", &arguments),
        }
    }
}

/// The id of the message for `code`.
#[must_use]
pub fn error_message(code: ErrorCode) -> String {
    format!("error-{}", code.as_str())
}

/// What `$part` is called in the messages.
#[must_use]
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Install => "install",
        Part::Device => "device",
        Part::Face => "face",
        Part::Header => "header",
        Part::Keys => "keys",
        Part::Database => "database",
        Part::Row => "row",
        Part::Chain => "chain",
        Part::Mark => "mark",
        Part::Evidence => "evidence",
        Part::Inbox => "inbox",
        Part::Capture => "capture",
        Part::Record => "record",
        Part::Capsule => "capsule",
        Part::Pins => "pins",
        Part::Watch => "watch",
        Part::Frame => "frame",
    }
}

/// What `$refusal` is called in the messages.
#[must_use]
pub fn refusal_name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => "empty",
        Refusal::TooLong => "too-long",
        Refusal::TooMany => "too-many",
        Refusal::OutOfRange => "out-of-range",
        Refusal::Malformed => "malformed",
        Refusal::ImpossibleDate => "impossible-date",
        Refusal::EndBeforeStart => "end-before-start",
        Refusal::UnknownTerm => "unknown-term",
        Refusal::UnknownRecord => "unknown-record",
        Refusal::Contradiction => "contradiction",
    }
}
