//! `alongside checkin run`: waits, reminds and sends, until it is told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use alongside_core::checkin::machine::{Effect, Mode, RowKey, RowState};
use alongside_core::checkin::said::{REMINDER_WORD, row_message};
use alongside_core::ids::CheckinId;
use alongside_core::runner::Happening;
use alongside_core::say::{is_shown, not_sent};
use alongside_core::session::CheckIns;
use alongside_core::time::rfc3339;
use alongside_core::vault::CheckinLock;
use alongside_core::{Error, Result};
use serde_json::{Value, json};
use signal_hook::consts::{SIGINT, SIGTERM};

use super::{check_ins, current, say, sending, status};
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::terminal::Ink;

/// A command that only looks whether this runs holds the lock for a moment: that is no second one.
const LOCK_TRIES: u32 = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(50);
/// How long it waits where it can't go on, such as on a full disk, before it tries again.
const AFTER_ERROR_MS: u64 = 2_000;

pub(super) fn run(context: &mut Context) -> Outcome {
    let check_ins = check_ins(context);
    // Also that there is something here at all. One that can't be read stops nothing: the runner says so itself.
    match current(context, &check_ins) {
        Ok(_) | Err(Failure::Core(Error::Damaged(_))) => {}
        Err(failure) => return Err(failure),
    }
    let _lock = match only_one(&check_ins) {
        Err(Error::InUse) => return Err(Failure::AlreadySends),
        other => other?,
    };
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop)).map_err(Error::from)?;
    }
    let runner = sending::runner(context)?;
    begins(context)?;
    let mut told = None;
    while !stop.load(Ordering::SeqCst) {
        match runner.run(&stop, |happening| {
            // Where nobody reads any more it goes on all the same.
            let _ = tell(context, &check_ins, happening);
        }) {
            Ok(()) => break,
            // A full disk, a folder that is not there for a moment: it goes on when that is over. It is said once.
            Err(error) => {
                let code = error.code();
                if told != Some(code) {
                    let _ = Failure::from(error).tell(&context.words, &mut context.err, context.global.json);
                    told = Some(code);
                }
                pause(&stop);
            }
        }
    }
    // A channel that hangs would be waited for; what it does is told apart at the next start.
    std::mem::forget(runner);
    ends(context, &check_ins)
}

/// Takes the lock of the one process that sends.
fn only_one(check_ins: &CheckIns) -> Result<CheckinLock> {
    for _ in 0..LOCK_TRIES {
        match check_ins.run_lock() {
            Err(Error::InUse) => thread::sleep(LOCK_PAUSE),
            other => return other,
        }
    }
    check_ins.run_lock()
}

fn pause(stop: &AtomicBool) {
    for _ in 0..(AFTER_ERROR_MS / 50) {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn begins(context: &mut Context) -> Outcome {
    if context.json() {
        return Ok(context.out.json(&json!({ "happening": "begins", "at": now(context) }))?);
    }
    Ok(context.out.say(Ink::Second, &context.words.text("cli-checkin-run-begins"))?)
}

fn ends(context: &mut Context, check_ins: &CheckIns) -> Outcome {
    if context.json() {
        return Ok(context.out.json(&json!({ "happening": "ends", "at": now(context) }))?);
    }
    context.out.say(Ink::Second, &context.words.text("cli-checkin-run-ends"))?;
    match check_ins.current() {
        Ok(Some(check_in)) if !check_in.state.is_closed() => status::not_sending(context, false),
        _ => Ok(()),
    }
}

fn now(context: &Context) -> String {
    rfc3339(context.clock.reading().wall_ms)
}

/// One line for each thing that happens.
fn tell(context: &mut Context, check_ins: &CheckIns, happening: Happening) -> Outcome {
    if let Happening::Sent(id, key, _) = happening {
        let shown = check_ins.get(id).is_ok_and(|check_in| check_in.row(key).is_some_and(is_shown));
        if !shown {
            return Ok(());
        }
    }
    if context.json() {
        let mut line = happening_json(check_ins, happening);
        if let Some(line) = line.as_object_mut() {
            line.insert("at".to_owned(), now(context).into());
        }
        return if line.is_null() { Ok(()) } else { Ok(context.out.json(&line)?) };
    }
    let Some(text) = in_words(context, check_ins, happening) else { return Ok(()) };
    let at = say(context).instant_to_the_second(context.clock.reading().wall_ms);
    Ok(context.out.say(Ink::Plain, &format!("{at}  {text}"))?)
}

fn in_words(context: &Context, check_ins: &CheckIns, happening: Happening) -> Option<String> {
    let words = &context.words;
    match happening {
        Happening::Asks(id, effect) => match effect {
            Effect::Remind { .. } => Some(reminder(context, check_ins, id)),
            Effect::Prompt => Some(words.text("cli-checkin-run-prompt")),
            Effect::AskArrived => {
                let arrived = [("command", "alongside checkin safe".into())];
                Some(words.with("cli-checkin-arrived", &arrived))
            }
            Effect::SayLevel => check_ins.get(id).ok().map(|check_in| status::level(context, &check_in)),
            Effect::Fired => {
                let practice = check_ins.get(id).is_ok_and(|check_in| check_in.mode == Mode::Practice);
                Some(words.text(if practice { "cli-checkin-practice-over" } else { "cli-checkin-run-fired" }))
            }
            Effect::ClockTurned => Some(words.text("cli-checkin-run-clock")),
            Effect::WriteHistory | Effect::Destroy => None,
        },
        Happening::Unreadable(_) => Some(words.text("checkin-state-damaged")),
        Happening::Hindered(_, code) => {
            Some(words.with("cli-checkin-run-hindered", &[("code", code.as_str().into())]))
        }
        Happening::Sent(id, key, result) => {
            let check_in = check_ins.get(id).ok()?;
            let row = check_in.row(key)?;
            let (who, way) = (say(context).contact_of(key.contact, &[]), say(context).way_of(&check_in, row));
            let what = say(context).kind_of(row);
            let came = match result {
                Ok(()) => words.text(&row_message(RowState::Handed)),
                Err(failure) => words.text(&not_sent(failure)),
            };
            Some(words.with(
                "cli-checkin-run-sent",
                &[
                    ("who", (&who).into()),
                    ("way", (&way).into()),
                    ("what", (&what).into()),
                    ("came", (&came).into()),
                ],
            ))
        }
    }
}

/// The word she chose, and nothing about what this is.
fn reminder(context: &Context, check_ins: &CheckIns, id: CheckinId) -> String {
    let chosen = check_ins.get(id).ok().and_then(|check_in| check_in.look.word);
    let word = chosen.unwrap_or_else(|| context.words.text(REMINDER_WORD));
    context.words.with("cli-checkin-run-reminder", &[("word", (&word).into())])
}

fn happening_json(check_ins: &CheckIns, happening: Happening) -> Value {
    match happening {
        Happening::Asks(id, effect) => {
            let name = match effect {
                Effect::Remind { .. } => "reminder",
                Effect::Prompt => "prompt",
                Effect::AskArrived => "ask-arrived",
                Effect::SayLevel => "level",
                Effect::Fired => "fired",
                Effect::ClockTurned => "clock-turned",
                Effect::WriteHistory | Effect::Destroy => return Value::Null,
            };
            json!({ "happening": name, "checkin_id": id })
        }
        Happening::Unreadable(id) => json!({ "happening": "unreadable", "checkin_id": id }),
        Happening::Hindered(id, code) => {
            json!({ "happening": "hindered", "checkin_id": id, "code": code.as_str() })
        }
        Happening::Sent(id, key, result) => {
            let RowKey { contact, kind, .. } = key;
            let check_in = check_ins.get(id).ok();
            let channel = check_in.as_ref().and_then(|check_in| {
                let contact = check_in.contacts.get(usize::from(contact))?;
                Some(contact.ways.get(usize::from(key.way))?.channel.clone())
            });
            let result = match result {
                Ok(()) => "handed",
                Err(failure) => failure.as_str(),
            };
            json!({
                "happening": "sent",
                "checkin_id": id,
                "contact": u32::from(contact).saturating_add(1),
                "channel": channel,
                "kind": kind.as_str(),
                "result": result,
            })
        }
    }
}
