//! `alongside checkin readiness`: what stands behind a check-in, and what is missing.

use alongside_core::checkin::machine::CheckIn;
use alongside_core::checkin::readiness::{self, Answer, ContactFacts, Facts, Item, ItemId, Readiness, State};
use alongside_core::checkin::said::level_message;
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use serde_json::json;

use super::{check_ins, is_sending, running, say};
use crate::commands::job::Job;
use crate::context::Context;
use crate::failure::Outcome;
use crate::terminal::{Ink, Page};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;
/// What is only known while the record is open.
const NEEDS_THE_RECORD: [ItemId; 3] = [ItemId::Consent, ItemId::Tested, ItemId::Paired];

/// Of the check-in that runs, with contacts by their number: the record is not open.
pub(super) fn beside(context: &mut Context) -> Outcome {
    let check_ins = check_ins(context);
    let check_in = running(context, &check_ins)?;
    let facts = facts_beside(&check_in, is_sending(&check_ins)?);
    let mut looked = readiness::look(&facts);
    looked.items.retain(|item| !NEEDS_THE_RECORD.contains(&item.id));
    show(context, &looked, &[])
}

fn facts_beside(check_in: &CheckIn, sending: bool) -> Facts {
    let contacts = check_in.contacts.iter().filter(|contact| !contact.removed);
    Facts {
        pins_set: check_in.pins.is_some(),
        contacts: contacts
            .map(|contact| ContactFacts {
                // It was started with those who had agreed, and with no others.
                consent: true,
                ways: contact.ways.iter().map(|way| fact_of(&way.channel, way.proved_at.is_some())).collect(),
                last_test_days: None,
                paired: contact.watcher.is_some(),
                acked: holds_the_plan(contact),
            })
            .collect(),
        ..of_this_computer(sending)
    }
}

/// What a computer has, and what does not apply to it. Nobody asks it whether it is connected: the ways are tried.
fn of_this_computer(sending: bool) -> Facts {
    Facts {
        runner_running: Answer::from(Some(sending)),
        notifications: Answer::DoesNotApply,
        network: Answer::NotKnown,
        exact_alarms: Answer::DoesNotApply,
        battery_unrestricted: Answer::DoesNotApply,
        location: Answer::DoesNotApply,
        sms_permission: Answer::DoesNotApply,
        sim_pin: Answer::DoesNotApply,
        ..Facts::default()
    }
}

/// A computer sends nothing to a number: that way counts for nothing here, however often a phone tried it.
fn fact_of(channel: &str, proved: bool) -> readiness::Way {
    let automatic = ["maildir", "command", "email"].contains(&channel);
    readiness::Way { channel: channel.to_owned(), automatic, proved }
}

fn holds_the_plan(contact: &alongside_core::checkin::machine::Contact) -> bool {
    contact.watcher.as_ref().is_some_and(|watcher| watcher.acknowledged_at.is_some())
}

impl Job<'_> {
    /// Of all contacts, by name.
    pub(super) fn readiness(&mut self) -> Outcome {
        let check_ins = self.vault.check_ins();
        let sending = is_sending(&check_ins)?;
        let open = check_ins.current()?.filter(|check_in| !check_in.state.is_closed());
        let ids: Vec<RecordId> = match &open {
            Some(check_in) => check_in.contacts.iter().map(|contact| contact.record).collect(),
            None => self.vault.contacts()?.iter().map(|(id, _)| *id).collect(),
        };
        let facts = self.facts(&ids, open.as_ref(), sending)?;
        let names = self.names_of(&ids)?;
        show(self.context, &readiness::look(&facts), &names)
    }

    fn facts(&self, ids: &[RecordId], check_in: Option<&CheckIn>, sending: bool) -> Outcome<Facts> {
        let now = self.reading().wall_ms;
        let mut contacts = Vec::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate() {
            let contact: Contact = self.vault.read(*id)?;
            let armed = check_in.and_then(|check_in| check_in.contacts.get(at));
            let ways = if let Some(armed) = armed {
                armed.ways.iter().map(|way| fact_of(&way.channel, way.proved_at.is_some())).collect()
            } else {
                let ways = contact.ways.iter();
                ways.map(|way| fact_of(way.channel.as_str(), way.tested.is_some())).collect()
            };
            let days =
                |at_ms: i64| u32::try_from(now.saturating_sub(at_ms).max(0) / DAY_MS).unwrap_or(u32::MAX);
            contacts.push(ContactFacts {
                consent: contact.has_agreed(),
                ways,
                last_test_days: contact.tested_at.as_ref().map(|at| days(at.unix_ms)),
                paired: contact.paired_at.is_some(),
                acked: armed.is_some_and(holds_the_plan),
            });
        }
        let pins_set = match check_in {
            Some(check_in) => check_in.pins.is_some(),
            None => self.vault.checkin_pins()?.is_some(),
        };
        Ok(Facts { pins_set, contacts, ..of_this_computer(sending) })
    }

    /// What is missing behind a check-in that has just been started, in words. That nothing runs is said elsewhere, and
    /// an app that nobody has is no gap.
    pub(super) fn missing(&self, check_in: &CheckIn, names: &[String]) -> Outcome<Vec<String>> {
        let ids: Vec<RecordId> = check_in.contacts.iter().map(|contact| contact.record).collect();
        let facts = self.facts(&ids, Some(check_in), true)?;
        let is_paired = |at: Option<usize>| {
            at.and_then(|at| facts.contacts.get(at)).is_some_and(|contact| contact.paired)
        };
        let missing = readiness::look(&facts).items.into_iter().filter(|item| {
            item.state == State::Missing
                && item.id != ItemId::Paired
                && (item.id != ItemId::PlanHeld || is_paired(item.contact))
        });
        Ok(missing
            .map(|item| {
                let what = self.words().text(item.id.message());
                let step = self.words().attribute(item.id.message(), "step");
                let state = self.words().text(State::Missing.message());
                let who = item.contact.and_then(|at| names.get(at)).map_or("", String::as_str);
                let id = if who.is_empty() { "cli-checkin-item" } else { "cli-checkin-item-of" };
                self.words().with(
                    id,
                    &[
                        ("who", who.into()),
                        ("what", (&what).into()),
                        ("state", (&state).into()),
                        ("step", (&step).into()),
                    ],
                )
            })
            .collect())
    }
}

fn show(context: &mut Context, looked: &Readiness, names: &[String]) -> Outcome {
    if context.json() {
        let items: Vec<_> = looked.items.iter().map(|item| item_json(item, names)).collect();
        return Ok(context.out.json(&json!({ "level": looked.level, "items": items }))?);
    }
    let words = &context.words;
    let mut page = Page::default();
    let mut contact = None;
    page.section(words.text("cli-checkin-this-computer"));
    for item in &looked.items {
        if item.contact != contact {
            contact = item.contact;
            let place = contact.and_then(|at| u8::try_from(at).ok()).unwrap_or_default();
            page.section(say(context).contact_of(place, names));
        }
        let mut state = words.text(item.state.message());
        if item.state == State::Missing {
            state = format!("{state}. {}", words.attribute(item.id.message(), "step"));
        }
        // What no computer has is left out.
        if item.state != State::DoesNotApply {
            page.field(words.text(item.id.message()), state);
        }
    }
    let holder = looked
        .items
        .iter()
        .find(|item| item.id == ItemId::PlanHeld && item.state == State::Good)
        .and_then(|item| item.contact)
        .and_then(|at| u8::try_from(at).ok())
        .unwrap_or_default();
    let name = say(context).contact_of(holder, names);
    let level = words.with(level_message(looked.level), &[("name", (&name).into())]);
    let text = page.render(context.out.look());
    context.out.say(Ink::Plain, &level)?;
    context.out.line("")?;
    Ok(context.out.line(&text)?)
}

fn item_json(item: &Item, names: &[String]) -> serde_json::Value {
    let id = item.id.message().trim_start_matches("checkin-ready-");
    let state = item.state.message().trim_start_matches("checkin-ready-");
    let number = item.contact.map(|at| at.saturating_add(1));
    let name = item.contact.and_then(|at| names.get(at));
    json!({ "item": id, "contact": number, "name": name, "state": state })
}
