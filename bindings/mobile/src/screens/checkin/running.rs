//! What is done while a check-in runs. Nothing here needs the record; every PIN takes the same road.

use alongside_core::checkin::machine::{CheckIn, Closing, Lost};
use alongside_core::ids::RecordId;
use alongside_core::say::stands;
use alongside_core::secret::Passcode;
use alongside_core::{Error, Refusal, Result, limits};

use super::action::{close_pages, outside, show_running, take};
use super::outside::{After, OWN_NOTIFICATION, row_of};
use super::state::{Asked, CheckInPage};
use crate::screens::Effect;
use crate::screens::contacts;
use crate::screens::desk::Desk;
use crate::screens::page::Page;

/// What says that there is no network.
pub(super) const NETWORK: u8 = Lost::NETWORK;
/// By how many minutes it can be put off at once.
const PUT_OFF_MIN: [u32; 3] = [15, 30, 60];

fn running<'d>(desk: &'d Desk<'_>) -> Result<&'d CheckIn> {
    desk.held.known.running().ok_or(Error::NoCheckIn)
}

/// Whether so much more can be had without a PIN.
pub(super) fn is_open(check_in: &CheckIn, by_s: u32) -> bool {
    check_in.extended_open_s.saturating_add(by_s) <= limits::EXTEND_WITHOUT_PIN_MAX_S
}

/// The minutes by which it can still be put off, and whether each takes a PIN.
pub(super) fn put_offs(check_in: &CheckIn) -> Vec<(u32, bool)> {
    let last = check_in.max_deadline.min(
        check_in.started_at.saturating_add(limits::CHECKIN_MAX_S).saturating_add(check_in.grace_s.into()),
    );
    let fits =
        |minutes: &u32| check_in.deadline().saturating_add(i64::from(minutes.saturating_mul(60))) <= last;
    let waits = check_in.state.is_waiting();
    let offered = PUT_OFF_MIN.into_iter().filter(|minutes| waits && fits(minutes));
    offered.map(|minutes| (minutes, !is_open(check_in, minutes.saturating_mul(60)))).collect()
}

pub(super) fn ask_pin(desk: &mut Desk<'_>, asked: Asked) -> Result<()> {
    if running(desk)?.pins.is_none() {
        return without_pin(desk, asked);
    }
    desk.push(Page::CheckIn(CheckInPage::Pin { asked }));
    Ok(())
}

/// A test or a practice that was begun before any PIN was set ends without one.
fn without_pin(desk: &mut Desk<'_>, asked: Asked) -> Result<()> {
    let how = match asked {
        Asked::Safe => Closing::Safe,
        Asked::CallOff => Closing::Cancel,
        Asked::PutOff { .. } | Asked::TakeOut { .. } => return Err(Error::WrongPin),
    };
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "checkin-screen-trying",
        false,
        move |_, watch| {
            let reading = reading.after(watch.elapsed_ms());
            let done = outside.check_ins().close_without_pin(how, &reading);
            let asked = done.as_deref().unwrap_or_default().to_vec();
            (done.map(drop), outside.after(&asked, &reading))
        },
        |desk, (done, after): (Result<()>, After)| {
            take(desk, after);
            done?;
            show_ended(desk);
            Ok(())
        },
    );
    Ok(())
}

/// The PIN is asked for, and takes a contact out of the check-in that runs.
pub(crate) fn take_out(desk: &mut Desk<'_>, place: u8, contact: RecordId, word: bool) {
    desk.push(Page::CheckIn(CheckInPage::Pin { asked: Asked::TakeOut { place, contact, word } }));
}

pub(super) fn late(desk: &mut Desk<'_>) -> Result<()> {
    running(desk)?;
    desk.push(Page::CheckIn(CheckInPage::Late));
    Ok(())
}

/// The PIN was typed. What follows is the same whichever it was: the same work, the same words, the same effects.
pub(super) fn pin(desk: &mut Desk<'_>, secret: Option<Passcode>) -> Result<()> {
    let pin = secret.ok_or_else(|| Error::invalid("pin", Refusal::Empty))?;
    let Some(Page::CheckIn(CheckInPage::Pin { asked })) = desk.held.stack.front() else { return Ok(()) };
    let asked = *asked;
    running(desk)?;
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "checkin-screen-trying",
        false,
        move |_, watch| {
            let (check_ins, reading) = (outside.check_ins(), reading.after(watch.elapsed_ms()));
            let done = match asked {
                Asked::Safe => check_ins.safe(&pin, &reading),
                Asked::CallOff => check_ins.cancel(&pin, &reading),
                Asked::PutOff { by_s } => check_ins.extend(by_s, Some(&pin), &reading),
                Asked::TakeOut { place, word, .. } => check_ins.remove_contact(place, &pin, word, &reading),
            };
            drop(pin);
            let asked_of_phone = done.as_deref().unwrap_or_default().to_vec();
            let after = outside.after(&asked_of_phone, &reading);
            (done.map(drop), after)
        },
        move |desk, (done, after)| {
            take(desk, after);
            // Where it has ended meanwhile, there is nothing to take anybody out of.
            if !(matches!(asked, Asked::TakeOut { .. }) && matches!(done, Err(Error::NoCheckIn))) {
                done?;
            }
            match asked {
                Asked::Safe | Asked::CallOff => show_ended(desk),
                Asked::PutOff { .. } => show_running(desk),
                Asked::TakeOut { contact, word, .. } => {
                    if matches!(desk.held.stack.front(), Some(Page::CheckIn(CheckInPage::Pin { .. }))) {
                        desk.held.stack.pop();
                    }
                    return contacts::taken_out(desk, contact, word);
                }
            }
            Ok(())
        },
    );
    Ok(())
}

/// The words at its end, and nothing of it is shown outside the app any more.
fn show_ended(desk: &mut Desk<'_>) {
    let ended = desk.held.known.check_in.as_ref().map(|ended| (ended.id, stands(ended, &desk.reading)));
    close_pages(desk);
    if let Some((check_in, stands)) = ended {
        desk.push(Page::CheckIn(CheckInPage::Ended { check_in, stands }));
    }
    let last = desk.effects.iter().rposition(|effect| matches!(effect, Effect::SetWakes { .. }));
    let taken_back = Effect::Unnotify { numbers: vec![OWN_NOTIFICATION] };
    desk.effects.insert(last.unwrap_or(desk.effects.len()), taken_back);
}

/// A little longer without a PIN, else the PIN page.
pub(super) fn put_off(desk: &mut Desk<'_>, minutes: u32) -> Result<()> {
    let by_s = minutes.saturating_mul(60);
    if !is_open(running(desk)?, by_s) {
        return ask_pin(desk, Asked::PutOff { by_s });
    }
    event(desk, "checkin-screen-trying", move |outside, reading| {
        outside.check_ins().extend(by_s, None, reading)
    });
    Ok(())
}

/// Contacts are told now. It needs no PIN, and no page stands between.
pub(super) fn alert_now(desk: &mut Desk<'_>) -> Result<()> {
    running(desk)?;
    event(desk, "checkin-screen-alerting", |outside, reading| outside.check_ins().alert_now(reading));
    Ok(())
}

/// The phone allows more, or less, than it did.
pub(super) fn platform_lost(desk: &mut Desk<'_>, lost: Lost) {
    let front = desk.held.stack.front();
    let stay = !matches!(front, Some(Page::CheckIn(CheckInPage::Late)));
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| {
            let reading = reading.after(watch.elapsed_ms());
            // One that has just ended has nothing to lose.
            let asked = outside.check_ins().platform_lost(lost, &reading).unwrap_or_default();
            outside.after(&asked, &reading)
        },
        move |desk, after| {
            take(desk, after);
            if !stay {
                show_running(desk);
            }
            Ok(())
        },
    );
}

/// One event of the check-in that runs, on a thread of its own; its page follows.
fn event(
    desk: &mut Desk<'_>,
    label: &'static str,
    act: impl FnOnce(
        &super::Outside,
        &alongside_core::time::Reading,
    ) -> Result<Vec<alongside_core::checkin::machine::Effect>>
    + Send
    + 'static,
) {
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        label,
        false,
        move |_, watch| -> (Result<()>, After) {
            let reading = reading.after(watch.elapsed_ms());
            let done = act(&outside, &reading);
            let asked = done.as_deref().unwrap_or_default().to_vec();
            let after = outside.after(&asked, &reading);
            (done.map(drop), after)
        },
        |desk, (done, after)| {
            take(desk, after);
            done?;
            show_running(desk);
            Ok(())
        },
    );
}

/// She hands a message over herself: the phone offers it to an app that she chooses, and then it counts as handed over.
pub(super) fn hand_over(desk: &mut Desk<'_>, row: &str) -> Result<()> {
    let row = row_of(row).ok_or(Error::NotFound)?;
    let known = &desk.held.known;
    let id = known.check_in.as_ref().map(|check_in| check_in.id).ok_or(Error::NoCheckIn)?;
    let text = known.by_hand.iter().find(|(key, _)| *key == row).map(|(_, text)| text.clone());
    desk.ask(Effect::ShareText { text: text.ok_or(Error::NotFound)? });
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "screen-waiting",
        false,
        move |_, watch| {
            let reading = reading.after(watch.elapsed_ms());
            let done = outside.check_ins().handed_by_hand(id, row, &reading);
            (done, outside.after(&[], &reading))
        },
        |desk, (done, after)| {
            take(desk, after);
            done
        },
    );
    Ok(())
}
