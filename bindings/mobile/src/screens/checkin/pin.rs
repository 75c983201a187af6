//! The PINs: what they do, and choosing them.

use std::mem;

use alongside_core::checkin::machine::Fallback;
use alongside_core::runner::Stopwatch;
use alongside_core::secret::Passcode;
use alongside_core::session::Unlocked;
use alongside_core::vault::KdfParameters;
use alongside_core::{Error, Refusal, Result, limits};

use super::start;
use super::state::{CheckInPage, NewPin};
use crate::screens::desk::Desk;
use crate::screens::page::Page;

pub(super) fn look(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    desk.push(Page::CheckIn(CheckInPage::Pins));
    Ok(())
}

/// What the second one does. It is a page of its own, and off unless she goes on from there.
pub(super) fn second(desk: &mut Desk<'_>) -> Result<()> {
    let history = desk.record()?.check_in_history()?;
    let held = |entry: &alongside_core::checkin::machine::Entry| !entry.held_by.is_empty();
    let silent_way = history.iter().any(|(_, over)| over.entry.as_ref().is_some_and(held));
    desk.push(Page::CheckIn(CheckInPage::SecondPin { silent_way, fallback: Fallback::Nobody }));
    Ok(())
}

pub(super) fn fallback(desk: &mut Desk<'_>, text: bool) {
    if let Some(Page::CheckIn(CheckInPage::SecondPin { fallback, .. })) = desk.held.stack.front_mut() {
        *fallback = if text { Fallback::Text } else { Fallback::Nobody };
    }
}

/// Begins to choose one PIN, or both: which of two a PIN is can't be told from what is kept, so both are set together.
pub(super) fn change(desk: &mut Desk<'_>, both: bool) -> Result<()> {
    desk.record()?;
    let second = match desk.held.stack.front() {
        Some(Page::CheckIn(CheckInPage::SecondPin { fallback, .. })) if both => Some(*fallback),
        _ if both => return Ok(()),
        _ => None,
    };
    desk.push(Page::CheckIn(CheckInPage::NewPin(NewPin {
        then_start: false,
        second,
        chosen: Vec::new(),
        once: None,
        differed: false,
    })));
    Ok(())
}

/// Takes a PIN that was typed: each twice, then all are set.
pub(super) fn typed(desk: &mut Desk<'_>, secret: Option<Passcode>) -> Result<()> {
    desk.record()?;
    let pin = secret.ok_or_else(|| Error::invalid("pin", Refusal::Empty))?;
    let Some(Page::CheckIn(CheckInPage::NewPin(new))) = desk.held.stack.front_mut() else {
        return Ok(());
    };
    match mem::take(&mut new.once) {
        None => {
            let chars = std::str::from_utf8(pin.expose()).map_or(0, |text| text.chars().count());
            // Two that are the same would be one.
            if chars < limits::CHECKIN_PIN_MIN_CHARS || new.chosen.iter().any(|first| first.is_same(&pin)) {
                return Err(Error::PasscodeRefused);
            }
            new.differed = false;
            new.once = Some(pin);
            return Ok(());
        }
        Some(once) if once.is_same(&pin) => new.chosen.push(pin),
        Some(_) => {
            new.differed = true;
            return Ok(());
        }
    }
    let wanted = if new.second.is_some() { 2 } else { 1 };
    if new.chosen.len() < wanted {
        return Ok(());
    }
    let (then_start, second, mut chosen) = (new.then_start, new.second, mem::take(&mut new.chosen));
    let forced = second.and_then(|fallback| Some((chosen.pop()?, fallback)));
    let Some(safe) = chosen.pop() else { return Ok(()) };
    if then_start {
        let request = start::request(desk)?;
        return start::arm(desk, request, Some(safe));
    }
    desk.begin_with_record(
        "checkin-screen-pin-setting",
        false,
        move |record, _, _| {
            set(record, &safe, forced.as_ref().map(|(pin, fallback)| (pin, *fallback)))?;
            Ok(forced.is_some())
        },
        |desk, done| {
            let both = done?;
            start::pins_are(desk, true);
            let chosen = |page: &Page| {
                matches!(
                    page,
                    Page::CheckIn(CheckInPage::NewPin(_) | CheckInPage::SecondPin { .. } | CheckInPage::Pins)
                )
            };
            while desk.held.stack.front().is_some_and(chosen) {
                if !desk.held.stack.pop() {
                    break;
                }
            }
            let words = desk.words()?;
            let id = if both { "checkin-screen-pins-set" } else { "checkin-screen-pin-set" };
            desk.notice(words.text(id, &[]));
            Ok(())
        },
    )
}

/// Sets them, at a cost that is measured here.
pub(super) fn set(
    record: &mut Unlocked,
    safe: &Passcode,
    forced: Option<(&Passcode, Fallback)>,
) -> Result<()> {
    let cost = KdfParameters::calibrated(|probe| {
        let began = Stopwatch::start();
        probe()?;
        Ok(began.elapsed_ms())
    })?;
    record.set_checkin_pins(safe, forced, cost)
}
