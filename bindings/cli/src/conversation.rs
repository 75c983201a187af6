//! What `log add` asks when no text was given: one thing at a time, saved after the first answer, everything else
//! skippable, to be stopped at any moment.

use zeroize::Zeroizing;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{Heard, Keyboard};
use crate::terminal::{Ink, Out};
use crate::words::Words;

/// How often a question is put again when its answer can't be kept.
const TRIES: usize = 3;
/// Typed alone, it stops the questions.
const STOP: &str = "s";

/// An answer beyond what happened, as it was typed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer<'a> {
    /// When it happened, in any form that a time may be typed.
    When(&'a str),
    /// Where, in words.
    Where(&'a str),
    /// Who, in words or a name that the record knows.
    Who(&'a str),
    /// The name of a file to add as proof.
    Proof(&'a str),
    /// A contact with police.
    Police {
        /// Incident or crime number; may be empty.
        reference: &'a str,
        /// What they did or said; may be empty.
        words: &'a str,
    },
}

/// Where the answers go.
pub(crate) trait Notebook {
    /// Saves the entry. When this returns it is durable; what comes back is said to the person.
    fn save(&mut self, what_happened: &str) -> Outcome<String>;

    /// Adds an answer to the saved entry, durable at once. What comes back is said, where it is not empty.
    fn add(&mut self, answer: Answer<'_>) -> Outcome<String>;
}

/// How the questions ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Before anything was written.
    Unwritten,
    /// All were put.
    Complete,
    /// She stopped.
    Stopped,
    /// Nothing was typed for as long as an open record waits.
    TimedOut,
}

/// Makes an answer of what was typed.
type Kind = fn(&str) -> Answer<'_>;

/// What to do after a question.
enum Turn {
    Answered(Zeroizing<String>),
    Skipped,
    Ended(Ended),
}

/// Puts the questions.
pub(crate) fn converse(
    words: &Words,
    keyboard: &mut dyn Keyboard,
    err: &mut Out,
    notebook: &mut dyn Notebook,
) -> Outcome<Ended> {
    let mut talk = Talk { words, keyboard, err, notebook };
    match talk.ask("cli-ask-what")? {
        Turn::Answered(text) => {
            let said = talk.notebook.save(&text)?;
            talk.say(Ink::Plain, &said)?;
            talk.say(Ink::Second, &words.text("cli-ask-how"))?;
        }
        Turn::Ended(Ended::TimedOut) => return Ok(Ended::TimedOut),
        Turn::Skipped | Turn::Ended(_) => {
            talk.say(Ink::Plain, &words.text("cli-nothing-written"))?;
            return Ok(Ended::Unwritten);
        }
    }
    let ended = talk.details()?;
    if ended == Ended::Stopped {
        talk.say(Ink::Second, &words.text("cli-ask-stopped"))?;
    }
    Ok(ended)
}

struct Talk<'a> {
    words: &'a Words,
    keyboard: &'a mut dyn Keyboard,
    err: &'a mut Out,
    notebook: &'a mut dyn Notebook,
}

impl Talk<'_> {
    fn say(&mut self, ink: Ink, text: &str) -> Outcome {
        if !text.is_empty() {
            self.err.say(ink, text)?;
        }
        Ok(())
    }

    fn ask(&mut self, question: &str) -> Outcome<Turn> {
        Ok(match self.keyboard.line(&self.words.text(question))? {
            Heard::End => Turn::Ended(Ended::Stopped),
            Heard::TimedOut => Turn::Ended(Ended::TimedOut),
            Heard::Line(line) => match line.trim() {
                "" => Turn::Skipped,
                only if only.eq_ignore_ascii_case(STOP) => Turn::Ended(Ended::Stopped),
                _ => Turn::Answered(line),
            },
        })
    }

    /// The questions after the first.
    fn details(&mut self) -> Outcome<Ended> {
        let plain: [(&str, Kind); 3] = [
            ("cli-ask-when", |text| Answer::When(text)),
            ("cli-ask-where", |text| Answer::Where(text)),
            ("cli-ask-who", |text| Answer::Who(text)),
        ];
        for (question, answer) in plain {
            if let Some(ended) = self.until_kept(question, answer)? {
                return Ok(ended);
            }
        }
        if let Some(ended) = self.proof()? {
            return Ok(ended);
        }
        self.police()
    }

    /// Asks until the answer is kept, skipped or given up. Gives back how it ended, if it did.
    fn until_kept(&mut self, question: &str, answer: Kind) -> Outcome<Option<Ended>> {
        for _ in 0..TRIES {
            match self.ask(question)? {
                Turn::Skipped => return Ok(None),
                Turn::Ended(ended) => return Ok(Some(ended)),
                Turn::Answered(text) => {
                    if self.keep(answer(text.trim()))? {
                        return Ok(None);
                    }
                }
            }
        }
        self.say(Ink::Second, &self.words.text("cli-ask-later"))?;
        Ok(None)
    }

    /// Whether the answer was kept. An answer that can't be kept is told and may be given again; anything else
    /// that goes wrong ends the command, with the entry saved.
    fn keep(&mut self, answer: Answer<'_>) -> Outcome<bool> {
        match self.notebook.add(answer) {
            Ok(said) => self.say(Ink::Plain, &said).map(|()| true),
            Err(failure) if may_be_typed_again(&failure) => {
                failure.tell(self.words, self.err, false)?;
                Ok(false)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Files, one after the other, until Enter.
    fn proof(&mut self) -> Outcome<Option<Ended>> {
        let mut question = "cli-ask-proof";
        let mut refused = 0;
        while refused < TRIES {
            match self.ask(question)? {
                Turn::Skipped => return Ok(None),
                Turn::Ended(ended) => return Ok(Some(ended)),
                Turn::Answered(text) if is_no(&text) => return Ok(None),
                Turn::Answered(text) if self.keep(Answer::Proof(text.trim()))? => {
                    question = "cli-ask-more-proof";
                }
                Turn::Answered(_) => refused += 1,
            }
        }
        self.say(Ink::Second, &self.words.text("cli-ask-later"))?;
        Ok(None)
    }

    fn police(&mut self) -> Outcome<Ended> {
        let noted = match self.ask("cli-ask-police")? {
            Turn::Skipped => return Ok(Ended::Complete),
            Turn::Ended(ended) => return Ok(ended),
            Turn::Answered(text) if is_no(&text) => return Ok(Ended::Complete),
            Turn::Answered(text) if is_yes(&text) => None,
            // More than yes or no: that is the note itself.
            Turn::Answered(text) => Some(text),
        };
        if let Some(text) = noted {
            self.keep(Answer::Police { reference: "", words: text.trim() })?;
            return Ok(Ended::Complete);
        }
        let mut answers = [Zeroizing::default(), Zeroizing::default()];
        let mut ended = Ended::Complete;
        for (answer, question) in answers.iter_mut().zip(["cli-ask-reference", "cli-ask-police-words"]) {
            match self.ask(question)? {
                Turn::Answered(text) => *answer = text,
                Turn::Skipped => {}
                Turn::Ended(how) => {
                    ended = how;
                    break;
                }
            }
        }
        let [reference, words] = &answers;
        // A bare yes is kept as well: that police were told is a fact of its own.
        self.keep(Answer::Police { reference: reference.trim(), words: words.trim() })?;
        Ok(ended)
    }
}

fn is_yes(text: &str) -> bool {
    ["y", "yes"].contains(&text.trim().to_lowercase().as_str())
}

fn is_no(text: &str) -> bool {
    ["n", "no"].contains(&text.trim().to_lowercase().as_str())
}

/// A time that can't be read or a file that is not there: another answer may do.
fn may_be_typed_again(failure: &Failure) -> bool {
    match failure {
        Failure::Core(error) => {
            failure.exit() == Exit::Usage
                || matches!(error.code().as_str(), "file-not-found" | "no-access" | "file-changed")
        }
        Failure::Misuse(_) | Failure::CommandLine(_) | Failure::NotOnTheList { .. } => true,
        Failure::AlreadySends | Failure::Unmet(_) | Failure::NotIntact(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::scripted::Scripted;
    use alongside_core::{Error, Refusal};

    #[derive(Default)]
    struct Pages {
        written: Vec<String>,
        broken: bool,
    }

    impl Notebook for Pages {
        fn save(&mut self, what_happened: &str) -> Outcome<String> {
            self.written.push(what_happened.to_owned());
            Ok("Saved here, 21:04".into())
        }

        fn add(&mut self, answer: Answer<'_>) -> Outcome<String> {
            if self.broken {
                return Err(Error::NoSpace.into());
            }
            match answer {
                Answer::When("sometime") => return Err(Error::invalid("occurred", Refusal::Malformed).into()),
                Answer::Proof("missing.jpg") => return Err(Error::FileNotFound.into()),
                other => self.written.push(format!("{other:?}")),
            }
            Ok(String::new())
        }
    }

    fn talk(answers: &[Option<&'static str>]) -> (Ended, Vec<String>, Vec<String>, String) {
        let (mut keyboard, mut err, mut pages) = (Scripted::new(answers), Out::memory(), Pages::default());
        let words = Words::load().unwrap();
        let ended = converse(&words, &mut keyboard, &mut err, &mut pages).unwrap();
        (ended, pages.written, keyboard.asked, err.written())
    }

    #[test]
    fn the_first_answer_is_saved_before_anything_else_is_asked() {
        let (ended, written, asked, said) = talk(&[Some("Waited outside work")]);
        assert_eq!(written, ["Waited outside work"]);
        assert_eq!(ended, Ended::Stopped);
        assert_eq!(asked.len(), 2);
        assert!(said.starts_with("Saved here, 21:04\n"));
    }

    #[test]
    fn every_other_question_can_be_skipped() {
        let skip = Some("");
        let (ended, written, asked, _) = talk(&[Some("Called twice"), skip, skip, Some("  "), skip, skip]);
        assert_eq!((ended, written.len(), asked.len()), (Ended::Complete, 1, 6));
    }

    #[test]
    fn all_answers_are_kept_one_by_one() {
        let answers = [
            "Called",
            "yesterday evening",
            "home",
            "not sure",
            "a.jpg",
            "b.jpg",
            "",
            "y",
            "CAD 12",
            "Took it down",
        ];
        let answers: Vec<_> = answers.into_iter().map(Some).collect();
        let (ended, written, _, _) = talk(&answers);
        assert_eq!(ended, Ended::Complete);
        assert_eq!(
            written,
            [
                "Called",
                "When(\"yesterday evening\")",
                "Where(\"home\")",
                "Who(\"not sure\")",
                "Proof(\"a.jpg\")",
                "Proof(\"b.jpg\")",
                "Police { reference: \"CAD 12\", words: \"Took it down\" }",
            ]
        );
    }

    #[test]
    fn an_answer_that_can_not_be_kept_is_asked_again_and_then_left() {
        let (_, written, asked, said) = talk(&[Some("x"), Some("sometime"), Some("today"), Some("s")]);
        assert_eq!(written, ["x", "When(\"today\")"]);
        assert_eq!(asked[1], asked[2]);
        assert!(said.contains("(invalid-input)"));
        let (ended, written, _, _) = talk(&[
            Some("x"),
            Some("sometime"),
            Some("sometime"),
            Some("sometime"),
            Some(""),
            Some(""),
            Some("missing.jpg"),
            Some("no"),
            Some("n"),
        ]);
        assert_eq!((ended, written.len()), (Ended::Complete, 1));
    }

    #[test]
    fn it_stops_at_any_time() {
        for (answers, ended, written) in [
            (&[][..], Ended::Unwritten, 0),
            (&[Some("")][..], Ended::Unwritten, 0),
            (&[Some("s")][..], Ended::Unwritten, 0),
            (&[None][..], Ended::TimedOut, 0),
            (&[Some("x"), Some("S")][..], Ended::Stopped, 1),
            (&[Some("x"), None][..], Ended::TimedOut, 1),
            (
                &[Some("x"), Some(""), Some(""), Some(""), Some(""), Some("y"), Some("123")][..],
                Ended::Stopped,
                2,
            ),
            (
                &[Some("x"), Some(""), Some(""), Some(""), Some(""), Some("They came round")][..],
                Ended::Complete,
                2,
            ),
        ] {
            let (how, pages, _, _) = talk(answers);
            assert_eq!((how, pages.len()), (ended, written), "{answers:?}");
        }
    }

    #[test]
    fn a_full_disk_ends_it_with_the_entry_saved() {
        let (mut keyboard, mut err) = (Scripted::lines(&["x", "today"]), Out::memory());
        let mut pages = Pages { broken: true, ..Pages::default() };
        let words = Words::load().unwrap();
        let failure = converse(&words, &mut keyboard, &mut err, &mut pages).unwrap_err();
        assert_eq!((failure.code(), pages.written.len()), ("no-space", 1));
    }
}
