//! Files that are taken in: their names, what they are, and whether they stayed as they were while they were read.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use alongside_core::progress::Progress;
use alongside_core::{Error, Result, limits};
use zeroize::Zeroizing;

/// Bytes read at a time.
const STEP_BYTES: usize = limits::CHUNK_BYTES;
/// Bytes by which a file is recognised.
const FRONT_BYTES: usize = 16;

/// Media types by extension. What is not here is recognised by its first bytes, or is bytes.
const BY_EXTENSION: [(&str, &str); 40] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("heic", "image/heic"),
    ("heif", "image/heif"),
    ("avif", "image/avif"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("bmp", "image/bmp"),
    ("svg", "image/svg+xml"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
    ("mkv", "video/x-matroska"),
    ("3gp", "video/3gpp"),
    ("avi", "video/x-msvideo"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("aac", "audio/aac"),
    ("wav", "audio/wav"),
    ("ogg", "audio/ogg"),
    ("oga", "audio/ogg"),
    ("opus", "audio/opus"),
    ("flac", "audio/flac"),
    ("amr", "audio/amr"),
    ("pdf", "application/pdf"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("json", "application/json"),
    ("zip", "application/zip"),
    ("eml", "message/rfc822"),
    ("msg", "application/vnd.ms-outlook"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// Media types by what stands at a place near the beginning.
const BY_FRONT: [(usize, &[u8], &str); 14] = [
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
];

/// What is kept as the name: the last part, without the folders it lies in.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn by_extension(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    BY_EXTENSION.iter().find(|(known, _)| *known == extension).map(|(_, media)| *media)
}

fn by_front(front: &[u8]) -> Option<&'static str> {
    let stands = |at: usize, mark: &[u8]| front.get(at..).is_some_and(|rest| rest.starts_with(mark));
    BY_FRONT.iter().find(|(at, mark, _)| stands(*at, mark)).map(|(.., media)| *media)
}

/// A file that is read once, from beginning to end.
pub(crate) struct Source {
    file: File,
    path: PathBuf,
    before: (u64, Option<SystemTime>),
    front: Zeroizing<Vec<u8>>,
}

fn state(data: &Metadata) -> (u64, Option<SystemTime>) {
    (data.len(), data.modified().ok())
}

impl Source {
    /// Opens a file. A folder is none.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path)?;
        let data = file.metadata()?;
        if data.is_dir() {
            return Err(Error::NoAccess);
        }
        Ok(Source { file, path: path.to_owned(), before: state(&data), front: Zeroizing::default() })
    }

    /// How long it is.
    pub(crate) fn bytes(&self) -> u64 {
        self.before.0
    }

    /// What it is, by its name or its first bytes.
    pub(crate) fn media_type(&mut self) -> Result<&'static str> {
        if let Some(media) = by_extension(&self.path) {
            return Ok(media);
        }
        if self.front.is_empty() {
            let mut front = Zeroizing::new(vec![0; FRONT_BYTES]);
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
        Ok(by_front(&self.front).unwrap_or("application/octet-stream"))
    }

    /// Hands all of it on. A file that turns out shorter or longer than it was, or was written to meanwhile, is
    /// refused.
    pub(crate) fn read(
        &mut self,
        progress: &Progress,
        mut take: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
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
