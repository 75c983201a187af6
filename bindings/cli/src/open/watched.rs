//! A keyboard that gives up after a silence: the reading is done by a helper thread, the waiting here.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use alongside_core::{Error, Result, limits};
use zeroize::Zeroizing;

use crate::input::{Heard, Keyboard};

enum Request {
    Line(String),
    Hidden(String),
}

/// A keyboard with a limit to its patience.
///
/// The thread reads only when asked, so between two questions nobody reads the terminal. After a silence its
/// read is still waiting; the next thing that is typed ends it and comes back from [`Watched::late`].
pub(crate) struct Watched {
    requests: Sender<Request>,
    heard: Receiver<Result<Heard>>,
    silence: Duration,
    waiting: bool,
}

impl Watched {
    /// Watches `keyboard`, which moves to the helper thread.
    pub(crate) fn new(mut keyboard: Box<dyn Keyboard + Send>, silence: Duration) -> Self {
        let (requests, asked) = mpsc::channel::<Request>();
        let (answer, heard) = mpsc::channel();
        // The thread ends when either side of it is gone; one that waits for a key goes with the process.
        thread::spawn(move || {
            for request in asked {
                let heard = match request {
                    Request::Line(prompt) => keyboard.line(&prompt),
                    Request::Hidden(prompt) => keyboard.hidden(&prompt),
                };
                if answer.send(heard).is_err() {
                    break;
                }
            }
        });
        Watched { requests, heard, silence, waiting: false }
    }

    /// Changes the length of the silence.
    pub(crate) fn set_silence(&mut self, silence: Duration) {
        self.silence = silence;
    }

    /// Whether the last question ended in silence, with its read still waiting.
    pub(crate) fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// Waits as long as it takes for what the silence left open: the line that is typed at last.
    pub(crate) fn late(&mut self) -> Result<Heard> {
        if !self.waiting {
            return self.ask(Request::Line(String::new()), None);
        }
        self.waiting = false;
        self.heard.recv().unwrap_or(Ok(Heard::End))
    }

    /// Waits without a limit: for the passcode of a record that is locked already.
    pub(crate) fn patient(&mut self) -> Patient<'_> {
        Patient(self)
    }

    fn ask(&mut self, request: Request, silence: Option<Duration>) -> Result<Heard> {
        if self.waiting {
            // A silence ends everything until `late` has taken what was typed after it.
            return Ok(Heard::TimedOut);
        }
        if self.requests.send(request).is_err() {
            return Ok(Heard::End);
        }
        let heard = match silence {
            Some(silence) => self.heard.recv_timeout(silence),
            None => self.heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match heard {
            Ok(heard) => heard,
            Err(RecvTimeoutError::Timeout) => {
                self.waiting = true;
                Ok(Heard::TimedOut)
            }
            Err(RecvTimeoutError::Disconnected) => Ok(Heard::End),
        }
    }
}

impl Keyboard for Watched {
    fn line(&mut self, prompt: &str) -> Result<Heard> {
        self.ask(Request::Line(prompt.to_owned()), Some(self.silence))
    }

    fn hidden(&mut self, prompt: &str) -> Result<Heard> {
        self.ask(Request::Hidden(prompt.to_owned()), Some(self.silence))
    }

    /// Line by line until the end, so that whoever goes on typing is not cut off. After a silence it is what had
    /// come until then: that is saved before the lock.
    fn rest(&mut self) -> Result<Zeroizing<String>> {
        let mut all = Zeroizing::new(String::new());
        while let Heard::Line(line) = self.line("")? {
            if all.len().saturating_add(line.len()) > limits::LONG_TEXT_MAX_CHARS * 4 {
                return Err(Error::invalid("input", alongside_core::Refusal::TooLong));
            }
            all.push_str(&line);
            all.push('\n');
        }
        Ok(all)
    }
}

/// The same keyboard without a limit.
pub(crate) struct Patient<'a>(&'a mut Watched);

impl Keyboard for Patient<'_> {
    fn line(&mut self, prompt: &str) -> Result<Heard> {
        self.0.ask(Request::Line(prompt.to_owned()), None)
    }

    fn hidden(&mut self, prompt: &str) -> Result<Heard> {
        self.0.ask(Request::Hidden(prompt.to_owned()), None)
    }

    fn rest(&mut self) -> Result<Zeroizing<String>> {
        self.0.rest()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A keyboard whose lines come through a channel, when the test sends them.
    pub(in crate::open) struct Remote(pub(in crate::open) Receiver<&'static str>);

    impl Keyboard for Remote {
        fn line(&mut self, _: &str) -> Result<Heard> {
            Ok(self.0.recv().map_or(Heard::End, |line| Heard::Line(Zeroizing::new(line.to_owned()))))
        }

        fn hidden(&mut self, prompt: &str) -> Result<Heard> {
            self.line(prompt)
        }

        fn rest(&mut self) -> Result<Zeroizing<String>> {
            Ok(Zeroizing::default())
        }
    }

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_mins(1);

    fn heard(heard: Result<Heard>) -> String {
        match heard.unwrap() {
            Heard::Line(line) => line.to_string(),
            Heard::End => "<end>".into(),
            Heard::TimedOut => "<silence>".into(),
        }
    }

    #[test]
    fn a_silence_is_told_and_the_late_line_is_taken_once() {
        let (hand, remote) = mpsc::channel();
        let mut watched = Watched::new(Box::new(Remote(remote)), SHORT);
        assert_eq!(heard(watched.line(">")), "<silence>");
        assert!(watched.is_waiting());
        // Nothing else may read until the open question has ended.
        assert_eq!(heard(watched.hidden("Passcode:")), "<silence>");
        hand.send("late").unwrap();
        assert_eq!(heard(watched.late()), "late");
        assert!(!watched.is_waiting());
        watched.set_silence(LONG);
        hand.send("next").unwrap();
        assert_eq!(heard(watched.line(">")), "next");
        hand.send("secret").unwrap();
        assert_eq!(heard(watched.patient().hidden("Passcode:")), "secret");
    }

    #[test]
    fn the_end_of_input_is_no_silence() {
        let (hand, remote) = mpsc::channel();
        drop(hand);
        let mut watched = Watched::new(Box::new(Remote(remote)), LONG);
        assert_eq!(heard(watched.line(">")), "<end>");
        assert_eq!(heard(watched.patient().line(">")), "<end>");
        assert!(!watched.is_waiting());
    }

    #[test]
    fn a_long_text_is_kept_as_far_as_it_came() {
        let (hand, remote) = mpsc::channel();
        let mut watched = Watched::new(Box::new(Remote(remote)), Duration::from_millis(300));
        hand.send("one").unwrap();
        hand.send("two").unwrap();
        assert_eq!(watched.rest().unwrap().as_str(), "one\ntwo\n");
        assert!(watched.is_waiting());
        drop(hand);
        assert_eq!(heard(watched.late()), "<end>");
    }
}
