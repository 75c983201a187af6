//! A message without a timer: her words, and where she is at the precision that each contact may see.

use super::position::{Position, ToldPrecision, told};
use super::texts::{Days, Slots, fill};
use crate::time::Reading;
use crate::words::Catalogue;

const EXACT: &str = "checkin-tell-exact";
const COARSE: &str = "checkin-tell-coarse";
const FROM: &str = "checkin-tell-from";
const TEST: &str = "checkin-tell-test";

/// Every message of this module.
pub(super) const MESSAGES: &[&str] = &[EXACT, COARSE, FROM, TEST];

/// What one contact is sent.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// Her words.
    pub text: &'a str,
    /// What this contact calls her; the message then begins with it.
    pub called: Option<&'a str>,
    /// Where she is.
    pub position: Option<&'a Position>,
    /// How much of that this contact may see.
    pub precision: ToldPrecision,
    /// Whether it is a test.
    pub test: bool,
}

/// The whole text.
#[must_use]
pub fn telling(words: &Catalogue, message: &Telling<'_>, reading: &Reading) -> String {
    let mut text = message.text.trim().to_owned();
    if let Some(told) = message.position.and_then(|position| told(position, message.precision)) {
        let days = Days::of(words);
        let now = reading.wall_ms.div_euclid(1000);
        let slots = Slots {
            due: now,
            now,
            zone: reading.zone,
            days: &days,
            told: Some(told),
            reference: "",
            new_due: None,
        };
        let (place, time) = (told.coordinates(), fill("{seen}", &slots));
        let (id, within) = match told.precision() {
            ToldPrecision::Exact => (EXACT, told.within_m()),
            _ => (COARSE, told.within_m() / 1000),
        };
        let arguments = [
            ("text", text.as_str().into()),
            ("place", (&place).into()),
            ("time", (&time).into()),
            ("within", within.into()),
        ];
        text = words.text(id, &arguments);
    }
    if let Some(called) = message.called {
        text = words.text(FROM, &[("called", called.into()), ("text", (&text).into())]);
    }
    if message.test {
        text = words.text(TEST, &[("text", (&text).into())]);
    }
    text
}
