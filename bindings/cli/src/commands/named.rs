//! Finds records by what people call them.

use alongside_core::events::MomentListing;
use alongside_core::evidence::EvidenceListing;
use alongside_core::fields::is_blank;
use alongside_core::ids::RecordId;
use alongside_core::labels::Label;
use alongside_core::session::Unlocked;
use alongside_core::store::{Current, Kind};
use alongside_core::{Error, Refusal};

use crate::failure::Outcome;

pub(crate) use alongside_core::say::named::{evidence, name_of, record, short_id};

/// Fewest digits of an id that stand for the whole of it.
const ID_PREFIX_MIN: usize = 4;

/// A record with the number that lists give it.
#[derive(Debug, Clone)]
pub(crate) struct Numbered {
    /// In the order in which they were noted, deleted ones counted.
    pub(crate) number: usize,
    pub(crate) id: RecordId,
    /// Its name, or the beginning of it.
    pub(crate) name: String,
    pub(crate) deleted: bool,
}

fn case_of(current: &Current<'_>) -> Option<RecordId> {
    match current.kind {
        Kind::POLICE | Kind::EVENT | Kind::GAP | Kind::SCREENING => {
            MomentListing::decode(current.listing).ok().map(|listing| listing.case)
        }
        Kind::EVIDENCE => EvidenceListing::decode(current.listing).ok().map(|listing| listing.case),
        _ => Label::decode(current.listing).ok().and_then(|label| label.of),
    }
}

/// The records of a kind that belong to a case, or to none.
pub(crate) fn all(vault: &Unlocked, kind: Kind, case: Option<RecordId>) -> Vec<Numbered> {
    let of_case = vault.current(kind).filter(|current| {
        let of = case_of(current);
        kind == Kind::CASE || kind == Kind::DRAFT || of.is_none() || of == case
    });
    of_case
        .enumerate()
        .map(|(at, current)| Numbered {
            number: at.saturating_add(1),
            id: current.id,
            name: name_of(&current),
            deleted: current.deleted,
        })
        .collect()
}

/// The record of that number or name. Upper and lower case are alike; the beginning of a name is enough where
/// only one begins so.
pub(crate) fn find(vault: &Unlocked, kind: Kind, case: Option<RecordId>, typed: &str) -> Outcome<RecordId> {
    let typed = typed.trim().to_lowercase();
    let all = all(vault, kind, case);
    if let Some(found) =
        typed.parse().ok().and_then(|number: usize| all.iter().find(|one| one.number == number))
    {
        return if found.deleted { Err(Error::Deleted.into()) } else { Ok(found.id) };
    }
    if is_blank(&typed) {
        return Err(Error::NotFound.into());
    }
    let live = || all.iter().filter(|one| !one.deleted);
    if let Some(found) = live().find(|one| one.name.to_lowercase() == typed) {
        return Ok(found.id);
    }
    let mut beginning = live().filter(|one| one.name.to_lowercase().starts_with(&typed));
    match (beginning.next(), beginning.next()) {
        (Some(found), None) => Ok(found.id),
        _ => Err(Error::NotFound.into()),
    }
}

/// The item of that id, of a beginning of it that only one has, or of that suggested reference.
pub(crate) fn find_evidence(vault: &Unlocked, typed: &str) -> Outcome<RecordId> {
    let typed = typed.trim().to_lowercase();
    let items: Vec<Current<'_>> = vault.current(Kind::EVIDENCE).collect();
    let reference = |current: &&Current<'_>| {
        EvidenceListing::decode(current.listing)
            .is_ok_and(|listing| listing.suggested_reference.is_some_and(|text| text.to_lowercase() == typed))
    };
    let found = if let Some(found) = items.iter().find(reference) {
        Some(found)
    } else if typed.len() >= ID_PREFIX_MIN {
        let mut beginning = items.iter().filter(|current| current.id.to_string().starts_with(&typed));
        match (beginning.next(), beginning.next()) {
            (found, None) => found,
            _ => return Err(Error::invalid("evidence", Refusal::UnknownRecord).into()),
        }
    } else {
        None
    };
    match found {
        Some(current) if current.deleted => Err(Error::Deleted.into()),
        Some(current) => Ok(current.id),
        None => Err(Error::NotFound.into()),
    }
}

/// Number of an entry, as it was typed.
pub(crate) fn entry(vault: &Unlocked, case: Option<RecordId>, typed: &str) -> Outcome<RecordId> {
    let number = typed.trim().parse().map_err(|_| Error::NotFound)?;
    Ok(vault.entry(case, number)?)
}
