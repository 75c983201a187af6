//! What is said of plans that are held here.

use alongside_core::checkin::frames;
use alongside_core::checkin::watcher::{
    ClockNote, Ending, NotHeld, Phase, WatchMessage, WatchView, effect_message, said,
};
use alongside_core::ids::Cid8;
use alongside_core::say::Say;
use alongside_core::say::watching::{degrees_e5, is_held};
use alongside_core::session::{Watched, Watches};
use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::{taken_json, why_not};
use crate::context::Context;
use crate::failure::Outcome;
use crate::qr;
use crate::terminal::{Ink, Page, next_lines};

/// Puts times into words, as of now.
fn say(context: &Context) -> Say<'_> {
    Say::new(context.words.catalogue(), context.clock.zone(), context.clock.reading().wall_ms)
}

/// A message about a plan in the words of the watcher.
pub(super) fn said_now(context: &Context, view: &WatchView, message: WatchMessage) -> String {
    say(context).of_plan(view, message)
}

/// A frame was taken.
pub(super) fn taken(context: &mut Context, watched: &Watched, is_plan: bool, sent: Option<&str>) -> Outcome {
    let view = &watched.view;
    let messages: Vec<WatchMessage> =
        watched.effects.iter().filter_map(|effect| effect_message(view, *effect)).collect();
    if context.json() {
        let said: Vec<&str> = messages.iter().map(|message| message.id()).collect();
        let mut value = json_of(watched.cid8, view);
        if let Some(object) = value.as_object_mut() {
            object.insert("held".into(), json!(true));
            object.insert("said".into(), json!(said));
        }
        return Ok(context.out.json(&taken_json(value, sent, &watched.answers))?);
    }
    let waits = view.phase == Phase::Armed && !view.under_threat;
    if is_plan && waits {
        context.out.say(Ink::Plain, &said_now(context, view, WatchMessage::Held))?;
    }
    for message in &messages {
        context.out.say(Ink::Plain, &said_now(context, view, *message))?;
    }
    if !is_plan {
        if messages.is_empty() {
            context.out.say(Ink::Plain, &context.words.text("cli-watch-nothing-new"))?;
        }
        return Ok(());
    }
    // Said once, also where it came as something to be done.
    if let Some(note) = view.clock.message().filter(|note| !messages.contains(note)) {
        context.out.say(Ink::Plain, &said_now(context, view, note))?;
    }
    let mut page = Page::default();
    fields(context, &mut page, watched.cid8, view);
    context.out.line("")?;
    context.out.line(&page.render(context.out.look()))?;
    context.out.line("")?;
    context.out.say(Ink::Second, &context.words.text("cli-watch-needs-run"))?;
    Ok(())
}

/// Answers that wait to be sent by hand, or whereto they went.
pub(super) fn answers(
    context: &mut Context,
    friend: &str,
    answers: &[Vec<u8>],
    sent: Option<&str>,
    show_qr: bool,
) -> Outcome {
    if context.json() || answers.is_empty() {
        return Ok(());
    }
    context.out.line("")?;
    if let Some(to) = sent {
        let told = [("friend", friend.into()), ("to", to.into())];
        context.out.say(Ink::Plain, &context.words.with("cli-watch-answer-sent", &told))?;
    } else {
        let words = context.words.with("cli-watch-answer-link", &[("friend", friend.into())]);
        context.out.say(Ink::Plain, &words)?;
    }
    for answer in answers {
        let link = frames::link(answer);
        context.out.line(&link)?;
        if show_qr {
            context.out.line("")?;
            qr::print(&mut context.out, &link)?;
        }
    }
    Ok(())
}

/// A message came before its plan.
pub(super) fn early(context: &mut Context, friend: &str, calls_for_help: bool) -> Outcome {
    if context.json() {
        let value =
            json!({ "held": false, "why": "early", "friend": friend, "called_for_help": calls_for_help });
        return Ok(context.out.json(&taken_json(value, None, &[]))?);
    }
    if calls_for_help {
        let help = said(context.words.catalogue(), WatchMessage::Help, false, friend, "", "");
        context.out.say(Ink::Plain, &help)?;
    } else {
        let from = context.words.with("cli-watch-early-from", &[("friend", friend.into())]);
        context.out.say(Ink::Plain, &from)?;
    }
    Ok(context.out.say(Ink::Second, &context.words.text("cli-watch-early"))?)
}

/// A plan is not held, and why.
pub(super) fn not_held(
    context: &mut Context,
    friend: &str,
    why: NotHeld,
    answer: Option<&[u8]>,
    sent: Option<&str>,
) -> Outcome {
    if context.json() {
        let value = json!({ "held": false, "why": why_not(why), "friend": friend });
        let answers: Vec<Vec<u8>> = answer.map(<[u8]>::to_vec).into_iter().collect();
        return Ok(context.out.json(&taken_json(value, sent, &answers))?);
    }
    let text = said(context.words.catalogue(), why.message(), false, friend, "", "");
    Ok(context.out.say(Ink::Plain, &text)?)
}

/// Every plan that is held and not over; one of a friend under threat stays in the list until it is forgotten.
pub(super) fn list(context: &mut Context, watches: &Watches) -> Outcome {
    let (held, unreadable) = watches.list(&context.clock.reading())?;
    let held: Vec<_> = held.into_iter().filter(|(_, view)| is_held(view)).collect();
    if context.json() {
        let all: Vec<Value> = held.iter().map(|(cid8, view)| json_of(*cid8, view)).collect();
        return Ok(context.out.json(&json!({ "held": all, "unreadable": unreadable.len() }))?);
    }
    for _ in &unreadable {
        context.err.say(Ink::Plain, &context.words.text("cli-watch-unreadable"))?;
    }
    let next = |command: &str, words: &str| (format!("alongside {command}"), context.words.text(words));
    let commands = if held.is_empty() {
        vec![next("watch accept -", "cli-watch-next-accept")]
    } else {
        vec![
            next("watch run", "cli-watch-next-run"),
            next("watch answer NAME they-texted", "cli-watch-next-answer"),
        ]
    };
    let commands = next_lines(context.out.look(), &context.words.text("cli-next"), &commands);
    if held.is_empty() {
        context.out.say(Ink::Plain, &context.words.text("cli-watch-none"))?;
    } else {
        let mut page = Page::default();
        for (cid8, view) in &held {
            page.section(view.friend.clone());
            page.field(context.words.text("cli-watch-stands"), stands(context, view));
            fields(context, &mut page, *cid8, view);
        }
        context.out.line(&page.render(context.out.look()))?;
    }
    context.out.line("")?;
    Ok(context.out.line(&commands)?)
}

fn stands(context: &Context, view: &WatchView) -> String {
    let id = match view.phase {
        _ if view.under_threat => "cli-watch-under-threat",
        Phase::Asking => "cli-watch-asking",
        Phase::Ringing if view.called_for_help => "cli-watch-called-for-help",
        Phase::Ringing => "cli-watch-ringing",
        Phase::Armed | Phase::Closed(_) => "cli-watch-armed",
    };
    let text = context.words.text(id);
    if view.test { context.words.with("watch-test", &[("text", (&text).into())]) } else { text }
}

fn fields(context: &Context, page: &mut Page, cid8: Cid8, view: &WatchView) {
    let say = say(context);
    let words = &context.words;
    page.field(words.text("cli-watch-due"), say.instant(view.due_ms));
    page.field(words.text("cli-watch-deadline"), say.instant(view.deadline_ms));
    if view.phase == Phase::Armed && !view.under_threat {
        page.field(words.text("cli-watch-asks"), say.instant(view.asks_at_ms));
    }
    if let Some(there) = their_clock(view) {
        page.field(words.text("cli-watch-their-zone"), there);
    }
    if !view.place.is_empty() {
        page.field(words.text("cli-watch-place"), view.place.clone());
    }
    if !view.note.is_empty() {
        page.field(words.text("cli-watch-note"), view.note.clone());
    }
    if let Some(last) = view.last_location {
        let place = format!("{}, {}", degrees_e5(last.lat_e5), degrees_e5(last.lon_e5));
        let when = say.instant(last.sent_at.saturating_mul(1000));
        let told = [("place", (&place).into()), ("metres", last.acc_m.into()), ("when", (&when).into())];
        page.field(words.text("cli-watch-last-place"), words.with("cli-watch-last-place-at", &told));
    }
    page.field(words.text("cli-watch-id"), cid8.to_string());
}

/// Their zone, with the time it will be there when they are due: `UTC+02:00, 22:45`.
fn their_clock(view: &WatchView) -> Option<String> {
    let zone = FixedOffset::east_opt(view.tz_min.checked_mul(60)?)?;
    let due = DateTime::<Utc>::from_timestamp_millis(view.due_ms)?.with_timezone(&zone);
    Some(format!("UTC{}, {}", due.format("%:z"), due.format("%H:%M")))
}

/// A plan for a program.
pub(super) fn json_of(cid8: Cid8, view: &WatchView) -> Value {
    let at = |ms: i64| {
        DateTime::<Utc>::from_timestamp_millis(ms).map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true))
    };
    let place_at = |lat: i32, lon: i32| json!({ "lat_e5": lat, "lon_e5": lon });
    json!({
        "watch_id": cid8.to_string(),
        "friend": view.friend,
        "state": match view.phase {
            Phase::Armed => "armed",
            Phase::Asking => "asking",
            Phase::Ringing => "ringing",
            Phase::Closed(Ending::Safe) => "ended-safe",
            Phase::Closed(Ending::UnderThreat) => "ended-under-threat",
            Phase::Closed(Ending::Silenced) => "ended-silenced",
            Phase::Closed(Ending::Unanswered) => "ended-unanswered",
        },
        "due": at(view.due_ms),
        "deadline": at(view.deadline_ms),
        "asks_at": at(view.asks_at_ms),
        "their_zone_min": view.tz_min,
        "place": view.place,
        "place_at": view.at_e5.map(|(lat, lon)| place_at(lat, lon)),
        "note": view.note,
        "last_location": view.last_location.map(|last| json!({
            "sent_at": at(last.sent_at.saturating_mul(1000)), "lat_e5": last.lat_e5, "lon_e5": last.lon_e5,
            "acc_m": last.acc_m, "age_s": last.age_s, "batt_pct": last.batt_pct,
        })),
        "under_threat": view.under_threat,
        "called_for_help": view.called_for_help,
        "test": view.test,
        "extended": view.extended,
        "clock": match view.clock {
            ClockNote::Agree => "agree",
            ClockNote::Uncertain => "uncertain",
            ClockNote::Guess => "guess",
        },
    })
}
