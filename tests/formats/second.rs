//! The formats a second time, from core/docs/formats.md and with other libraries than the core's.
//!
//! A mistake that the core makes alike in writing and in reading shows here. Reads only; knows no type of the core.

use std::collections::BTreeMap;
use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::cbor::{self, Value};

/// SHA-256 over the parts in order.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// HKDF-SHA256 with an info of several parts.
pub(crate) fn hkdf(ikm: &[u8], salt: &[u8], info: &[&[u8]]) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), ikm).expand(&info.concat(), &mut key).expect("32 bytes");
    key
}

/// HMAC-SHA256.
pub(crate) fn hmac(key: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

/// AES-256-GCM with the nonce given.
pub(crate) fn gcm_open(key: &[u8; 32], nonce: [u8; 12], aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let cipher = Aes256Gcm::new_from_slice(key).expect("32 bytes");
    cipher.decrypt(&Nonce::from(nonce), Payload { msg: sealed, aad }).ok()
}

/// SEAL: nonce in front, tag behind.
pub(crate) fn seal_open(key: &[u8; 32], aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, rest) = sealed.split_first_chunk::<12>()?;
    gcm_open(key, *nonce, aad, rest)
}

/// Takes bytes off the front.
pub(crate) fn cut<'a>(bytes: &mut &'a [u8], length: usize) -> &'a [u8] {
    let (front, rest) = bytes.split_at(length);
    *bytes = rest;
    front
}

/// Takes an array off the front.
pub(crate) fn cut_array<const N: usize>(bytes: &mut &[u8]) -> [u8; N] {
    cut(bytes, N).try_into().expect("length")
}

/// The content in front of a SHA-256 that fits.
pub(crate) fn checked(bytes: &[u8]) -> &[u8] {
    let (content, hash) = bytes.split_last_chunk::<32>().expect("long enough");
    assert_eq!(sha256(&[content]), *hash, "the checksum at the end");
    content
}

/// A `u32` length, that many bytes, zeros.
pub(crate) fn unpadded(plain: &[u8]) -> &[u8] {
    let mut rest = plain;
    let length = u32::from_be_bytes(cut_array(&mut rest));
    let (content, zeros) = rest.split_at(usize::try_from(length).expect("fits"));
    assert!(zeros.iter().all(|byte| *byte == 0), "only zeros behind the content");
    content
}

/// What `install` says.
pub(crate) struct Install {
    pub(crate) id: [u8; 16],
    pub(crate) salt: [u8; 16],
    /// Memory in KiB and passes, as they stand there: 8 bytes.
    pub(crate) parameters: [u8; 8],
}

impl Install {
    pub(crate) fn parse(file: &[u8]) -> Self {
        let mut rest = checked(file);
        assert_eq!(file.len(), 2 + 16 + 16 + 8 + 32);
        assert_eq!(cut(&mut rest, 2), [0, 1], "version 1");
        let install = Install {
            id: cut_array(&mut rest),
            salt: cut_array(&mut rest),
            parameters: cut_array(&mut rest),
        };
        assert!(rest.is_empty());
        install
    }

    /// S of a passcode.
    pub(crate) fn stretched(&self, passcode: &[u8]) -> [u8; 32] {
        let number =
            |at: usize| u32::from_be_bytes(self.parameters[at..at + 4].try_into().expect("four bytes"));
        let parameters = Params::new(number(0), number(4), 1, Some(32)).expect("parameters");
        let mut out = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(passcode, &self.salt, &mut out)
            .expect("hashes");
        out
    }
}

/// What the device wrapped, from `device.1` or `.2`.
pub(crate) fn wrapped_secret(file: &[u8]) -> &[u8] {
    let mut rest = checked(file);
    assert_eq!(cut(&mut rest, 2), [0, 1], "version 1");
    rest
}

/// An open slot: master key and flags.
pub(crate) struct Slot {
    pub(crate) master: [u8; 32],
    pub(crate) decoy: bool,
}

/// The installation as somebody sees it who has its secret D.
pub(crate) struct Door<'a> {
    pub(crate) install: &'a Install,
    pub(crate) device_secret: [u8; 32],
}

impl Door<'_> {
    /// Opens a slot of a header: 0 by S of the passcode, 1 by the recovery code.
    pub(crate) fn slot(&self, header: &[u8], volume: u8, slot: u8, secret: &[u8]) -> Option<Slot> {
        assert_eq!(header.len(), 4096);
        let mut rest = checked(header);
        assert_eq!(cut(&mut rest, 2), [0, 1], "version 1");
        let _generation = cut(&mut rest, 8);
        assert_eq!(cut(&mut rest, 1), [volume], "volume number");
        let slots = [cut(&mut rest, 92), cut(&mut rest, 92)];
        let bytes = slots[usize::from(slot)];
        let ikm = [secret, &self.device_secret].concat();
        let kek = hkdf(&ikm, &self.install.id, &[b"alongside/kek/1", &[volume, slot]]);
        let commit = hkdf(&kek, b"", &[b"alongside/commit/1"]);
        if commit[..16] != bytes[..16] {
            return None;
        }
        let aad = [
            b"alongside/slot/1".as_slice(),
            &self.install.id,
            &self.install.salt,
            &self.install.parameters,
            &[volume, slot],
        ]
        .concat();
        let plain = seal_open(&kek, &aad, &bytes[16..])?;
        assert_eq!(plain.len(), 48);
        assert!(plain[32..47].iter().all(|byte| *byte == 0), "unused flags are zero");
        Some(Slot { master: plain[..32].try_into().expect("32"), decoy: plain[47] == 1 })
    }

    /// The map in `face`.
    pub(crate) fn face(&self, file: &[u8]) -> BTreeMap<u64, Value> {
        assert_eq!(file.len(), 4096);
        let key = hkdf(&self.device_secret, b"", &[b"alongside/face/1"]);
        let aad = [b"alongside/face/1".as_slice(), &self.install.id].concat();
        cbor::map(unpadded(&seal_open(&key, &aad, file).expect("face opens")))
    }

    /// Tokens, boot id and monotonic milliseconds of `attempts`.
    pub(crate) fn attempts(&self, file: &[u8]) -> (u8, [u8; 16], u64) {
        let key = hkdf(&self.device_secret, b"", &[b"alongside/attempts/1"]);
        let (content, tag) = file.split_last_chunk::<32>().expect("long enough");
        assert_eq!(hmac(&key, content), *tag);
        let mut rest = content;
        assert_eq!(cut(&mut rest, 1), [1], "version 1");
        let [tokens] = cut_array(&mut rest);
        let boot = cut_array(&mut rest);
        (tokens, boot, u64::from_be_bytes(rest.try_into().expect("eight bytes")))
    }

    /// The public key in `inbox.pub`.
    pub(crate) fn inbox_public(&self, file: &[u8]) -> [u8; 32] {
        let key = hkdf(&self.device_secret, b"", &[b"alongside/inbox/1"]);
        let (content, tag) = file.split_last_chunk::<32>().expect("long enough");
        assert_eq!(hmac(&key, content), *tag);
        let mut rest = content;
        assert_eq!(cut(&mut rest, 16), self.install.id);
        rest.try_into().expect("32 bytes")
    }

    /// The map in `keys`.
    pub(crate) fn keys(&self, file: &[u8], volume: u8, master: &[u8; 32]) -> Option<BTreeMap<u64, Value>> {
        assert_eq!(file.len(), 16 * 1024 + 28);
        let key = hkdf(master, b"", &[b"alongside/keys/1"]);
        let aad = [b"alongside/keys/1".as_slice(), &self.install.id, &[volume]].concat();
        Some(cbor::map(unpadded(&seal_open(&key, &aad, file)?)))
    }
}

/// `h` or `t`, and the row's number.
pub(crate) type Place = (u8, i64);

/// All rows of a database, sealed.
pub(crate) fn rows(database: &Path) -> BTreeMap<Place, Vec<u8>> {
    let connection = rusqlite::Connection::open(database).expect("opens");
    let mut found = BTreeMap::new();
    for table in [b'h', b't'] {
        let sql = format!("SELECT i, b FROM {} ORDER BY i", char::from(table));
        let mut statement = connection.prepare(&sql).expect("prepares");
        let mut rows = statement.query([]).expect("queries");
        while let Some(row) = rows.next().expect("reads") {
            found.insert((table, row.get(0).expect("a number")), row.get(1).expect("a blob"));
        }
    }
    found
}

/// The AAD of a row.
pub(crate) fn row_aad((table, row): Place) -> Vec<u8> {
    [b"alongside/row/1".as_slice(), &[table], &u64::try_from(row).expect("positive").to_be_bytes()].concat()
}

/// Opens a row.
pub(crate) fn open_row(master: &[u8; 32], place: Place, sealed: &[u8]) -> Option<Vec<u8>> {
    let key = hkdf(master, b"", &[b"alongside/rec/1"]);
    let plain = seal_open(&key, &row_aad(place), sealed)?;
    assert_eq!(plain.len() % 256, 0, "padded");
    Some(unpadded(&plain).to_vec())
}

/// One head, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) chain: u64,
    pub(crate) n: u64,
    pub(crate) writer: [u8; 8],
    pub(crate) kind: u16,
    pub(crate) record: [u8; 16],
    pub(crate) revision: u32,
    pub(crate) body_row: i64,
    pub(crate) before_row: i64,
    pub(crate) before_link: [u8; 32],
    pub(crate) leaf: [u8; 32],
    pub(crate) link: [u8; 32],
    pub(crate) state: u64,
    pub(crate) listing: Vec<u8>,
}

fn fixed<const N: usize>(value: &Value) -> [u8; N] {
    value.bytes().try_into().expect("length")
}

impl Head {
    pub(crate) fn parse(plain: &[u8]) -> Self {
        let map = cbor::map(plain);
        assert_eq!(map.keys().copied().collect::<Vec<_>>(), (1..=13).collect::<Vec<_>>());
        Head {
            chain: map[&1].number(),
            n: map[&2].number(),
            writer: fixed(&map[&3]),
            kind: u16::try_from(map[&4].number()).expect("fits"),
            record: fixed(&map[&5]),
            revision: u32::try_from(map[&6].number()).expect("fits"),
            body_row: i64::try_from(map[&7].number()).expect("fits"),
            before_row: i64::try_from(map[&8].number()).expect("fits"),
            before_link: fixed(&map[&9]),
            leaf: fixed(&map[&10]),
            link: fixed(&map[&11]),
            state: map[&12].number(),
            listing: map[&13].bytes().to_vec(),
        }
    }
}

/// One body, with the leaf that its fields give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) kind: u16,
    pub(crate) record: [u8; 16],
    pub(crate) revision: u32,
    pub(crate) schema: u16,
    pub(crate) count: u16,
    pub(crate) seed: [u8; 32],
    /// Encoded fields by id.
    pub(crate) fields: BTreeMap<u64, Vec<u8>>,
    pub(crate) file_key: Option<[u8; 32]>,
    pub(crate) file_id: Option<[u8; 16]>,
}

/// Digest of one field.
pub(crate) fn field_digest(kind: u16, field: u16, seed: &[u8; 32], value: Option<&[u8]>) -> [u8; 32] {
    let salt = hkdf(seed, b"", &[b"alongside/field/1", &field.to_be_bytes()]);
    sha256(&[&[0], &kind.to_be_bytes(), &field.to_be_bytes(), &salt[..16], value.unwrap_or_default()])
}

impl Body {
    pub(crate) fn parse(plain: &[u8]) -> Self {
        let map = cbor::map(plain);
        Body {
            kind: u16::try_from(map[&1].number()).expect("fits"),
            record: fixed(&map[&2]),
            revision: u32::try_from(map[&3].number()).expect("fits"),
            schema: u16::try_from(map[&4].number()).expect("fits"),
            count: u16::try_from(map[&5].number()).expect("fits"),
            seed: fixed(&map[&6]),
            fields: map[&7].raw_map(),
            file_key: map.get(&8).map(fixed),
            file_id: map.get(&9).map(fixed),
        }
    }

    pub(crate) fn leaf(&self) -> [u8; 32] {
        let mut parts = vec![1];
        parts.extend_from_slice(&self.kind.to_be_bytes());
        parts.extend_from_slice(&self.schema.to_be_bytes());
        parts.extend_from_slice(&self.record);
        parts.extend_from_slice(&self.revision.to_be_bytes());
        parts.extend_from_slice(&self.count.to_be_bytes());
        for field in 1..=self.count {
            let value = self.fields.get(&u64::from(field)).map(Vec::as_slice);
            parts.extend_from_slice(&field_digest(self.kind, field, &self.seed, value));
        }
        sha256(&[&parts])
    }
}

/// What a whole store says.
pub(crate) struct Read {
    /// Heads by row.
    pub(crate) heads: BTreeMap<i64, Head>,
    /// Bodies by row.
    pub(crate) bodies: BTreeMap<i64, Body>,
    /// Ids of the two chains.
    pub(crate) chain_ids: [[u8; 16]; 2],
}

/// Opens every row and checks every body against its leaf, every leaf against its link, every link against the
/// one before.
pub(crate) fn read_store(database: &Path, master: &[u8; 32]) -> Read {
    let mut heads = BTreeMap::new();
    let mut bodies = BTreeMap::new();
    for (place, sealed) in rows(database) {
        let plain = open_row(master, place, &sealed).unwrap_or_else(|| panic!("row {place:?} does not open"));
        match place.0 {
            b'h' => drop(heads.insert(place.1, Head::parse(&plain))),
            _ => drop(bodies.insert(place.1, Body::parse(&plain))),
        }
    }
    let mut chain_ids = [[0; 16]; 2];
    let mut reached = [(0, [0; 32], 0), (0, [0; 32], 0)];
    for (row, head) in &heads {
        let at = usize::try_from(head.chain).expect("0 or 1");
        if head.n == 1 {
            assert!(matches!((at, head.kind), (0, 1) | (1, 128)), "a chain begins with its own record");
            chain_ids[at] = head.listing.as_slice().try_into().expect("the id of the chain");
        }
        let (n, link, before_row) = reached[at];
        assert_eq!((head.n, head.before_link, head.before_row), (n + 1, link, before_row), "row {row}");
        let link = sha256(&[
            &[2],
            &chain_ids[at],
            &head.writer,
            &head.n.to_be_bytes(),
            &head.before_link,
            &head.leaf,
        ]);
        assert_eq!(link, head.link, "link of row {row}");
        reached[at] = (head.n, link, *row);
        match bodies.get(&head.body_row) {
            Some(body) => {
                assert_eq!(body.leaf(), head.leaf, "leaf of row {row}");
                assert_eq!((body.kind, body.record, body.revision), (head.kind, head.record, head.revision));
            }
            None => assert_eq!(head.state, 1, "only an erased revision has no body: row {row}"),
        }
    }
    Read { heads, bodies, chain_ids }
}

/// One half of the mark: generation, n and link of log and house, highest row, time.
pub(crate) fn mark_half(master: &[u8; 32], half: u8, sealed: &[u8]) -> Option<Vec<Value>> {
    assert_eq!(sealed.len(), 512);
    let key = hkdf(master, b"", &[b"alongside/mark/1"]);
    let aad = [b"alongside/mark/1".as_slice(), &[half]].concat();
    let plain = seal_open(&key, &aad, sealed)?;
    let (value, length) = cbor::first(&plain);
    assert!(plain[length..].iter().all(|byte| *byte == 0), "only zeros behind the content");
    Some(value.items())
}

/// All chunks of a sealed file.
pub(crate) fn open_chunks(key: &[u8; 32], file_id: &[u8; 16], sealed: &[u8]) -> Option<Vec<u8>> {
    let aad = [b"alongside/file/1".as_slice(), file_id, &65_536_u32.to_be_bytes()].concat();
    let pieces: Vec<_> = sealed.chunks(65_536 + 16).collect();
    let mut plain = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let mut nonce = [0; 12];
        nonce[7..11].copy_from_slice(&u32::try_from(number).expect("fits").to_be_bytes());
        nonce[11] = u8::from(number + 1 == pieces.len());
        plain.extend_from_slice(&gcm_open(key, nonce, &aad, piece)?);
    }
    Some(plain)
}

/// Checks a signed head against the key inside it: chain id, n, link.
pub(crate) fn signed_head(bytes: &[u8]) -> ([u8; 16], u64, [u8; 32], [u8; 32]) {
    assert_eq!(bytes.len(), 184);
    let (signed, signature) = bytes.split_last_chunk::<64>().expect("length");
    let mut rest = signed;
    assert_eq!(cut(&mut rest, 16), b"alongside/head/1");
    let chain = cut_array(&mut rest);
    let _writer = cut(&mut rest, 8);
    let n = u64::from_be_bytes(cut_array(&mut rest));
    let link = cut_array(&mut rest);
    let _unix_ms = cut(&mut rest, 8);
    let public: [u8; 32] = rest.try_into().expect("32 bytes");
    ed25519_dalek::VerifyingKey::from_bytes(&public)
        .expect("a key")
        .verify_strict(signed, &ed25519_dalek::Signature::from_bytes(signature))
        .expect("the signature fits");
    (chain, n, link, public)
}
