//! What a record is: a kind, a schema of numbered fields, and for each field its deterministic CBOR.
//!
//! A schema field is the smallest thing that may be withheld alone. Field ids run from 1 without gaps and are
//! never used again. Absent means that she has not said: nothing is stored in its place.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::error::{Error, Part, Result};
use crate::ids::RecordId;
use crate::time::{Reading, RecordedAt};
use crate::vocabulary::Term;

/// Which of the two chains a record stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Chain {
    /// What others may be shown: incidents, people, evidence, police, orders.
    Log,
    /// What only she uses: settings, drafts, contacts, checklist state.
    House,
}

/// What a record is. Numbers are permanent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind(pub u16);

impl Kind {
    /// Beginning of the log chain.
    pub const CHAIN: Kind = Kind(1);
    /// A writer (phone) and its public key.
    pub const WRITER: Kind = Kind(2);
    /// A case.
    pub const CASE: Kind = Kind(3);
    /// The other person.
    pub const PERSON: Kind = Kind(4);
    /// A private name for a place.
    pub const PLACE: Kind = Kind(5);
    /// An incident.
    pub const INCIDENT: Kind = Kind(6);
    /// An evidence item.
    pub const EVIDENCE: Kind = Kind(7);
    /// A custody event of an evidence item.
    pub const CUSTODY: Kind = Kind(8);
    /// A contact with the police.
    pub const POLICE: Kind = Kind(9);
    /// An order or set of conditions.
    pub const ORDER: Kind = Kind(10);
    /// An event she marks: moved, break-up, order served.
    pub const EVENT: Kind = Kind(11);
    /// Something happened and was not written.
    pub const GAP: Kind = Kind(12);
    /// She went through screening questions with somebody.
    pub const SCREENING: Kind = Kind(13);
    /// Two histories were joined.
    pub const MERGE: Kind = Kind(14);
    /// Beginning of the house chain.
    pub const HOUSE_CHAIN: Kind = Kind(128);
    /// A setting.
    pub const SETTING: Kind = Kind(129);
    /// A draft.
    pub const DRAFT: Kind = Kind(130);
    /// A trusted contact.
    pub const CONTACT: Kind = Kind(131);
    /// History of a check-in.
    pub const CHECKIN_HISTORY: Kind = Kind(132);
    /// State of a checklist item.
    pub const CHECKLIST_STATE: Kind = Kind(133);
    /// Answers to what the steps of checklists ask for.
    pub const CHECKLIST_ANSWERS: Kind = Kind(134);
    /// Who holds how far the log had come.
    pub const ANCHOR: Kind = Kind(135);

    /// Kinds below 128 stand in the log.
    #[must_use]
    pub fn chain(self) -> Chain {
        if self.0 < 128 { Chain::Log } else { Chain::House }
    }
}

/// Name and id of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Permanent id, from 1.
    pub id: u16,
    /// Name in JSON, in the formats document and in the catalogue.
    pub name: &'static str,
}

/// The fields of one revision as they are stored and digested.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    /// Version of the schema that wrote them, or a higher one that was there before.
    pub schema: u16,
    /// How many fields that schema has.
    pub count: u16,
    /// Deterministic CBOR by field id; absent fields have no entry.
    pub values: BTreeMap<u16, Vec<u8>>,
}

/// Fields of a newer program: kept as they are when an older one revises the record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beyond {
    schema: u16,
    count: u16,
    values: BTreeMap<u16, Vec<u8>>,
}

/// When a revision was committed and why. Fields 1 to 4 of every kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// Commit of the first revision; it stays the same in all later ones.
    pub recorded_at: RecordedAt,
    /// Commit of this revision; absent in the first.
    pub revised_at: Option<RecordedAt>,
    /// Why it was revised (vocabulary `revision-reason`); absent in the first.
    pub reason: Option<Term>,
    /// Why, in her words.
    pub reason_note: Option<String>,
}

impl Stamp {
    /// The stamp of a first revision.
    #[must_use]
    pub fn first(reading: &Reading) -> Self {
        Stamp { recorded_at: RecordedAt::from(*reading), revised_at: None, reason: None, reason_note: None }
    }

    /// The stamp of a later revision.
    #[must_use]
    pub fn revised(&self, reading: &Reading, reason: Term, note: Option<String>) -> Self {
        Stamp {
            recorded_at: self.recorded_at.clone(),
            revised_at: Some(RecordedAt::from(*reading)),
            reason: Some(reason),
            reason_note: note,
        }
    }
}

/// A type of record, made by [`record!`](macro@crate::store::record).
pub trait Record: Sized {
    /// What it is.
    const KIND: Kind;
    /// Its name in the formats document.
    const NAME: &'static str;
    /// Version of its schema.
    const SCHEMA: u16;
    /// Its fields, ids 1, 2, 3 and so on.
    const FIELDS: &'static [FieldSpec];
    /// Ids of fields that stay in a tombstone, besides the stamp.
    const KEPT: &'static [u16];

    /// When and why this revision was made.
    fn stamp(&self) -> &Stamp;
    /// Sets when and why.
    fn set_stamp(&mut self, stamp: Stamp);
    /// As stored.
    fn to_fields(&self) -> Result<Fields>;
    /// From what is stored.
    fn from_fields(fields: &Fields) -> Result<Self>;
}

/// What the head of a record says for lists, besides what every head says.
pub trait Listed {
    /// CBOR of at most [`crate::limits::LISTING_MAX_BYTES`]; empty where lists need nothing.
    fn listing(&self) -> Result<Vec<u8>>;
}

/// A value that can stand in a field.
pub trait Field: Sized {
    /// What stands in the field before it is read.
    fn empty() -> Self;
    /// Its deterministic CBOR, or nothing if absent.
    fn encode_field(&self) -> Result<Option<Vec<u8>>>;
    /// Back from it.
    fn decode_field(stored: Option<&[u8]>) -> Result<Self>;
}

fn encode<T: Encode<()>>(value: &T) -> Result<Vec<u8>> {
    minicbor::to_vec(value).map_err(|_| Error::Internal("encode field"))
}

fn decode<'b, T: Decode<'b, ()>>(stored: &'b [u8]) -> Result<T> {
    let damaged = |_| Error::Damaged(Part::Record);
    let mut decoder = minicbor::Decoder::new(stored);
    let value = decoder.decode().map_err(damaged)?;
    if decoder.position() == stored.len() { Ok(value) } else { Err(Error::Damaged(Part::Record)) }
}

impl<T: Encode<()> + for<'b> Decode<'b, ()>> Field for Option<T> {
    fn empty() -> Self {
        None
    }

    fn encode_field(&self) -> Result<Option<Vec<u8>>> {
        self.as_ref().map(encode).transpose()
    }

    fn decode_field(stored: Option<&[u8]>) -> Result<Self> {
        stored.map(decode).transpose()
    }
}

impl<T: Encode<()> + for<'b> Decode<'b, ()>> Field for Vec<T> {
    fn empty() -> Self {
        Vec::new()
    }

    fn encode_field(&self) -> Result<Option<Vec<u8>>> {
        if self.is_empty() { Ok(None) } else { encode(self).map(Some) }
    }

    fn decode_field(stored: Option<&[u8]>) -> Result<Self> {
        stored.map_or_else(|| Ok(Vec::new()), decode)
    }
}

macro_rules! always_there {
    ($($type:ty = $empty:expr),*) => {$(
        impl Field for $type {
            fn empty() -> Self {
                $empty
            }

            fn encode_field(&self) -> Result<Option<Vec<u8>>> {
                encode(self).map(Some)
            }

            fn decode_field(stored: Option<&[u8]>) -> Result<Self> {
                decode(stored.ok_or(Error::Damaged(Part::Record))?)
            }
        }
    )*};
}

always_there!(
    u32 = 0,
    u64 = 0,
    RecordId = RecordId([0; 16]),
    RecordedAt =
        RecordedAt { unix_ms: 0, zone: String::new(), offset_min: 0, clock: crate::time::ClockBasis::Device }
);

impl Fields {
    /// Empty fields of a schema, with what a newer program had written.
    #[must_use]
    pub fn begin(schema: u16, count: u16, beyond: &Beyond) -> Self {
        Fields {
            schema: schema.max(beyond.schema),
            count: count.max(beyond.count),
            values: beyond.values.clone(),
        }
    }

    /// Sets a field.
    pub fn set<T: Field>(&mut self, id: u16, value: &T) -> Result<()> {
        if let Some(stored) = value.encode_field()? {
            self.values.insert(id, stored);
        }
        Ok(())
    }

    /// Reads a field.
    pub fn get<T: Field>(&self, id: u16) -> Result<T> {
        T::decode_field(self.values.get(&id).map(Vec::as_slice))
    }

    /// Reads a field into its place.
    pub fn read<T: Field>(&self, id: u16, into: &mut T) -> Result<()> {
        *into = self.get(id)?;
        Ok(())
    }

    /// What lies beyond the first `count` fields.
    #[must_use]
    pub fn beyond(&self, schema: u16, count: u16) -> Beyond {
        if self.schema <= schema && self.count <= count {
            return Beyond::default();
        }
        let mut values = BTreeMap::new();
        // One by one: to collect them would bring a sorting of its own.
        for (id, value) in self.values.range(count.saturating_add(1)..) {
            values.insert(*id, value.clone());
        }
        Beyond { schema: self.schema, count: self.count, values }
    }

    /// Keeps the stamp and the given fields only: what is left of a deleted record.
    #[must_use]
    pub fn entombed(mut self, kept: &[u16]) -> Self {
        self.values.retain(|id, _| *id <= 4 || kept.contains(id));
        self
    }
}

/// Declares a record type: its struct, its schema and the way to and from [`Fields`].
///
/// Fields 1 to 4 are the [`Stamp`]; the declared ones count on from 5. `kept` names those that stay in a tombstone.
#[macro_export]
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident = $kind:ident $text:literal schema $schema:literal kept [$($kept:literal),*] {
            $( $(#[$field_doc:meta])* $id:literal $field:ident : $type:ty, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        pub struct $name {
            /// When and why.
            #[serde(flatten)]
            pub stamp: $crate::store::Stamp,
            $( $(#[$field_doc])* pub $field: $type, )*
            /// Fields of a newer program.
            #[serde(skip)]
            pub beyond: $crate::store::Beyond,
        }

        impl $crate::store::Record for $name {
            const KIND: $crate::store::Kind = $crate::store::Kind::$kind;
            const NAME: &'static str = $text;
            const SCHEMA: u16 = $schema;
            const FIELDS: &'static [$crate::store::FieldSpec] = &[
                $crate::store::FieldSpec { id: 1, name: "recorded_at" },
                $crate::store::FieldSpec { id: 2, name: "revised_at" },
                $crate::store::FieldSpec { id: 3, name: "reason" },
                $crate::store::FieldSpec { id: 4, name: "reason_note" },
                $( $crate::store::FieldSpec { id: $id, name: stringify!($field) }, )*
            ];
            const KEPT: &'static [u16] = &[$($kept),*];

            fn stamp(&self) -> &$crate::store::Stamp {
                &self.stamp
            }

            fn set_stamp(&mut self, stamp: $crate::store::Stamp) {
                self.stamp = stamp;
            }

            fn to_fields(&self) -> $crate::Result<$crate::store::Fields> {
                let mut fields = $crate::store::Fields::begin(Self::SCHEMA, $crate::store::count_of(Self::FIELDS), &self.beyond);
                fields.set(1, &self.stamp.recorded_at)?;
                fields.set(2, &self.stamp.revised_at)?;
                fields.set(3, &self.stamp.reason)?;
                fields.set(4, &self.stamp.reason_note)?;
                $( fields.set($id, &self.$field)?; )*
                Ok(fields)
            }

            fn from_fields(fields: &$crate::store::Fields) -> $crate::Result<Self> {
                use $crate::store::Field;
                // An empty record is filled field by field: were it put together from its fields, each of them would
                // bring code that drops all before it, which is most of the code that there is.
                let mut record = $name {
                    stamp: $crate::store::Stamp {
                        recorded_at: Field::empty(),
                        revised_at: None,
                        reason: None,
                        reason_note: None,
                    },
                    $( $field: Field::empty(), )*
                    beyond: fields.beyond(Self::SCHEMA, $crate::store::count_of(Self::FIELDS)),
                };
                fields.read(1, &mut record.stamp.recorded_at)?;
                fields.read(2, &mut record.stamp.revised_at)?;
                fields.read(3, &mut record.stamp.reason)?;
                fields.read(4, &mut record.stamp.reason_note)?;
                $( fields.read($id, &mut record.$field)?; )*
                Ok(record)
            }
        }
    };
}
pub use crate::record;

/// Number of fields of a schema.
#[must_use]
pub fn count_of(fields: &[FieldSpec]) -> u16 {
    u16::try_from(fields.len()).unwrap_or(u16::MAX)
}
