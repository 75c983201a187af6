//! The mark beside the database: how far the chains had come. Two halves of 512 bytes, written in turn.

use std::path::Path;

use minicbor::{Decode, Encode};

use crate::entropy::Entropy;
use crate::error::{Error, Result};
use crate::ids::{ChainId, Digest32};
use crate::limits::MARK_HALF_BYTES;
use crate::vault::{RowSeal, Storage};

const MARK: &str = "mark";
/// Nonce and tag of the seal.
const OVERHEAD_BYTES: usize = 28;

/// Where one chain had come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub(crate) struct Reached {
    #[n(0)]
    pub(crate) n: u64,
    #[n(1)]
    pub(crate) link: Digest32,
}

/// The sealed content of one half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub(crate) struct Mark {
    /// Counts writes; the higher good half counts.
    #[n(0)]
    pub(crate) generation: u64,
    #[n(1)]
    pub(crate) log: Reached,
    #[n(2)]
    pub(crate) house: Reached,
    /// Highest row id ever given, so that none is given twice.
    #[n(3)]
    pub(crate) last_row: i64,
    #[n(4)]
    pub(crate) unix_ms: i64,
    /// Ids of both chains, in case the first record of one is ruined.
    #[n(5)]
    pub(crate) log_chain: Option<ChainId>,
    #[n(6)]
    pub(crate) house_chain: Option<ChainId>,
}

impl Mark {
    fn seal_half(&self, seal: &RowSeal, entropy: &dyn Entropy) -> Result<Vec<u8>> {
        let mut plain = minicbor::to_vec(self).map_err(|_| Error::Internal("encode mark"))?;
        plain.resize(MARK_HALF_BYTES.saturating_sub(OVERHEAD_BYTES), 0);
        seal.seal_mark(entropy, self.half(), &plain)
    }

    /// 0 or 1: which half this generation is written to. The other one keeps the generation before.
    fn half(&self) -> u8 {
        u8::from(self.generation % 2 == 1)
    }

    /// Writes both halves of a new store.
    pub(crate) fn create(
        self,
        storage: &dyn Storage,
        entropy: &dyn Entropy,
        seal: &RowSeal,
        folder: &Path,
    ) -> Result<Self> {
        let next = Mark { generation: self.generation.saturating_add(1), ..self };
        let (first, second) = if self.half() == 0 { (&self, &next) } else { (&next, &self) };
        let bytes = [first.seal_half(seal, entropy)?, second.seal_half(seal, entropy)?].concat();
        storage.replace(&folder.join(MARK), &bytes)?;
        Ok(next)
    }

    /// Writes this generation over the older half. Durable at the next [`Mark::sync`].
    pub(crate) fn write(
        &self,
        storage: &dyn Storage,
        entropy: &dyn Entropy,
        seal: &RowSeal,
        folder: &Path,
    ) -> Result<()> {
        let offset = u64::from(self.half()).saturating_mul(MARK_HALF_BYTES as u64);
        storage.overwrite(&folder.join(MARK), offset, &self.seal_half(seal, entropy)?)
    }

    /// Makes the mark durable.
    pub(crate) fn sync(storage: &dyn Storage, folder: &Path) -> Result<()> {
        storage.sync(&folder.join(MARK))
    }

    /// The newer good half; nothing if neither opens.
    pub(crate) fn read(storage: &dyn Storage, seal: &RowSeal, folder: &Path) -> Result<Option<Self>> {
        let bytes = match storage.read(&folder.join(MARK), MARK_HALF_BYTES * 2) {
            Ok(bytes) => bytes,
            Err(Error::NoAccess) => return Err(Error::NoAccess),
            Err(_) => return Ok(None),
        };
        let mut newest: Option<Mark> = None;
        for (half, sealed) in (0_u8..2).zip(bytes.chunks(MARK_HALF_BYTES)) {
            let Some(plain) = seal.open_mark(half, sealed) else { continue };
            let Ok(mark) = minicbor::decode::<Mark>(&plain) else { continue };
            if newest.is_none_or(|newest| mark.generation > newest.generation) {
                newest = Some(mark);
            }
        }
        Ok(newest)
    }
}
