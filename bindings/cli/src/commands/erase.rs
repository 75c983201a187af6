//! `alongside wipe`: says what goes and what stays, asks for the passcode again, and erases.

use alongside_core::secret::Passcode;
use serde_json::json;

use super::unlock;
use crate::context::Context;
use crate::failure::Outcome;
use crate::input::Keyboard;
use crate::prompt;
use crate::terminal::Ink;

/// What is said before anything goes.
const BEFORE: [&str; 3] = ["cli-wipe-goes", "cli-wipe-stays", "cli-wipe-undone"];

/// Erases the record that the passcode opens.
pub(super) fn wipe(context: &mut Context, keyboard: &mut dyn Keyboard, sure: bool) -> Outcome {
    let vault = unlock::unlock(context, keyboard)?;
    let again = match asked(context, keyboard, sure) {
        Ok(again) => again,
        Err(failure) => {
            vault.lock()?;
            return Err(failure);
        }
    };
    vault.wipe(&again, None, &context.clock.reading())?;
    if context.json() {
        return Ok(context.out.json(&json!({ "erased": true }))?);
    }
    Ok(context.out.say(Ink::Plain, &context.words.text("cli-wipe-done"))?)
}

/// Says what will happen; gives back the passcode, typed once more.
fn asked(context: &mut Context, keyboard: &mut dyn Keyboard, sure: bool) -> Outcome<Passcode> {
    for id in BEFORE {
        context.note(Ink::Plain, &context.words.text(id))?;
    }
    prompt::confirmed(&context.words, keyboard, sure, &context.words.text("cli-ask-yes"))?;
    let file = context.global.passcode_file.clone();
    if file.is_none() {
        context.note(Ink::Plain, &context.words.text("cli-wipe-again"))?;
    }
    prompt::passcode(&context.words, keyboard, file.as_deref())
}
