//! `alongside tour`: does what a person would, by running this very program, and shows each command and its answer.

mod folder;
mod runner;
mod steps;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use alongside_core::Error;

use crate::arguments::keeping::Tour;
use crate::clock::Stopwatch;
use crate::environment;
use crate::failure::Outcome;
use crate::input::PROMPT;
use crate::terminal::{Ink, Look, Out, escaped, next_lines, paragraphs, width_of};
use crate::words::Words;
use steps::{Act, COPY, DATA, FILES, MAIL, Run, SENDS, Step};

/// Columns before what a command says.
const INDENT: usize = 4;
/// The longest answer that is taken: far more than any step gives.
const ANSWER_MAX_BYTES: u64 = 1 << 20;

/// Questions whose answers are shown behind them, beside the prompt of an open record.
const QUESTIONS: [&str; 10] = [
    "cli-ask-what",
    "cli-ask-when",
    "cli-ask-where",
    "cli-ask-who",
    "cli-ask-proof",
    "cli-ask-more-proof",
    "cli-ask-police",
    "cli-ask-reference",
    "cli-ask-police-words",
    "cli-locked",
];

/// Runs the tour.
pub(crate) fn tour(words: &Words, out: &mut Out, asked: &Tour) -> Outcome {
    let stopwatch = Stopwatch::start();
    let own = asked.file.as_deref().map(std::path::absolute).transpose().map_err(Error::from)?;
    if own.as_ref().is_some_and(|own| !own.is_file()) {
        return Err(Error::FileNotFound.into());
    }
    folder::prepare(&asked.folder)?;
    for (name, content) in FILES {
        folder::write(&asked.folder, name, content)?;
    }
    std::fs::create_dir_all(asked.folder.join(MAIL)).map_err(Error::from)?;
    let program = environment::program()?;
    let mut guide = Guide { words, out, folder: &asked.folder, program: &program, kept: BTreeMap::new() };
    let shown = asked.folder.display().to_string();
    guide.out.say(Ink::Second, &words.with("cli-tour-begin", &[("folder", (&shown).into())]))?;
    for (at, step) in steps::steps(own.as_deref()).iter().enumerate() {
        guide.step(at + 1, step)?;
    }
    guide.end(&shown, stopwatch.seconds())
}

struct Guide<'a> {
    words: &'a Words,
    out: &'a mut Out,
    folder: &'a Path,
    program: &'a Path,
    kept: BTreeMap<&'static str, String>,
}

impl Guide<'_> {
    fn step(&mut self, number: usize, step: &Step) -> Outcome {
        let flipped;
        let mut heading = self.words.text(step.heading);
        if step.act == Act::Flip {
            flipped = self.flip()?;
            heading = self.words.with(step.heading, &[("file", (&flipped).into())]);
        }
        self.out.line("")?;
        self.out.say(Ink::Accent, &format!("{number}. {heading}"))?;
        match &step.act {
            Act::Run(run) => self.run(run),
            Act::Flip => Ok(()),
            Act::Alter(file) => folder::alter(&self.folder.join(file)),
            Act::Killed => self.killed(),
            Act::Letters => self.letters(),
            Act::Same(one, other) => {
                let read = |name: &str| std::fs::read(self.folder.join(name)).map_err(Error::from);
                if read(one)? == read(other)? { Ok(()) } else { self.stop("cli-tour-missing", 0, 0) }
            }
        }
    }

    /// Damages the copy; gives back the file inside the folder of the tour.
    fn flip(&mut self) -> Outcome<String> {
        let copy = self.folder.join(COPY);
        folder::copy(&self.folder.join(DATA), &copy)?;
        let photo = std::fs::metadata(self.folder.join(steps::PHOTO)).map_err(Error::from)?;
        let file = folder::flip(&copy, photo.len())?;
        Ok(file.strip_prefix(self.folder).unwrap_or(&file).display().to_string())
    }

    /// Runs what sends, twice: the first run is ended before the time is over.
    fn killed(&mut self) -> Outcome {
        let command = || {
            let mut command = self.command();
            command.args(SENDS.split(' '));
            command
        };
        let said = runner::killed_and_again(command, &self.folder.join(MAIL))?;
        let look = self.out.look();
        for (at, said) in said.iter().enumerate() {
            self.out.line(&command_lines(look, SENDS))?;
            self.out.line(&shown(look, said))?;
            if at == 0 {
                let ended = self.words.text("cli-tour-ended");
                self.out.line(&format!("{}{}", " ".repeat(INDENT), look.paint(Ink::Second, &ended)))?;
            }
        }
        if runner::letters(&self.folder.join(MAIL)).is_empty() {
            return self.stop("cli-tour-missing", 0, 0);
        }
        Ok(())
    }

    fn letters(&mut self) -> Outcome {
        for (at, letter) in runner::letters(&self.folder.join(MAIL)).iter().enumerate() {
            let text = std::fs::read_to_string(letter).map_err(Error::from)?;
            let text: Vec<String> = text.lines().map(|line| escaped(line).into_owned()).collect();
            if at > 0 {
                self.out.line("")?;
            }
            self.out.line(&shown(self.out.look(), &text.join("\n")))?;
        }
        Ok(())
    }

    /// This very program, in the folder of the tour.
    fn command(&self) -> Command {
        let mut command = Command::new(self.program);
        command
            .current_dir(self.folder)
            .env("COLUMNS", (self.out.look().width.saturating_sub(INDENT)).to_string());
        command
    }

    fn run(&mut self, run: &Run) -> Outcome {
        let mut line = run.line.clone();
        for (name, value) in &self.kept {
            line = line.replace(&format!("{{{name}}}"), value);
        }
        let look = self.out.look();
        self.out.line(&command_lines(look, &line))?;
        let (answer, exit) = self.answer(&line, run.typed)?;
        let questions: Vec<String> = QUESTIONS.iter().map(|id| self.words.text(id)).collect();
        let shown = shown(look, &interleaved(&answer, run.typed, &questions));
        if !shown.is_empty() {
            self.out.line(&shown)?;
        }
        if exit != 0 {
            let code = self.words.with("cli-tour-exit", &[("code", i64::from(exit).into())]);
            self.out.line(&format!("{}{}", " ".repeat(INDENT), look.paint(Ink::Second, &code)))?;
        }
        if exit != i32::from(run.exit) {
            return self.stop("cli-tour-stopped", exit, run.exit);
        }
        if !run.says.iter().all(|words| answer.contains(words)) {
            return self.stop("cli-tour-missing", exit, run.exit);
        }
        if let Some((name, pointer)) = run.keeps {
            match json_value(&answer, pointer) {
                Some(value) => drop(self.kept.insert(name, value)),
                None => return self.stop("cli-tour-missing", exit, run.exit),
            }
        }
        Ok(())
    }

    /// Runs the program; what it says on both streams in the order in which it said it, and its exit code.
    fn answer(&self, line: &str, typed: &[&str]) -> Outcome<(String, i32)> {
        let arguments = shlex::split(line).ok_or(Error::Internal("a line of the tour"))?;
        let (mut reader, writer) = std::io::pipe().map_err(Error::from)?;
        let mut command = self.command();
        command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(writer.try_clone().map_err(Error::from)?)
            .stderr(writer);
        let mut child = command.spawn().map_err(Error::from)?;
        // The command holds both ends of the pipe as well: without this the answer would never end.
        drop(command);
        if let Some(mut input) = child.stdin.take() {
            let lines = typed.iter().flat_map(|line| [line, "\n"]).collect::<String>();
            // A command that stops early does not read everything; its exit code says why.
            let _ = input.write_all(lines.as_bytes());
        }
        let mut answer = Vec::new();
        reader.by_ref().take(ANSWER_MAX_BYTES).read_to_end(&mut answer).map_err(Error::from)?;
        drop(reader);
        let status = child.wait().map_err(Error::from)?;
        Ok((String::from_utf8_lossy(&answer).into_owned(), status.code().unwrap_or(-1)))
    }

    fn stop(&mut self, message: &'static str, exit: i32, expected: u8) -> Outcome {
        let arguments = [("code", i64::from(exit).into()), ("expected", i64::from(expected).into())];
        self.out.say(Ink::Plain, &self.words.with(message, &arguments))?;
        Err(Error::Internal("a step of the tour").into())
    }

    fn end(&mut self, folder: &str, seconds: u64) -> Outcome {
        let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
        let arguments = [("folder", folder.into()), ("seconds", seconds.into())];
        self.out.line("")?;
        self.out.say(Ink::Plain, &self.words.with("cli-tour-end", &arguments))?;
        let program = nearer(self.program).display().to_string();
        let next = [
            (
                format!("{program} -d {folder}/{DATA} -p {folder}/passcode open"),
                self.words.text("cli-tour-end-open"),
            ),
            (format!("ls {folder}"), self.words.text("cli-tour-end-files")),
        ];
        Ok(self.out.line(&next_lines(self.out.look(), &self.words.text("cli-next"), &next))?)
    }
}

/// The path from here, where that is shorter.
fn nearer(path: &Path) -> PathBuf {
    let here = std::path::absolute(".").unwrap_or_default();
    path.strip_prefix(here).map_or_else(|_| path.to_path_buf(), Path::to_path_buf)
}

/// The command as somebody would type it, continued on further lines where it is long.
fn command_lines(look: Look, line: &str) -> String {
    let mut lines = vec!["$ alongside".to_owned()];
    for word in words_of(line) {
        let last = lines.last_mut();
        match last {
            // Room for the sign that the line goes on.
            Some(last) if width_of(last) + 1 + width_of(&word) + 2 <= look.width => {
                last.push(' ');
                last.push_str(&word);
            }
            Some(last) => {
                last.push_str(" \\");
                lines.push(format!("{}{word}", " ".repeat(INDENT)));
            }
            None => {}
        }
    }
    lines.join("\n")
}

/// An option with its value, or a single word: these are not torn apart.
fn words_of(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let quoted = shlex::split(line).unwrap_or_default();
    let mut takes_value = false;
    for word in quoted {
        let shown = shlex::try_quote(&word).map_or_else(|_| word.clone(), std::borrow::Cow::into_owned);
        let is_option = word.starts_with('-');
        match words.last_mut() {
            Some(last) if takes_value && !is_option => {
                last.push(' ');
                last.push_str(&shown);
            }
            _ => words.push(shown),
        }
        takes_value = is_option;
    }
    words
}

/// The answer with each typed line behind the question it answers.
fn interleaved(answer: &str, typed: &[&str], questions: &[String]) -> String {
    let mut typed = typed.iter();
    let mut lines = Vec::new();
    for line in answer.lines() {
        let is_prompt = line == PROMPT;
        if !is_prompt {
            lines.push(line.to_owned());
        }
        if is_prompt || questions.iter().any(|question| question == line) {
            lines.extend(typed.next().map(|line| format!("{PROMPT} {line}").trim_end().to_owned()));
        }
    }
    lines.join("\n")
}

/// Set in, and typed lines in the accent. The answer comes from the program itself, with everything that acts on a
/// terminal escaped; it is wrapped once more only where a line of JSON is longer than the screen.
fn shown(look: Look, answer: &str) -> String {
    let inner = look.narrower(INDENT);
    let mut lines = Vec::new();
    for line in answer.trim_end().lines() {
        let ink = if line.starts_with(PROMPT) { Ink::Accent } else { Ink::Plain };
        for piece in pieces(line, inner.width) {
            let piece = look.paint(ink, &piece);
            lines.push(if piece.is_empty() { piece } else { format!("{}{piece}", " ".repeat(INDENT)) });
        }
    }
    lines.join("\n")
}

/// The lines that a line of the answer takes. JSON is broken behind its commas and colons, text between words.
fn pieces(line: &str, width: usize) -> Vec<String> {
    let is_json = line.starts_with(['[', '{']) && serde_json::from_str::<serde_json::Value>(line).is_ok();
    if !is_json {
        return paragraphs(line, width);
    }
    let mut lines = vec![String::new()];
    for part in line.split_inclusive([',', ':']) {
        match lines.last_mut() {
            Some(last) if last.is_empty() || width_of(last) + width_of(part) <= width => last.push_str(part),
            _ => lines.push(format!(" {part}")),
        }
    }
    lines.iter().flat_map(|line| paragraphs(line, width)).collect()
}

/// The string at `pointer` in the first line of the answer that is JSON.
fn json_value(answer: &str, pointer: &str) -> Option<String> {
    let json: serde_json::Value = answer.lines().find_map(|line| serde_json::from_str(line).ok())?;
    json.pointer(pointer)?.as_str().map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { width: 80, styled: false };

    #[test]
    fn a_long_command_goes_on_over_several_lines_and_still_runs() {
        let line = "-d notes -p passcode log add 'They said: \"hello\"' --occurred 'yesterday 12:40' --behaviour \
                    pre.work-visit --where-setting work --witness 'Sam, on the next till'";
        let shown = command_lines(LOOK, line);
        assert!(shown.lines().all(|line| width_of(line) <= 80), "{shown}");
        assert!(shown.lines().count() > 1 && shown.starts_with("$ alongside -d notes -p passcode log add"));
        let pasted = shown.trim_start_matches("$ alongside ").replace("\\\n", "");
        assert_eq!(shlex::split(&pasted), shlex::split(line));
    }

    #[test]
    fn a_question_stays_on_one_line_and_is_found_again() {
        let words = Words::load().unwrap();
        for id in QUESTIONS {
            assert!(width_of(&words.text(id)) <= LOOK.width - INDENT, "{id}");
        }
    }

    #[test]
    fn answers_stand_behind_their_questions() {
        let questions = ["What happened?".to_owned()];
        let shown =
            interleaved("What happened?\nSaved.\n>\n>\nbye", &["They rang", "status", ""], &questions);
        assert_eq!(shown, "What happened?\n> They rang\nSaved.\n> status\n>\nbye");
    }

    #[test]
    fn values_are_kept_from_json() {
        assert_eq!(json_value("note\n[{\"evidence_id\":\"ab\"}]\n", "/0/evidence_id").as_deref(), Some("ab"));
        assert_eq!(json_value("[]", "/0/evidence_id"), None);
        assert_eq!(json_value("words", "/0"), None);
    }

    #[test]
    fn what_a_command_says_is_set_in_and_never_too_wide() {
        let text = shown(LOOK, &format!("{}\n\nshort", "word ".repeat(40)));
        assert!(
            text.lines().all(|line| width_of(line) <= 80 && (line.is_empty() || line.starts_with("    ")))
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_step_that_ends_otherwise_stops_the_tour() {
        let (words, mut out) = (Words::load().unwrap(), Out::memory());
        let folder = tempfile::tempdir().unwrap();
        let mut guide = Guide {
            words: &words,
            out: &mut out,
            folder: folder.path(),
            program: Path::new("/bin/sh"),
            kept: BTreeMap::new(),
        };
        let run = |line: &str, exit| Run { line: line.into(), exit, typed: &["typed"], ..Run::default() };
        guide.run(&run("-c 'read line; echo \"got $line\"; echo err >&2; exit 3'", 3)).unwrap();
        let failure = guide.run(&run("-c 'exit 6'", 0)).unwrap_err();
        assert_eq!(failure.exit().number(), 1);
        let silent = Run { says: &["words"], ..run("-c true", 0) };
        assert!(guide.run(&silent).is_err());
        let json = Run { keeps: Some(("id", "/id")), ..run("-c 'echo \"{\\\"id\\\":\\\"7\\\"}\"'", 0) };
        guide.run(&json).unwrap();
        guide.run(&Run { says: &["seven 7"], ..run("-c 'echo seven {id}'", 0) }).unwrap();
        let said = out.written();
        assert!(said.contains("    got typed\n    err\n    exit code 3\n"), "{said}");
        assert!(said.contains("Exit code 6, not 0"), "{said}");
    }
}
