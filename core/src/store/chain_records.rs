//! The records that a store writes about itself: the beginning of each chain, and who writes.

use super::record::{Listed, record};
use crate::error::Result;
use crate::ids::{ChainId, WriterId};

record! {
    /// The first record of the log chain.
    pub struct LogChain = CHAIN "chain" schema 1 kept [] {
        /// Random, kept by restore.
        5 chain_id: Option<ChainId>,
    }
}

record! {
    /// The first record of the house chain.
    pub struct HouseChain = HOUSE_CHAIN "house-chain" schema 1 kept [] {
        /// Random.
        5 chain_id: Option<ChainId>,
    }
}

record! {
    /// A writer (phone) of the log and the public key of its signatures.
    pub struct Writer = WRITER "writer" schema 1 kept [] {
        /// Eight random bytes.
        5 writer_id: Option<WriterId>,
        /// Ed25519, 64 hex digits.
        6 public_key: Option<String>,
        /// The writer that vouches for it, where one was at hand.
        7 signed_by: Option<WriterId>,
        /// Its signature, 128 hex digits.
        8 signature: Option<String>,
    }
}

impl Listed for LogChain {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(self.chain_id.map(|id| id.0.to_vec()).unwrap_or_default())
    }
}

impl Listed for HouseChain {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(self.chain_id.map(|id| id.0.to_vec()).unwrap_or_default())
    }
}

impl Listed for Writer {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }
}
