//! What stands in a head row and in a body row, before sealing. Deterministic CBOR, maps with integer keys.

use minicbor::{Decoder, Encoder};
use zeroize::{Zeroize, Zeroizing};

use super::digest;
use super::record::{Chain, Fields, Kind};
use crate::error::{Error, Part, Result};
use crate::ids::{Digest32, FileId, RecordId, WriterId};
use crate::limits;
use crate::secret::SecretBytes;

/// What is left of a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// All of it.
    Live,
    /// Its content was erased; number, leaf and link are left.
    Erased,
    /// It is the tombstone of its record.
    Tombstone,
}

/// One head, borrowed from the buffer it was opened in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head<'a> {
    pub(crate) chain: Chain,
    pub(crate) n: u64,
    pub(crate) writer: WriterId,
    pub(crate) kind: Kind,
    pub(crate) record: RecordId,
    pub(crate) revision: u32,
    pub(crate) body_row: i64,
    /// Row of the head before it in its chain; 0 for the first.
    pub(crate) before_row: i64,
    pub(crate) before_link: Digest32,
    pub(crate) leaf: Digest32,
    pub(crate) link: Digest32,
    pub(crate) state: State,
    pub(crate) listing: &'a [u8],
}

fn damaged<T>(_: T) -> Error {
    Error::Damaged(Part::Row)
}

/// An encoder into memory can't fail; if it does all the same, that is this program's fault.
fn unencodable<T>(_: T) -> Error {
    Error::Internal("encode row")
}

fn exactly<const N: usize>(bytes: &[u8]) -> Result<[u8; N]> {
    bytes.try_into().map_err(damaged)
}

impl<'a> Head<'a> {
    /// As it is sealed.
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        let mut e = Encoder::new(Vec::with_capacity(limits::ROW_PADDING_BYTES.saturating_mul(2)));
        let chain = match self.chain {
            Chain::Log => 0_u8,
            Chain::House => 1,
        };
        let state = match self.state {
            State::Live => 0_u8,
            State::Erased => 1,
            State::Tombstone => 2,
        };
        e.map(13).map_err(unencodable)?;
        e.u8(1).and_then(|e| e.u8(chain)).map_err(unencodable)?;
        e.u8(2).and_then(|e| e.u64(self.n)).map_err(unencodable)?;
        e.u8(3).and_then(|e| e.bytes(&self.writer.0)).map_err(unencodable)?;
        e.u8(4).and_then(|e| e.u16(self.kind.0)).map_err(unencodable)?;
        e.u8(5).and_then(|e| e.bytes(&self.record.0)).map_err(unencodable)?;
        e.u8(6).and_then(|e| e.u32(self.revision)).map_err(unencodable)?;
        e.u8(7).and_then(|e| e.i64(self.body_row)).map_err(unencodable)?;
        e.u8(8).and_then(|e| e.i64(self.before_row)).map_err(unencodable)?;
        e.u8(9).and_then(|e| e.bytes(&self.before_link.0)).map_err(unencodable)?;
        e.u8(10).and_then(|e| e.bytes(&self.leaf.0)).map_err(unencodable)?;
        e.u8(11).and_then(|e| e.bytes(&self.link.0)).map_err(unencodable)?;
        e.u8(12).and_then(|e| e.u8(state)).map_err(unencodable)?;
        e.u8(13).and_then(|e| e.bytes(self.listing)).map_err(unencodable)?;
        Ok(Zeroizing::new(e.into_writer()))
    }

    /// Back from it. Keys of a newer program behind the thirteenth are passed over.
    pub(crate) fn decode(plain: &'a [u8]) -> Result<Self> {
        let mut d = Decoder::new(plain);
        let pairs = d.map().map_err(damaged)?.ok_or(Error::Damaged(Part::Row))?;
        if pairs < 13 {
            return Err(Error::Damaged(Part::Row));
        }
        let key = |d: &mut Decoder<'a>, wanted: u8| match d.u8() {
            Ok(found) if found == wanted => Ok(()),
            _ => Err(Error::Damaged(Part::Row)),
        };
        key(&mut d, 1)?;
        let chain = match d.u8().map_err(damaged)? {
            0 => Chain::Log,
            1 => Chain::House,
            _ => return Err(Error::Damaged(Part::Row)),
        };
        key(&mut d, 2)?;
        let n = d.u64().map_err(damaged)?;
        key(&mut d, 3)?;
        let writer = WriterId(exactly(d.bytes().map_err(damaged)?)?);
        key(&mut d, 4)?;
        let kind = Kind(d.u16().map_err(damaged)?);
        key(&mut d, 5)?;
        let record = RecordId(exactly(d.bytes().map_err(damaged)?)?);
        key(&mut d, 6)?;
        let revision = d.u32().map_err(damaged)?;
        key(&mut d, 7)?;
        let body_row = d.i64().map_err(damaged)?;
        key(&mut d, 8)?;
        let before_row = d.i64().map_err(damaged)?;
        key(&mut d, 9)?;
        let before_link = Digest32(exactly(d.bytes().map_err(damaged)?)?);
        key(&mut d, 10)?;
        let leaf = Digest32(exactly(d.bytes().map_err(damaged)?)?);
        key(&mut d, 11)?;
        let link = Digest32(exactly(d.bytes().map_err(damaged)?)?);
        key(&mut d, 12)?;
        let state = match d.u8().map_err(damaged)? {
            0 => State::Live,
            1 => State::Erased,
            2 => State::Tombstone,
            _ => return Err(Error::Damaged(Part::Row)),
        };
        key(&mut d, 13)?;
        let listing = d.bytes().map_err(damaged)?;
        Ok(Head {
            chain,
            n,
            writer,
            kind,
            record,
            revision,
            body_row,
            before_row,
            before_link,
            leaf,
            link,
            state,
            listing,
        })
    }
}

/// Keys that belong to a record and stand in no digest.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// Key of a sealed file.
    pub file_key: Option<SecretBytes<32>>,
    /// Name of that file.
    pub file_id: Option<FileId>,
}

/// One body: fields, the seed of their salts, and key material.
pub(crate) struct Body {
    pub(crate) kind: Kind,
    pub(crate) record: RecordId,
    pub(crate) revision: u32,
    pub(crate) seed: [u8; 32],
    pub(crate) fields: Fields,
    pub(crate) material: Material,
}

impl Drop for Body {
    fn drop(&mut self) {
        self.seed.zeroize();
    }
}

impl Body {
    /// As it is sealed.
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        let mut e = Encoder::new(Vec::with_capacity(1024));
        let present = |there: bool| u64::from(there);
        let pairs = 7_u64
            .saturating_add(present(self.material.file_key.is_some()))
            .saturating_add(present(self.material.file_id.is_some()));
        e.map(pairs).map_err(unencodable)?;
        e.u8(1).and_then(|e| e.u16(self.kind.0)).map_err(unencodable)?;
        e.u8(2).and_then(|e| e.bytes(&self.record.0)).map_err(unencodable)?;
        e.u8(3).and_then(|e| e.u32(self.revision)).map_err(unencodable)?;
        e.u8(4).and_then(|e| e.u16(self.fields.schema)).map_err(unencodable)?;
        e.u8(5).and_then(|e| e.u16(self.fields.count)).map_err(unencodable)?;
        e.u8(6).and_then(|e| e.bytes(&self.seed)).map_err(unencodable)?;
        let count = u64::try_from(self.fields.values.len()).map_err(unencodable)?;
        e.u8(7).and_then(|e| e.map(count)).map_err(unencodable)?;
        for (id, value) in &self.fields.values {
            e.u16(*id).map_err(unencodable)?;
            e.writer_mut().extend_from_slice(value);
        }
        if let Some(key) = &self.material.file_key {
            e.u8(8).and_then(|e| e.bytes(key.expose())).map_err(unencodable)?;
        }
        if let Some(id) = &self.material.file_id {
            e.u8(9).and_then(|e| e.bytes(&id.0)).map_err(unencodable)?;
        }
        let plain = Zeroizing::new(e.into_writer());
        if plain.len() > limits::BODY_MAX_BYTES {
            return Err(Error::invalid("record", crate::error::Refusal::TooLong));
        }
        Ok(plain)
    }

    /// Back from it. The bytes of each field are kept as they are, so that its digest is over what was written.
    pub(crate) fn decode(plain: &[u8]) -> Result<Self> {
        let mut d = Decoder::new(plain);
        let pairs = d.map().map_err(damaged)?.ok_or(Error::Damaged(Part::Row))?;
        let mut body = Body {
            kind: Kind(0),
            record: RecordId([0; 16]),
            revision: 0,
            seed: [0; 32],
            fields: Fields::default(),
            material: Material::default(),
        };
        for _ in 0..pairs {
            match d.u16().map_err(damaged)? {
                1 => body.kind = Kind(d.u16().map_err(damaged)?),
                2 => body.record = RecordId(exactly(d.bytes().map_err(damaged)?)?),
                3 => body.revision = d.u32().map_err(damaged)?,
                4 => body.fields.schema = d.u16().map_err(damaged)?,
                5 => body.fields.count = d.u16().map_err(damaged)?,
                6 => body.seed = exactly(d.bytes().map_err(damaged)?)?,
                7 => {
                    let fields = d.map().map_err(damaged)?.ok_or(Error::Damaged(Part::Row))?;
                    for _ in 0..fields.min(u64::from(limits::FIELDS_MAX)) {
                        let id = d.u16().map_err(damaged)?;
                        let start = d.position();
                        d.skip().map_err(damaged)?;
                        let value = plain.get(start..d.position()).ok_or(Error::Damaged(Part::Row))?;
                        body.fields.values.insert(id, value.to_vec());
                    }
                }
                8 => body.material.file_key = SecretBytes::from_slice(d.bytes().map_err(damaged)?),
                9 => body.material.file_id = Some(FileId(exactly(d.bytes().map_err(damaged)?)?)),
                _ => d.skip().map_err(damaged)?,
            }
        }
        if body.fields.count > limits::FIELDS_MAX {
            return Err(Error::Damaged(Part::Row));
        }
        Ok(body)
    }

    /// The leaf that its fields give.
    pub(crate) fn leaf(&self) -> Result<Digest32> {
        digest::leaf(self.kind, self.record, self.revision, &self.seed, &self.fields)
    }

    /// Whether this is the body that `head` speaks of.
    pub(crate) fn belongs_to(&self, kind: Kind, record: RecordId, revision: u32) -> bool {
        self.kind == kind && self.record == record && self.revision == revision
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_bodies_come_back() {
        let head = Head {
            chain: Chain::House,
            n: 70_000,
            writer: WriterId([1; 8]),
            kind: Kind::INCIDENT,
            record: RecordId([2; 16]),
            revision: 3,
            body_row: 9,
            before_row: 8,
            before_link: Digest32([3; 32]),
            leaf: Digest32([4; 32]),
            link: Digest32([5; 32]),
            state: State::Live,
            listing: b"listing",
        };
        let plain = head.encode().expect("encodes");
        assert_eq!(Head::decode(&plain).expect("decodes"), head);
        for length in 0..plain.len() {
            assert!(Head::decode(&plain[..length]).is_err(), "cut at {length}");
        }

        let mut fields = Fields { schema: 1, count: 6, ..Fields::default() };
        fields.set(5, &Some("text".to_owned())).expect("encodes");
        let material =
            Material { file_key: Some(SecretBytes::copy_of(&[7; 32])), file_id: Some(FileId([8; 16])) };
        let body = Body {
            kind: Kind::EVIDENCE,
            record: RecordId([2; 16]),
            revision: 3,
            seed: [6; 32],
            fields,
            material,
        };
        let again = Body::decode(&body.encode().expect("encodes")).expect("decodes");
        assert_eq!(again.leaf().expect("digests"), body.leaf().expect("digests"));
        assert_eq!(again.material.file_id, Some(FileId([8; 16])));
    }
}
