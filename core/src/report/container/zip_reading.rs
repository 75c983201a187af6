//! Reads a ZIP that was written in its one form, from front to back, and notices every byte that its writer would not have
//! written. Nothing in it can unfold: files are stored, and its length is what it holds.

use std::io::Read;

use super::check_name;
use super::zip::Crc;
use super::zip_layout::{END_64_BYTES, END_BYTES, FULL_32, Member, end, is_wide_end};
use crate::error::{Error, Result};
use crate::limits;

/// Bytes that can be read from the front, as often as is wanted, and whose end is known.
pub trait Source {
    /// Length in bytes.
    fn length(&mut self) -> Result<u64>;
    /// The last `bytes` of it, fewer where it is shorter.
    fn tail(&mut self, bytes: u64) -> Result<Vec<u8>>;
    /// All of it from the front.
    fn forward(&mut self) -> Result<Box<dyn Read + '_>>;
}

/// What is wrong with a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is no ZIP.
    NotOne,
    /// It stops before its end.
    CutShort,
    /// It has a byte that the program would not have written.
    OtherForm,
}

/// The files of a ZIP, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    /// The files.
    pub members: Vec<Member>,
    /// Where the directory begins.
    at: u64,
    /// Its length.
    bytes: u64,
    /// All behind the files, as it has to be.
    expected: Vec<u8>,
}

/// Reads where the files are. A fault is an answer, not an error.
pub fn directory(source: &mut dyn Source) -> Result<std::result::Result<Directory, Fault>> {
    let length = source.length()?;
    let most = limits::BUNDLE_DIRECTORY_MAX_BYTES;
    let tail = source.tail(length.min(most))?;
    let begins = match length {
        0..4 => false,
        _ if length <= most => tail.starts_with(b"PK\x03\x04"),
        _ => {
            let mut first = [0; 4];
            source.forward()?.read_exact(&mut first)?;
            first == *b"PK\x03\x04"
        }
    };
    if !begins {
        return Ok(Err(Fault::NotOne));
    }
    let tail_at = length.saturating_sub(u64::try_from(tail.len()).unwrap_or(0));
    Ok(parse(&tail, tail_at, length))
}

/// The directory at the end of `tail`, which begins at `tail_at` of a file of `length` bytes.
fn parse(tail: &[u8], tail_at: u64, length: u64) -> std::result::Result<Directory, Fault> {
    let back = |bytes: u64| usize::try_from(bytes).ok().and_then(|bytes| tail.len().checked_sub(bytes));
    let end_at = back(END_BYTES).ok_or(Fault::CutShort)?;
    let mut last = Fields(tail.get(end_at..).unwrap_or_default());
    if last.u32() != Some(0x0605_4b50) {
        return Err(Fault::CutShort);
    }
    let other = || Fault::OtherForm;
    last.skip(4);
    let (_, count) = (last.u16(), last.u16().ok_or_else(other)?);
    let (size, offset) = (last.u32().ok_or_else(other)?, last.u32().ok_or_else(other)?);
    let mut counts = (u64::from(count), u64::from(size), u64::from(offset));
    let is_wide = count == u16::MAX || size == u32::MAX || offset == u32::MAX;
    if is_wide {
        let at = back(END_BYTES.saturating_add(END_64_BYTES)).ok_or_else(other)?;
        let mut wide = Fields(tail.get(at..).unwrap_or_default());
        wide.skip(32);
        let read = (wide.u64(), wide.u64(), wide.u64());
        let (Some(count), Some(size), Some(offset)) = read else { return Err(other()) };
        counts = (count, size, offset);
    }
    let (count, bytes, at) = counts;
    if count > u64::try_from(limits::BUNDLE_FILES_MAX).unwrap_or(0)
        || is_wide_end(count, bytes, at) != is_wide
    {
        return Err(other());
    }
    let behind = end(count, bytes, at);
    let behind_bytes = u64::try_from(behind.len()).unwrap_or(u64::MAX);
    if at.checked_add(bytes).and_then(|end| end.checked_add(behind_bytes)) != Some(length) {
        return Err(other());
    }
    let from = at.checked_sub(tail_at).and_then(|from| usize::try_from(from).ok()).ok_or_else(other)?;
    let found = tail.get(from..).ok_or_else(other)?;
    let members = members(found, count).ok_or_else(other)?;
    let mut expected: Vec<u8> = members.iter().flat_map(Member::central).collect();
    expected.extend_from_slice(&behind);
    if expected != found || !follow(&members, at) {
        return Err(other());
    }
    Ok(Directory { members, at, bytes, expected })
}

/// What the directory says of its files.
fn members(directory: &[u8], count: u64) -> Option<Vec<Member>> {
    let mut fields = Fields(directory);
    let mut members = Vec::new();
    for _ in 0..count {
        if fields.u32()? != 0x0201_4b50 {
            return None;
        }
        fields.skip(12);
        let crc = fields.u32()?;
        let (packed, size) = (fields.u32()?, fields.u32()?);
        let (name_bytes, extra_bytes) = (fields.u16()?, fields.u16()?);
        fields.skip(10);
        let offset = fields.u32()?;
        let name = String::from_utf8(fields.take(usize::from(name_bytes))?.to_vec()).ok()?;
        check_name(&name).ok()?;
        let mut extra = Fields(fields.take(usize::from(extra_bytes))?);
        extra.skip(4);
        let large = size == u32::MAX && packed == u32::MAX;
        let size = if large { (extra.u64()?, extra.u64()?).0 } else { u64::from(size) };
        let offset = if u64::from(offset) == FULL_32 { extra.u64()? } else { u64::from(offset) };
        members.push(Member { name, size, crc, large, offset });
    }
    Some(members)
}

/// Whether the files follow one another without a hole and under different names.
fn follow(members: &[Member], directory_at: u64) -> bool {
    let mut at = 0_u64;
    let mut names = std::collections::BTreeSet::new();
    for member in members {
        if member.offset != at || !names.insert(member.name.to_ascii_lowercase()) {
            return false;
        }
        let around = member.local().len().saturating_add(member.descriptor().len());
        let around = u64::try_from(around).unwrap_or(u64::MAX);
        let Some(next) = at.checked_add(around).and_then(|at| at.checked_add(member.size)) else {
            return false;
        };
        at = next;
    }
    at == directory_at
}

/// Gives each file in turn to `visit`, and says whether every byte around and in them is as it has to be.
pub fn read_files(
    source: &mut dyn Source,
    directory: &Directory,
    visit: &mut dyn FnMut(&Member, &mut dyn Read) -> Result<()>,
) -> Result<bool> {
    let mut from = source.forward()?;
    let mut is_whole = true;
    for member in &directory.members {
        is_whole &= same(&mut from, &member.local())?;
        let mut file = Checked { from: &mut *from, left: member.size, crc: Crc::new() };
        visit(member, &mut file)?;
        std::io::copy(&mut file, &mut std::io::sink())?;
        is_whole &= file.crc.finish() == member.crc;
        is_whole &= same(&mut from, &member.descriptor())?;
    }
    is_whole &= same(&mut from, &directory.expected)?;
    Ok(is_whole)
}

fn same(from: &mut dyn Read, expected: &[u8]) -> Result<bool> {
    let mut found = vec![0; expected.len()];
    from.read_exact(&mut found).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => Error::FileChanged,
        _ => Error::from(error),
    })?;
    Ok(found == expected)
}

/// One file of it, with its checksum.
struct Checked<'r> {
    from: &'r mut dyn Read,
    left: u64,
    crc: Crc,
}

impl Read for Checked<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(out.len());
        let room = out.get_mut(..most).unwrap_or_default();
        if room.is_empty() {
            return Ok(0);
        }
        let read = self.from.read(room)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        self.crc.update(room.get(..read).unwrap_or_default());
        self.left = self.left.saturating_sub(u64::try_from(read).unwrap_or(0));
        Ok(read)
    }
}

/// Numbers, one after the other.
struct Fields<'b>(&'b [u8]);

impl<'b> Fields<'b> {
    fn take(&mut self, bytes: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or_default();
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::zip::{Sink, ZipWriter};
    use super::*;

    struct Memory(Vec<u8>);

    impl Source for Memory {
        fn length(&mut self) -> Result<u64> {
            Ok(self.0.len() as u64)
        }

        fn tail(&mut self, bytes: u64) -> Result<Vec<u8>> {
            let from = self.0.len() - usize::try_from(bytes).expect("small");
            Ok(self.0[from..].to_vec())
        }

        fn forward(&mut self) -> Result<Box<dyn Read + '_>> {
            Ok(Box::new(self.0.as_slice()))
        }
    }

    fn made(files: &[(&str, &[u8], bool)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut zip = ZipWriter::new(&mut bytes);
        for (name, content, large) in files {
            zip.begin(name, if *large { u64::MAX } else { content.len() as u64 }).expect("begins");
            zip.write(content).expect("writes");
            zip.end().expect("ends");
        }
        let length = zip.finish().expect("finishes");
        assert_eq!(length, bytes.len() as u64);
        bytes
    }

    fn read(bytes: Vec<u8>) -> Option<Vec<(String, Vec<u8>)>> {
        let mut source = Memory(bytes);
        let directory = directory(&mut source).expect("reads").ok()?;
        let mut files = Vec::new();
        let whole = read_files(&mut source, &directory, &mut |member, file| {
            let mut content = Vec::new();
            file.read_to_end(&mut content)?;
            files.push((member.name.clone(), content));
            Ok(())
        });
        whole.expect("reads").then_some(files)
    }

    #[test]
    fn what_was_written_is_read_and_every_other_byte_is_noticed() {
        let files: &[(&str, &[u8], bool)] =
            &[("a.txt", b"hello", false), ("files/AB1.jpg", b"\xff\xd8\xff", true), ("empty", b"", false)];
        let bytes = made(files);
        let back = read(bytes.clone()).expect("whole");
        assert_eq!(back.len(), 3);
        assert_eq!(back[1], ("files/AB1.jpg".to_owned(), b"\xff\xd8\xff".to_vec()));
        for at in 0..bytes.len() {
            for change in [1, 0x80] {
                let mut changed = bytes.clone();
                changed[at] ^= change;
                assert!(read(changed).is_none(), "byte {at}");
            }
        }
        for length in 0..bytes.len() {
            assert!(read(bytes[..length].to_vec()).is_none(), "cut at {length}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(read(longer).is_none());
        let mut before = vec![0];
        before.extend_from_slice(&bytes);
        assert!(read(before).is_none());
    }

    /// Takes bytes and keeps the last of them only.
    struct Counting {
        bytes: u64,
        tail: Vec<u8>,
    }

    impl Sink for Counting {
        fn append(&mut self, bytes: &[u8]) -> Result<()> {
            self.bytes += bytes.len() as u64;
            self.tail.extend_from_slice(bytes);
            let more = self.tail.len().saturating_sub(1 << 20);
            self.tail.drain(..more);
            Ok(())
        }
    }

    #[test]
    fn twenty_gigabytes_have_a_directory_that_reads() {
        let mut sink = Counting { bytes: 0, tail: Vec::new() };
        let mut zip = ZipWriter::new(&mut sink);
        let block = vec![7_u8; 1 << 20];
        for (name, megabytes) in [("one", 5 * 1024_u64), ("two", 1), ("three", 1)] {
            zip.begin(name, megabytes << 20).expect("begins");
            for _ in 0..megabytes {
                zip.write(&block).expect("writes");
            }
            zip.end().expect("ends");
        }
        let length = zip.finish().expect("finishes");
        assert_eq!(length, sink.bytes);
        let at = length - sink.tail.len() as u64;
        let directory = parse(&sink.tail, at, length).expect("reads");
        assert!(directory.members[0].large && directory.members[2].offset > FULL_32);
        assert_eq!(directory.members[0].size, 5 << 30);
    }

    #[test]
    fn names_that_climb_and_files_without_end_are_refused() {
        let mut bytes = Vec::new();
        let mut zip = ZipWriter::new(&mut bytes);
        assert!(zip.begin("../a", 1).is_err());
        assert!(zip.write(b"no file").is_err());
        zip.begin("a", 1).expect("begins");
        assert!(zip.begin("b", 1).is_err());
        assert_eq!(read(b"hello".to_vec()), None);
    }
}
