//! Which field may stand in which part of a report.
//!
//! Part A is written so that it may be passed on: what happened, when, who it was, what shows it. Part B has what would help
//! somebody to find her, those who help her and those who saw it. Whoever gets a report may pass it on all the same, and the
//! other side may get to see what police or a university hold: no part is called anything more than its letter.
//!
//! The table names every field of every kind in the log; a test holds that it is whole. A field that it doesn't know (of a newer
//! program) is withheld from every part.

use crate::store::{FieldSpec, Kind, Record};

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What may be passed on. No original file is in it.
    A,
    /// What part A leaves out: where she is, who helps, who saw it; the originals.
    B,
    /// Both in one.
    All,
}

impl Part {
    /// The letter in files, and the word for both.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Part::A => "a",
            Part::B => "b",
            Part::All => "all",
        }
    }

    /// The part with that letter.
    #[must_use]
    pub fn lettered(text: &str) -> Option<Self> {
        [Part::A, Part::B, Part::All].into_iter().find(|part| part.as_str() == text)
    }

    /// Whether a field of this place stands in it.
    #[must_use]
    pub fn shows(self, place: Place) -> bool {
        match place {
            Place::Both => true,
            Place::A => self != Part::B,
            Place::B => self != Part::A,
            Place::Nowhere => false,
        }
    }

    /// Whether original files are packed.
    #[must_use]
    pub fn holds_originals(self) -> bool {
        self != Part::A
    }
}

/// Where a field may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// What both parts need to say which entry is meant.
    Both,
    /// Part A.
    A,
    /// Part B alone.
    B,
    /// In no report at all.
    Nowhere,
}

/// One kind of record in the table.
struct Row {
    kind: Kind,
    name: &'static str,
    fields: &'static [FieldSpec],
    both: &'static [&'static str],
    b: &'static [&'static str],
    nowhere: &'static [&'static str],
}

/// What stands beside every record.
const STAMP: &[&str] = &["recorded_at", "revised_at"];

/// What says which record it is, and no more: all that stays of one that is withheld.
pub const NAMING: [&str; 5] = ["recorded_at", "case", "entry_no", "reference_no", "suggested_reference"];

macro_rules! row {
    ($record:ty, both $both:expr, b $b:expr, nowhere $nowhere:expr) => {
        Row {
            kind: <$record>::KIND,
            name: <$record>::NAME,
            fields: <$record>::FIELDS,
            both: &$both,
            b: &$b,
            nowhere: &$nowhere,
        }
    };
}

const TABLE: &[Row] = &[
    row!(crate::store::LogChain, both ["chain_id"], b [], nowhere []),
    row!(crate::store::Writer, both ["writer_id", "public_key", "signed_by", "signature"], b [], nowhere []),
    row!(
        crate::cases::Case,
        both [],
        b [
            "helper_names",
            "helper_roles",
            "helper_organisations",
            "helper_contacts",
            "helper_safe_to_contact",
            "safe_contact_notes",
            "access_needs"
        ],
        nowhere []
    ),
    row!(crate::people::Person, both [], b ["knows_where", "access_to"], nowhere []),
    row!(crate::places::PlaceLabel, both [], b ["address", "coordinates", "precision"], nowhere []),
    row!(
        crate::incidents::Incident,
        both ["case", "entry_no", "occurred"],
        b [
            "place_coordinates",
            "place_precision",
            "received_on",
            "witness_contacts",
            "changes_text",
            "others_impact_text",
            "safe_now",
            "sensitivity"
        ],
        nowhere ["private_note"]
    ),
    row!(
        crate::evidence::Evidence,
        both ["case", "kind", "state", "size", "chunks", "sha256", "entries", "reference_no", "suggested_reference"],
        b [
            "original_held",
            "embedded_device",
            "embedded_position",
            "embedded_metadata",
            "sensitivity",
            "under_18",
            "physical_stored",
            "physical_touched_by"
        ],
        nowhere []
    ),
    row!(crate::evidence::CustodyEvent, both ["evidence"], b [], nowhere []),
    row!(
        crate::police::PoliceContact,
        both ["case"],
        b ["complaint_made", "complaint_when", "complaint_outcome"],
        nowhere []
    ),
    row!(crate::orders::Order, both ["case"], b ["paper_copy", "breach_contact"], nowhere []),
    row!(crate::events::MarkedEvent, both ["case"], b ["label", "note"], nowhere []),
    row!(crate::events::Gap, both ["case"], b ["note"], nowhere []),
    row!(crate::events::ScreeningNote, both ["case"], b ["with_whom", "when", "outcome"], nowhere []),
];

fn row(kind: Kind) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.kind == kind)
}

/// The name of a kind of the log, as formats and JSON have it.
#[must_use]
pub fn kind_name(kind: Kind) -> Option<&'static str> {
    row(kind).map(|row| row.name)
}

/// The kind with that name.
#[must_use]
pub fn kind_named(name: &str) -> Option<Kind> {
    TABLE.iter().find(|row| row.name == name).map(|row| row.kind)
}

/// The name of a field.
#[must_use]
pub fn field_name(kind: Kind, id: u16) -> Option<&'static str> {
    row(kind)?.fields.iter().find(|field| field.id == id).map(|field| field.name)
}

/// The id of a field.
#[must_use]
pub fn field_id(kind: Kind, name: &str) -> Option<u16> {
    row(kind)?.fields.iter().find(|field| field.name == name).map(|field| field.id)
}

/// Where a field may stand; what the table doesn't know stands nowhere.
#[must_use]
pub fn place(kind: Kind, id: u16) -> Place {
    let Some(row) = row(kind) else { return Place::Nowhere };
    let Some(field) = row.fields.iter().find(|field| field.id == id) else { return Place::Nowhere };
    if row.nowhere.contains(&field.name) {
        Place::Nowhere
    } else if row.b.contains(&field.name) {
        Place::B
    } else if row.both.contains(&field.name) || STAMP.contains(&field.name) {
        Place::Both
    } else {
        Place::A
    }
}

/// Every field that part B alone holds, as kind and field.
pub fn of_part_b() -> impl Iterator<Item = (Kind, &'static FieldSpec)> {
    TABLE.iter().flat_map(|row| {
        let fields = row.fields.iter().filter(|field| row.b.contains(&field.name));
        fields.map(|field| (row.kind, field))
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    #[test]
    fn the_table_names_only_fields_that_there_are_and_each_once() {
        for row in TABLE {
            let mut named: Vec<&str> = [row.both, row.b, row.nowhere].concat();
            for name in &named {
                assert!(row.fields.iter().any(|field| field.name == *name), "{}: {name}", row.name);
                assert!(!STAMP.contains(name), "{}: {name}", row.name);
            }
            let count = named.len();
            named.sort_unstable();
            named.dedup();
            assert_eq!(named.len(), count, "{}", row.name);
        }
        // Every kind below 128 that is written has a row.
        for kind in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map(Kind) {
            assert!(row(kind).is_some(), "{kind:?}");
        }
    }

    /// The table as a whole, so that a field that is added has to be thought about: it changes this text.
    #[test]
    fn the_table_is_the_one_that_was_decided() {
        let mut text = String::new();
        for row in TABLE {
            for field in row.fields.iter().filter(|field| field.id > 4) {
                let letter = match place(row.kind, field.id) {
                    Place::Both => "A and B",
                    Place::A => "A",
                    Place::B => "B",
                    Place::Nowhere => "in none",
                };
                let _ = writeln!(text, "{} {} {letter}", row.name, field.name);
            }
        }
        let decided = include_str!("parts.txt");
        assert!(text == decided, "parts.txt does not agree with the table:\n{text}");
    }

    #[test]
    fn what_is_not_known_stands_nowhere() {
        assert_eq!(place(Kind::INCIDENT, 61), Place::Nowhere);
        assert_eq!(place(Kind(99), 5), Place::Nowhere);
        assert!(!Part::All.shows(Place::Nowhere));
    }

    #[test]
    fn where_she_is_and_who_helps_stand_in_part_b_alone() {
        for (kind, name) in [
            (Kind::CASE, "safe_contact_notes"),
            (Kind::CASE, "helper_contacts"),
            (Kind::PLACE, "address"),
            (Kind::PLACE, "coordinates"),
            (Kind::INCIDENT, "place_coordinates"),
            (Kind::INCIDENT, "witness_contacts"),
            (Kind::INCIDENT, "received_on"),
            (Kind::EVIDENCE, "embedded_position"),
        ] {
            let id = field_id(kind, name).expect("known");
            assert_eq!(place(kind, id), Place::B, "{name}");
        }
    }
}
