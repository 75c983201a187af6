//! `alongside wipe`: says what goes and what stays, asks for the passcode again, and erases.

use alongside_core::Error;
use alongside_core::secret::Passcode;
use alongside_core::session::Unlocked;
use serde_json::json;

use super::unlock;
use crate::arguments::watch::Erase;
use crate::context::Context;
use crate::failure::Outcome;
use crate::input::Keyboard;
use crate::prompt;
use crate::terminal::Ink;

/// What is said before anything goes.
const BEFORE: [&str; 3] = ["cli-wipe-goes", "cli-wipe-stays", "cli-wipe-undone"];

/// Erases the record that the passcode opens.
pub(super) fn wipe(context: &mut Context, keyboard: &mut dyn Keyboard, sure: &Erase) -> Outcome {
    let vault = unlock::unlock(context, keyboard)?;
    let (again, pin) = match asked(context, keyboard, &vault, sure) {
        Ok(typed) => typed,
        Err(failure) => {
            vault.lock()?;
            return Err(failure);
        }
    };
    let stays = check_in_runs(&vault)? && pin.is_none();
    vault.wipe(&again, pin.as_ref(), &context.clock.reading())?;
    if context.json() {
        return Ok(context.out.json(&json!({ "erased": true, "check_in_stays": stays }))?);
    }
    context.out.say(Ink::Plain, &context.words.text("cli-wipe-done"))?;
    if stays {
        context.out.say(Ink::Plain, &context.words.text("cli-wipe-check-in-stays"))?;
    }
    Ok(())
}

/// Says what will happen; gives back the passcode, typed once more, and the PIN of a check-in that is to end first.
fn asked(
    context: &mut Context,
    keyboard: &mut dyn Keyboard,
    vault: &Unlocked,
    sure: &Erase,
) -> Outcome<(Passcode, Option<Passcode>)> {
    for id in BEFORE {
        context.note(Ink::Plain, &context.words.text(id))?;
    }
    let runs = check_in_runs(vault)?;
    if runs {
        context.note(Ink::Plain, &context.words.text("cli-wipe-check-in"))?;
    }
    prompt::confirmed(&context.words, keyboard, sure.yes, &context.words.text("cli-ask-yes"))?;
    let file = context.global.passcode_file.clone();
    if file.is_none() {
        context.note(Ink::Plain, &context.words.text("cli-wipe-again"))?;
    }
    let again = prompt::passcode(&context.words, keyboard, file.as_deref())?;
    // Whoever said yes on the command line and named no file is not there to be asked.
    let ask = runs && (sure.pin_file.is_some() || !sure.yes);
    let question = context.words.text("cli-wipe-ask-pin");
    let pin = if ask { prompt::pin(keyboard, &question, sure.pin_file.as_deref())? } else { None };
    Ok((again, pin))
}

/// Whether a check-in runs, or one is there that can't be read and so may be running.
fn check_in_runs(vault: &Unlocked) -> Outcome<bool> {
    match vault.check_ins().current() {
        Ok(current) => Ok(current.is_some_and(|check_in| !check_in.state.is_closed())),
        Err(Error::Damaged(_) | Error::DeviceKey) => Ok(true),
        Err(error) => Err(error.into()),
    }
}
