//! What a record is called where another one names it.

use crate::events::MomentListing;
use crate::evidence::EvidenceListing;
use crate::ids::RecordId;
use crate::labels::Label;
use crate::session::Unlocked;
use crate::store::{Current, Kind};
use crate::words::Catalogue;

/// The name of a record as lists know it, or the beginning of its text; empty where it has neither.
#[must_use]
pub fn name_of(current: &Current<'_>) -> String {
    let text = match current.kind {
        Kind::POLICE | Kind::EVENT | Kind::GAP | Kind::SCREENING => {
            MomentListing::decode(current.listing).ok().and_then(|listing| listing.text.map(str::to_owned))
        }
        Kind::EVIDENCE => {
            EvidenceListing::decode(current.listing).ok().and_then(|listing| listing.title.map(str::to_owned))
        }
        _ => Label::decode(current.listing).ok().and_then(|label| label.text.map(str::to_owned)),
    };
    text.unwrap_or_default()
}

/// The beginning of an id, long enough to be told apart and short enough to be read.
#[must_use]
pub fn short_id(id: RecordId) -> String {
    id.to_string().chars().take(8).collect()
}

/// The name of a person, a place, an order, an item; the beginning of its id where it has none.
#[must_use]
pub fn label(vault: &Unlocked, kind: Kind, id: RecordId) -> String {
    let found = vault.current(kind).find(|current| current.id == id);
    let name = found.map(|current| name_of(&current)).unwrap_or_default();
    if name.is_empty() { short_id(id) } else { name }
}

/// What an item of proof is called: its title, else the beginning of its id.
#[must_use]
pub fn evidence(vault: &Unlocked, id: RecordId) -> String {
    label(vault, Kind::EVIDENCE, id)
}

/// Any record: an entry by its number, anything else by its kind and name; the beginning of its id where there is no
/// such record.
#[must_use]
pub fn record(words: &Catalogue, vault: &Unlocked, id: RecordId) -> String {
    if let Some(row) = vault.incidents().row(id) {
        return words.text("log-entry", &[("number", row.entry_no.into())]);
    }
    let kinds = [
        (Kind::EVIDENCE, "log-kind-evidence"),
        (Kind::PERSON, "log-kind-person"),
        (Kind::CASE, "log-kind-case"),
        (Kind::PLACE, "log-kind-place"),
        (Kind::POLICE, "log-kind-police"),
        (Kind::ORDER, "log-kind-order"),
        (Kind::EVENT, "log-kind-marked-event"),
        (Kind::GAP, "log-kind-gap"),
        (Kind::SCREENING, "log-kind-screening"),
        (Kind::CUSTODY, "log-kind-custody"),
    ];
    for (kind, words_id) in kinds {
        if let Some(current) = vault.current(kind).find(|current| current.id == id) {
            let name = name_of(&current);
            let name = if name.is_empty() { short_id(id) } else { name };
            return format!("{} ({name})", words.text(words_id, &[]));
        }
    }
    short_id(id)
}
