//! `alongside watch …`: takes plans of friends, shows them, answers.

mod run;
mod tell;

use std::sync::Arc;

use alongside_core::checkin::channel::{Address, Message, MessageKind};
use alongside_core::checkin::frames::{self, FrameClass, Joiner};
use alongside_core::checkin::watcher::{Answered, NotHeld, Phase, WatchEffect, WatchMessage};
use alongside_core::contacts::Contact;
use alongside_core::ids::Cid8;
use alongside_core::session::{Taken, Unlocked, Watches};
use alongside_core::time::Reading;
use alongside_core::{Error, Refusal};
use serde_json::json;

use super::job::Job;
use super::unlock;
use crate::arguments::watch::{Watch, WatchAccept, WatchAnswer};
use crate::channels::{self, Now};
use crate::context::Context;
use crate::failure::{Misuse, Outcome};
use crate::input::Keyboard;
use crate::prompt;
use crate::terminal::Ink;

/// Fewest digits of a number in the list that stand for the whole of it.
const ID_PREFIX_MIN: usize = 4;

/// A command of the shell: the passcode is asked for only where a plan is new.
pub(super) fn from_shell(context: &mut Context, keyboard: &mut dyn Keyboard, asked: Watch) -> Outcome {
    let watches = Watches::at(&context.environment(), context.data());
    match asked {
        Watch::Accept(asked) => {
            let text = prompt::text_or_input(keyboard, &asked.frame)?;
            let mut vault = None;
            let done = accept(context, &watches, &text, asked.qr, &mut |context, frame, reading| {
                let vault = match &mut vault {
                    Some(vault) => vault,
                    closed => closed.insert(unlock::unlock(context, keyboard)?),
                };
                let taken = vault.take_plan(frame, reading)?;
                let sent = send_answers(context, vault, &taken)?;
                Ok((taken, sent))
            });
            let locked = vault.map(Unlocked::lock).transpose();
            done?;
            locked?;
            Ok(())
        }
        Watch::List => tell::list(context, &watches),
        Watch::Answer(answer) => give_answer(context, &watches, &answer),
        Watch::Run => run::run(context, &watches),
    }
}

impl Job<'_> {
    /// A command at the prompt of an open record.
    pub(super) fn watch(&mut self, asked: Watch) -> Outcome {
        let watches = self.vault.watches();
        match asked {
            Watch::Accept(WatchAccept { frame, qr }) => {
                let text = prompt::text_or_input(self.keyboard, &frame)?;
                let vault = &mut *self.vault;
                accept(self.context, &watches, &text, qr, &mut |context, frame, reading| {
                    let taken = vault.take_plan(frame, reading)?;
                    let sent = send_answers(context, vault, &taken)?;
                    Ok((taken, sent))
                })
            }
            Watch::List => tell::list(self.context, &watches),
            Watch::Answer(answer) => give_answer(self.context, &watches, &answer),
            Watch::Run => Err(Misuse::NotAtThePrompt.into()),
        }
    }
}

/// Takes a frame with the open record; also whereto its answers were sent, if they were.
type WithVault<'a> = &'a mut dyn FnMut(&mut Context, &[u8], &Reading) -> Outcome<(Taken, Option<String>)>;

/// Takes every frame in `text`. One that can't be taken does not keep the others from it.
fn accept(
    context: &mut Context,
    watches: &Watches,
    text: &str,
    show_qr: bool,
    with_vault: WithVault<'_>,
) -> Outcome {
    let mut joiner = Joiner::new();
    let mut went_wrong = None;
    let mut whole = Vec::new();
    // A letter as it lies in a mail folder has its long lines cut with a mark that stands in no link.
    let text = text.replace("=\r\n", "").replace("=\n", "");
    for part in frames::read_links(&text)? {
        match joiner.take(&part) {
            Ok(frame) => whole.extend(frame),
            Err(error) => went_wrong = Some(error.into()),
        }
    }
    for frame in &whole {
        if let Err(failure) = accept_one(context, watches, frame, show_qr, with_vault) {
            went_wrong = Some(failure);
        }
    }
    if joiner.waiting().next().is_some() {
        context.note(Ink::Plain, &context.words.text("cli-watch-part"))?;
        if whole.is_empty() && went_wrong.is_none() {
            went_wrong = Some(Error::BadFrame.into());
        }
    }
    went_wrong.map_or(Ok(()), Err)
}

fn accept_one(
    context: &mut Context,
    watches: &Watches,
    frame: &[u8],
    show_qr: bool,
    with_vault: WithVault<'_>,
) -> Outcome {
    let reading = context.clock.reading();
    let is_plan = frames::header(frame)?.class == FrameClass::Plan;
    let (taken, sent) = match watches.take(frame, &reading) {
        Ok(known) => (Taken::Watched(known), None),
        Err(Error::NotFound) => with_vault(context, frame, &reading)?,
        Err(error) => return Err(error.into()),
    };
    match taken {
        Taken::Watched(done) => {
            let friend = done.view.friend.clone();
            tell::taken(context, &done, is_plan, sent.as_deref())?;
            tell::answers(context, &friend, &done.answers, sent.as_deref(), show_qr)
        }
        Taken::Early { friend, calls_for_help } => tell::early(context, &friend, calls_for_help),
        Taken::NotHeld { friend, why, answer } => {
            tell::not_held(context, &friend, why, answer.as_deref(), sent.as_deref())?;
            let answers: Vec<Vec<u8>> = answer.into_iter().collect();
            tell::answers(context, &friend, &answers, sent.as_deref(), show_qr)
        }
    }
}

/// Sends the answers through the first way of the contact that takes them; says whereto. Where there is none, or none
/// takes them, they are shown to be sent by hand.
fn send_answers(context: &Context, vault: &Unlocked, taken: &Taken) -> Outcome<Option<String>> {
    let (friend, test, answers) = match taken {
        Taken::Watched(watched) => (&watched.view.friend, watched.view.test, watched.answers.clone()),
        Taken::NotHeld { friend, answer, .. } => (friend, false, answer.iter().cloned().collect()),
        Taken::Early { .. } => return Ok(None),
    };
    let Some(first) = answers.first() else { return Ok(None) };
    let reference = reference(frames::header(first)?.cid8);
    let contacts = vault.contacts()?;
    let paired = |contact: &Contact| contact.paired_at.is_some() && contact.name.as_ref() == Some(friend);
    let Some((_, contact)) = contacts.iter().find(|(_, contact)| paired(contact)) else { return Ok(None) };
    let clock = context.clock;
    let now: Now = Arc::new(move || clock.reading());
    let all = channels::all(&now, &context.environment().entropy);
    let account = vault.mail_account()?;
    let links: Vec<String> = answers.iter().map(|answer| frames::link(answer)).collect();
    for way in &contact.ways {
        let Some(channel) = all.iter().find(|channel| channel.name() == way.channel.as_str()) else {
            continue;
        };
        let message = Message {
            kind: MessageKind::Plan,
            reference: reference.clone(),
            test,
            address: Address {
                to: way.to.clone(),
                account: account.clone().filter(|_| way.channel.as_str() == "email"),
            },
            text: links.join("\n"),
        };
        if channel.send(&message).is_ok() {
            return Ok(Some(way.to.clone()));
        }
    }
    Ok(None)
}

/// Four signs that stay the same for one check-in.
fn reference(cid8: Cid8) -> String {
    cid8.to_string().chars().take(4).collect::<String>().to_uppercase()
}

/// Answers the question, stops the ring, or notes that the quiet alert was seen.
fn give_answer(context: &mut Context, watches: &Watches, asked: &WatchAnswer) -> Outcome {
    let reading = context.clock.reading();
    let (held, _) = watches.list(&reading)?;
    let wanted = asked.id.trim().to_lowercase();
    let mut found = held.iter().filter(|(cid8, view)| {
        let by_number = wanted.len() >= ID_PREFIX_MIN && cid8.to_string().starts_with(&wanted);
        by_number || view.friend.to_lowercase() == wanted
    });
    let (cid8, before) = match (found.next(), found.next()) {
        (Some((cid8, view)), None) => (*cid8, view.clone()),
        (None, _) => return Err(Error::NotFound.into()),
        _ => return Err(Error::invalid("id", Refusal::UnknownRecord).into()),
    };
    let answered = match asked.answer.as_str() {
        "they-texted" => Answered::TheyTexted,
        "not-yet" => Answered::NotYet,
        "silence" => Answered::Silence,
        _ => return Err(Error::invalid("answer", Refusal::UnknownTerm).into()),
    };
    let done = watches.answer(cid8, answered, &reading)?;
    if context.json() {
        return Ok(context.out.json(&tell::json_of(cid8, &done.view))?);
    }
    let is_asked = matches!(before.phase, Phase::Asking | Phase::Ringing);
    let told = [("friend", (&before.friend).into())];
    let text = match answered {
        _ if before.under_threat && answered == Answered::Silence => {
            context.words.with("cli-watch-noted-seen", &told)
        }
        _ if before.under_threat => tell::said_now(context, &done.view, WatchMessage::UnderThreat),
        Answered::TheyTexted if is_asked => tell::said_now(context, &done.view, WatchMessage::OpenIt),
        Answered::NotYet if is_asked => context.words.text("cli-watch-noted-not-yet"),
        Answered::Silence if done.effects.iter().any(|effect| matches!(effect, WatchEffect::Ended(_))) => {
            tell::said_now(context, &done.view, WatchMessage::EndedSilenced)
        }
        _ => context.words.with("cli-watch-not-asked", &told),
    };
    Ok(context.out.say(Ink::Plain, &text)?)
}

/// A plan that is not held, for a program.
fn why_not(why: NotHeld) -> &'static str {
    match why {
        NotHeld::OldPlan => "old-plan",
        NotHeld::TooLong => "too-long",
        NotHeld::ClockOff => "clock-off",
        NotHeld::Malformed => "malformed",
    }
}

/// What a program is told of a frame.
fn taken_json(value: serde_json::Value, sent: Option<&str>, answers: &[Vec<u8>]) -> serde_json::Value {
    let mut value = value;
    if let Some(object) = value.as_object_mut() {
        let links: Vec<String> = answers.iter().map(|answer| frames::link(answer)).collect();
        object.insert("answers".into(), json!(links));
        object.insert("sent_to".into(), json!(sent));
    }
    value
}
