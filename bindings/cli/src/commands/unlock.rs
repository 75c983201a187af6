//! Opens the record with what was typed, read from a file, or drawn at set-up.

use std::thread;
use std::time::Duration;

use alongside_core::secret::Passcode;
use alongside_core::session::{Locked, Unlocked};
use alongside_core::vault::{Credential, RecoveryCode};
use alongside_core::{Error, Result};

use super::found;
use crate::clock::Stopwatch;
use crate::context::Context;
use crate::failure::Outcome;
use crate::input::Keyboard;
use crate::prompt;

/// How long another process may still hold the record.
const IN_USE_MS: u128 = 3_000;
/// How often it is tried again in that time.
const TRY_EVERY: Duration = Duration::from_millis(100);

/// What opens a record.
pub(super) enum Key {
    Passcode(Passcode),
    Recovery(RecoveryCode),
}

impl Key {
    pub(super) fn credential(&self) -> Credential<'_> {
        match self {
            Key::Passcode(passcode) => Credential::Passcode(passcode),
            Key::Recovery(code) => Credential::Recovery(code),
        }
    }
}

impl Context {
    /// Whether the command line brings what opens the record, so that nothing is asked.
    pub(super) fn brings_credential(&self) -> bool {
        self.global.passcode_file.is_some() || self.global.recovery_file.is_some()
    }

    /// The recovery code where one was named, else the passcode.
    pub(super) fn key(&self, keyboard: &mut dyn Keyboard) -> Outcome<Key> {
        if self.global.recovery_file.is_some() {
            let file = self.global.recovery_file.as_deref();
            return prompt::recovery_code(&self.words, keyboard, file).map(Key::Recovery);
        }
        let file = self.global.passcode_file.as_deref();
        prompt::passcode(&self.words, keyboard, file).map(Key::Passcode)
    }
}

/// Opens the record and says, once, what opening found.
pub(super) fn unlock(context: &mut Context, keyboard: &mut dyn Keyboard) -> Outcome<Unlocked> {
    let environment = context.environment();
    // That nothing is set up here is said before a passcode is asked for.
    let locked = Locked::open(&environment, context.data())?;
    let key = context.key(keyboard)?;
    let clock = context.clock;
    let mut waiting = Some(locked);
    let vault = patiently(|| {
        let locked = match waiting.take() {
            Some(locked) => locked,
            None => Locked::open(&environment, context.data())?,
        };
        locked.unlock(&key.credential(), &clock.reading())
    })?;
    found::tell(context, &vault)?;
    Ok(vault)
}

/// Tries again for a while where another process holds the record.
pub(super) fn patiently<T>(mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
    let waited = Stopwatch::start();
    loop {
        match attempt() {
            Err(Error::InUse) if waited.milliseconds() < IN_USE_MS => thread::sleep(TRY_EVERY),
            other => return other,
        }
    }
}
