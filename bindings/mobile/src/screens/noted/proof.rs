//! What is said about a piece of proof: the fields, and where each lies. What its file says of itself stays as it is.

use alongside_core::evidence::Evidence;
use alongside_core::vocabulary::Vocabulary;

use super::field::{Asks, FieldOf, Place, field};

pub(super) const ENTRIES: &str = "log-evidence-linked-entries";
pub(super) const CARE: &str = "log-evidence-sensitivity";
pub(super) const AGE: &str = "noted-age";

pub(super) const FIELDS: &[FieldOf] = &[
    field(ENTRIES, Asks::Entries),
    field("log-evidence-title", Asks::Short),
    field("log-evidence-description", Asks::Long),
    field("log-evidence-kind", Asks::Term(Vocabulary::EvidenceKind)),
    field("log-evidence-captured-at", Asks::When),
    field("log-evidence-captured-by", Asks::Term(Vocabulary::CapturedBy)),
    field("log-evidence-captured-by-name", Asks::Short),
    field("log-evidence-captured-on", Asks::Short),
    field("log-evidence-is-original", Asks::Term(Vocabulary::Originality)),
    field("log-evidence-original-held", Asks::Long),
    field("log-evidence-police-reference", Asks::Short),
    field(CARE, Asks::Terms(Vocabulary::Sensitivity)),
    field(AGE, Asks::Age),
];

pub(super) fn place<'e>(e: &'e mut Evidence, field: &str) -> Option<Place<'e>> {
    Some(match field {
        ENTRIES => Place::Links(&mut e.entries),
        "log-evidence-title" => Place::Text(&mut e.title),
        "log-evidence-description" => Place::Text(&mut e.description),
        "log-evidence-kind" => Place::Term(&mut e.kind),
        "log-evidence-captured-at" => Place::When(&mut e.captured_at),
        "log-evidence-captured-by" => Place::Term(&mut e.captured_by),
        "log-evidence-captured-by-name" => Place::Text(&mut e.captured_by_name),
        "log-evidence-captured-on" => Place::Text(&mut e.captured_on),
        "log-evidence-is-original" => Place::Term(&mut e.is_original),
        "log-evidence-original-held" => Place::Text(&mut e.original_held),
        "log-evidence-police-reference" => Place::Text(&mut e.police_reference),
        CARE => Place::Terms(&mut e.sensitivity),
        _ => return None,
    })
}
