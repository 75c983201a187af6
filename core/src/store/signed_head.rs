//! A signed head: how far a chain had come, signed by its writer. Held by somebody else, it exposes a rollback.

use crate::error::{Error, Part, Result};
use crate::ids::{ChainId, Digest32, WriterId, to_hex};
use crate::vault::{Volume, sha256, verify_signature};

const LABEL: &[u8; 16] = b"alongside/head/1";
/// Length of an encoded head.
pub const SIGNED_HEAD_BYTES: usize = 16 + 16 + 8 + 8 + 32 + 8 + 32 + 64;

/// How far a chain had come and when, by whose word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedHead {
    /// Which chain.
    pub chain: ChainId,
    /// Which writer signs.
    pub writer: WriterId,
    /// Number of the newest record.
    pub n: u64,
    /// Its link.
    pub link: Digest32,
    /// When, by the writer's clock.
    pub unix_ms: u64,
    /// The writer's public key.
    pub public_key: [u8; 32],
    /// Ed25519 over all before it.
    pub signature: [u8; 64],
}

impl SignedHead {
    /// Signs how far `chain` has come.
    pub fn sign(volume: &Volume, chain: ChainId, n: u64, link: Digest32, unix_ms: u64) -> Result<Self> {
        let public_key = volume.signing_key()?;
        let mut head =
            SignedHead { chain, writer: volume.writer(), n, link, unix_ms, public_key, signature: [0; 64] };
        head.signature = volume.sign(&head.signed_bytes())?;
        Ok(head)
    }

    fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = LABEL.to_vec();
        bytes.extend_from_slice(&self.chain.0);
        bytes.extend_from_slice(&self.writer.0);
        bytes.extend_from_slice(&self.n.to_be_bytes());
        bytes.extend_from_slice(&self.link.0);
        bytes.extend_from_slice(&self.unix_ms.to_be_bytes());
        bytes.extend_from_slice(&self.public_key);
        bytes
    }

    /// As it is given away.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.signed_bytes();
        bytes.extend_from_slice(&self.signature);
        bytes
    }

    /// Reads one and checks its signature against the key inside it. Whose key that is, is another question.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let damaged = || Error::Damaged(Part::Chain);
        let bytes: &[u8; SIGNED_HEAD_BYTES] = bytes.try_into().map_err(|_| damaged())?;
        let (label, rest) = bytes.split_first_chunk::<16>().ok_or_else(damaged)?;
        let (chain, rest) = rest.split_first_chunk::<16>().ok_or_else(damaged)?;
        let (writer, rest) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
        let (n, rest) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
        let (link, rest) = rest.split_first_chunk::<32>().ok_or_else(damaged)?;
        let (unix_ms, rest) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
        let (public_key, rest) = rest.split_first_chunk::<32>().ok_or_else(damaged)?;
        let head = SignedHead {
            chain: ChainId(*chain),
            writer: WriterId(*writer),
            n: u64::from_be_bytes(*n),
            link: Digest32(*link),
            unix_ms: u64::from_be_bytes(*unix_ms),
            public_key: *public_key,
            signature: rest.try_into().map_err(|_| damaged())?,
        };
        if label == LABEL && verify_signature(&head.public_key, &head.signed_bytes(), &head.signature) {
            Ok(head)
        } else {
            Err(damaged())
        }
    }

    /// The key's fingerprint, to be compared by voice: 64 hex of its SHA-256.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        to_hex(&sha256(&[&self.public_key]))
    }
}
