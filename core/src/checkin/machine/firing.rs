//! Contacts are told: the decision and its rows are one transition, and it is never taken back.

use super::event::Effect;
use super::outbox::{Content, TextKind};
use super::state::{CheckIn, Fired, State};
use super::step::Turn;
use crate::checkin::frames::{Body, Operation};
use crate::limits;

impl CheckIn {
    /// Every contact over every way, at once; to paired phones a frame as well.
    pub(super) fn fire(&mut self, turn: &mut Turn<'_>, asked: bool) {
        let now = turn.now();
        self.state = State::Firing;
        self.fired = Some(Fired { at: now, asked, uncertain: !turn.estimate.is_sure() });
        for index in 0..self.contacts.len() {
            let Ok(number) = u8::try_from(index) else { break };
            let Some(contact) = self.contacts.get(index).filter(|contact| !contact.removed) else { continue };
            let notes = contact.texts.as_ref().is_some_and(|texts| texts.plan_note.is_some());
            if contact.watcher.is_some() {
                let alert = Operation { sent_at: now, deadline: 0, token: None };
                self.send_frame(number, Body::Operation(alert), None, now);
            }
            self.send_text(number, TextKind::Alert, now);
            if notes {
                self.send_text(number, TextKind::PlanNote, now);
            }
        }
        self.send_position(0, now);
        turn.effects.push(Effect::Fired);
    }

    /// One of the prepared texts to a contact, over every way; nothing to one that is reached through its app only.
    pub(super) fn send_text(&mut self, contact: u8, kind: TextKind, now: i64) {
        let Some(to) = self.contacts.get(usize::from(contact)).filter(|to| !to.app_only && !to.removed)
        else {
            return;
        };
        // Where nothing is cut, what the plan said stands in the alert itself.
        let all = kind != TextKind::PlanNote;
        let ways: Vec<bool> = to.ways.iter().map(|way| all || way.is_cut()).collect();
        for (way, goes) in ways.into_iter().enumerate() {
            let Ok(way) = u8::try_from(way) else { return };
            if goes {
                self.add_row(contact, way, Content::Text(kind), now);
            }
        }
    }

    /// A text to all contacts that `chosen` says.
    pub(in crate::checkin) fn send_text_where(
        &mut self,
        kind: TextKind,
        now: i64,
        chosen: impl Fn(&super::state::Contact) -> bool,
    ) {
        for index in 0..self.contacts.len() {
            if self.contacts.get(index).is_some_and(&chosen) {
                self.send_text(u8::try_from(index).unwrap_or(u8::MAX), kind, now);
            }
        }
    }

    /// Whether any contact may know that something is wrong.
    pub(super) fn somebody_may_know(&self) -> bool {
        self.outbox.iter().any(|row| row.is_alert() && row.may_have_left())
    }
}

impl CheckIn {
    /// The plan to one watcher.
    pub(in crate::checkin) fn send_plan(
        &mut self,
        contact: u8,
        plan: &crate::checkin::frames::PlanBody,
        key: crate::checkin::frames::PlanKey,
        now: i64,
    ) {
        self.send_frame(contact, Body::Plan(plan.clone()), Some(key), now);
    }

    /// The position as it starts, to watchers that may have it.
    pub(in crate::checkin) fn send_position_at_start(&mut self, now: i64) {
        self.send_position(limits::LOCATION_EVERY_S, now);
    }

    /// A finished text to one contact.
    pub(in crate::checkin) fn send_written(&mut self, contact: u8, text: &str, now: i64) {
        let ways = self.contacts.get(usize::from(contact)).map_or(0, |contact| contact.ways.len());
        for way in 0..ways {
            let Ok(way) = u8::try_from(way) else { return };
            self.add_row(contact, way, Content::Written(text.to_owned()), now);
        }
        if ways == 0 {
            let by_hand = super::outbox::BY_HAND;
            self.add_row(contact, by_hand, Content::Written(text.to_owned()), now);
        }
    }

    /// What the history says of a message without a timer.
    pub(in crate::checkin) fn entry_of_told(&self) -> super::history::Entry {
        self.entry(super::state::Ending::Told, self.started_at)
    }
}
