//! `alongside checkin …`
//!
//! What changes the record needs it open; everything else works beside it, on the check-in's own files.

mod by_hand;
mod change;
mod history;
mod pins;
mod readiness;
mod run;
mod sending;
mod start;
mod status;
mod tell;
mod typed;

use alongside_core::checkin::machine::CheckIn;
use alongside_core::say::Say;
use alongside_core::session::{CheckIns, Locked};
use alongside_core::{Error, Result};

use super::job::Job;
use crate::arguments::checkin::Checkin;
use crate::context::Context;
use crate::failure::Outcome;
use crate::input::Keyboard;

/// What sends. It is always typed in the shell.
const RUN: &str = "alongside checkin run";

/// Whether a command has to open the record first: those that read or change it, and those that say more with it.
pub(super) fn opens_the_record(context: &Context, command: &Checkin) -> bool {
    let says_more = matches!(command, Checkin::Readiness) && context.brings_credential();
    command.needs_the_record() || says_more
}

/// Runs a command that needs no open record.
pub(super) fn beside(context: &mut Context, keyboard: &mut dyn Keyboard, command: Checkin) -> Outcome {
    match command {
        Checkin::Status => status::status(context),
        Checkin::Extend(extend) => change::extend(context, keyboard, &extend),
        Checkin::Safe(pin) => change::safe(context, keyboard, &pin),
        Checkin::Cancel(pin) => change::cancel(context, keyboard, &pin),
        Checkin::Alert(alert) => change::alert(context, keyboard, &alert),
        Checkin::Location(at) => change::location(context, &at),
        Checkin::Take(take) => change::take(context, keyboard, &take),
        Checkin::Readiness => readiness::beside(context),
        Checkin::Run => run::run(context),
        Checkin::Simulate(asked) => super::simulate::simulate(context, &asked),
        Checkin::Start(_) | Checkin::Tell(_) | Checkin::History(_) | Checkin::Pin(_) | Checkin::Mail(_) => {
            Err(Error::Locked.into())
        }
    }
}

impl Job<'_> {
    pub(super) fn checkin(&mut self, command: Checkin) -> Outcome {
        match command {
            Checkin::Start(start) => self.start_check_in(*start),
            Checkin::Tell(tell) => self.tell_contacts(&tell),
            Checkin::History(asked) => self.check_in_history(&asked),
            Checkin::Pin(action) => self.set_pins(&action),
            Checkin::Mail(action) => self.mail_account(&action),
            Checkin::Readiness => self.readiness(),
            command => beside(self.context, self.keyboard, command),
        }
    }
}

/// The check-ins of the data folder. They stand on their own: the record may be locked, open elsewhere, or erased.
fn check_ins(context: &Context) -> CheckIns {
    CheckIns::at(&context.environment(), context.data())
}

/// The check-in that runs, else the newest that is kept. Where there is none, a folder in which nothing was ever set
/// up is told apart: a mistyped `--data` never reads as "nothing is running".
fn current(context: &Context, check_ins: &CheckIns) -> Outcome<Option<CheckIn>> {
    let found = check_ins.current()?;
    if found.is_none() && Locked::is_first_run(&context.environment(), context.data())? {
        return Err(Error::NotSetUp.into());
    }
    Ok(found)
}

/// The check-in that runs.
fn running(context: &Context, check_ins: &CheckIns) -> Outcome<CheckIn> {
    let found = current(context, check_ins)?.filter(|check_in| !check_in.state.is_closed());
    Ok(found.ok_or(Error::NoCheckIn)?)
}

/// Whether `checkin run` runs anywhere: it holds a lock as long as it does.
fn is_sending(check_ins: &CheckIns) -> Result<bool> {
    match check_ins.run_lock() {
        Ok(_) => Ok(false),
        Err(Error::InUse) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Puts times into words, as of now.
fn say(context: &Context) -> Say<'_> {
    Say::new(context.words.catalogue(), context.clock.zone(), context.clock.reading().wall_ms)
}
