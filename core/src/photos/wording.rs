//! Which message of the catalogue says what was found.

use super::{Class, Finding, NotCleaned, Refused, Severity, Stays};
use crate::error::{Error, Refusal};
use crate::words::Catalogue;

/// What a class of findings is called: `photo-class-<code>`.
#[must_use]
pub fn class_message(class: Class) -> String {
    format!("photo-class-{}", class.as_str())
}

/// What a severity is called: `photo-severity-<code>`.
#[must_use]
pub fn severity_message(severity: Severity) -> String {
    format!("photo-severity-{}", severity.as_str())
}

/// Why a file has no clean copy: `photo-refused-<code>`.
#[must_use]
pub fn refused_message(refused: Refused) -> String {
    format!("photo-refused-{}", refused.as_str())
}

/// What stays in a clean copy, and why: `photo-stays-<code>`.
#[must_use]
pub fn stays_message(stays: Stays) -> String {
    format!("photo-stays-{}", stays.as_str())
}

/// A finding as a sentence, such as "Shows where it was taken, within 5 m".
#[must_use]
pub fn finding_message(catalogue: &Catalogue, finding: &Finding) -> String {
    if finding.class == Class::Location {
        return match (finding.position, finding.accuracy_m) {
            (Some(_), Some(metres)) => {
                catalogue.text("photo-shows-place-within", &[("metres", metres.max(1).into())])
            }
            (Some(_), None) => catalogue.text("photo-shows-place", &[]),
            (None, _) => catalogue.text(&class_message(Class::Location), &[]),
        };
    }
    catalogue.text(&class_message(finding.class), &[])
}

/// Why a file could not be looked at, where that lies in the file.
#[must_use]
pub fn unread(error: &Error) -> Option<Refused> {
    match error {
        Error::Invalid { field: "photo", refusal: Refusal::UnknownTerm } => Some(Refused::UnknownFormat),
        Error::Invalid { field: "photo", refusal: Refusal::TooLong } => Some(Refused::TooLarge),
        _ => None,
    }
}

/// Why a file could not be looked at, as a sentence.
#[must_use]
pub fn unread_text(catalogue: &Catalogue, error: &Error) -> String {
    match unread(error) {
        Some(refused) => catalogue.text(&refused_message(refused), &[]),
        None => catalogue.error(error).what,
    }
}

/// Why a file has no clean copy, as a sentence.
#[must_use]
pub fn not_cleaned_text(catalogue: &Catalogue, not: &NotCleaned) -> String {
    match not {
        NotCleaned::Refused(refused) => catalogue.text(&refused_message(*refused), &[]),
        NotCleaned::Error(error) => unread_text(catalogue, error),
    }
}
