//! What is typed: durations, places, PINs.

use std::path::Path;

use alongside_core::checkin::position::Position;
use alongside_core::secret::Passcode;
use alongside_core::time::Reading;
use alongside_core::{Error, Refusal};
use zeroize::Zeroizing;

use crate::arguments::checkin::Here;
use crate::context::Context;
use crate::failure::{Failure, Misuse, Outcome};
use crate::fill::Filler;
use crate::input::{Heard, Keyboard};
use crate::prompt;
use crate::terminal::Ink;

/// How often a new PIN may be typed in two ways before the command gives up.
const TRIES: usize = 3;

/// A whole number and `s`, `m` or `h`, in seconds.
pub(super) fn seconds(field: &'static str, typed: &str) -> Outcome<u32> {
    let refused = |refusal| Failure::from(Error::invalid(field, refusal));
    let typed = typed.trim();
    let units = [('s', 1_u32), ('m', 60), ('h', 3600)];
    let unit = units.iter().find_map(|(sign, unit)| Some((typed.strip_suffix(*sign)?, *unit)));
    let (digits, unit) = unit.ok_or_else(|| refused(Refusal::Malformed))?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(refused(Refusal::Malformed));
    }
    let seconds = digits.parse::<u32>().ok().and_then(|number| number.checked_mul(unit));
    seconds.ok_or_else(|| refused(Refusal::OutOfRange))
}

/// Where somebody says that she is, now.
pub(super) fn here(here: &Here, reading: &Reading) -> Outcome<Option<Position>> {
    let Some(at) = Filler::position("location", here.at.as_deref())? else { return Ok(None) };
    let accuracy = here.accuracy.unwrap_or_default();
    Ok(Some(Position::new(at, accuracy, reading.wall_ms.div_euclid(1000), None)?))
}

/// The PIN of a check-in: from `file`, else asked for.
pub(super) fn pin(
    context: &mut Context,
    keyboard: &mut dyn Keyboard,
    file: Option<&Path>,
) -> Outcome<Passcode> {
    match file {
        Some(_) => prompt::passcode(&context.words, keyboard, file),
        None => ask(keyboard, &context.words.text("cli-checkin-ask-pin")),
    }
}

/// A PIN to be: from `file`, else asked for twice.
pub(super) fn new_pin(
    context: &mut Context,
    keyboard: &mut dyn Keyboard,
    file: Option<&Path>,
    question: &str,
) -> Outcome<Passcode> {
    if file.is_some() {
        return prompt::passcode(&context.words, keyboard, file);
    }
    for _ in 0..TRIES {
        let first = ask(keyboard, &context.words.text(question))?;
        let second = ask(keyboard, &context.words.text("cli-ask-again"))?;
        if first.expose() == second.expose() {
            return Ok(first);
        }
        context.err.say(Ink::Plain, &context.words.text("cli-passcodes-differ"))?;
    }
    Err(Misuse::PasscodesDiffer.into())
}

fn ask(keyboard: &mut dyn Keyboard, question: &str) -> Outcome<Passcode> {
    match keyboard.hidden(question) {
        Ok(Heard::Line(mut line)) => Ok(Passcode::new(std::mem::take(&mut *line).into_bytes())?),
        Ok(Heard::End | Heard::TimedOut) | Err(Error::NoAccess) => Err(Misuse::NoPin.into()),
        Err(error) => Err(error.into()),
    }
}

/// An answer in words, without blanks around it.
pub(super) fn answer(keyboard: &mut dyn Keyboard, question: &str) -> Outcome<Zeroizing<String>> {
    match keyboard.line(question)? {
        Heard::Line(line) => Ok(Zeroizing::new(line.trim().to_lowercase())),
        Heard::End | Heard::TimedOut => Err(Misuse::NoAnswer.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_a_whole_number_with_its_unit() {
        for (typed, expected) in [("20s", 20), (" 90m ", 5400), ("3h", 10_800), ("0s", 0), ("007m", 420)] {
            assert_eq!(seconds("in", typed).unwrap(), expected, "{typed}");
        }
        for typed in ["", "s", "20", "1.5h", "-3m", "+3m", "1h30m", "3 m", "3d", "٣m", "h3"] {
            assert_eq!(seconds("in", typed).unwrap_err().code(), "invalid-input", "{typed}");
        }
        assert!(seconds("in", "4294967295h").is_err() && seconds("in", "99999999999s").is_err());
    }
}
