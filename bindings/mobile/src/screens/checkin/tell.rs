//! One message without a time: her words, and where the phone is.

use alongside_core::checkin::position::Position;
use alongside_core::fields::Coordinates;
use alongside_core::session::TellRequest;
use alongside_core::{Error, Refusal, Result};

use super::action::{outside, take};
use super::start::agreed;
use super::state::{CheckInPage, Telling};
use crate::screens::contacts;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Effect, Field};

/// The page on which it is written; who is in the check-in that runs is ticked.
pub(super) fn open(desk: &mut Desk<'_>) -> Result<()> {
    let agreed = agreed(desk.record()?)?;
    if agreed.is_empty() {
        return contacts::somebody(desk);
    }
    let in_it: Vec<_> = desk
        .held
        .known
        .running()
        .map(|check_in| check_in.contacts.iter().map(|contact| contact.record).collect())
        .unwrap_or_default();
    let who =
        agreed.into_iter().map(|(id, _)| id).filter(|id| in_it.is_empty() || in_it.contains(id)).collect();
    let text = desk.words()?.text("checkin-screen-tell-default", &[]);
    desk.held.typed.insert(Field::Tell, text.into());
    desk.push(Page::CheckIn(CheckInPage::Tell(Telling { who, position: None })));
    if desk.held.facts.may_locate {
        desk.ask(Effect::Locate);
    }
    Ok(())
}

pub(super) fn send(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    let Some(Page::CheckIn(CheckInPage::Tell(telling))) = desk.held.stack.front() else { return Ok(()) };
    let text = desk.held.typed.get(&Field::Tell).map_or_else(String::new, |text| text.trim().to_owned());
    if telling.who.is_empty() {
        return Err(Error::invalid("contact", Refusal::Empty));
    }
    let request =
        TellRequest { text, position: telling.position, contacts: telling.who.clone(), test: false };
    begin(desk, request, |desk| {
        desk.held.typed.remove(&Field::Tell);
        if matches!(desk.held.stack.front(), Some(Page::CheckIn(CheckInPage::Tell(_)))) {
            desk.held.stack.pop();
        }
        let ios = desk.held.facts.ios;
        let sent = if ios { "checkin-screen-by-tap" } else { "checkin-screen-tell-sent" };
        let text = desk.words()?.text(sent, &[]);
        desk.notice(text);
        Ok(())
    })
}

/// Writes the message and gives it to the phone to send.
fn begin(
    desk: &mut Desk<'_>,
    request: TellRequest,
    done: impl FnOnce(&mut Desk<'_>) -> Result<()> + Send + 'static,
) -> Result<()> {
    let outside = outside(desk);
    desk.begin_with_record(
        "checkin-screen-tell-sending",
        false,
        move |record, _, reading| {
            record.tell(&request, reading)?;
            Ok(outside.after(&[], reading))
        },
        move |desk, told| {
            take(desk, told?);
            done(desk)
        },
    )
}

/// The phone said where it is: for the message that is being written, and for the check-in that runs.
pub(super) fn located(desk: &mut Desk<'_>, at_e7: (i64, i64), accuracy_m: u32, at_ms: i64) -> Result<()> {
    let position = position(at_e7, accuracy_m, at_ms, None)?;
    for page in desk.held.stack.pages_mut() {
        if let Page::CheckIn(CheckInPage::Tell(telling)) = page {
            telling.position = Some(position);
        }
    }
    if desk.held.known.running().is_none() {
        return Ok(());
    }
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| {
            let reading = reading.after(watch.elapsed_ms());
            // After its end no position is taken, and none is missed.
            let asked = outside.check_ins().located(position, &reading).unwrap_or_default();
            outside.after(&asked, &reading)
        },
        |desk, after| {
            take(desk, after);
            Ok(())
        },
    );
    Ok(())
}

/// A position as the phone gives it.
pub(crate) fn position(
    at_e7: (i64, i64),
    accuracy_m: u32,
    at_ms: i64,
    battery_pct: Option<u32>,
) -> Result<Position> {
    let e7 = |value: i64| i32::try_from(value).map_err(|_| Error::invalid("location", Refusal::OutOfRange));
    let at = Coordinates { lat_e7: e7(at_e7.0)?, lon_e7: e7(at_e7.1)? };
    // What can't be a charge is none that is known.
    let battery =
        battery_pct.and_then(|percent| u8::try_from(percent).ok()).filter(|percent| *percent <= 100);
    Position::new(at, accuracy_m, at_ms.div_euclid(1000), battery)
}
