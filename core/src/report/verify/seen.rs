//! Goes through the files of a bundle once, in whatever order they come, and keeps their digests and the few that are needed whole.

use std::collections::BTreeMap;
use std::io::Read;

use super::lines::each_line;
use super::record::RecordReader;
use crate::error::{Error, Refusal, Result};
use crate::ids::Digest32;
use crate::limits;
use crate::progress::Progress;
use crate::report::bundle::{CHAIN, HEAD, MANIFEST, RECORD, SIGNATURE};
use crate::report::proof::chain::{ChainRead, ChainReader};
use crate::vault::Sha256;

/// What was in a bundle.
pub(super) struct Seen {
    /// Name, digest and length of each file.
    pub(super) files: BTreeMap<String, (Digest32, u64)>,
    pub(super) manifest: Option<Vec<u8>>,
    pub(super) signature: Option<Vec<u8>>,
    pub(super) head: Option<Vec<u8>>,
    pub(super) chain: Option<ChainRead>,
    pub(super) record: Option<RecordReader>,
    asked_n: Option<u64>,
    progress: Progress,
}

/// Longest of the small files: heads and signatures have a few hundred bytes.
const SMALL_MAX_BYTES: u64 = 4096;
/// Longest line of the chain: five words of at most 64 letters.
const CHAIN_LINE_MAX_BYTES: usize = 512;

impl Seen {
    /// Nothing so far. The link at `asked_n` is remembered on the way.
    pub(super) fn new(asked_n: Option<u64>, progress: &Progress) -> Self {
        Seen {
            files: BTreeMap::new(),
            manifest: None,
            signature: None,
            head: None,
            chain: None,
            record: None,
            asked_n,
            progress: progress.clone(),
        }
    }

    /// Takes one file.
    pub(super) fn file(&mut self, name: &str, from: &mut dyn Read) -> Result<()> {
        if self.files.len() >= limits::BUNDLE_FILES_MAX {
            return Err(Error::invalid("files", Refusal::TooMany));
        }
        let mut from = Hashed { from, hash: Sha256::new(), size: 0, progress: self.progress.clone() };
        match name {
            MANIFEST => {
                let most = u64::try_from(limits::MANIFEST_MAX_BYTES).unwrap_or(u64::MAX);
                self.manifest = Some(some(&mut from, most)?);
            }
            SIGNATURE => self.signature = Some(some(&mut from, SMALL_MAX_BYTES)?),
            HEAD => self.head = Some(some(&mut from, SMALL_MAX_BYTES)?),
            CHAIN => {
                let mut reader = Some(ChainReader::new(self.asked_n));
                let whole = each_line(&mut from, CHAIN_LINE_MAX_BYTES, &mut |line| {
                    if reader.as_mut().is_some_and(|chain| chain.line(line).is_err()) {
                        reader = None;
                    }
                })?;
                self.chain = reader.filter(|_| whole).and_then(|reader| reader.finish().ok());
            }
            RECORD => {
                let mut reader = RecordReader::default();
                let whole =
                    each_line(&mut from, limits::DISCLOSED_LINE_MAX_BYTES, &mut |line| reader.line(line))?;
                if !whole {
                    reader.line("");
                }
                self.record = Some(reader);
            }
            _ => {}
        }
        std::io::copy(&mut from, &mut std::io::sink())?;
        self.progress.check()?;
        self.files.insert(name.to_owned(), (Digest32(from.hash.finish()), from.size));
        Ok(())
    }
}

fn some(from: &mut dyn Read, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Bytes that are read, with their digest.
struct Hashed<'r> {
    from: &'r mut dyn Read,
    hash: Sha256,
    size: u64,
    progress: Progress,
}

impl Read for Hashed<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(out)?;
        self.hash.update(out.get(..read).unwrap_or_default());
        let count = u64::try_from(read).unwrap_or(0);
        self.size = self.size.saturating_add(count);
        // A cancel is seen between two files and here; the reader above takes it for an end.
        self.progress.advance(count).map_err(|_| std::io::Error::other("cancelled"))?;
        Ok(read)
    }
}
