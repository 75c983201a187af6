//! What the tour does, in order. Names, numbers and places are made up; the phone number is one of those that
//! Ofcom keeps free for stories.

use std::path::Path;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// The message that says what it is about.
    pub(super) heading: &'static str,
    /// What is done.
    pub(super) act: Act,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Act {
    /// Runs a command.
    Run(Run),
    /// Copies the data folder and changes one byte of the photo in the copy.
    Flip,
    /// Changes one byte in the middle of a file.
    Alter(&'static str),
    /// Compares two files.
    Same(&'static str, &'static str),
    /// Starts what sends, ends it without mercy, and starts it again until somebody has a message.
    Killed,
    /// Shows the messages in the mail folder of the contact as they lie there.
    Letters,
}

/// A command, and how it is meant to end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// The command line behind `alongside`; `{name}` stands for something kept from an earlier answer.
    pub(super) line: String,
    /// What is typed when it asks.
    pub(super) typed: &'static [&'static str],
    /// The exit code that is right here.
    pub(super) exit: u8,
    /// What its answer holds, whatever else it says.
    pub(super) says: &'static [&'static str],
    /// A value of its JSON answer to keep: name and JSON pointer.
    pub(super) keeps: Option<(&'static str, &'static str)>,
}

/// The tour's own files: name and content.
pub(super) const FILES: [(&str, &[u8]); 7] = [
    ("passcode", b"seven yellow bicycles\n"),
    ("second-passcode", b"grandmother's kettle\n"),
    ("wrong-passcode", b"not this one\n"),
    ("pin", b"4711\n"),
    ("second-pin", b"0815\n"),
    (PHOTO, include_bytes!("../../tour/photo.jpg")),
    ("voicemail.wav", include_bytes!("../../tour/voicemail.wav")),
];

/// The photo among them.
pub(super) const PHOTO: &str = "photo.jpg";

/// The data folder, inside the folder of the tour.
pub(super) const DATA: &str = "notes";
/// The mail folder of the contact: here it stands for her phone.
pub(super) const MAIL: &str = "sams-mail";
/// What waits and sends.
pub(super) const SENDS: &str = "-d notes checkin run";
/// The copy that is damaged.
pub(super) const COPY: &str = "changed-copy";

/// Beginning of every command that opens the record.
const OPEN: &str = "-d notes -p passcode";

fn run(heading: &'static str, line: &str, says: &'static [&'static str]) -> Step {
    let line = format!("{OPEN} {line}");
    Step { heading, act: Act::Run(Run { line, says, ..Run::default() }) }
}

impl Step {
    fn with(mut self, change: impl FnOnce(&mut Run)) -> Self {
        if let Act::Run(run) = &mut self.act {
            change(run);
        }
        self
    }
}

/// All steps. `own` is the reader's own file.
pub(super) fn steps(own: Option<&Path>) -> Vec<Step> {
    let mut steps = written();
    if let Some(own) = own.map(|path| path.display().to_string()) {
        let own = shlex::try_quote(&own).map_or_else(|_| own.clone(), std::borrow::Cow::into_owned);
        steps.push(run("cli-tour-own-file", &format!("evidence add {own}"), &[]));
    }
    steps.extend(found_again());
    steps.extend(checked_in());
    steps.extend(looked_up());
    steps.extend(shared());
    steps.extend(reported());
    steps.extend(tried());
    steps
}

/// What is written down.
fn written() -> Vec<Step> {
    vec![
        run("cli-tour-init", "init", &[]),
        run("cli-tour-first", "log add", &["What happened?"]).with(|run| {
            run.typed = &[
                "They were waiting outside the library again when I came out.",
                "yesterday evening",
                "By the side door of the library",
                "Grey hoodie, hood up. I think I know the walk.",
                "",
                "",
            ];
        }),
        run(
            "cli-tour-exact",
            "log add 'Came into the shop and stood at my till without buying anything.' \
             --occurred 'yesterday 12:40' --behaviour pre.work-visit --where-setting work \
             --witness 'Sam, on the next till' --witness-saw 'Stood there ten minutes' --witness-willing yes",
            &[],
        ),
        run(
            "cli-tour-about",
            "log add 'A card through the door, no stamp, my old nickname on it.' \
             --occurred 'about yesterday 07:30' --behaviour com.letter --channel hand-delivered",
            &[],
        ),
        run(
            "cli-tour-series",
            "log add 'Silent calls, one after the other.' --series-count 22 \
             --series-from 'yesterday 18:00' --series-to 'yesterday 23:00' --occurred 'yesterday evening' \
             --behaviour com.call-silent --channel phone --from '07700 900123' --impact imp.no-sleep",
            &[],
        ),
        run("cli-tour-photo", "evidence add photo.jpg --entry 3 --kind photo --json", &["\"sha256\""])
            .with(|run| run.keeps = Some(("photo", "/0/evidence_id"))),
        run(
            "cli-tour-audio",
            "evidence add voicemail.wav --entry 4 --kind audio-voicemail",
            &["voicemail.wav"],
        ),
        run(
            "cli-tour-police",
            "police add --when yesterday --channel 101 --incident-no 'CAD 0417' --entry 1,4 \
             --did pol.took-details",
            &[],
        ),
    ]
}

/// How it is found again.
fn found_again() -> Vec<Step> {
    let without =
        |heading, line: &str, says| run(heading, "", says).with(|run| run.line = format!("-d {DATA} {line}"));
    vec![
        without("cli-tour-locked", "status --json", &["\"locked\":true"]),
        without("cli-tour-capture", "capture --note 'The same grey car opposite the bus stop.'", &[]),
        run("cli-tour-list", "log list", &["grey car", "library"]),
        run("cli-tour-open", "open", &["library"]).with(|run| {
            run.typed = &["log show 1", "evidence list", "lock", "exit"];
        }),
        run("cli-tour-search", "log search LIBRARY", &["library"]),
        run(
            "cli-tour-amend",
            "log amend 3 --occurred 'about yesterday 08:15' --reason remembered-more \
             --note 'The bins had been taken already'",
            &[],
        ),
        run("cli-tour-history", "log show 3 --history", &["08:15", "07:30"]),
        run("cli-tour-timeline", "log timeline", &[]),
        run("cli-tour-pattern", "pattern", &["22 events in all", "not a risk assessment"]),
    ]
}

/// Who is told when nobody checks in.
fn checked_in() -> Vec<Step> {
    let beside =
        |heading, line: &str, says| run(heading, "", says).with(|run| run.line = format!("-d {DATA} {line}"));
    vec![
        run(
            "cli-tour-contact",
            "contact add Sam --calls-me Alex --maildir sams-mail --precision 1km --agreed",
            &["Sam is added"],
        ),
        run("cli-tour-card", "contact card Sam", &["999"]),
        run("cli-tour-pins", "checkin pin set --pin-file pin --duress-pin-file second-pin", &[]),
        run(
            "cli-tour-start",
            "checkin start --test --in 3s --grace 2s --contact Sam --at 51.50736,-0.12776 --accuracy 15",
            &["Works while"],
        ),
        Step { heading: "cli-tour-killed", act: Act::Killed },
        Step { heading: "cli-tour-letters", act: Act::Letters },
        beside("cli-tour-checkin-status", "checkin status", &["handed over"]),
        run("cli-tour-tell", "checkin tell --contact Sam 'On the night bus, home by one.'", &["handed over"]),
    ]
}

/// What can be done, and who can be reached.
fn looked_up() -> Vec<Step> {
    let plain = |heading, line: &str, says| run(heading, "", says).with(|run| run.line = line.into());
    vec![
        plain("cli-tour-help", "help now", &["Call 999", "55"]),
        run("cli-tour-begin-steps", "checklist start", &["st.safe-device"]).with(|run| {
            run.typed = &["1", "2", "1"];
        }),
        run("cli-tour-done", "checklist done st.safe-device", &["st.safe-device"]),
        plain("cli-tour-now", "directory now --nation england --need listening", &["Open day and night"]),
        plain(
            "cli-tour-christmas",
            "directory now --nation england --need listening --at 2026-12-25T10:00",
            &["Closed, by hours last seen"],
        ),
    ]
}

/// What a picture tells, and a copy that does not.
fn shared() -> Vec<Step> {
    let plain = |heading, line: &str, says| run(heading, "", says).with(|run| run.line = line.into());
    vec![
        plain("cli-tour-photo-scan", "photo scan photo.jpg", &["Shows where it was taken"]),
        plain("cli-tour-photo-clean", "photo clean photo.jpg --out to-share", &["to-share"]),
    ]
}

/// What others read, and how they see that it was changed.
fn reported() -> Vec<Step> {
    vec![
        run("cli-tour-report", "report preview", &["would be in it"]),
        run("cli-tour-report-pages", "report write --format pdf --out record.pdf", &["record.pdf"]),
        run(
            "cli-tour-report-bundle",
            "report write --format folder --part all --out record",
            &["Fingerprint"],
        ),
        run("cli-tour-report-verify", "", &["Signer not compared"]).with(|run| {
            run.line = "report verify record".into();
        }),
        Step { heading: "cli-tour-report-flip", act: Act::Alter("record/chronology.csv") },
        run("cli-tour-report-noticed", "", &["chronology.csv"]).with(|run| {
            run.line = "report verify record".into();
            run.exit = 4;
        }),
        run(
            "cli-tour-report-sealed",
            "report write --format zip --new-passphrase --for 'the adviser' --out record.zip",
            &["HOW-TO-OPEN.txt"],
        ),
        run("cli-tour-anchor", "anchor show", &["record-head-1:"]),
        run("cli-tour-anchor-given", "anchor list", &["the adviser"]),
    ]
}

/// What is tried against it.
fn tried() -> Vec<Step> {
    vec![
        run("cli-tour-wrong", "log list", &["(wrong-passcode)"]).with(|run| {
            run.line = "-d notes -p wrong-passcode log list".into();
            run.exit = 3;
        }),
        run("cli-tour-check", "evidence check", &[]),
        run("cli-tour-export", "evidence export {photo} --out photo-again.jpg", &[]),
        Step { heading: "cli-tour-same", act: Act::Same("photo.jpg", "photo-again.jpg") },
        Step { heading: "cli-tour-flip", act: Act::Flip },
        run("cli-tour-noticed", "evidence check", &[]).with(|run| {
            run.line = format!("-d {COPY} -p passcode evidence check");
            run.exit = 4;
        }),
        run("cli-tour-decoy", "decoy --new-passcode-file second-passcode", &[]),
        run("cli-tour-second", "log list", &[]).with(|run| {
            run.line = "-d notes -p second-passcode log list".into();
        }),
        run("cli-tour-status", "status", &[]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{self, Parsed};
    use crate::terminal::Look;
    use crate::words::Words;

    #[test]
    fn every_line_is_one_that_the_command_line_takes() {
        let look = Look { width: 80, styled: false };
        for step in steps(Some(Path::new("my photo's.jpg"))) {
            let Act::Run(run) = step.act else { continue };
            let typed = shlex::split(&format!("alongside {}", run.line)).unwrap();
            let parsed = arguments::parse(typed.iter().map(Into::into).collect(), look);
            assert!(matches!(parsed, Ok(Parsed::Run(_))), "{}: {parsed:?}", run.line);
        }
    }

    #[test]
    fn every_heading_has_its_words_and_what_is_used_was_kept() {
        let words = Words::load().unwrap();
        let mut kept = Vec::new();
        for step in steps(None) {
            assert!(!words.text(step.heading).starts_with('<'), "{}", step.heading);
            let Act::Run(run) = step.act else { continue };
            if let Some((_, rest)) = run.line.split_once('{') {
                let name = rest.split('}').next().unwrap();
                assert!(kept.contains(&name), "{name} is used before it is kept");
            }
            kept.extend(run.keeps.map(|(name, _)| name));
        }
    }

    #[test]
    fn the_photo_is_the_smaller_of_the_two_files() {
        let length = |name: &str| FILES.iter().find(|(file, _)| *file == name).unwrap().1.len();
        assert!(length("photo.jpg") < length("voicemail.wav"));
        assert!(length("voicemail.wav") < 60_000);
    }
}
