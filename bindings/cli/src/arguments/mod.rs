//! The command line. Values stay as they were typed; what they mean is decided where the record is known.

pub(crate) mod anchor;
pub(crate) mod bundle;
pub(crate) mod cases;
pub(crate) mod checkin;
pub(crate) mod checklist;
pub(crate) mod contacts;
pub(crate) mod content;
pub(crate) mod directory;
pub(crate) mod evidence;
pub(crate) mod guidance;
pub(crate) mod incident;
pub(crate) mod keeping;
pub(crate) mod log;
pub(crate) mod paper;
pub(crate) mod pattern;
pub(crate) mod people;
pub(crate) mod photo;
pub(crate) mod police;
pub(crate) mod report;
pub(crate) mod simulate;
pub(crate) mod watch;

use std::ffi::OsString;
use std::path::PathBuf;

use alongside_core::{Error, Part};
use anstyle::{AnsiColor, Style};
use clap::builder::Styles;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use anchor::Anchor;
use cases::Case;
use checkin::Checkin;
use checklist::Checklist;
use contacts::Contact;
use content::Content;
use directory::Directory;
use evidence::{Capture, Evidence};
use guidance::{Card, Guide, Help};
use incident::IncidentFields;
use keeping::{Listed, NewPasscode, Open, PasscodeAction, Recovery, Store, Tour};
use log::Log;
use paper::Paper;
use pattern::Pattern;
use people::{Person, Place};
use photo::Photo;
use police::{Order, Police};
use report::Report;
use watch::{Erase, Watch};

use crate::failure::{Failure, Outcome};
use crate::terminal::{Look, WIDTH_MAX};

/// A record of what happened, kept sealed on this computer.
#[derive(Debug, Parser)]
#[command(name = "alongside", version, after_help = FIRST_STEPS, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const FIRST_STEPS: &str = "\
First steps:
  alongside init      set it up, once
  alongside log add   write down what happened: it asks, one thing at a time
  alongside open      stay in it for a while
  alongside tour      see everything on made-up notes

Exit codes: 0 good, 2 usage, 3 wrong passcode, 4 damaged, 5 refused,
6 no space or no access.";

/// Options that stand before or after any command.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Global {
    /// The folder that holds everything
    #[arg(short, long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    pub(crate) data: Option<PathBuf>,
    /// A file that holds the passcode; nothing: it asks
    #[arg(short, long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub(crate) passcode_file: Option<PathBuf>,
    /// A file that holds the recovery code, to open with it
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub(crate) recovery_file: Option<PathBuf>,
    /// The folder of this device's keys; nothing: inside --data
    #[arg(long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    pub(crate) device_dir: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub(crate) json: bool,
    /// Which record; nothing: the first
    #[arg(long, global = true, value_name = "LABEL", help_heading = "Everywhere")]
    pub(crate) case: Option<String>,
    /// Time zone, such as Europe/London; nothing: the computer's
    #[arg(long, global = true, value_name = "NAME", help_heading = "Everywhere")]
    pub(crate) zone: Option<String>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Set it up, once
    #[command(after_help = INIT_HELP)]
    Init,
    /// Open it and stay: the same commands at a prompt, no history, locked after a silence
    Open(Open),
    /// Entries: what happened
    #[command(subcommand)]
    Log(Log),
    /// What the entries show together: counts and dates, no verdict
    #[command(after_help = PATTERN_HELP)]
    Pattern(Pattern),
    /// The other person
    #[command(subcommand)]
    Person(Person),
    /// Records, marked days, times that could not be written
    #[command(subcommand)]
    Case(Case),
    /// Places that are named in entries
    #[command(subcommand)]
    Place(Place),
    /// Contacts with police
    #[command(subcommand)]
    Police(Police),
    /// Orders and conditions
    #[command(subcommand)]
    Order(Order),
    /// People you chose, who can be told when you haven't checked in
    #[command(subcommand)]
    Contact(Contact),
    /// A time by which you say that you're all right, and who is told if you don't
    #[command(subcommand)]
    Checkin(Checkin),
    /// Hold the plan of a friend, and be asked when its time has passed
    #[command(subcommand)]
    Watch(Watch),
    /// Whom to reach now; needs no record and no passcode
    #[command(subcommand)]
    Help(Help),
    /// Privacy steps, in lists; shown without a passcode too
    #[command(subcommand)]
    Checklist(Checklist),
    /// What services say where they differ
    #[command(subcommand)]
    Card(Card),
    /// Short pages: what stalking is, what can be done, for friends, for helpers
    #[command(subcommand)]
    Guide(Guide),
    /// Whom one can call, and who answers now; needs no record
    #[command(subcommand)]
    Directory(Directory),
    /// For those who write or check the lists, guides and services; needs no record
    #[command(subcommand)]
    Content(Content),
    /// Proof: files and things
    #[command(subcommand)]
    Evidence(Evidence),
    /// What others read: a report with its proofs, and whether one is unchanged
    #[command(subcommand)]
    Report(Report),
    /// Pages to be printed: empty sheets of the log, lines to ring, the card for a contact
    #[command(subcommand)]
    Paper(Paper),
    /// How far the record had come, in the hands of others
    #[command(subcommand)]
    Anchor(Anchor),
    /// What pictures and films give away, and clean copies to share; needs no record
    #[command(subcommand)]
    Photo(Photo),
    /// Keep a note or a file without the passcode; it is taken in when the record is next opened
    #[command(args_conflicts_with_subcommands = true, after_help = CAPTURE_HELP)]
    Capture(Capture),
    /// The passcode
    #[command(subcommand)]
    Passcode(PasscodeAction),
    /// The recovery code
    #[command(subcommand)]
    Recovery(Recovery),
    /// Make a second, empty record behind another passcode
    #[command(after_help = DECOY_HELP)]
    Decoy(NewPasscode),
    /// How it stands; without a passcode only that it is locked
    Status,
    /// Erase everything
    #[command(after_help = WIPE_HELP)]
    Wipe(Erase),
    /// Repair
    #[command(subcommand)]
    Store(Store),
    /// See everything on made-up notes
    Tour(Tour),
    /// Walk the screens of the phone, for those who write them
    Screens,
    /// The lists of answers, and their ids
    Vocabulary(Listed),
}

const PATTERN_HELP: &str = "\
A time that is not exact counts only where all of it fits, and is named where it
does not. Nothing is scored, and nothing is foretold.";

const INIT_HELP: &str = "\
The record is sealed with your passcode and a key of this device together. A
computer keeps that key in a file: whoever copies the folder has the key with it,
and only the passcode stands between. A file that was deleted may still be found
on the disk. --device-dir puts the key elsewhere, on a stick for example.";

const CAPTURE_HELP: &str = "\
Without a note or a file it asks. Nobody can read a capture without the passcode.
Whoever can write to the folder can add one or take one away.";

const DECOY_HELP: &str = "\
It begins empty, as an ordinary record of its own. It stands against somebody who
makes you open it, not against somebody who copies the files and compares their
sizes and times. Capture without the passcode is switched off by it, until you
switch it on again.";

const WIPE_HELP: &str = "\
Opened with the first passcode, everything in the folder goes. Opened with the
passcode of a second record, only that record is erased. What was copied elsewhere
before stays there, and a file can't be surely erased from a disk.";

impl Command {
    /// Whether it makes no sense without a record, or a folder in which there could be one.
    pub(crate) fn needs_a_record(&self) -> bool {
        !matches!(
            self,
            Command::Help(Help::Now)
                | Command::Card(Card::List | Card::Show(_))
                | Command::Guide(_)
                | Command::Directory(_)
                | Command::Content(_)
                | Command::Photo(_)
                | Command::Paper(Paper::Sheets(_) | Paper::Leaflet(_))
                | Command::Report(Report::Verify(_))
                | Command::Checklist(Checklist::List | Checklist::Show(_) | Checklist::Start(_))
                | Command::Vocabulary(_)
        )
    }

    /// Whether it can't be typed at the prompt of an open record.
    pub(crate) fn needs_the_shell(&self) -> bool {
        match self {
            Command::Init
            | Command::Open(_)
            | Command::Wipe(_)
            | Command::Store(_)
            | Command::Screens
            | Command::Tour(_) => true,
            Command::Watch(watch) => matches!(watch, Watch::Run),
            Command::Checkin(checkin) => checkin.needs_the_shell(),
            _ => false,
        }
    }
}

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// A command.
    Run(Box<Arguments>),
    /// Help or the version, finished.
    Show(String),
}

/// Reads the command line, the program's name first.
pub(crate) fn parse(typed: Vec<OsString>, look: Look) -> Outcome<Parsed> {
    read(command(look), typed, look)
}

/// Reads a line that was typed at the prompt of an open record.
pub(crate) fn parse_at_prompt<'a>(typed: impl Iterator<Item = &'a String>, look: Look) -> Outcome<Parsed> {
    let command = command(look).no_binary_name(true).bin_name("").after_help("");
    match read(command, typed.map(OsString::from).collect(), look) {
        Ok(Parsed::Show(text)) => Ok(Parsed::Show(without_gap(&text))),
        Err(Failure::CommandLine(text)) => Err(Failure::CommandLine(without_gap(&text))),
        other => other,
    }
}

/// Closes the gap that the missing name of the program leaves behind `Usage:`.
fn without_gap(text: &str) -> String {
    match text.split_once("Usage:") {
        Some((before, after)) => format!("{before}Usage:{}", after.replacen("  ", " ", 1)),
        None => text.to_owned(),
    }
}

/// The fields of an entry, from options as a draft keeps them.
pub(crate) fn fields_of(options: &[String]) -> Outcome<IncidentFields> {
    let command = IncidentFields::augment_args(clap::Command::new("")).no_binary_name(true);
    let read = command.try_get_matches_from(options);
    let read = read.and_then(|matches| IncidentFields::from_arg_matches(&matches));
    read.map_err(|_| Error::Damaged(Part::Record).into())
}

/// Whether JSON was asked for, also where the rest of the line makes no sense.
pub(crate) fn asks_for_json(typed: &[OsString]) -> bool {
    typed.iter().take_while(|word| *word != "--").any(|word| word == "--json")
}

fn command(look: Look) -> clap::Command {
    let accent = AnsiColor::Cyan.on_default();
    let styles = Styles::plain().header(Style::new().dimmed()).usage(Style::new().dimmed()).literal(accent);
    Arguments::command().styles(styles).term_width(look.width.min(WIDTH_MAX))
}

fn read(command: clap::Command, typed: Vec<OsString>, look: Look) -> Outcome<Parsed> {
    let read = command.try_get_matches_from(typed);
    match read.and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches)) {
        Ok(arguments) => Ok(Parsed::Run(Box::new(arguments))),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion if look.styled => {
                Ok(Parsed::Show(error.render().ansi().to_string()))
            }
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Ok(Parsed::Show(error.render().to_string()))
            }
            // In plain ink: it goes to another stream, perhaps as JSON.
            _ => Err(Failure::CommandLine(error.render().to_string())),
        },
    }
}

#[cfg(test)]
mod tests;
