//! A file outside that is taken in: its name, what it is, and whether it stayed as it was while it was read.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::SystemTime;

use zeroize::Zeroizing;

use super::media;
use crate::error::{Error, Result};
use crate::limits;
use crate::progress::Progress;

/// Bytes read at a time.
const STEP_BYTES: usize = limits::CHUNK_BYTES;
/// What is kept as the name: the last part, without the folders it lies in.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file that is read once, from beginning to end.
pub struct Source {
    file: File,
    name: String,
    before: (u64, Option<SystemTime>),
    front: Zeroizing<Vec<u8>>,
}

fn state(data: &Metadata) -> (u64, Option<SystemTime>) {
    (data.len(), data.modified().ok())
}

impl Source {
    /// Opens a file, named as its path names it. A folder is none.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_as(path, name_of(path))
    }

    /// Opens a file that is called `name`, whatever its path says: a phone hands files on under made-up names.
    pub fn open_as(path: &Path, name: String) -> Result<Self> {
        let file = File::open(path)?;
        let data = file.metadata()?;
        if data.is_dir() {
            return Err(Error::NoAccess);
        }
        Ok(Source { file, name, before: state(&data), front: Zeroizing::default() })
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How long it is.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.before.0
    }

    /// What it is, by its name or its first bytes.
    pub fn media_type(&mut self) -> Result<&'static str> {
        if let Some(media) = media::by_name(&self.name) {
            return Ok(media);
        }
        if self.front.is_empty() {
            let mut front = Zeroizing::new(vec![0; media::FRONT_BYTES]);
            let mut filled = 0;
            while filled < front.len() {
                match self.file.read(front.get_mut(filled..).unwrap_or_default()) {
                    Ok(0) => break,
                    Ok(count) => filled = filled.saturating_add(count),
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(error) => return Err(error.into()),
                }
            }
            front.truncate(filled);
            self.front = front;
        }
        Ok(media::by_front(&self.front).unwrap_or(media::UNKNOWN))
    }

    /// Hands all of it on. A file that turns out shorter or longer than it was, or was written to meanwhile, is
    /// refused.
    pub fn read(&mut self, progress: &Progress, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        progress.expect(self.bytes());
        let mut step = Zeroizing::new(vec![0; STEP_BYTES]);
        let mut read = 0_u64;
        let front = std::mem::take(&mut self.front);
        let mut hand_on = |bytes: &[u8]| {
            let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            read = read.saturating_add(count);
            // Something that grows as fast as it is read would never end.
            if read > self.before.0 {
                return Err(Error::FileChanged);
            }
            progress.advance(count)?;
            take(bytes)
        };
        hand_on(&front)?;
        loop {
            match self.file.read(&mut step) {
                Ok(0) => break,
                Ok(count) => hand_on(step.get(..count).unwrap_or_default())?,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        let after = state(&self.file.metadata()?);
        if read == self.before.0 && after == self.before { Ok(()) } else { Err(Error::FileChanged) }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn file(name: &str, content: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        (folder, path)
    }

    fn all(source: &mut Source) -> Result<Vec<u8>> {
        let mut all = Vec::new();
        source.read(&Progress::new(), |bytes| {
            all.extend_from_slice(bytes);
            Ok(())
        })?;
        Ok(all)
    }

    #[test]
    fn a_file_is_known_by_its_name_or_its_first_bytes() {
        for (name, content, media) in [
            ("a.JPG", &b""[..], "image/jpeg"),
            ("note.txt", b"\xff\xd8\xff", "text/plain"),
            ("bare", b"\xff\xd8\xff\xe0", "image/jpeg"),
            ("bare.xyz", b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
            ("bare", b"\0\0\0\x18ftypmp42", "video/mp4"),
            ("bare", b"", "application/octet-stream"),
        ] {
            let (_folder, path) = file(name, content);
            let mut source = Source::open(&path).unwrap();
            assert_eq!(source.media_type().unwrap(), media, "{name}");
            // Looking at the first bytes loses none of them.
            assert_eq!(all(&mut source).unwrap(), content, "{name}");
        }
    }

    #[test]
    fn a_file_that_shrinks_or_grows_while_it_is_read_is_refused() {
        let content = vec![7; STEP_BYTES * 3];
        for length in [STEP_BYTES + 1, STEP_BYTES * 4, STEP_BYTES * 3] {
            let (_folder, path) = file("a", &content);
            let mut source = Source::open(&path).unwrap();
            let mut first = true;
            let read = source.read(&Progress::new(), |_| {
                if std::mem::take(&mut first) {
                    let file = std::fs::OpenOptions::new().write(true).open(&path)?;
                    file.set_len(u64::try_from(length).unwrap())?;
                    file.set_modified(SystemTime::UNIX_EPOCH)?;
                }
                Ok(())
            });
            assert!(matches!(read, Err(Error::FileChanged)), "{length}");
        }
    }

    #[test]
    fn a_stop_is_heard_between_two_steps() {
        let (_folder, path) = file("a", &vec![7; STEP_BYTES * 3]);
        let progress = Progress::new();
        let read = Source::open(&path).unwrap().read(&progress, |_| {
            progress.cancel();
            Ok(())
        });
        assert!(matches!(read, Err(Error::Cancelled)));
        assert!(progress.done() < progress.total());
    }

    #[test]
    fn a_folder_is_no_file_and_what_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(Source::open(folder.path()), Err(Error::NoAccess)));
        assert!(matches!(Source::open(&folder.path().join("x")), Err(Error::FileNotFound)));
        assert_eq!(name_of(Path::new("/home/x/photo 1.jpg")), "photo 1.jpg");
    }
}
