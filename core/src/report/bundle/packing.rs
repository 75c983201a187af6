//! Where the files of a bundle go, one after the other.

use crate::error::Result;
use crate::ids::Digest32;
use crate::report::container::zip::{Sink, ZipWriter};
use crate::report::proof::manifest::{Listed, Origin};
use crate::vault::Sha256;

/// Takes files, one after the other.
pub trait Packing {
    /// Begins a file that will have at most `most_bytes`.
    fn begin(&mut self, name: &str, most_bytes: u64) -> Result<()>;
    /// Adds to it.
    fn write(&mut self, bytes: &[u8]) -> Result<()>;
    /// Ends it.
    fn end(&mut self) -> Result<()>;
    /// Ends the bundle.
    fn finish(&mut self) -> Result<()>;
}

/// A bundle in one ZIP.
pub struct ZipPacking<'s>(Option<ZipWriter<'s>>);

impl<'s> ZipPacking<'s> {
    /// Into `sink`.
    pub fn new(sink: &'s mut dyn Sink) -> Self {
        ZipPacking(Some(ZipWriter::new(sink)))
    }

    fn zip(&mut self) -> Result<&mut ZipWriter<'s>> {
        self.0.as_mut().ok_or(crate::Error::Internal("bundle is finished"))
    }
}

impl Packing for ZipPacking<'_> {
    fn begin(&mut self, name: &str, most_bytes: u64) -> Result<()> {
        self.zip()?.begin(name, most_bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip()?.write(bytes)
    }

    fn end(&mut self) -> Result<()> {
        self.zip()?.end()
    }

    fn finish(&mut self) -> Result<()> {
        self.0.take().map_or(Ok(()), |zip| zip.finish().map(drop))
    }
}

/// A file that is being packed, with its digest.
pub(super) struct Packed<'p> {
    packing: &'p mut dyn Packing,
    hash: Sha256,
    size: u64,
    name: String,
    media_type: String,
}

impl<'p> Packed<'p> {
    pub(super) fn begin(
        packing: &'p mut dyn Packing,
        name: &str,
        media_type: &str,
        most_bytes: u64,
    ) -> Result<Self> {
        packing.begin(name, most_bytes)?;
        let (name, media_type) = (name.to_owned(), media_type.to_owned());
        Ok(Packed { packing, hash: Sha256::new(), size: 0, name, media_type })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.size = self.size.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        self.packing.write(bytes)
    }

    pub(super) fn end(self, origin: Option<Origin>) -> Result<Listed> {
        self.packing.end()?;
        let sha256 = Digest32(self.hash.finish());
        Ok(Listed { name: self.name, sha256, size: self.size, media_type: self.media_type, origin })
    }
}

/// Packs a file that is in memory.
pub(super) fn whole(packing: &mut dyn Packing, name: &str, media_type: &str, bytes: &[u8]) -> Result<Listed> {
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut file = Packed::begin(packing, name, media_type, most)?;
    file.write(bytes)?;
    file.end(None)
}
