//! What leaves the vault so that others can recheck it: the leaf of every record of the log, and single fields with their salts.
//! The seed of the salts stays: with it every withheld field could be guessed at.

use super::digest;
use super::engine::Store;
use super::record::{Chain, Kind};
use super::row::State;
use crate::error::{Error, Part, Result};
use crate::ids::{ChainId, Digest32, RecordId, WriterId};
use crate::vault::SaltSource;

/// One record of the log as others see it: where it stands, and nothing of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedLeaf {
    /// Its number in the chain, from 1.
    pub n: u64,
    /// Who wrote it.
    pub writer: WriterId,
    /// What it is.
    pub kind: Kind,
    /// Which record.
    pub record: RecordId,
    /// Which revision of it.
    pub revision: u32,
    /// Whether its content is still there: neither erased nor a tombstone.
    pub live: bool,
    /// Link of the record before it, as its own head has it.
    pub before: Digest32,
    /// Digest over its fields.
    pub leaf: Digest32,
}

/// A field of a revision, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevealedField {
    /// Its id.
    pub id: u16,
    /// What it is mixed with.
    pub salt: [u8; 16],
    /// Its deterministic CBOR; nothing where she has not said anything.
    pub stored: Option<Vec<u8>>,
}

/// The fields of a revision with what others need to recompute its leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// What it is.
    pub kind: Kind,
    /// Which record.
    pub record: RecordId,
    /// Which revision.
    pub revision: u32,
    /// Version of the fields.
    pub schema: u16,
    /// Every field of that schema, in order.
    pub fields: Vec<RevealedField>,
}

impl Store {
    /// The id of the log.
    pub fn log_id(&self) -> Result<ChainId> {
        self.chains.log.id.ok_or(Error::Damaged(Part::Chain))
    }

    /// Every record of the log in the order of its number. One whose head can't be read is left out; its number is missing.
    pub fn log_leaves(&self, mut each: impl FnMut(LinkedLeaf) -> Result<()>) -> Result<()> {
        let mut rows = self.index.rows();
        rows.sort_unstable();
        for row in rows {
            let leaf = self.with_head(row, |head| {
                Ok((head.chain == Chain::Log).then_some(LinkedLeaf {
                    n: head.n,
                    writer: head.writer,
                    kind: head.kind,
                    record: head.record,
                    revision: head.revision,
                    live: head.state == State::Live,
                    before: head.before_link,
                    leaf: head.leaf,
                }))
            });
            match leaf {
                Ok(Some(leaf)) => each(leaf)?,
                Ok(None) | Err(Error::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The fields of one revision, each with its salt.
    pub fn reveal(&self, record: RecordId, revision: u32) -> Result<Revealed> {
        let entry =
            self.index.revisions(record).find(|entry| entry.revision == revision).ok_or(Error::NotFound)?;
        if entry.kind.chain() != Chain::Log {
            return Err(Error::NotFound);
        }
        if entry.state != State::Live {
            return Err(Error::Deleted);
        }
        let mut body = self.body(entry.record, entry.revision, entry.kind, entry.body_row, None)?;
        let salts = SaltSource::new(&body.seed);
        let mut fields = Vec::with_capacity(usize::from(body.fields.count));
        for id in 1..=body.fields.count {
            let salt = salts.salt(&[b"alongside/field/1", &id.to_be_bytes()])?;
            fields.push(RevealedField { id, salt, stored: body.fields.values.remove(&id) });
        }
        Ok(Revealed { kind: entry.kind, record, revision, schema: body.fields.schema, fields })
    }
}

impl RevealedField {
    /// What stands for it where it is withheld.
    #[must_use]
    pub fn digest(&self, kind: Kind) -> Digest32 {
        digest::field_digest(kind, self.id, &self.salt, self.stored.as_deref())
    }
}
