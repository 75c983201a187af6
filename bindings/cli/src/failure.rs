//! What can stop a command, and how it is told.

use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, ErrorCode, Part, Refusal};

use crate::exit::Exit;
use crate::terminal::{Ink, Out, paragraphs};
use crate::words::Words;

/// Result of a command.
pub(crate) type Outcome<T = ()> = std::result::Result<T, Failure>;

/// Code of every misuse, beside those of the core.
const USAGE: &str = "usage";
/// Code of a scenario that did not end as expected.
const UNMET: &str = "unmet";

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A report that was looked at is not as it was signed, or not from whom it should be. The page has said so.
    NotIntact(alongside_core::report::verify::Verdict),
    /// The core said no.
    Core(Error),
    /// An answer that is not on its list.
    NotOnTheList {
        /// The refusal of the field.
        error: Error,
        /// Which list.
        vocabulary: Vocabulary,
        /// Answers that come near.
        near: Vec<&'static str>,
    },
    /// What sends runs already; the record has nothing to do with that.
    AlreadySends,
    /// What was typed does not fit together.
    Misuse(Misuse),
    /// A scenario was played, and something that was expected did not come: one finished line for each.
    Unmet(Vec<String>),
    /// The parser of the command line said no; its text is finished.
    CommandLine(String),
}

/// How a command was used in a way that it can't be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misuse {
    /// A passcode is needed, and there is neither a terminal to ask on nor a file.
    NoPasscode,
    /// A PIN is needed, and there is neither a terminal to ask on nor a file.
    NoPin,
    /// An answer is needed, and the input has ended.
    NoAnswer,
    /// The two passcodes that were typed differ, again and again.
    PasscodesDiffer,
    /// A command for the shell was typed at the prompt of an open record.
    NotAtThePrompt,
    /// A quote was opened and never closed.
    OpenQuote,
    /// Something that can't be undone was asked for without a yes.
    NotConfirmed,
    /// The folder of the tour holds something that the tour did not make.
    TourFolder,
    /// The only contact of a check-in that runs was to be removed.
    OnlyContact,
    /// The code of the other device was made long ago, or the clocks of the two are far apart.
    OldPairingCode,
    /// A plain folder was to be sealed.
    SealedFolder,
    /// A sealed report was to be looked at without its passphrase.
    NoPassphrase,
}

impl Misuse {
    /// Every misuse, for the test that each has its words.
    #[cfg(test)]
    const ALL: [Misuse; 12] = [
        Misuse::NoPasscode,
        Misuse::NoPin,
        Misuse::NoAnswer,
        Misuse::PasscodesDiffer,
        Misuse::NotAtThePrompt,
        Misuse::OpenQuote,
        Misuse::NotConfirmed,
        Misuse::TourFolder,
        Misuse::OldPairingCode,
        Misuse::OnlyContact,
        Misuse::SealedFolder,
        Misuse::NoPassphrase,
    ];

    fn message(self) -> &'static str {
        match self {
            Misuse::NoPasscode => "cli-misuse-no-passcode",
            Misuse::NoPin => "cli-misuse-no-pin",
            Misuse::NoAnswer => "cli-misuse-no-answer",
            Misuse::PasscodesDiffer => "cli-misuse-passcodes-differ",
            Misuse::NotAtThePrompt => "cli-misuse-not-at-the-prompt",
            Misuse::OpenQuote => "cli-misuse-open-quote",
            Misuse::NotConfirmed => "cli-misuse-not-confirmed",
            Misuse::TourFolder => "cli-misuse-tour-folder",
            Misuse::OldPairingCode => "cli-misuse-old-pairing-code",
            Misuse::OnlyContact => "cli-misuse-only-contact",
            Misuse::SealedFolder => "cli-misuse-sealed-folder",
            Misuse::NoPassphrase => "cli-misuse-no-passphrase",
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Core(error)
    }
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Self {
        Failure::Misuse(misuse)
    }
}

impl Failure {
    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Failure::Core(error) | Failure::NotOnTheList { error, .. } => error.code().as_str(),
            Failure::AlreadySends => ErrorCode::InUse.as_str(),
            Failure::NotIntact(verdict) => verdict.as_str(),
            Failure::Unmet(_) => UNMET,
            Failure::Misuse(_) | Failure::CommandLine(_) => USAGE,
        }
    }

    /// What the process ends with.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Failure::Core(error) | Failure::NotOnTheList { error, .. } => Exit::from(error.code()),
            Failure::AlreadySends => Exit::from(ErrorCode::InUse),
            Failure::NotIntact(_) => Exit::Damaged,
            Failure::Unmet(_) => Exit::Refused,
            Failure::Misuse(_) | Failure::CommandLine(_) => Exit::Usage,
        }
    }

    /// Whether the passcode was wrong, so that it may be asked for again.
    pub(crate) fn is_wrong_passcode(&self) -> bool {
        matches!(self, Failure::Core(error) if error.code() == ErrorCode::WrongPasscode)
    }

    /// What happened, what was kept, what can be done; the last two may be empty.
    fn sentences(&self, words: &Words) -> [String; 3] {
        match self {
            Failure::Core(error) => {
                let [what, kept, next] = words.error(error);
                [what, kept, here(words, error).unwrap_or(next)]
            }
            Failure::NotOnTheList { error, vocabulary, near } => {
                let [what, kept, _] = words.error(error);
                let list = vocabulary.as_str();
                let next = if near.is_empty() {
                    words.with("cli-see-the-list", &[("list", list.into())])
                } else {
                    let near = near.join(", ");
                    words.with("cli-did-you-mean", &[("near", (&near).into()), ("list", list.into())])
                };
                [what, kept, next]
            }
            Failure::AlreadySends => {
                let id = "cli-checkin-run-already";
                [words.text(id), words.text("cli-nothing-changed"), words.attribute(id, "next")]
            }
            Failure::Misuse(misuse) => {
                let id = misuse.message();
                [words.text(id), words.text("cli-nothing-changed"), words.attribute(id, "next")]
            }
            Failure::NotIntact(_) => [words.text("cli-verify-not-intact"), String::new(), String::new()],
            Failure::Unmet(lines) => [lines.join("\n"), String::new(), String::new()],
            // The first line says what does not fit; the rest is for somebody who reads the help.
            Failure::CommandLine(text) => {
                let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
                [first.trim_start_matches("error: ").to_owned(), String::new(), String::new()]
            }
        }
    }

    /// Tells the person, or with `json` the program that called.
    pub(crate) fn tell(&self, words: &Words, err: &mut Out, json: bool) -> alongside_core::Result<()> {
        let sentences = self.sentences(words);
        let filled = || sentences.iter().filter(|sentence| !sentence.is_empty());
        if json {
            let message = filled().map(String::as_str).collect::<Vec<_>>().join(" ");
            return err.json(&serde_json::json!({ "error": { "code": self.code(), "message": message } }));
        }
        if let Failure::CommandLine(text) = self {
            // Already laid out.
            return err.line(text.trim_end());
        }
        let look = err.look();
        let code = words.with("error-small-code", &[("code", self.code().into())]);
        let mut lines: Vec<String> = filled().flat_map(|sentence| paragraphs(sentence, look.width)).collect();
        lines.push(look.paint(Ink::Second, &code));
        err.line(&lines.join("\n"))
    }
}

/// What can be done on a terminal, where that is more than what can be done anywhere.
fn here(words: &Words, error: &Error) -> Option<String> {
    let id = match error {
        Error::InUse => "cli-next-in-use",
        Error::NotSetUp => "cli-next-not-set-up",
        Error::CaptureOff => "cli-next-capture-off",
        Error::Damaged(Part::Database) => "cli-next-database",
        Error::Invalid { field: "case", .. } => "cli-next-case-list",
        Error::Invalid { field: "contact", refusal: Refusal::UnknownRecord } => "contacts-next-whole-name",
        Error::Invalid { field: "country", .. } => "contacts-next-country",
        Error::Invalid { field: "name", refusal: Refusal::Contradiction } => "contacts-next-other-name",
        Error::Invalid { field: "contact", refusal: Refusal::Empty } => "cli-next-contact-option",
        Error::Invalid { field: "in" | "grace" | "max_extend" | "extend", refusal: Refusal::Malformed } => {
            "cli-next-duration"
        }
        Error::Invalid { field: "extend", refusal: Refusal::OutOfRange } => "cli-next-extend",
        Error::AgeQuestion => "cli-next-age-question",
        Error::Under18 => "cli-next-under-18",
        Error::Invalid { field: "occurred" | "discovered_at" | "when", refusal: Refusal::OutOfRange } => {
            "cli-next-time-ahead"
        }
        Error::Invalid { field: "occurred" | "discovered_at" | "when", refusal: Refusal::Malformed } => {
            "cli-next-time-forms"
        }
        _ => return None,
    };
    Some(words.text(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_happened_what_was_kept_what_to_do_and_its_code() {
        let words = Words::load().unwrap();
        let mut err = Out::memory();
        Failure::from(Error::WrongPasscode).tell(&words, &mut err, false).unwrap();
        assert_eq!(
            err.written(),
            "That isn't the passcode.\nNothing was changed.\nTry again, or use the recovery code.\n(wrong-passcode)\n"
        );
    }

    #[test]
    fn with_json_it_is_an_object_with_code_and_message() {
        let words = Words::load().unwrap();
        let mut err = Out::memory();
        Failure::from(Error::Damaged(Part::Row)).tell(&words, &mut err, true).unwrap();
        let told: serde_json::Value = serde_json::from_str(&err.written()).unwrap();
        assert_eq!(told["error"]["code"], "damaged");
        assert!(told["error"]["message"].as_str().unwrap().starts_with("One part of the record is damaged."));
    }

    #[test]
    fn every_misuse_has_its_words_and_exits_with_2() {
        let words = Words::load().unwrap();
        for misuse in Misuse::ALL {
            let failure = Failure::from(misuse);
            assert_eq!((failure.code(), failure.exit()), ("usage", Exit::Usage));
            let [what, _, next] = failure.sentences(&words);
            assert!(!what.starts_with('<') && !next.starts_with('<'), "{misuse:?}: {what} {next}");
        }
    }

    #[test]
    fn what_did_not_come_is_told_line_by_line_and_refused() {
        let words = Words::load().unwrap();
        let failure = Failure::Unmet(vec!["Expectation 1.".into(), "Expectation 2.".into()]);
        assert_eq!((failure.code(), failure.exit()), ("unmet", Exit::Refused));
        let mut err = Out::memory();
        failure.tell(&words, &mut err, false).unwrap();
        assert_eq!(err.written(), "Expectation 1.\nExpectation 2.\n(unmet)\n");
    }

    #[test]
    fn a_command_line_error_is_told_as_it_stands() {
        let words = Words::load().unwrap();
        let failure = Failure::CommandLine("error: no such command\n\nUsage: alongside\n".into());
        let (mut plain, mut json) = (Out::memory(), Out::memory());
        failure.tell(&words, &mut plain, false).unwrap();
        failure.tell(&words, &mut json, true).unwrap();
        assert_eq!(plain.written(), "error: no such command\n\nUsage: alongside\n");
        assert!(
            json.written().starts_with("{\"error\":{\"code\":\"usage\",\"message\":\"no such command\"}}")
        );
        assert!(!failure.is_wrong_passcode() && Failure::from(Error::WrongPasscode).is_wrong_passcode());
    }
}
