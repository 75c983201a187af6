//! Reads what is typed: standard input without the buffer of the standard library, which would keep words in
//! memory after lock, and hidden lines from the terminal itself.

use std::fs::File;
use std::io::{self, IsTerminal, Read};

use alongside_core::{Error, Refusal, Result, limits};
use zeroize::Zeroizing;

use crate::terminal::{Ink, Out};

/// Longest line or text that is read: a long text of four-byte characters, and room for what will be refused.
const TEXT_MAX_BYTES: usize = limits::LONG_TEXT_MAX_CHARS * 4 + 4;

/// Stands before what is typed. As a question of its own it asks for a command.
pub(crate) const PROMPT: &str = ">";

/// What came back.
#[derive(Debug)]
pub(crate) enum Heard {
    /// A line, without its line break.
    Line(Zeroizing<String>),
    /// The input has ended, or Ctrl-D was pressed on an empty line.
    End,
    /// Nothing was typed for as long as an open record waits.
    TimedOut,
}

/// Somebody to ask.
pub(crate) trait Keyboard {
    /// Shows `prompt` on a line of its own and waits for a line.
    fn line(&mut self, prompt: &str) -> Result<Heard>;

    /// Shows `prompt` on the terminal and waits for a line that is not shown. [`Error::NoAccess`] without a
    /// terminal.
    fn hidden(&mut self, prompt: &str) -> Result<Heard>;

    /// Everything that is left of the input, for `-`.
    fn rest(&mut self) -> Result<Zeroizing<String>>;

    /// Whether what is typed as an argument stays in the history of a shell.
    fn is_terminal(&self) -> bool {
        false
    }
}

/// Standard input, read when asked and not a byte further.
pub(crate) struct Direct {
    input: Option<File>,
    err: Out,
    terminal: bool,
}

impl Direct {
    /// Standard input, with questions on standard error: standard output carries results only.
    pub(crate) fn standard() -> Self {
        let stdin = io::stdin();
        Direct { input: duplicate(&stdin).ok(), err: Out::stderr(), terminal: stdin.is_terminal() }
    }
}

impl Keyboard for Direct {
    fn line(&mut self, prompt: &str) -> Result<Heard> {
        if !prompt.is_empty() && (prompt != PROMPT || !self.terminal) {
            self.err.say(Ink::Accent, prompt)?;
        }
        if self.terminal {
            self.err.write(&format!("{PROMPT} "))?;
        }
        let Some(input) = &mut self.input else { return Ok(Heard::End) };
        let heard = read_line(input)?;
        if self.terminal && matches!(heard, Heard::End) {
            self.err.line("")?;
        }
        Ok(heard)
    }

    fn hidden(&mut self, prompt: &str) -> Result<Heard> {
        match rpassword::prompt_password(format!("{prompt} ")) {
            Ok(line) => Ok(Heard::Line(Zeroizing::new(line))),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Heard::End),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(Error::Cancelled),
            Err(_) => Err(Error::NoAccess),
        }
    }

    fn rest(&mut self) -> Result<Zeroizing<String>> {
        match &mut self.input {
            Some(input) => read_rest(input),
            None => Ok(Zeroizing::default()),
        }
    }

    fn is_terminal(&self) -> bool {
        self.terminal
    }
}

/// One line, byte by byte: what stands behind its line break belongs to whoever reads next.
fn read_line(input: &mut impl Read) -> Result<Heard> {
    let mut line = Zeroizing::new(Vec::new());
    let mut overlong = false;
    loop {
        let mut byte = [0_u8];
        match read(input, &mut byte)? {
            0 if line.is_empty() => return Ok(Heard::End),
            0 => break,
            _ if byte == *b"\n" => break,
            _ if line.len() >= TEXT_MAX_BYTES => overlong = true,
            _ => line.push(byte[0]),
        }
    }
    if overlong {
        return Err(Error::invalid("input", Refusal::TooLong));
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    text(line).map(Heard::Line)
}

fn read_rest(input: &mut impl Read) -> Result<Zeroizing<String>> {
    const STEP: usize = 8 * 1024;
    let mut all = Zeroizing::new(Vec::new());
    let mut step = Zeroizing::new([0_u8; STEP]);
    loop {
        let count = read(input, step.as_mut_slice())?;
        let Some(bytes) = step.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        if all.len().saturating_add(count) > TEXT_MAX_BYTES {
            return Err(Error::invalid("input", Refusal::TooLong));
        }
        all.extend_from_slice(bytes);
    }
    text(all)
}

fn read(input: &mut impl Read, bytes: &mut [u8]) -> Result<usize> {
    loop {
        match input.read(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return Ok(other?),
        }
    }
}

/// UTF-8, or a refusal: words that would be kept wrongly are better typed again.
fn text(mut bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>> {
    String::from_utf8(std::mem::take(&mut *bytes)).map(Zeroizing::new).map_err(|error| {
        drop(Zeroizing::new(error.into_bytes()));
        Error::invalid("input", Refusal::Malformed)
    })
}

#[cfg(unix)]
fn duplicate(stream: &impl std::os::fd::AsFd) -> io::Result<File> {
    stream.as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn duplicate(stream: &impl std::os::windows::io::AsHandle) -> io::Result<File> {
    stream.as_handle().try_clone_to_owned().map(File::from)
}

/// Scripted answers, for tests.
#[cfg(test)]
pub(crate) mod scripted {
    use std::collections::VecDeque;

    use super::*;

    /// Answers in order, then the end. `None` is a silence.
    pub(crate) struct Scripted {
        pub(crate) answers: VecDeque<Option<&'static str>>,
        pub(crate) asked: Vec<String>,
    }

    impl Scripted {
        pub(crate) fn new(answers: &[Option<&'static str>]) -> Self {
            Scripted { answers: answers.iter().copied().collect(), asked: Vec::new() }
        }

        pub(crate) fn lines(answers: &[&'static str]) -> Self {
            Scripted { answers: answers.iter().map(|line| Some(*line)).collect(), asked: Vec::new() }
        }

        fn next(&mut self, prompt: &str) -> Heard {
            self.asked.push(prompt.to_owned());
            match self.answers.pop_front() {
                Some(Some(line)) => Heard::Line(Zeroizing::new(line.to_owned())),
                Some(None) => Heard::TimedOut,
                None => Heard::End,
            }
        }
    }

    impl Keyboard for Scripted {
        fn line(&mut self, prompt: &str) -> Result<Heard> {
            Ok(self.next(prompt))
        }

        fn hidden(&mut self, prompt: &str) -> Result<Heard> {
            Ok(self.next(prompt))
        }

        fn rest(&mut self) -> Result<Zeroizing<String>> {
            let lines: Vec<&str> = self.answers.drain(..).flatten().collect();
            Ok(Zeroizing::new(lines.join("\n")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(mut input: &[u8]) -> Vec<String> {
        let mut all = Vec::new();
        while let Heard::Line(line) = read_line(&mut input).unwrap() {
            all.push(line.to_string());
        }
        all
    }

    #[test]
    fn lines_end_at_their_line_break_and_the_last_needs_none() {
        assert_eq!(lines(b"one\r\ntwo\n\nfour"), ["one", "two", "", "four"]);
        assert_eq!(lines(b""), Vec::<String>::new());
        assert_eq!(lines("d\u{e9}j\u{e0}\n".as_bytes()), ["d\u{e9}j\u{e0}"]);
    }

    #[test]
    fn nothing_behind_the_line_is_taken() {
        let mut input: &[u8] = b"first\nthe rest\nof it";
        assert!(matches!(read_line(&mut input).unwrap(), Heard::Line(line) if line.as_str() == "first"));
        assert_eq!(read_rest(&mut input).unwrap().as_str(), "the rest\nof it");
        assert!(matches!(read_line(&mut input).unwrap(), Heard::End));
    }

    #[test]
    fn what_is_too_long_or_no_text_is_refused_and_the_next_line_still_read() {
        let mut long = vec![b'x'; TEXT_MAX_BYTES + 1];
        long.extend_from_slice(b"\nnext\n");
        let mut input = long.as_slice();
        let refused = read_line(&mut input);
        assert!(matches!(refused, Err(Error::Invalid { refusal: Refusal::TooLong, .. })));
        assert!(matches!(read_line(&mut input).unwrap(), Heard::Line(line) if line.as_str() == "next"));
        assert!(read_rest(&mut long.as_slice()).is_err());
        let refused = read_line(&mut b"\xff\xfe\n".as_slice());
        assert!(matches!(refused, Err(Error::Invalid { refusal: Refusal::Malformed, .. })));
    }

    #[test]
    fn an_interrupted_read_is_read_again() {
        struct Interrupted(bool);
        impl Read for Interrupted {
            fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
                self.0 = !self.0;
                if self.0 {
                    return Err(io::ErrorKind::Interrupted.into());
                }
                bytes[0] = b'\n';
                Ok(1)
            }
        }
        assert!(matches!(read_line(&mut Interrupted(false)).unwrap(), Heard::Line(line) if line.is_empty()));
    }
}
