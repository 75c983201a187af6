//! Writes a ZIP from front to back, in its one form.

use super::check_name;
use super::zip_layout::{Member, end};
use crate::error::{Error, Refusal, Result};
use crate::limits;

/// Where the bytes of a bundle go.
pub trait Sink {
    /// Appends all of `bytes`.
    fn append(&mut self, bytes: &[u8]) -> Result<()>;
}

impl Sink for Vec<u8> {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.extend_from_slice(bytes);
        Ok(())
    }
}

/// A ZIP that is being written.
pub struct ZipWriter<'s> {
    sink: &'s mut dyn Sink,
    at: u64,
    members: Vec<Member>,
    crc: Crc,
    is_open: bool,
}

impl<'s> ZipWriter<'s> {
    /// An empty one.
    pub fn new(sink: &'s mut dyn Sink) -> Self {
        ZipWriter { sink, at: 0, members: Vec::new(), crc: Crc::new(), is_open: false }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.sink.append(bytes)?;
        self.at = self.at.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        Ok(())
    }

    /// Begins a file that will have at most `most_bytes`.
    pub fn begin(&mut self, name: &str, most_bytes: u64) -> Result<()> {
        check_name(name)?;
        if self.is_open {
            return Err(Error::Internal("file in a file"));
        }
        if self.members.len() >= limits::BUNDLE_FILES_MAX {
            return Err(Error::invalid("files", Refusal::TooMany));
        }
        let member = Member {
            name: name.to_owned(),
            size: 0,
            crc: 0,
            large: Member::is_large(most_bytes),
            offset: self.at,
        };
        let header = member.local();
        self.members.push(member);
        self.crc = Crc::new();
        self.is_open = true;
        self.put(&header)
    }

    /// Adds to the file that was begun.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(member) = self.members.last_mut().filter(|_| self.is_open) else {
            return Err(Error::Internal("no file begun"));
        };
        member.size = member.size.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        if !member.large && Member::is_large(member.size) {
            return Err(Error::Internal("file longer than was said"));
        }
        self.crc.update(bytes);
        self.put(bytes)
    }

    /// Ends it.
    pub fn end(&mut self) -> Result<()> {
        let crc = self.crc.finish();
        let Some(member) = self.members.last_mut().filter(|_| self.is_open) else {
            return Err(Error::Internal("no file begun"));
        };
        member.crc = crc;
        let descriptor = member.descriptor();
        self.is_open = false;
        self.put(&descriptor)
    }

    /// Ends the ZIP, and gives its length.
    pub fn finish(mut self) -> Result<u64> {
        let directory_at = self.at;
        for member in std::mem::take(&mut self.members) {
            self.put(&member.central())?;
            self.members.push(member);
        }
        let count = u64::try_from(self.members.len()).unwrap_or(u64::MAX);
        let end = end(count, self.at.saturating_sub(directory_at), directory_at);
        self.put(&end)?;
        Ok(self.at)
    }
}

/// A running CRC-32.
pub(super) struct Crc(crc32fast::Hasher);

impl Crc {
    pub(super) fn new() -> Self {
        Crc(crc32fast::Hasher::new())
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn finish(&self) -> u32 {
        self.0.clone().finalize()
    }
}
