//! Reads a sealed ZIP that was written in its one form. All of it is checked before anything in it is believed.

use std::io::Read;

use super::aes_zip::{AROUND_BYTES, Frame};
use super::passphrase::Passphrase;
use crate::error::{Error, Result};
use crate::limits;
use crate::report::container::zip_layout::FULL_32;
use crate::report::container::zip_reading::{Fault, Source};
use crate::report::container::{Bundle, ZipBundle};
use crate::vault::{
    AES_ZIP_CHECK_BYTES, AES_ZIP_CODE_BYTES, AES_ZIP_SALT_BYTES, AesZipCipher, AesZipKeys, equal,
};

/// The only name that is read: what is sealed is a bundle.
const NAME: &str = "record.zip";
/// Bytes of a ZIP's last record.
const END_BYTES: usize = 22;
/// As a ZIP begins whose member is sealed: its version, flags and method.
const BEGINS: &[u8] = b"PK\x03\x04\x33\x00\x09\x00\x63\x00";

/// Whether it begins as a sealed ZIP does.
pub fn is_sealed(source: &mut dyn Source) -> Result<bool> {
    let mut begin = Vec::new();
    let most = u64::try_from(BEGINS.len()).unwrap_or(0);
    source.forward()?.take(most).read_to_end(&mut begin)?;
    Ok(begin == BEGINS)
}

/// A sealed ZIP and what opens it.
pub struct AesZip<S> {
    source: S,
    passphrase: Passphrase,
}

impl<S: Source> AesZip<S> {
    /// Nothing is read yet.
    pub fn new(source: S, passphrase: Passphrase) -> Self {
        AesZip { source, passphrase }
    }

    /// How many bytes are sealed, if all around them is as we write it.
    fn size(&mut self) -> Result<std::result::Result<u64, Fault>> {
        let length = self.source.length()?;
        let empty = Frame { name: NAME.to_owned(), size: 0 };
        let around = |frame: &Frame| {
            let bytes = frame.before().len().saturating_add(frame.behind().len());
            u64::try_from(bytes.saturating_add(AROUND_BYTES)).unwrap_or(u64::MAX)
        };
        // The end has a wide form where the directory lies far behind; which one it is shows the length itself.
        let sizes = [&empty, &Frame { name: NAME.to_owned(), size: FULL_32 }].map(|frame| {
            let size = length.checked_sub(around(frame))?;
            let of = Frame { name: NAME.to_owned(), size };
            (around(&of).checked_add(size) == Some(length)).then_some(of)
        });
        let Some(frame) = sizes.into_iter().flatten().next() else { return Ok(Err(Fault::CutShort)) };
        let (before, behind) = (frame.before(), frame.behind());
        let mut found = vec![0; before.len()];
        read_exact(&mut *self.source.forward()?, &mut found)?;
        let tail = self.source.tail(u64::try_from(behind.len()).unwrap_or(u64::MAX))?;
        let last = tail.len().checked_sub(END_BYTES).and_then(|at| tail.get(at..)).unwrap_or_default();
        if !last.starts_with(b"PK\x05\x06") {
            return Ok(Err(Fault::CutShort));
        }
        Ok(if found == before && tail == behind { Ok(frame.size) } else { Err(Fault::OtherForm) })
    }

    /// The keys, once all that is sealed under them was seen to be whole.
    fn checked(&mut self, size: u64) -> Result<std::result::Result<Inner<'_, S>, Fault>> {
        let frame = Frame { name: NAME.to_owned(), size };
        let before = frame.before();
        let passphrase = &self.passphrase;
        let mut from = self.source.forward()?;
        skip(&mut *from, before.len())?;
        let (mut salt, mut check) = ([0; AES_ZIP_SALT_BYTES], [0; AES_ZIP_CHECK_BYTES]);
        read_exact(&mut *from, &mut salt)?;
        read_exact(&mut *from, &mut check)?;
        let mut keys = AesZipKeys::new(passphrase.expose().as_bytes(), &salt)?;
        if !equal(&keys.check(), &check) {
            return Err(Error::WrongPassphrase);
        }
        let (mut left, mut block) = (size, vec![0; limits::CHUNK_BYTES]);
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(usize::MAX).min(block.len());
            let room = block.get_mut(..most).unwrap_or_default();
            read_exact(&mut *from, room)?;
            keys.authenticate(room);
            left = left.saturating_sub(u64::try_from(most).unwrap_or(u64::MAX));
        }
        let mut code = [0; AES_ZIP_CODE_BYTES];
        read_exact(&mut *from, &mut code)?;
        drop(from);
        if !equal(&keys.code(), &code) {
            return Ok(Err(Fault::OtherForm));
        }
        let begin = before.len().saturating_add(AES_ZIP_SALT_BYTES).saturating_add(AES_ZIP_CHECK_BYTES);
        let end = AES_ZIP_CODE_BYTES.saturating_add(frame.behind().len());
        Ok(Ok(Inner { source: &mut self.source, keys, size, begin, end }))
    }
}

impl<S: Source> Bundle for AesZip<S> {
    fn each(&mut self, visit: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>) -> Result<Option<Fault>> {
        let size = match self.size()? {
            Ok(size) => size,
            Err(fault) => return Ok(Some(fault)),
        };
        match self.checked(size)? {
            Ok(inner) => ZipBundle(inner).each(visit),
            Err(fault) => Ok(Some(fault)),
        }
    }
}

/// What is sealed, opened as it is read.
struct Inner<'s, S> {
    source: &'s mut S,
    keys: AesZipKeys,
    size: u64,
    /// Bytes of the ZIP before what is sealed.
    begin: usize,
    /// Bytes behind it.
    end: usize,
}

impl<S: Source> Source for Inner<'_, S> {
    fn length(&mut self) -> Result<u64> {
        Ok(self.size)
    }

    fn tail(&mut self, bytes: u64) -> Result<Vec<u8>> {
        let bytes = bytes.min(self.size);
        let behind = u64::try_from(self.end).unwrap_or(u64::MAX);
        let mut tail = self.source.tail(bytes.saturating_add(behind))?;
        tail.truncate(tail.len().saturating_sub(self.end));
        let mut cipher = self.keys.cipher()?;
        cipher.seek(self.size.saturating_sub(bytes))?;
        cipher.apply(&mut tail)?;
        Ok(tail)
    }

    fn forward(&mut self) -> Result<Box<dyn Read + '_>> {
        let cipher = self.keys.cipher()?;
        let mut from = self.source.forward()?;
        skip(&mut *from, self.begin)?;
        Ok(Box::new(Opened { from: from.take(self.size), cipher }))
    }
}

struct Opened<R> {
    from: R,
    cipher: AesZipCipher,
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(out)?;
        let opened = out.get_mut(..read).unwrap_or_default();
        self.cipher.apply(opened).map_err(|_| std::io::ErrorKind::InvalidData)?;
        Ok(read)
    }
}

fn read_exact(from: &mut dyn Read, out: &mut [u8]) -> Result<()> {
    from.read_exact(out).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => Error::FileChanged,
        _ => Error::from(error),
    })
}

fn skip(from: &mut dyn Read, bytes: usize) -> Result<()> {
    let mut passed = vec![0; bytes];
    read_exact(from, &mut passed)
}
