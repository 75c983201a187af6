//! The record behind the prompt of `alongside open`.

use std::time::Duration;

use alongside_core::session::{Locked, Unlocked};

use super::job::Job;
use super::{SILENCE, unlock};
use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Outcome;
use crate::input::Keyboard;
use crate::open::Session;
use alongside_core::Error;

/// One record, open or locked.
pub(super) struct OpenRecord<'a> {
    context: &'a mut Context,
    vault: Option<Unlocked>,
}

impl<'a> OpenRecord<'a> {
    pub(super) fn new(context: &'a mut Context) -> Self {
        context.at_prompt = true;
        OpenRecord { context, vault: None }
    }
}

impl Session for OpenRecord<'_> {
    fn unlock(&mut self, keyboard: &mut dyn Keyboard) -> Outcome {
        self.vault = Some(unlock::unlock(self.context, keyboard)?);
        Ok(())
    }

    fn lock(&mut self) {
        if let Some(vault) = self.vault.take() {
            // Everything is durable already; only the last tidying may be missing, which the next opening does.
            let _ = vault.lock();
        }
    }

    fn silence(&self) -> Duration {
        self.vault.as_ref().map_or(SILENCE, |vault| Duration::from_secs(vault.face().auto_lock_s.into()))
    }

    fn run(&mut self, arguments: Arguments, keyboard: &mut dyn Keyboard) -> Outcome {
        let vault = self.vault.as_mut().ok_or(Error::Locked)?;
        let before = self.context.global.clone();
        // What stands in the shell's line holds for all commands, what stands in this one for this one.
        self.context.global.json |= arguments.global.json;
        if arguments.global.case.is_some() {
            self.context.global.case = arguments.global.case;
        }
        let done = Job { context: self.context, keyboard, vault }.run(arguments.command);
        self.context.global = before;
        done
    }

    fn keep(&mut self, late: &str) -> Outcome {
        let locked = Locked::open(&self.context.environment(), self.context.data())?;
        Ok(locked.capture_note(late, &self.context.clock.reading())?)
    }
}
