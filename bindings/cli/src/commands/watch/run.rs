//! `alongside watch run`: stays, asks when a time has passed, then rings.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use alongside_core::Error;
use alongside_core::checkin::frames;
use alongside_core::checkin::watcher::{Phase, WatchEffect, WatchMessage, WatchView, effect_message};
use alongside_core::ids::Cid8;
use alongside_core::say::Say;
use alongside_core::say::watching::is_held;
use alongside_core::session::{Watched, Watches};
use serde_json::json;

use super::tell::{json_of, said_now};
use crate::context::Context;
use crate::failure::Outcome;
use crate::terminal::Ink;

/// Longest time between two looks at what is held.
const LOOK_EVERY_MS: i64 = 1_000;
/// A signal is seen after this at the latest.
const NAP: Duration = Duration::from_millis(100);
/// The bell of a terminal.
const BELL: &str = "\u{7}";
/// A bell each second for this many seconds is one ring. A test has one bell.
const BELLS: u32 = 10;

/// What was said of a plan last.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Known {
    phase: Phase,
    under_threat: bool,
    deadline_ms: i64,
    /// Bells of a ring that are still to sound.
    bells: u32,
}

impl Known {
    fn of(view: &WatchView, bells: u32) -> Self {
        Known { phase: view.phase, under_threat: view.under_threat, deadline_ms: view.deadline_ms, bells }
    }
}

/// Stays until it is told to end.
pub(super) fn run(context: &mut Context, watches: &Watches) -> Outcome {
    let ended = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&ended)).map_err(Error::from)?;
    }
    let (held, unreadable) = watches.list(&context.clock.reading())?;
    let shown: Vec<_> = held.iter().filter(|(_, view)| is_held(view)).collect();
    let mut known: BTreeMap<Cid8, Known> = BTreeMap::new();
    for (cid8, view) in &held {
        known.insert(*cid8, Known::of(view, 0));
    }
    if !context.json() {
        let count = i64::try_from(shown.len()).unwrap_or(i64::MAX);
        let words = context.words.with("cli-watch-runs", &[("count", count.into())]);
        context.out.say(Ink::Second, &words)?;
        for _ in &unreadable {
            context.err.say(Ink::Plain, &context.words.text("cli-watch-unreadable"))?;
        }
    }
    for (cid8, view) in shown {
        if let Some(message) = standing(view) {
            say_now(context, *cid8, view, message)?;
        }
    }
    while !ended.load(Ordering::Relaxed) {
        let reading = context.clock.reading();
        let (looked, wakes) = watches.tick(&reading)?;
        for one in &looked {
            tell(context, one, &mut known)?;
        }
        known.retain(|cid8, _| looked.iter().any(|one| one.cid8 == *cid8));
        let soonest = wakes.iter().map(|wake| wake.at_ms.saturating_sub(reading.wall_ms)).min();
        let mut left = soonest.unwrap_or(LOOK_EVERY_MS).clamp(i64::from(NAP.subsec_millis()), LOOK_EVERY_MS);
        while left > 0 && !ended.load(Ordering::Relaxed) {
            thread::sleep(NAP);
            left = left.saturating_sub(i64::from(NAP.subsec_millis()));
        }
    }
    Ok(())
}

/// What is said of a plan when this begins in the middle of it.
fn standing(view: &WatchView) -> Option<WatchMessage> {
    match view.phase {
        _ if view.under_threat => Some(WatchMessage::UnderThreat),
        Phase::Armed => Some(WatchMessage::Held),
        Phase::Asking => Some(WatchMessage::Ask),
        Phase::Ringing if view.called_for_help => Some(WatchMessage::Help),
        Phase::Ringing => Some(WatchMessage::Ring),
        Phase::Closed(_) => None,
    }
}

/// Says what a look led to, and what another process has done since the last one: it may have taken a frame or an
/// answer.
fn tell(context: &mut Context, watched: &Watched, known: &mut BTreeMap<Cid8, Known>) -> Outcome {
    let (cid8, view) = (watched.cid8, &watched.view);
    let before = known.get(&cid8).copied();
    let mut messages: Vec<WatchMessage> = Vec::new();
    for message in watched.effects.iter().filter_map(|effect| effect_message(view, *effect)) {
        if !messages.contains(&message) {
            messages.push(message);
        }
    }
    if messages.is_empty() {
        messages.extend(changed(before, view));
    }
    let rings = messages.iter().any(|message| matches!(message, WatchMessage::Ring | WatchMessage::Help));
    for message in messages {
        say_now(context, cid8, view, message)?;
    }
    show_answers(context, watched)?;
    // A ring that was stopped, or put off by a new deadline, is heard no more.
    let still_rings = view.phase == Phase::Ringing && !view.under_threat;
    let full = if view.test { 1 } else { BELLS };
    let mut bells = before.map_or(0, |before| before.bells);
    if rings {
        bells = full;
    }
    if bells > 0 && still_rings {
        if !context.json() {
            context.out.write(BELL)?;
        }
        bells = bells.saturating_sub(1);
    } else {
        bells = 0;
    }
    known.insert(cid8, Known::of(view, bells));
    Ok(())
}

/// What another process has changed.
fn changed(before: Option<Known>, view: &WatchView) -> Option<WatchMessage> {
    let Some(before) = before else { return standing(view) };
    if view.under_threat && !before.under_threat {
        return Some(WatchMessage::UnderThreat);
    }
    if view.phase != before.phase {
        return match view.phase {
            Phase::Closed(_) if view.under_threat => None,
            Phase::Closed(ending) => effect_message(view, WatchEffect::Ended(ending)),
            Phase::Armed => Some(WatchMessage::Extended),
            _ => standing(view),
        };
    }
    (view.deadline_ms != before.deadline_ms && view.phase == Phase::Armed).then_some(WatchMessage::Extended)
}

/// One line with the time in front of it.
fn say_now(context: &mut Context, cid8: Cid8, view: &WatchView, message: WatchMessage) -> Outcome {
    let text = said_now(context, view, message);
    if context.json() {
        let value = json!({ "said": message.id(), "text": text, "watch": json_of(cid8, view) });
        return Ok(context.out.json(&value)?);
    }
    let now_ms = context.clock.reading().wall_ms;
    let time = Say::new(context.words.catalogue(), context.clock.zone(), now_ms).instant(now_ms);
    let told = [("time", (&time).into()), ("text", (&text).into())];
    let line = context.words.with("cli-watch-line", &told);
    Ok(context.out.say(Ink::Plain, &line)?)
}

/// Answers for the friend's phone. Whereto they could be sent is known only with the passcode.
fn show_answers(context: &mut Context, watched: &Watched) -> Outcome {
    let links: Vec<String> = watched.answers.iter().map(|answer| frames::link(answer)).collect();
    if links.is_empty() {
        return Ok(());
    }
    if context.json() {
        let value = json!({ "watch_id": watched.cid8.to_string(), "answers": links });
        return Ok(context.out.json(&value)?);
    }
    let told = [("friend", (&watched.view.friend).into())];
    context.out.say(Ink::Second, &context.words.with("cli-watch-answer-link", &told))?;
    for link in links {
        context.out.line(&link)?;
    }
    Ok(())
}
