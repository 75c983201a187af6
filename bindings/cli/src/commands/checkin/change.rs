//! What she does while one runs: putting it off, checking in, ending it, telling them now, saying where she is.
//!
//! What is said after a PIN is the same whichever PIN it was.

use alongside_core::checkin::frames::read_links;
use alongside_core::checkin::machine::{CheckIn, Closing, Effect};
use alongside_core::checkin::position::Position;
use alongside_core::ids::CheckinId;
use alongside_core::limits;
use alongside_core::say::stands;
use alongside_core::session::CheckIns;
use alongside_core::time::rfc3339;
use serde_json::{Value, json};

use super::{by_hand, check_ins, is_sending, running, say, sending, status, typed};
use crate::arguments::checkin::{Alert, Extend, LocationAt, Take, WithPin};
use crate::context::Context;
use crate::failure::Outcome;
use crate::fill::Filler;
use crate::input::Keyboard;
use crate::prompt;
use crate::terminal::{Ink, Page};

pub(super) fn extend(context: &mut Context, keyboard: &mut dyn Keyboard, asked: &Extend) -> Outcome {
    let by_s = typed::seconds("extend", &asked.by)?;
    let check_ins = check_ins(context);
    let running = running(context, &check_ins)?;
    let within = running.extended_open_s.saturating_add(by_s) <= limits::EXTEND_WITHOUT_PIN_MAX_S;
    let file = asked.pin.pin_file.as_deref();
    let needs_pin = running.pins.is_some() && (file.is_some() || !within);
    let pin = if needs_pin { Some(typed::pin(context, keyboard, file)?) } else { None };
    check_ins.extend(by_s, pin.as_ref(), &context.clock.reading())?;
    let handed = by_hand::hand_over(context, &check_ins, running.id, &[])?;
    let check_in = check_ins.get(running.id)?;
    if context.json() {
        return Ok(context.out.json(&answer(&check_in, handed))?);
    }
    context.out.say(Ink::Plain, &context.words.text("cli-checkin-extended"))?;
    context.out.line("")?;
    times(context, &check_in)?;
    if !is_sending(&check_ins)? {
        context.out.line("")?;
        status::not_sending(context, false)?;
    }
    Ok(())
}

pub(super) fn safe(context: &mut Context, keyboard: &mut dyn Keyboard, pin: &WithPin) -> Outcome {
    close(context, keyboard, pin, Closing::Safe)
}

pub(super) fn cancel(context: &mut Context, keyboard: &mut dyn Keyboard, pin: &WithPin) -> Outcome {
    close(context, keyboard, pin, Closing::Cancel)
}

fn close(context: &mut Context, keyboard: &mut dyn Keyboard, pin: &WithPin, how: Closing) -> Outcome {
    let check_ins = check_ins(context);
    let running = running(context, &check_ins)?;
    if running.pins.is_none() {
        check_ins.close_without_pin(how, &context.clock.reading())?;
    } else {
        let pin = typed::pin(context, keyboard, pin.pin_file.as_deref())?;
        let reading = context.clock.reading();
        match how {
            Closing::Safe => check_ins.safe(&pin, &reading)?,
            Closing::Cancel => check_ins.cancel(&pin, &reading)?,
        };
    }
    let check_in = check_ins.get(running.id)?;
    if context.json() {
        let handed = by_hand::hand_over(context, &check_ins, running.id, &[])?;
        context.out.json(&answer(&check_in, handed))?;
    } else {
        let reading = context.clock.reading();
        context.out.say(Ink::Plain, &context.words.text(stands(&check_in, &reading).message()))?;
        by_hand::hand_over(context, &check_ins, running.id, &[])?;
    }
    send_now(context, &check_ins, running.id)
}

/// What an ending owes leaves now where nothing else would send it. It is over already: whether that works or not is
/// no part of the answer.
fn send_now(context: &mut Context, check_ins: &CheckIns, id: CheckinId) -> Outcome {
    if !is_sending(check_ins)? {
        let _ = sending::send(context, check_ins, id);
    }
    Ok(())
}

pub(super) fn alert(context: &mut Context, keyboard: &mut dyn Keyboard, asked: &Alert) -> Outcome {
    let check_ins = check_ins(context);
    let running = running(context, &check_ins)?;
    let sure = asked.yes || !keyboard.is_terminal();
    prompt::confirmed(&context.words, keyboard, sure, &context.words.text("cli-checkin-ask-alert"))?;
    check_ins.alert_now(&context.clock.reading())?;
    let handed = by_hand::hand_over(context, &check_ins, running.id, &[])?;
    let check_in = sending::send(context, &check_ins, running.id)?;
    status::show(context, &check_ins, &check_in, handed)
}

pub(super) fn location(context: &mut Context, typed: &LocationAt) -> Outcome {
    let at = Filler::position("location", Some(&format!("{},{}", typed.lat, typed.lon)))?;
    let Some(at) = at else { return Ok(()) };
    let reading = context.clock.reading();
    let taken_at = reading.wall_ms.div_euclid(1000);
    let position = Position::new(at, typed.accuracy, taken_at, typed.battery)?;
    let check_ins = check_ins(context);
    let running = running(context, &check_ins)?;
    let effects = check_ins.located(position, &reading)?;
    let arrived = effects.contains(&Effect::AskArrived);
    let handed = by_hand::hand_over(context, &check_ins, running.id, &[])?;
    if context.json() {
        let mut answer = json!({
            "checkin_id": running.id,
            "taken_at": rfc3339(taken_at.saturating_mul(1000)),
            "asks_arrived": arrived,
        });
        add_by_hand(&mut answer, handed);
        return Ok(context.out.json(&answer)?);
    }
    context.out.say(Ink::Plain, &context.words.text("cli-checkin-located"))?;
    if arrived {
        let command = context.typed_here("checkin safe");
        let asks = context.words.with("cli-checkin-arrived", &[("command", (&command).into())]);
        context.out.say(Ink::Plain, &asks)?;
    }
    Ok(())
}

pub(super) fn take(context: &mut Context, keyboard: &mut dyn Keyboard, typed: &Take) -> Outcome {
    let text = prompt::text_or_input(keyboard, &typed.frame)?;
    let frames = read_links(&text)?;
    let check_ins = check_ins(context);
    for frame in &frames {
        check_ins.take_frame(frame, &context.clock.reading())?;
    }
    let found = check_ins.current()?;
    let level = found.as_ref().map_or(0, CheckIn::level);
    if context.json() {
        return Ok(context.out.json(&json!({ "taken": frames.len(), "level": level }))?);
    }
    context.out.say(Ink::Plain, &context.words.text("cli-checkin-taken"))?;
    if let Some(check_in) = found.filter(|check_in| !check_in.state.is_closed()) {
        let level = status::level(context, &check_in);
        context.out.say(Ink::Plain, &level)?;
    }
    Ok(())
}

/// Its times, as fields.
fn times(context: &mut Context, check_in: &CheckIn) -> Outcome {
    let mut page = Page::default();
    for (label, value) in say(context).check_in(check_in, &context.clock.reading()) {
        page.field(label, value);
    }
    let look = context.out.look();
    Ok(context.out.line(&page.render(look))?)
}

/// A check-in that was changed, for a program: nothing in it depends on which PIN it was.
fn answer(check_in: &CheckIn, handed: Vec<Value>) -> Value {
    let at = |seconds: i64| rfc3339(seconds.saturating_mul(1000));
    let ending = match check_in.state {
        alongside_core::checkin::machine::State::Closed(ending) => Some(ending.as_str()),
        _ => None,
    };
    let mut answer = json!({
        "checkin_id": check_in.id,
        "state": check_in.state.as_str(),
        "ending": ending,
        "due": at(check_in.due),
        "deadline": at(check_in.deadline()),
    });
    add_by_hand(&mut answer, handed);
    answer
}

/// What is to be handed over, where there is any.
pub(super) fn add_by_hand(answer: &mut Value, handed: Vec<Value>) {
    if let Some(answer) = answer.as_object_mut().filter(|_| !handed.is_empty()) {
        answer.insert("by_hand".to_owned(), handed.into());
    }
}
