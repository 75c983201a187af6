//! Opaque sealed rows, two chains over field digests, one writer.
//!
//! Everything is a record; a record has revisions; each revision is one head row and one body row.
//! Formats: `core/docs/formats.md` 2 and 3.

pub mod digest;
mod record;

pub use record::{Beyond, Chain, Field, FieldSpec, Fields, Kind, Listed, Record, Stamp, count_of, record};
