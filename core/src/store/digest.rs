//! Field digests, leaf and link. Plain SHA-256, so that anybody can recheck them.

use crate::error::Result;
use crate::ids::{ChainId, Digest32, RecordId, WriterId};
use crate::store::record::{Fields, Kind};
use crate::vault::{SaltSource, Sha256, sha256};

/// The link before the first record.
pub const NO_LINK: Digest32 = Digest32([0; 32]);

/// The salt of one field of one revision.
pub fn field_salt(seed: &[u8; 32], field: u16) -> Result<[u8; 16]> {
    SaltSource::new(seed).salt(&[b"alongside/field/1", &field.to_be_bytes()])
}

/// The digest of one field: shown with its salt it can be rechecked, hidden it tells nothing.
#[must_use]
pub fn field_digest(kind: Kind, field: u16, salt: &[u8; 16], stored: Option<&[u8]>) -> Digest32 {
    Digest32(sha256(&[&[0], &kind.0.to_be_bytes(), &field.to_be_bytes(), salt, stored.unwrap_or_default()]))
}

/// Begins a leaf; the digests of fields 1 to `count` follow in order.
fn leaf_start(kind: Kind, schema: u16, record: RecordId, revision: u32, count: u16) -> Sha256 {
    let mut leaf = Sha256::new();
    leaf.update(&[1]);
    leaf.update(&kind.0.to_be_bytes());
    leaf.update(&schema.to_be_bytes());
    leaf.update(record.as_bytes());
    leaf.update(&revision.to_be_bytes());
    leaf.update(&count.to_be_bytes());
    leaf
}

/// The leaf of a revision over field digests that are known already (a withheld field brings its own).
#[must_use]
pub fn leaf_of_digests(
    kind: Kind,
    schema: u16,
    record: RecordId,
    revision: u32,
    digests: &[Digest32],
) -> Digest32 {
    let count = u16::try_from(digests.len()).unwrap_or(u16::MAX);
    let mut leaf = leaf_start(kind, schema, record, revision, count);
    for digest in digests {
        leaf.update(digest.as_bytes());
    }
    Digest32(leaf.finish())
}

/// The leaf of a revision: over every field of its schema, present or not.
pub fn leaf(
    kind: Kind,
    record: RecordId,
    revision: u32,
    seed: &[u8; 32],
    fields: &Fields,
) -> Result<Digest32> {
    let salts = SaltSource::new(seed);
    let mut leaf = leaf_start(kind, fields.schema, record, revision, fields.count);
    for field in 1..=fields.count {
        let salt = salts.salt(&[b"alongside/field/1", &field.to_be_bytes()])?;
        let digest = field_digest(kind, field, &salt, fields.values.get(&field).map(Vec::as_slice));
        leaf.update(digest.as_bytes());
    }
    Ok(Digest32(leaf.finish()))
}

/// Link n of a chain.
#[must_use]
pub fn link(chain: ChainId, writer: WriterId, n: u64, before: &Digest32, leaf: &Digest32) -> Digest32 {
    Digest32(sha256(&[
        &[2],
        chain.as_bytes(),
        writer.as_bytes(),
        &n.to_be_bytes(),
        before.as_bytes(),
        leaf.as_bytes(),
    ]))
}
