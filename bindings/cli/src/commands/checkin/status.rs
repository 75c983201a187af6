//! `alongside checkin status`: how it stands, without a passcode and without a name.

use alongside_core::checkin::machine::{CheckIn, Mode};
use alongside_core::checkin::said::{Stands, level_message};
use alongside_core::checkin::status::{self, Status};
use alongside_core::say::{is_shown, stands};
use alongside_core::session::CheckIns;
use serde_json::{Value, json};

use super::{RUN, check_ins, current, is_sending, say};
use crate::context::Context;
use crate::failure::Outcome;
use crate::say::outbox;
use crate::terminal::{Ink, Page};

/// Says how the check-in stands that runs, else the newest that is kept.
pub(super) fn status(context: &mut Context) -> Outcome {
    let check_ins = check_ins(context);
    match current(context, &check_ins)? {
        Some(check_in) => show(context, &check_ins, &check_in, Vec::new()),
        None if context.json() => Ok(context.out.json(&json!({ "state": "none" }))?),
        None => Ok(context.out.say(Ink::Plain, &context.words.text(Stands::None.message()))?),
    }
}

/// Shows a check-in, and for a program what is to be handed over.
pub(super) fn show(
    context: &mut Context,
    check_ins: &CheckIns,
    check_in: &CheckIn,
    by_hand: Vec<Value>,
) -> Outcome {
    let reading = context.clock.reading();
    let sending = is_sending(check_ins)?;
    let status = status::status(check_in, &reading);
    if context.json() {
        return Ok(context.out.json(&answer(&status, sending, by_hand)?)?);
    }
    let stands = stands(check_in, &reading);
    let practice = check_in.mode == Mode::Practice;
    let id =
        if practice && stands == Stands::Firing { "cli-checkin-practice-over" } else { stands.message() };
    context.out.say(Ink::Plain, &context.words.text(id))?;
    context.out.line("")?;
    let waits = check_in.state.is_waiting();
    let open = !check_in.state.is_closed();
    let owes = open && check_in.outbox.iter().any(|row| is_shown(row) && !row.state.is_final());
    let mut page = Page::default();
    for (label, value) in say(context).check_in(check_in, &reading) {
        page.field(label, value);
    }
    if waits {
        page.field(context.words.text("cli-checkin-level"), level(context, check_in));
    }
    let look = context.out.look();
    context.out.line(&page.render(look))?;
    if (waits || owes) && !sending {
        context.out.line("")?;
        not_sending(context, false)?;
    }
    let table = outbox(say(context), check_in, &[]);
    if !table.is_empty() {
        context.out.line("")?;
        context.out.line(&table.render(look))?;
    }
    Ok(())
}

/// The same for a program.
fn answer(status: &Status, sending: bool, by_hand: Vec<Value>) -> Outcome<Value> {
    let mut answer =
        serde_json::to_value(status).map_err(|_| alongside_core::Error::Internal("status as json"))?;
    if let Some(answer) = answer.as_object_mut() {
        answer.insert("runner_running".to_owned(), sending.into());
        if !by_hand.is_empty() {
            answer.insert("by_hand".to_owned(), by_hand.into());
        }
    }
    Ok(answer)
}

/// The level that is proved, in words. The contact who has the plan is a number.
pub(super) fn level(context: &Context, check_in: &CheckIn) -> String {
    let holder = check_in.contacts.iter().position(|contact| {
        !contact.removed && contact.watcher.as_ref().is_some_and(|watcher| watcher.acknowledged_at.is_some())
    });
    let place = holder.and_then(|at| u8::try_from(at).ok()).unwrap_or_default();
    let name = say(context).contact_of(place, &[]);
    context.words.with(level_message(check_in.level()), &[("name", (&name).into())])
}

/// That nothing is there that would send; `aside` says it on standard error.
pub(super) fn not_sending(context: &mut Context, aside: bool) -> Outcome {
    let text = context.words.with("cli-checkin-not-sending", &[("command", RUN.into())]);
    let out = if aside { &mut context.err } else { &mut context.out };
    Ok(out.say(Ink::Plain, &text)?)
}
