//! Opaque sealed rows, two chains over field digests, one writer.
//!
//! Everything is a record; a record has revisions; each revision is one head row and one body row.
//! Formats: `core/docs/formats.md` 2 and 3.

mod chain_records;
mod damage;
mod database;
pub mod digest;
mod engine;
mod index;
mod mark;
mod record;
mod reveal;
mod row;
mod signed_head;
#[cfg(feature = "testing")]
pub mod testing;
mod transaction;
mod verify;

pub use chain_records::{HouseChain, LogChain, Writer};
pub use damage::Damage;
pub use engine::Store;
pub use index::Current;
pub(crate) use index::IdMap;
pub use record::{Beyond, Chain, Field, FieldSpec, Fields, Kind, Listed, Record, Stamp, count_of, record};
pub use reveal::{LinkedLeaf, Revealed, RevealedField};
pub use row::Material;
pub use signed_head::{SIGNED_HEAD_BYTES, SignedHead};
pub use transaction::Transaction;
pub use verify::Checked;
