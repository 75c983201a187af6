//! Sealed files: 64 KiB chunks under a key that seals one forward pass, in the STREAM construction.
//!
//! Chunk n has the nonce 7 zero bytes ‖ u32 n ‖ last flag and the AAD `alongside/file/1` ‖ file id ‖ u32 chunk size.
//! [`ChunkSealer`] is consumed by `finish` and can't seek, so a counter is never used twice.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::hazmat::aead::{SealKey, TAG_BYTES};
use super::hazmat::derive::Sha256;
use super::storage::{ReadFile, WriteFile};
use crate::error::{Error, Part, Result};
use crate::ids::{Digest32, FileId};
use crate::limits::{CHUNK_BYTES, EVIDENCE_MAX_BYTES};
use crate::secret::{SecretBytes, scrub_stack};

const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;

/// Chunks that are read at once when a file is read from end to end.
const BLOCK_CHUNKS: u32 = 8;
/// From this size on a piece is hashed and sealed side by side: below, starting a thread costs more than it saves.
const SIDE_BY_SIDE_BYTES: usize = 256 * 1024;
/// Blocks that may wait to be opened: with the one being opened and the one being read, 2 MiB.
const BLOCKS_AHEAD: usize = 2;

/// Whole chunks as they stand in the file.
struct Block {
    bytes: Vec<u8>,
    length: usize,
}

/// Reads block after block until the end, a failure, or nobody wants more.
fn read_ahead(
    file: &mut dyn ReadFile,
    base: u64,
    chunks: u32,
    filled: &SyncSender<Result<Block>>,
    spare: &Receiver<Vec<u8>>,
) {
    let sealed_chunk = SEALED_CHUNK_BYTES as u64;
    let mut number = 0_u32;
    while number < chunks {
        let count = BLOCK_CHUNKS.min(chunks.saturating_sub(number));
        let wanted = SEALED_CHUNK_BYTES.saturating_mul(usize::try_from(count).unwrap_or(1));
        let mut bytes = spare.try_recv().unwrap_or_default();
        bytes.resize(wanted, 0);
        let offset = u64::from(number).saturating_mul(sealed_chunk).saturating_add(base);
        let block = file.read_at(offset, &mut bytes).map(|length| Block { bytes, length });
        let ended = !matches!(&block, Ok(block) if block.length == wanted);
        if filled.send(block).is_err() || ended {
            return;
        }
        number = number.saturating_add(count);
    }
}

/// What a finished file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// Bytes as received.
    pub size_bytes: u64,
    /// Chunks, the last one included.
    pub chunks: u32,
    /// SHA-256 of the bytes as received.
    pub sha256: Digest32,
}

fn nonce(number: u32, last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[7..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce
}

fn aad(file: FileId) -> [u8; 36] {
    let mut aad = [0; 36];
    aad[..16].copy_from_slice(b"alongside/file/1");
    aad[16..32].copy_from_slice(file.as_bytes());
    aad[32..].copy_from_slice(&0x0001_0000_u32.to_be_bytes());
    aad
}

/// Seals what comes in, in order, and hashes it on the way.
pub(crate) struct ChunkSealer {
    key: SealKey,
    aad: [u8; 36],
    file: Box<dyn WriteFile>,
    /// Bytes not yet sealed: the last chunk is known as such only at the end.
    pending: Vec<u8>,
    number: u32,
    size_bytes: u64,
    /// Boxed: it holds the last bytes in clear, and moving it would leave copies on the stack.
    hash: Box<Sha256>,
}

impl ChunkSealer {
    pub(crate) fn new(key: &SecretBytes<32>, id: FileId, file: Box<dyn WriteFile>) -> Result<Self> {
        Ok(ChunkSealer {
            key: SealKey::new(key.expose())?,
            aad: aad(id),
            file,
            pending: Vec::with_capacity(SEALED_CHUNK_BYTES),
            number: 0,
            size_bytes: 0,
            hash: Box::new(Sha256::new()),
        })
    }

    /// Takes in more bytes. A large piece is hashed on another thread while this one seals it.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let length = u64::try_from(bytes.len()).map_err(|_| Error::Internal("length"))?;
        self.size_bytes = self.size_bytes.saturating_add(length);
        if self.size_bytes > EVIDENCE_MAX_BYTES {
            return Err(Error::invalid("file", crate::error::Refusal::TooLong));
        }
        if bytes.len() < SIDE_BY_SIDE_BYTES {
            self.hash.update(bytes);
            return self.seal_all(bytes);
        }
        // The hash is moved out and back, so that both threads have what is theirs alone.
        let mut hash = std::mem::replace(&mut self.hash, Box::new(Sha256::new()));
        let (hash, sealed) = std::thread::scope(|scope| {
            let hashing = scope.spawn(move || {
                hash.update(bytes);
                scrub_stack();
                hash
            });
            let sealed = self.seal_all(bytes);
            (hashing.join(), sealed)
        });
        self.hash = hash.map_err(|_| Error::Internal("hashing"))?;
        sealed
    }

    fn seal_all(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            if self.pending.len() == CHUNK_BYTES {
                self.seal_pending(false)?;
            }
            let room = CHUNK_BYTES.saturating_sub(self.pending.len()).min(bytes.len());
            let (now, rest) = bytes.split_at(room);
            self.pending.extend_from_slice(now);
            bytes = rest;
        }
        Ok(())
    }

    fn seal_pending(&mut self, last: bool) -> Result<()> {
        let tag = self.key.seal_chunk(nonce(self.number, last), &self.aad, &mut self.pending)?;
        self.pending.extend_from_slice(&tag);
        self.file.append(&self.pending)?;
        self.pending.clear();
        self.number = self.number.checked_add(1).ok_or(Error::Internal("chunk number"))?;
        Ok(())
    }

    /// Makes what was sealed so far durable.
    pub(crate) fn sync_data(&mut self) -> Result<()> {
        self.file.sync_data()
    }

    /// Whole chunks sealed so far.
    pub(crate) fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Seals the last chunk and makes the file durable. An empty file is one empty last chunk.
    pub(crate) fn finish(mut self) -> Result<Sealed> {
        self.seal_pending(true)?;
        self.file.sync_all()?;
        Ok(Sealed { size_bytes: self.size_bytes, chunks: self.number, sha256: Digest32(self.hash.finish()) })
    }
}

/// Opens chunks of a sealed file at any place.
pub(crate) struct ChunkOpener {
    key: SealKey,
    aad: [u8; 36],
    file: Box<dyn ReadFile>,
    /// From where in the file on the chunks stand.
    base: u64,
    buffer: Vec<u8>,
}

impl ChunkOpener {
    pub(crate) fn new(key: &SecretBytes<32>, id: FileId, file: Box<dyn ReadFile>, base: u64) -> Result<Self> {
        Ok(ChunkOpener { key: SealKey::new(key.expose())?, aad: aad(id), file, base, buffer: Vec::new() })
    }

    /// The plain bytes of one chunk.
    pub(crate) fn chunk(&mut self, number: u32, last: bool) -> Result<&[u8]> {
        let damaged = Error::Damaged(Part::Evidence);
        let sealed_chunk = u64::try_from(SEALED_CHUNK_BYTES).map_err(|_| Error::Internal("chunk size"))?;
        let offset = u64::from(number).saturating_mul(sealed_chunk).saturating_add(self.base);
        self.buffer.resize(SEALED_CHUNK_BYTES, 0);
        let read = self.file.read_at(offset, &mut self.buffer)?;
        if !last && read < SEALED_CHUNK_BYTES {
            return Err(damaged);
        }
        let sealed = self.buffer.get_mut(..read).ok_or(Error::Internal("chunk buffer"))?;
        self.key.open_chunk(nonce(number, last), &self.aad, sealed).map(|plain| &*plain).map_err(|_| damaged)
    }

    /// Opens all of it in order and hands it on, while another thread reads ahead. Stops at the first damage.
    pub(crate) fn read_all(&mut self, chunks: u32, mut sink: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let sealed_chunk = u64::try_from(SEALED_CHUNK_BYTES).map_err(|_| Error::Internal("chunk size"))?;
        let longest = u64::from(chunks).saturating_mul(sealed_chunk).saturating_add(self.base);
        if self.file.length_bytes()? > longest {
            return Err(Error::Damaged(Part::Evidence));
        }
        let (filled, blocks) = sync_channel::<Result<Block>>(BLOCKS_AHEAD);
        let (empty, spare) = sync_channel::<Vec<u8>>(BLOCKS_AHEAD.saturating_add(2));
        let ChunkOpener { key, aad, file, base, .. } = self;
        std::thread::scope(|scope| {
            scope.spawn(move || read_ahead(file.as_mut(), *base, chunks, &filled, &spare));
            let mut number = 0_u32;
            // Whoever stops early drops `blocks`, and the reader stops with it.
            for block in blocks {
                let Block { mut bytes, length } = block?;
                for sealed in bytes.get_mut(..length).unwrap_or_default().chunks_mut(SEALED_CHUNK_BYTES) {
                    let last = number.saturating_add(1) == chunks;
                    let plain = key
                        .open_chunk(nonce(number, last), aad, sealed)
                        .map_err(|_| Error::Damaged(Part::Evidence))?;
                    sink(plain)?;
                    number = number.saturating_add(1);
                }
                let _ = empty.try_send(bytes);
            }
            if number == chunks { Ok(()) } else { Err(Error::Damaged(Part::Evidence)) }
        })
    }

    /// Whether the file is long enough to hold a whole chunk.
    pub(crate) fn holds_a_chunk(&self) -> Result<bool> {
        let behind = self.file.length_bytes()?.saturating_sub(self.base);
        Ok(behind >= u64::try_from(SEALED_CHUNK_BYTES).map_err(|_| Error::Internal("chunk size"))?)
    }

    /// How many whole chunks of a file that was cut off still open, and whether the last of them is the end.
    pub(crate) fn recoverable(&mut self) -> Result<(u32, bool)> {
        let mut number = 0_u32;
        loop {
            if self.chunk(number, false).is_ok() {
                number = number.checked_add(1).ok_or(Error::Internal("chunk number"))?;
            } else {
                let ended = self.chunk(number, true).is_ok();
                return Ok((number.saturating_add(u32::from(ended)), ended));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::vault::storage::{Disk, Storage};

    const ID: FileId = FileId([5; 16]);

    fn seal(path: &Path, key: &SecretBytes<32>, bytes: &[u8], step: usize) -> Sealed {
        let mut sealer = ChunkSealer::new(key, ID, Disk.create(path).expect("creates")).expect("key");
        for part in bytes.chunks(step) {
            sealer.write(part).expect("writes");
        }
        sealer.finish().expect("finishes")
    }

    fn open(path: &Path, key: &SecretBytes<32>, chunks: u32) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        ChunkOpener::new(key, ID, Disk.open(path)?, 0)?.read_all(chunks, |plain| {
            out.extend_from_slice(plain);
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn every_size_around_a_chunk_comes_back() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let key = SecretBytes::copy_of(&[1; 32]);
        for (case, size) in
            [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES].into_iter().enumerate()
        {
            let bytes: Vec<u8> = (0..size).map(|i| u8::try_from(i % 251).expect("small")).collect();
            let path = folder.path().join(case.to_string());
            let sealed = seal(&path, &key, &bytes, 10_007);
            assert_eq!(sealed.chunks as usize, size.div_ceil(CHUNK_BYTES).max(1), "{size}");
            assert_eq!(open(&path, &key, sealed.chunks).expect("opens"), bytes, "{size}");
        }
    }

    #[test]
    fn cut_swapped_lengthened_and_changed_files_are_noticed() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let key = SecretBytes::copy_of(&[1; 32]);
        let path = folder.path().join("f");
        let sealed = seal(&path, &key, &vec![7; 3 * CHUNK_BYTES], CHUNK_BYTES);
        let good = std::fs::read(&path).expect("reads");
        let check = |bytes: &[u8]| {
            std::fs::write(&path, bytes).expect("writes");
            open(&path, &key, sealed.chunks)
        };
        assert!(check(&good).is_ok());
        assert!(check(&good[..good.len() - 1]).is_err());
        assert!(check(&good[..2 * SEALED_CHUNK_BYTES]).is_err());
        assert!(check(&[good.clone(), vec![0]].concat()).is_err());
        let swapped = [
            &good[SEALED_CHUNK_BYTES..2 * SEALED_CHUNK_BYTES],
            &good[..SEALED_CHUNK_BYTES],
            &good[2 * SEALED_CHUNK_BYTES..],
        ]
        .concat();
        assert!(check(&swapped).is_err());
        let mut flipped = good.clone();
        flipped[100] ^= 1;
        assert!(check(&flipped).is_err());
    }

    #[test]
    fn a_cut_off_file_gives_back_its_whole_chunks() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let key = SecretBytes::copy_of(&[1; 32]);
        let path = folder.path().join("f");
        seal(&path, &key, &vec![7; 5 * CHUNK_BYTES], CHUNK_BYTES);
        let good = std::fs::read(&path).expect("reads");
        std::fs::write(&path, &good[..3 * SEALED_CHUNK_BYTES + 100]).expect("writes");
        let mut opener = ChunkOpener::new(&key, ID, Disk.open(&path).expect("opens"), 0).expect("key");
        assert_eq!(opener.recoverable().expect("reads"), (3, false));
    }
}
