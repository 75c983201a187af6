//! `alongside open`: one unlocked record, the same commands at a prompt, no history, locked after a silence.

mod watched;

use std::time::Duration;

use zeroize::Zeroizing;

use crate::arguments::{self, Arguments, Parsed};
use crate::failure::{Failure, Misuse, Outcome};
use crate::input::{Heard, Keyboard, PROMPT};
use crate::terminal::{Ink, Out};
use crate::words::Words;

pub(crate) use watched::Watched;

/// The record that commands run against. While it is locked only `unlock` and `keep` are called.
pub(crate) trait Session {
    /// Asks for the passcode, or takes it from its file, and opens the record.
    fn unlock(&mut self, keyboard: &mut dyn Keyboard) -> Outcome;

    /// Closes the record: keys and words are wiped when this returns.
    fn lock(&mut self);

    /// How long nothing may be typed before it locks.
    fn silence(&self) -> Duration;

    /// Runs one command. What goes wrong is told at the prompt and ends nothing.
    fn run(&mut self, arguments: Arguments, keyboard: &mut dyn Keyboard) -> Outcome;

    /// Keeps an answer that was finished only after the lock, sealed like any capture.
    fn keep(&mut self, late: &str) -> Outcome;
}

/// What the prompt does next.
enum Next {
    Go,
    Lock,
    Leave,
}

/// Runs the prompt until it is left. The record is locked again when this returns, however it returns.
pub(crate) fn prompt(
    words: &Words,
    session: &mut dyn Session,
    keyboard: &mut Watched,
    out: &mut Out,
    err: &mut Out,
) -> Outcome {
    session.unlock(&mut keyboard.patient())?;
    let mut desk = Desk { words, session, keyboard, out, err };
    desk.err.say(Ink::Second, &words.text("cli-open-hint"))?;
    let left = desk.run();
    desk.session.lock();
    left
}

struct Desk<'a> {
    words: &'a Words,
    session: &'a mut dyn Session,
    keyboard: &'a mut Watched,
    out: &'a mut Out,
    err: &'a mut Out,
}

impl Desk<'_> {
    fn run(&mut self) -> Outcome {
        loop {
            self.keyboard.set_silence(self.session.silence());
            let next = match self.keyboard.line(PROMPT)? {
                Heard::End => Next::Leave,
                Heard::TimedOut => Next::Lock,
                Heard::Line(line) => self.take(&line)?,
            };
            let silent = self.keyboard.is_waiting();
            match next {
                Next::Leave => return Ok(()),
                Next::Go if !silent => {}
                Next::Go | Next::Lock => {
                    self.session.lock();
                    if !self.unlocked_again(silent, matches!(next, Next::Go))? {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// Takes one line that was typed at the prompt.
    fn take(&mut self, line: &str) -> Outcome<Next> {
        let done = match line.trim() {
            "" => return Ok(Next::Go),
            "exit" | "quit" => return Ok(Next::Leave),
            "lock" => return Ok(Next::Lock),
            line => self.command(line),
        };
        if let Err(failure) = done {
            failure.tell(self.words, self.err, false)?;
        }
        Ok(Next::Go)
    }

    fn command(&mut self, line: &str) -> Outcome {
        let typed = Zeroizing::new(shlex::split(line).ok_or(Misuse::OpenQuote)?);
        match arguments::parse_at_prompt(typed.iter(), self.out.look())? {
            Parsed::Show(text) => Ok(self.out.line(text.trim_end())?),
            Parsed::Run(arguments) if arguments.command.needs_the_shell() => {
                Err(Misuse::NotAtThePrompt.into())
            }
            Parsed::Run(arguments) => self.session.run(*arguments, self.keyboard),
        }
    }

    /// Says that it is locked, and opens it again when somebody comes back. `answering`: the silence fell while a
    /// command waited for an answer, so what is typed next belongs to it.
    fn unlocked_again(&mut self, silent: bool, answering: bool) -> Outcome<bool> {
        if silent {
            self.err.say(Ink::Plain, &format!("\n{}", self.words.text("cli-locked-by-silence")))?;
        } else {
            self.err.say(Ink::Plain, &self.words.text("cli-locked"))?;
        }
        match self.keyboard.late()? {
            Heard::Line(line) if answering && !line.trim().is_empty() => self.keep(&line)?,
            Heard::Line(line) if ["exit", "quit"].contains(&line.trim()) => return Ok(false),
            Heard::Line(_) => {}
            Heard::End | Heard::TimedOut => return Ok(false),
        }
        loop {
            match self.session.unlock(&mut self.keyboard.patient()) {
                Ok(()) => return Ok(true),
                // Ctrl-D at the passcode: whoever is there does not want in.
                Err(Failure::Misuse(Misuse::NoPasscode)) => return Ok(false),
                Err(failure) if failure.is_wrong_passcode() => {
                    failure.tell(self.words, self.err, false)?;
                    match self.keyboard.patient().line(&self.words.text("cli-ask-try-again"))? {
                        Heard::Line(line) if !["exit", "quit"].contains(&line.trim()) => {}
                        _ => return Ok(false),
                    }
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    fn keep(&mut self, late: &str) -> Outcome {
        match self.session.keep(late) {
            Ok(()) => Ok(self.err.say(Ink::Plain, &self.words.text("cli-late-kept"))?),
            Err(failure) => Ok(failure.tell(self.words, self.err, false)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::watched::tests::Remote;
    use super::*;
    use crate::arguments::Command;
    use alongside_core::Error;

    #[derive(Default)]
    struct Record {
        open: bool,
        did: Vec<String>,
        wrong: usize,
    }

    impl Session for Record {
        fn unlock(&mut self, keyboard: &mut dyn Keyboard) -> Outcome {
            let heard = keyboard.hidden("Passcode:")?;
            match heard {
                Heard::Line(line) if line.as_str() == "code" => {
                    self.open = true;
                    self.did.push("unlock".into());
                    Ok(())
                }
                Heard::Line(_) => {
                    self.wrong += 1;
                    Err(Error::WrongPasscode.into())
                }
                _ => Err(Misuse::NoPasscode.into()),
            }
        }

        fn lock(&mut self) {
            self.open = false;
            self.did.push("lock".into());
        }

        fn silence(&self) -> Duration {
            Duration::from_millis(150)
        }

        fn run(&mut self, arguments: Arguments, keyboard: &mut dyn Keyboard) -> Outcome {
            assert!(self.open, "a command ran while locked");
            self.did.push(match arguments.command {
                Command::Status => "status".into(),
                Command::Log(_) => match keyboard.line("What happened?")? {
                    Heard::Line(line) => format!("log {}", line.as_str()),
                    Heard::End => "log <end>".into(),
                    Heard::TimedOut => "log <silence>".into(),
                },
                _ => return Err(Error::NotFound.into()),
            });
            Ok(())
        }

        fn keep(&mut self, late: &str) -> Outcome {
            assert!(!self.open);
            self.did.push(format!("keep {late}"));
            Ok(())
        }
    }

    /// Runs the prompt; each line waits that many milliseconds first.
    fn run(lines: &[(u64, &'static str)]) -> (Record, String, Outcome) {
        let (hand, remote) = mpsc::channel();
        let lines = lines.to_vec();
        let typing = std::thread::spawn(move || {
            for (pause_ms, line) in lines {
                std::thread::sleep(Duration::from_millis(pause_ms));
                if hand.send(line).is_err() {
                    break;
                }
            }
        });
        let mut keyboard = Watched::new(Box::new(Remote(remote)), Duration::from_mins(1));
        let (mut record, mut out, mut err) = (Record::default(), Out::memory(), Out::memory());
        let words = Words::load().unwrap();
        let left = prompt(&words, &mut record, &mut keyboard, &mut out, &mut err);
        typing.join().unwrap();
        (record, out.written() + &err.written(), left)
    }

    #[test]
    fn commands_run_until_it_is_left_and_it_is_locked_then() {
        let (record, said, left) =
            run(&[(0, "code"), (0, "status"), (0, ""), (0, "person show 9"), (0, "exit")]);
        left.unwrap();
        assert_eq!(record.did, ["unlock", "status", "lock"]);
        assert!(said.contains("(not-found)") && !record.open, "{said}");
    }

    #[test]
    fn the_end_of_input_leaves_it_locked() {
        let (record, _, left) = run(&[(0, "code"), (0, "status")]);
        left.unwrap();
        assert_eq!(record.did, ["unlock", "status", "lock"]);
        let (record, _, left) = run(&[(0, "nonsense")]);
        assert!(left.unwrap_err().is_wrong_passcode() && !record.open);
    }

    #[test]
    fn a_silence_locks_and_the_passcode_is_asked_again() {
        let (record, said, left) = run(&[
            (0, "code"),
            (400, "status"),
            (0, "wrong"),
            (0, ""),
            (0, "code"),
            (0, "status"),
            (0, "quit"),
        ]);
        left.unwrap();
        // What was typed into the locked prompt was not run.
        assert_eq!(record.did, ["unlock", "lock", "unlock", "status", "lock"]);
        assert_eq!(record.wrong, 1);
        assert!(said.contains("(wrong-passcode)"), "{said}");
    }

    #[test]
    fn an_answer_that_came_too_late_is_kept() {
        let (record, _, left) =
            run(&[(0, "code"), (0, "log add"), (400, "They rang again"), (0, "code"), (0, "exit")]);
        left.unwrap();
        assert_eq!(record.did, ["unlock", "log <silence>", "lock", "keep They rang again", "unlock", "lock"]);
    }

    #[test]
    fn lock_locks_and_exit_leaves_from_there_too() {
        let (record, _, left) = run(&[(0, "code"), (0, "lock"), (0, "exit")]);
        left.unwrap();
        assert_eq!(record.did, ["unlock", "lock", "lock"]);
    }

    #[test]
    fn what_does_not_fit_is_told_and_ends_nothing() {
        let (record, said, left) = run(&[
            (0, "code"),
            (0, "log add They didn't stop"),
            (0, "init"),
            (0, "log list --help"),
            (0, "nonsense"),
            (0, "status"),
            (0, "exit"),
        ]);
        left.unwrap();
        assert_eq!(record.did, ["unlock", "status", "lock"]);
        assert_eq!(said.matches("(usage)").count(), 2, "{said}");
        assert!(said.contains("Usage: log list"), "{said}");
    }
}
