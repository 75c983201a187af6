//! A row becomes a message: its text is filled in at the moment it goes.

use super::channel::{Address, Message};
use super::clock::Estimate;
use super::frames;
use super::machine::{CheckIn, Contact, Content, RowKey, TextKind};
use super::position::told;
use super::texts::{self, Slots};
use crate::ids::CheckinId;

/// A message that is to leave.
pub struct Outgoing {
    /// Of which check-in.
    pub check_in: CheckinId,
    /// Which row.
    pub row: RowKey,
    /// Name of the channel.
    pub channel: String,
    /// The message.
    pub message: Message,
}

/// The message of a row; nothing where what it needs is gone.
#[must_use]
pub fn of(check_in: &CheckIn, key: RowKey, now: Estimate) -> Option<Outgoing> {
    let row = check_in.row(key)?;
    let contact = check_in.contacts.get(usize::from(key.contact))?;
    let way = contact.ways.get(usize::from(key.way))?;
    let mut text = text_of(check_in, contact, &row.content, now).filter(|text| !text.trim().is_empty())?;
    if row.content == Content::Text(TextKind::Alert) && !way.is_cut() {
        let more = text_of(check_in, contact, &Content::Text(TextKind::PlanNote), now);
        if let Some(more) = more.filter(|more| !more.trim().is_empty()) {
            text = format!("{text}\n\n{more}");
        }
    }
    Some(Outgoing {
        check_in: check_in.id,
        row: key,
        channel: way.channel.clone(),
        message: Message {
            kind: key.kind,
            reference: check_in.reference.clone(),
            test: check_in.mode.is_test(),
            address: Address { to: way.to.clone(), account: way.account.clone() },
            text,
        },
    })
}

/// The text of a row as it reads now.
#[must_use]
pub fn text_of(check_in: &CheckIn, contact: &Contact, content: &Content, now: Estimate) -> Option<String> {
    let kind = match content {
        Content::Written(text) => return Some(text.clone()),
        Content::Frame(frame) if !frame.is_empty() => return Some(frames::link(frame)),
        Content::Frame(_) | Content::Draft(_) => return None,
        Content::Text(kind) => *kind,
    };
    let texts = contact.texts.as_ref()?;
    let uncertain = check_in.fired.is_some_and(|fired| fired.uncertain);
    let template = match kind {
        TextKind::Alert if uncertain => &texts.alert_uncertain,
        TextKind::Alert => &texts.alert,
        TextKind::PlanNote => texts.plan_note.as_ref()?,
        TextKind::AllClear => &texts.all_clear,
        TextKind::Ended => &texts.ended,
        TextKind::Forced => &texts.forced,
        TextKind::Started => &texts.started,
        TextKind::Late => &texts.extended_late,
        TextKind::Arrived => &texts.arrived,
    };
    // What says where she was goes with an alert only; what did not fit into it stands in its second text.
    let told = check_in
        .position
        .filter(|_| matches!(kind, TextKind::Alert | TextKind::PlanNote))
        .and_then(|position| told(&position, contact.precision));
    Some(texts::fill(
        template,
        &Slots {
            due: check_in.due,
            now: now.seconds(),
            zone: check_in.zone,
            days: &texts.days,
            told,
            reference: &check_in.reference,
            new_due: (kind == TextKind::Late).then_some(check_in.due),
        },
    ))
}
