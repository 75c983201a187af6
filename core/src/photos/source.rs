//! Where the bytes of a picture or a film are read from, at any place, without all of them in memory.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};

use super::bytes::{part, place64, wide};
use crate::error::{Error, Result};

/// Bytes that can be read at any place.
pub trait Source {
    /// How many there are.
    fn length(&self) -> u64;

    /// Fills `into` from `at` on. What is not there is [`Error::FileChanged`].
    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()>;

    /// `length` bytes from `at` on, where they are all there.
    fn read_part(&mut self, at: u64, length: usize) -> Result<Option<Vec<u8>>> {
        if at.checked_add(wide(length)).is_none_or(|end| end > self.length()) {
            return Ok(None);
        }
        let mut bytes = vec![0; length];
        self.read_at(at, &mut bytes)?;
        Ok(Some(bytes))
    }
}

impl Source for &[u8] {
    fn length(&self) -> u64 {
        wide(self.len())
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()> {
        let found = part(self, place64(at), into.len()).ok_or(Error::FileChanged)?;
        into.copy_from_slice(found);
        Ok(())
    }
}

/// Bytes that are far away, with a small window of them in memory: headers lie close together.
pub struct Windowed<'a> {
    far: Box<dyn Source + Send + 'a>,
    window: Vec<u8>,
    window_at: u64,
}

/// Bytes of the window.
const WINDOW_BYTES: usize = 4096;

impl<'a> Windowed<'a> {
    /// Over bytes of which each call costs something.
    #[must_use]
    pub fn new(far: Box<dyn Source + Send + 'a>) -> Self {
        Windowed { far, window: Vec::new(), window_at: 0 }
    }
}

impl Source for Windowed<'_> {
    fn length(&self) -> u64 {
        self.far.length()
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()> {
        if into.len() >= WINDOW_BYTES {
            return self.far.read_at(at, into);
        }
        let inside = |source: &Self, at: u64| {
            let skipped = place64(at.checked_sub(source.window_at)?);
            part(&source.window, skipped, into.len()).map(<[u8]>::to_vec)
        };
        let found = if let Some(found) = inside(self, at) {
            found
        } else {
            let count = place64(self.length().saturating_sub(at)).min(WINDOW_BYTES);
            let mut window = vec![0; count];
            self.far.read_at(at, &mut window)?;
            (self.window, self.window_at) = (window, at);
            inside(self, at).ok_or(Error::FileChanged)?
        };
        into.copy_from_slice(&found);
        Ok(())
    }
}

/// A file.
pub struct FileSource(Windowed<'static>);

/// A file without a window.
struct Plain {
    file: File,
    length: u64,
}

impl FileSource {
    /// A file that is open for reading. A folder is none.
    pub fn new(file: File) -> Result<Self> {
        let data = file.metadata()?;
        if !data.is_file() {
            return Err(Error::NoAccess);
        }
        Ok(FileSource(Windowed::new(Box::new(Plain { file, length: data.len() }))))
    }
}

impl Source for Plain {
    fn length(&self) -> u64 {
        self.length
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()> {
        self.file.seek(SeekFrom::Start(at))?;
        self.file.read_exact(into).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => Error::FileChanged,
            _ => error.into(),
        })
    }
}

impl Source for FileSource {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()> {
        self.0.read_at(at, into)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_reads_like_a_slice_and_nothing_is_read_behind_its_end() {
        let bytes: Vec<u8> = (0..20_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&bytes).unwrap();
        let mut file = FileSource::new(file).unwrap();
        let mut slice = bytes.as_slice();
        for (at, length) in [(0, 16), (4, 8), (4090, 12), (19_990, 10), (100, 9000), (3, 0)] {
            let one = file.read_part(at, length).unwrap();
            assert!(one.is_some() && one == slice.read_part(at, length).unwrap(), "{at} {length}");
        }
        for source in [&mut file as &mut dyn Source, &mut slice] {
            assert_eq!(source.read_part(19_995, 6).unwrap(), None);
            assert_eq!(source.read_part(u64::MAX, 6).unwrap(), None);
            assert!(matches!(source.read_at(19_999, &mut [0; 2]), Err(Error::FileChanged)));
        }
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(File::open(folder.path()).map_err(Error::from).and_then(FileSource::new).is_err());
    }
}
