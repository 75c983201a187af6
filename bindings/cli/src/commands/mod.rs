//! What the commands do: each one on a record that is open, apart from the few that need none.

mod anchor;
mod capture;
mod checkin;
mod checklist;
mod contacts;
mod content;
mod directory;
mod erase;
mod evidence;
mod found;
mod guidance;
mod job;
mod keeping;
mod log;
pub(crate) mod named;
mod new_file;
mod others;
mod pairing;
mod paper;
mod pattern;
mod photo;
mod report;
mod screens;
mod session;
mod simulate;
mod status;
mod unlock;
mod watch;

use std::time::Duration;

use crate::arguments::Command;
use crate::arguments::evidence::Capture;
use crate::arguments::guidance::{Card, Help};
use crate::arguments::keeping::Store;
use crate::arguments::report::Report;
use crate::context::Context;
use crate::failure::{Misuse, Outcome};
use crate::input::{Direct, Keyboard};
use crate::open::{self, Watched};
use crate::terminal::Out;
use crate::{tour, vocabulary};

use job::Job;

/// Until the record itself says how long a silence may be.
const SILENCE: Duration = Duration::from_mins(2);

/// Runs one command of the shell.
pub(crate) fn run(context: &mut Context, command: Command) -> Outcome {
    let keyboard = &mut Direct::standard();
    match command {
        Command::Vocabulary(asked) => {
            vocabulary::vocabulary(&context.words, &mut context.out, context.global.json, &asked)
        }
        Command::Directory(asked) => directory::directory(context, &asked),
        Command::Content(asked) => content::content(context, &asked),
        Command::Photo(asked) => photo::photo(context, &asked),
        Command::Report(Report::Verify(asked)) => report::verify(context, &asked),
        Command::Tour(asked) => tour::tour(&context.words, &mut context.out, &asked),
        Command::Help(Help::Now) => guidance::help_now(context),
        Command::Card(Card::List) => guidance::cards(context),
        Command::Card(Card::Show(which)) if !context.brings_credential() => {
            guidance::card(context, &which.id, None)
        }
        Command::Guide(asked) => guidance::guide(context, &asked),
        Command::Checklist(asked) => checklist::from_shell(context, keyboard, asked),
        Command::Init => keeping::init(context, keyboard),
        Command::Open(_) => opened(context),
        Command::Capture(Capture { switch: None, note, file }) => {
            capture::capture(context, keyboard, note.as_deref(), file.as_deref())
        }
        Command::Checkin(command) if !checkin::opens_the_record(context, &command) => {
            checkin::beside(context, keyboard, command)
        }
        Command::Status if !context.brings_credential() => status::locked(context),
        Command::Watch(asked) => watch::from_shell(context, keyboard, asked),
        Command::Screens => screens::screens(context, keyboard),
        Command::Wipe(asked) => erase::wipe(context, keyboard, &asked),
        Command::Store(Store::New(sure)) => keeping::new_store(context, keyboard, sure.yes),
        Command::Paper(asked) => match paper::from_nothing(context, &asked) {
            Some(done) => done,
            None => once(context, keyboard, Command::Paper(asked)),
        },
        command => once(context, keyboard, command),
    }
}

/// Opens the record, runs one command, and closes it again, whatever came of the command.
fn once(context: &mut Context, keyboard: &mut dyn Keyboard, command: Command) -> Outcome {
    let mut vault = unlock::unlock(context, keyboard)?;
    let done = Job { context, keyboard, vault: &mut vault }.run(command);
    let locked = vault.lock();
    done?;
    locked?;
    Ok(())
}

/// The prompt on an open record.
fn opened(context: &mut Context) -> Outcome {
    let words = crate::words::Words::load()?;
    let (mut out, mut err) = (Out::stdout(), Out::stderr());
    let mut keyboard = Watched::new(Box::new(Direct::standard()), SILENCE);
    let mut session = session::OpenRecord::new(context);
    open::prompt(&words, &mut session, &mut keyboard, &mut out, &mut err)
}

impl Job<'_> {
    /// Runs a command on the open record.
    fn run(&mut self, command: Command) -> Outcome {
        match command {
            Command::Log(log) => self.log(log),
            Command::Pattern(asked) => self.pattern(&asked),
            Command::Report(asked) => self.report(&asked),
            Command::Anchor(asked) => self.anchor(&asked),
            Command::Paper(asked) => self.paper(&asked),
            Command::Person(person) => self.person(person),
            Command::Case(case) => self.case_command(case),
            Command::Place(place) => self.place(place),
            Command::Police(police) => self.police(police),
            Command::Order(order) => self.order(order),
            Command::Evidence(evidence) => self.evidence(evidence),
            Command::Contact(contact) => self.contact(contact),
            Command::Watch(asked) => self.watch(asked),
            Command::Checkin(command) => self.checkin(command),
            Command::Capture(Capture { switch: Some(switch), .. }) => self.switch_capture(switch),
            Command::Capture(Capture { note, file, .. }) => {
                capture::capture(self.context, self.keyboard, note.as_deref(), file.as_deref())
            }
            Command::Directory(asked) => directory::directory(self.context, &asked),
            Command::Content(asked) => content::content(self.context, &asked),
            Command::Photo(asked) => photo::photo(self.context, &asked),
            Command::Passcode(action) => self.passcode(&action),
            Command::Recovery(action) => self.recovery(&action),
            Command::Decoy(new) => self.decoy(&new),
            Command::Status => self.status(),
            Command::Vocabulary(asked) => vocabulary::vocabulary(
                &self.context.words,
                &mut self.context.out,
                self.context.global.json,
                &asked,
            ),
            Command::Checklist(asked) => self.checklist(asked),
            Command::Help(Help::Now) => guidance::help_now(self.context),
            Command::Help(Help::Campus { id }) => self.campus(&id),
            Command::Card(asked) => self.card(&asked),
            Command::Guide(asked) => guidance::guide(self.context, &asked),
            Command::Init
            | Command::Open(_)
            | Command::Wipe(_)
            | Command::Store(_)
            | Command::Screens
            | Command::Tour(_) => Err(Misuse::NotAtThePrompt.into()),
        }
    }
}
