//! A stream to write to: standard output or standard error, without a buffer.

use std::fs::File;
use std::io::{self, IsTerminal, Write};

use alongside_core::{Error, Result};
use serde::Serialize;

use super::{Ink, Look, WIDTH_MAX, WIDTH_MIN, escaped_json, paragraphs};
use crate::environment;

enum Stream {
    Descriptor(File),
    #[cfg(test)]
    Memory(Vec<u8>),
    /// Nobody reads any more, or there never was a stream.
    Closed,
}

/// Where words go. Each call writes one whole string.
pub(crate) struct Out {
    stream: Stream,
    terminal: bool,
    look: Look,
}

impl Out {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        let stdout = io::stdout();
        Out::new(duplicate(&stdout), stdout.is_terminal())
    }

    /// Standard error.
    pub(crate) fn stderr() -> Self {
        let stderr = io::stderr();
        Out::new(duplicate(&stderr), stderr.is_terminal())
    }

    fn new(file: io::Result<File>, terminal: bool) -> Self {
        let width = environment::columns().unwrap_or(WIDTH_MAX).clamp(WIDTH_MIN, WIDTH_MAX);
        Out {
            stream: file.map_or(Stream::Closed, Stream::Descriptor),
            terminal,
            look: Look { width, styled: terminal && !environment::declines_colour() },
        }
    }

    /// Keeps what is written, for tests.
    #[cfg(test)]
    pub(crate) fn memory() -> Self {
        Out {
            stream: Stream::Memory(Vec::new()),
            terminal: false,
            look: Look { width: WIDTH_MAX, styled: false },
        }
    }

    /// What was written to memory.
    #[cfg(test)]
    pub(crate) fn written(&self) -> String {
        match &self.stream {
            Stream::Memory(bytes) => String::from_utf8(bytes.clone()).unwrap(),
            _ => String::new(),
        }
    }

    /// Whether a person looks at it.
    pub(crate) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// How wide, and whether in colour.
    pub(crate) fn look(&self) -> Look {
        self.look
    }

    /// Writes `text` as it is. Where the reader has gone away nothing more is written, and that is no error:
    /// whoever pipes a list into `head` has seen enough.
    pub(crate) fn write(&mut self, text: &str) -> Result<()> {
        let written = match &mut self.stream {
            Stream::Descriptor(file) => file.write_all(text.as_bytes()),
            #[cfg(test)]
            Stream::Memory(bytes) => bytes.write_all(text.as_bytes()),
            Stream::Closed => Ok(()),
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.stream = Stream::Closed;
                Ok(())
            }
            other => other.map_err(Error::from),
        }
    }

    /// Writes finished text with a line break behind.
    pub(crate) fn line(&mut self, text: &str) -> Result<()> {
        self.write(&format!("{text}\n"))
    }

    /// Writes a sentence in `ink`, wrapped.
    pub(crate) fn say(&mut self, ink: Ink, text: &str) -> Result<()> {
        let look = self.look;
        let lines: Vec<String> =
            paragraphs(text, look.width).iter().map(|line| look.paint(ink, line)).collect();
        self.line(&lines.join("\n"))
    }

    /// Writes one point of several, set in behind its mark.
    pub(crate) fn point(&mut self, ink: Ink, text: &str) -> Result<()> {
        const MARK: &str = "- ";
        let look = self.look.narrower(MARK.len());
        let lines = paragraphs(text, look.width);
        let marked = lines.iter().enumerate().map(|(at, line)| {
            let mark = if at == 0 { MARK } else { "  " };
            look.paint(ink, &format!("{mark}{line}"))
        });
        self.line(&marked.collect::<Vec<_>>().join("\n"))
    }

    /// Writes a value as one line of JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<()> {
        let json = serde_json::to_string(value).map_err(|_| Error::Internal("json"))?;
        self.line(&escaped_json(&json))
    }
}

#[cfg(unix)]
fn duplicate(stream: &impl std::os::fd::AsFd) -> io::Result<File> {
    stream.as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn duplicate(stream: &impl std::os::windows::io::AsHandle) -> io::Result<File> {
    stream.as_handle().try_clone_to_owned().map(File::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_wrapped_and_ends_its_line() {
        let mut out = Out::memory();
        out.say(Ink::Second, &"word ".repeat(20)).unwrap();
        assert!(out.written().ends_with("word\n"));
        assert!(out.written().lines().all(|line| line.len() <= WIDTH_MAX));
        assert_eq!(out.written().lines().count(), 2);
    }

    #[test]
    fn json_is_one_harmless_line() {
        let mut out = Out::memory();
        out.json(&serde_json::json!({ "words": "a\u{9b}b\nc" })).unwrap();
        assert_eq!(out.written(), "{\"words\":\"a\\u009bb\\nc\"}\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_reader_that_has_gone_is_no_error() {
        let (reader, writer) = io::pipe().unwrap();
        let file = duplicate(&writer).unwrap();
        drop((reader, writer));
        let mut out = Out::new(Ok(file), false);
        out.line("nobody reads this").unwrap();
        out.line("nor this").unwrap();
        assert!(matches!(out.stream, Stream::Closed));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_an_error() {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut out = Out::new(Ok(full), false);
        assert!(matches!(out.line("words"), Err(Error::NoSpace)));
    }
}
