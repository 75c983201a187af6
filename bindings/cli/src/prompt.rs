//! Passcodes, recovery codes and the few other things that are asked for, never given as arguments.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use alongside_core::report::sealed::Passphrase;
use alongside_core::secret::Passcode;
use alongside_core::vault::RecoveryCode;
use alongside_core::{Error, Refusal, limits};
use zeroize::Zeroizing;

use crate::failure::{Failure, Misuse, Outcome};
use crate::input::{Heard, Keyboard};
use crate::terminal::{Ink, Out};
use crate::words::Words;

/// How often a new passcode may be typed in two ways before the command gives up.
const TRIES: usize = 3;
/// Longest file that holds a recovery code: twelve words, numbers and line breaks between them.
const RECOVERY_FILE_MAX_BYTES: usize = 1024;
/// Longest file that holds a passphrase: the longest one, and what an editor puts behind it.
const PASSPHRASE_FILE_MAX_BYTES: usize = 1024;

/// The passcode to open with: from `file`, else asked for.
pub(crate) fn passcode(words: &Words, keyboard: &mut dyn Keyboard, file: Option<&Path>) -> Outcome<Passcode> {
    match file {
        Some(file) => passcode_from(file),
        None => ask_passcode(keyboard, &words.text("cli-ask-passcode")),
    }
}

/// A passcode to be: from `file`, else asked for twice.
pub(crate) fn new_passcode(
    words: &Words,
    keyboard: &mut dyn Keyboard,
    err: &mut Out,
    file: Option<&Path>,
) -> Outcome<Passcode> {
    if let Some(file) = file {
        return passcode_from(file);
    }
    for _ in 0..TRIES {
        let first = ask_passcode(keyboard, &words.text("cli-ask-new-passcode"))?;
        let second = ask_passcode(keyboard, &words.text("cli-ask-again"))?;
        if first.expose() == second.expose() {
            return Ok(first);
        }
        err.say(Ink::Plain, &words.text("cli-passcodes-differ"))?;
    }
    Err(Misuse::PasscodesDiffer.into())
}

/// The recovery code: from `file`, else asked for.
pub(crate) fn recovery_code(
    words: &Words,
    keyboard: &mut dyn Keyboard,
    file: Option<&Path>,
) -> Outcome<RecoveryCode> {
    let typed = match file {
        Some(file) => {
            let bytes = read_small(file, RECOVERY_FILE_MAX_BYTES)?;
            let text = std::str::from_utf8(&bytes);
            let text = text.map_err(|_| Error::invalid("recovery_code", Refusal::Malformed))?;
            Zeroizing::new(text.to_owned())
        }
        None => match hidden(keyboard, &words.text("cli-ask-recovery-code"))? {
            Heard::Line(line) => line,
            Heard::End | Heard::TimedOut => return Err(Misuse::NoPasscode.into()),
        },
    };
    Ok(RecoveryCode::parse(&typed)?)
}

/// The passphrase of a report, from a file.
pub(crate) fn passphrase_from(file: &Path) -> Outcome<Passphrase> {
    let bytes = read_small(file, PASSPHRASE_FILE_MAX_BYTES)?;
    let text = std::str::from_utf8(&bytes);
    Ok(Passphrase::parse(text.map_err(|_| Error::invalid("passphrase", Refusal::Malformed))?)?)
}

/// Whether the person typed yes to something that can't be undone. `sure` is her yes on the command line.
pub(crate) fn confirmed(words: &Words, keyboard: &mut dyn Keyboard, sure: bool, question: &str) -> Outcome {
    if sure {
        return Ok(());
    }
    let yes = words.text("cli-yes");
    match keyboard.line(question)? {
        Heard::Line(line) if line.trim().eq_ignore_ascii_case(&yes) => Ok(()),
        _ => Err(Misuse::NotConfirmed.into()),
    }
}

/// Text for a field: as it was given, or all of standard input for `-`. The last line break of a piped text is
/// the pipe's, not hers.
pub(crate) fn text_or_input(keyboard: &mut dyn Keyboard, given: &str) -> Outcome<Zeroizing<String>> {
    if given != "-" {
        return Ok(Zeroizing::new(given.to_owned()));
    }
    let mut text = keyboard.rest()?;
    let kept = without_line_break(text.as_bytes()).len();
    text.truncate(kept);
    Ok(text)
}

/// A PIN: from `file`, else asked for. An empty line, and nobody to ask, is none.
pub(crate) fn pin(
    keyboard: &mut dyn Keyboard,
    question: &str,
    file: Option<&Path>,
) -> Outcome<Option<Passcode>> {
    if let Some(file) = file {
        return passcode_from(file).map(Some);
    }
    match keyboard.hidden(question) {
        Ok(Heard::Line(line)) if line.is_empty() => Ok(None),
        Ok(Heard::Line(mut line)) => Ok(Some(Passcode::new(std::mem::take(&mut *line).into_bytes())?)),
        Ok(Heard::End | Heard::TimedOut) | Err(Error::NoAccess) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// A short text from a file.
pub(crate) fn small_text(file: &Path, max_bytes: usize) -> Outcome<Zeroizing<String>> {
    let bytes = read_small(file, max_bytes.saturating_add(2))?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Error::invalid("input", Refusal::Malformed))?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn ask_passcode(keyboard: &mut dyn Keyboard, question: &str) -> Outcome<Passcode> {
    match hidden(keyboard, question)? {
        Heard::Line(mut line) => Ok(Passcode::new(std::mem::take(&mut *line).into_bytes())?),
        Heard::End | Heard::TimedOut => Err(Misuse::NoPasscode.into()),
    }
}

/// Without a terminal there is nobody to ask.
fn hidden(keyboard: &mut dyn Keyboard, question: &str) -> Outcome<Heard> {
    keyboard.hidden(question).map_err(|error| match error {
        Error::NoAccess => Failure::from(Misuse::NoPasscode),
        other => Failure::from(other),
    })
}

fn passcode_from(file: &Path) -> Outcome<Passcode> {
    let bytes = read_small(file, limits::PASSCODE_MAX_BYTES + 2)?;
    Ok(Passcode::new(without_line_break(&bytes).to_vec())?)
}

/// Without one trailing `\n` or `\r\n`: what an editor or `echo` adds is no part of a passcode.
fn without_line_break(bytes: &[u8]) -> &[u8] {
    match bytes.strip_suffix(b"\n") {
        Some(rest) => rest.strip_suffix(b"\r").unwrap_or(rest),
        None => bytes,
    }
}

/// A whole file of at most `max_bytes`, and one byte more of a longer one, so that its length is refused later.
pub(crate) fn read_small(file: &Path, max_bytes: usize) -> Outcome<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(max_bytes.saturating_add(1)));
    let limit = u64::try_from(max_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let file = File::open(file).map_err(Error::from)?;
    file.take(limit).read_to_end(&mut bytes).map_err(Error::from)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::scripted::Scripted;

    fn words() -> Words {
        Words::load().unwrap()
    }

    fn file_with(content: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("code");
        std::fs::write(&path, content).unwrap();
        (folder, path)
    }

    #[test]
    fn one_line_break_is_dropped_from_a_file_and_nothing_else() {
        for (content, passcode) in [
            ("abcd", "abcd"),
            ("abcd\n", "abcd"),
            ("abcd\r\n", "abcd"),
            ("abcd\n\n", "abcd\n"),
            ("abcd\r", "abcd\r"),
            (" ab cd \n", " ab cd "),
        ] {
            let (_folder, path) = file_with(content.as_bytes());
            assert_eq!(passcode_from(&path).unwrap().expose(), passcode.as_bytes(), "{content:?}");
        }
        let (_folder, path) = file_with(&[0xff, 0xfe, b'\n']);
        assert_eq!(passcode_from(&path).unwrap().expose(), [0xff, 0xfe]);
    }

    #[test]
    fn an_empty_overlong_or_missing_file_is_refused() {
        for content in [&b""[..], b"\n", &vec![b'x'; limits::PASSCODE_MAX_BYTES + 1], &vec![b'x'; 100_000]] {
            let (_folder, path) = file_with(content);
            assert_eq!(passcode_from(&path).unwrap_err().code(), "invalid-input");
        }
        let (_folder, path) = file_with(&[[b'x'; limits::PASSCODE_MAX_BYTES].as_slice(), b"\r\n"].concat());
        assert!(passcode_from(&path).is_ok());
        assert_eq!(passcode_from(Path::new("no/such/file")).unwrap_err().code(), "file-not-found");
    }

    #[test]
    fn a_file_comes_before_a_question() {
        let (_folder, path) = file_with(b"abcd\n");
        let mut keyboard = Scripted::lines(&["typed"]);
        assert_eq!(passcode(&words(), &mut keyboard, Some(&path)).unwrap().expose(), b"abcd");
        assert!(keyboard.asked.is_empty());
        assert_eq!(passcode(&words(), &mut keyboard, None).unwrap().expose(), b"typed");
        assert_eq!(keyboard.asked, ["Passcode:"]);
    }

    #[test]
    fn a_new_passcode_is_typed_twice_alike() {
        let mut err = Out::memory();
        let mut keyboard = Scripted::lines(&["one1", "two2", "abcd", "abcd"]);
        let code = new_passcode(&words(), &mut keyboard, &mut err, None).unwrap();
        assert_eq!(code.expose(), b"abcd");
        assert!(err.written().contains("not the same") && !err.written().contains("one1"));
        let mut keyboard = Scripted::lines(&["a", "b", "a", "b", "a", "b", "a", "a"]);
        let failure = new_passcode(&words(), &mut keyboard, &mut err, None).unwrap_err();
        assert!(matches!(failure, Failure::Misuse(Misuse::PasscodesDiffer)));
    }

    #[test]
    fn without_a_terminal_or_after_the_end_there_is_no_passcode() {
        struct Nobody;
        impl Keyboard for Nobody {
            fn line(&mut self, _: &str) -> alongside_core::Result<Heard> {
                Ok(Heard::End)
            }
            fn hidden(&mut self, _: &str) -> alongside_core::Result<Heard> {
                Err(Error::NoAccess)
            }
            fn rest(&mut self) -> alongside_core::Result<Zeroizing<String>> {
                Ok(Zeroizing::default())
            }
        }
        let failure = passcode(&words(), &mut Nobody, None).unwrap_err();
        assert!(matches!(failure, Failure::Misuse(Misuse::NoPasscode)));
        let failure = passcode(&words(), &mut Scripted::lines(&[]), None).unwrap_err();
        assert!(matches!(failure, Failure::Misuse(Misuse::NoPasscode)));
        let failure = recovery_code(&words(), &mut Nobody, None).unwrap_err();
        assert!(matches!(failure, Failure::Misuse(Misuse::NoPasscode)));
    }

    #[test]
    fn only_a_yes_is_a_yes() {
        let words = words();
        let ask = |sure, answer: &'static str| {
            confirmed(&words, &mut Scripted::lines(&[answer]), sure, "Erase?").is_ok()
        };
        assert!(ask(true, "no") && ask(false, "yes") && ask(false, " Yes "));
        assert!(!ask(false, "y") && !ask(false, "") && !ask(false, "no"));
    }

    #[test]
    fn a_hyphen_takes_the_rest_of_the_input() {
        let mut keyboard = Scripted::lines(&["one", "two"]);
        assert_eq!(text_or_input(&mut keyboard, "given").unwrap().as_str(), "given");
        assert_eq!(text_or_input(&mut keyboard, "-").unwrap().as_str(), "one\ntwo");
        assert_eq!(without_line_break(b"text\n\n"), b"text\n");
    }
}
