//! Endings and putting off. An honest and a forced PIN leave the same rows, wakes and state; what differs is sealed.

use super::bundle::{Fallback, OpenedBundle};
use super::event::{Closing, Effect};
use super::outbox::{Content, RowState, TextKind};
use super::room::Wanted;
use super::state::{CheckIn, Ending, Mode, Owed, State};
use super::step::Turn;
use crate::checkin::channel::MessageKind;
use crate::checkin::frames::{Body, Operation, PlanBody};
use crate::error::{Error, Refusal, Result};
use crate::limits;
use crate::ordering::ShortList as _;

impl CheckIn {
    pub(super) fn close_with_pin(
        &mut self,
        how: Closing,
        opened: &OpenedBundle,
        turn: &mut Turn<'_>,
    ) -> Result<()> {
        self.needs_open()?;
        self.after_pin(opened, self.has_silent_channel(), turn);
        self.end(how, Some(opened.token), turn);
        Ok(())
    }

    /// A test or a practice may be armed without a PIN, and then ends without one.
    pub(super) fn close_without_pin(&mut self, how: Closing, turn: &mut Turn<'_>) -> Result<()> {
        self.needs_open()?;
        if self.mode == Mode::Real || self.pins.is_some() {
            return Err(Error::WrongPin);
        }
        self.end(how, None, turn);
        Ok(())
    }

    /// What every act with a PIN leaves, whichever PIN it was: the try comes back, and the wake at the deadline as it
    /// stood stays. What a forced one owes is the one exception, and she chose it.
    fn after_pin(&mut self, opened: &OpenedBundle, silent: bool, turn: &Turn<'_>) {
        self.tries.give_back();
        let now = turn.now();
        let at = match self.state {
            State::Firing => now.saturating_add(limits::FORCED_AFTER_ALERT_S),
            _ => self.deadline().max(now),
        };
        let kept = self.kept_wake.map_or(at, |kept| kept.min(at));
        self.kept_wake = Some(kept);
        let forced = opened.is_forced(self.id);
        let told = self.owed.is_some() || self.outbox.iter().any(super::outbox::Row::is_forced);
        if forced && opened.fallback == Fallback::Text && !silent && !told {
            self.owed = Some(Owed { at: kept });
        }
    }

    fn end(&mut self, how: Closing, token: Option<[u8; 8]>, turn: &mut Turn<'_>) {
        let now = turn.now();
        let was_firing = self.state == State::Firing;
        self.drop_frames();
        if was_firing {
            self.take_back(how, now);
        } else if how == Closing::Safe {
            self.send_text_where(TextKind::Arrived, now, |contact| contact.tell_arrival);
        }
        if token.is_some() {
            self.tell_watchers(Operation { sent_at: now, deadline: 0, token }, now);
        }
        let ending = match (was_firing, how) {
            (true, Closing::Safe) => Ending::SafeAfterAlert,
            (false, Closing::Safe) => Ending::Safe,
            (_, Closing::Cancel) => Ending::Cancelled,
        };
        self.close(ending, turn);
    }

    /// Frames that have not left say where she was or meant to be: they go with the plan.
    fn drop_frames(&mut self) {
        let waiting = |row: &&mut super::outbox::Row| {
            row.key.kind == MessageKind::Plan && row.state == RowState::Waiting
        };
        for row in self.outbox.iter_mut().filter(waiting) {
            row.withdraw();
        }
    }

    /// Contacts that may know are told that it is over. What has not left is withdrawn only where nobody may know:
    /// else somebody who was told could be the only one.
    fn take_back(&mut self, how: Closing, now: i64) {
        if !self.somebody_may_know() {
            for row in self.outbox.iter_mut().filter(|row| row.is_alert() && !row.state.is_final()) {
                row.withdraw();
            }
            return;
        }
        let kind = if how == Closing::Safe { TextKind::AllClear } else { TextKind::Ended };
        let mut told: Vec<(u8, u8)> = self
            .outbox
            .iter()
            .filter(|row| row.is_alert() && (row.may_have_left() || !row.state.is_final()))
            .map(|row| (row.key.contact, row.key.way))
            .collect();
        told.order_by(Ord::cmp);
        told.dedup();
        for (contact, way) in told {
            self.add_row(contact, way, Content::Text(kind), now);
        }
    }

    fn tell_watchers(&mut self, operation: Operation, now: i64) {
        for index in 0..self.contacts.len() {
            let watches =
                self.contacts.get(index).is_some_and(|contact| !contact.removed && contact.watcher.is_some());
            if let (true, Ok(number)) = (watches, u8::try_from(index)) {
                self.send_frame(number, Body::Operation(operation), None, now);
            }
        }
    }

    /// Over, for good. Plan, position and close bundles go at once; the rest when nothing is owed any more.
    pub(super) fn close(&mut self, ending: Ending, turn: &mut Turn<'_>) {
        let now = turn.now();
        self.history_waits = Some(self.entry(ending, now));
        self.state = State::Closed(ending);
        self.closed_at = Some(now);
        self.plan = None;
        self.position = None;
        self.bundles.clear();
        self.pins = None;
        self.drop_texts();
        turn.effects.push(Effect::WriteHistory);
    }

    /// The texts say where she was going: those that nothing waits for go with the plan. The one of a forced ending says
    /// nothing of it, and stays as long after any ending.
    fn drop_texts(&mut self) {
        let outbox = &self.outbox;
        for (index, contact) in self.contacts.iter_mut().enumerate() {
            let waits = |kind: TextKind| {
                outbox.iter().any(|row| {
                    usize::from(row.key.contact) == index
                        && !row.state.is_final()
                        && row.content == Content::Text(kind)
                })
            };
            let Some(texts) = &mut contact.texts else { continue };
            if !waits(TextKind::PlanNote) {
                texts.plan_note = None;
            }
            for (kind, text) in [
                (TextKind::Alert, &mut texts.alert),
                (TextKind::Alert, &mut texts.alert_uncertain),
                (TextKind::AllClear, &mut texts.all_clear),
                (TextKind::Ended, &mut texts.ended),
                (TextKind::Late, &mut texts.extended_late),
                (TextKind::Started, &mut texts.started),
                (TextKind::Arrived, &mut texts.arrived),
            ] {
                if !waits(kind) {
                    text.clear();
                }
            }
        }
    }

    /// The kept wake has come: what a forced ending owes is sent, and in any case the wake is over.
    pub(super) fn pass_kept_wake(&mut self, now: i64) {
        let Some(at) = self.kept_wake.filter(|at| now >= *at) else { return };
        self.kept_wake = None;
        if self.owed.take().is_some() {
            // Counted from when it was due, so that it keeps nothing longer than any other ending does; but a device
            // that was off for all that time still has to send it.
            let over = self.ends_at().is_some_and(|ends| now >= ends);
            self.send_text_where(TextKind::Forced, if over { now } else { at }, |_| true);
        }
    }

    pub(super) fn extend(
        &mut self,
        by_s: u32,
        opened: Option<&OpenedBundle>,
        filler: [u8; 8],
        turn: &mut Turn<'_>,
    ) -> Result<()> {
        self.needs_open()?;
        let now = turn.now();
        if !self.state.is_waiting()
            || (now >= self.deadline() && (turn.estimate.is_sure() || opened.is_none()))
        {
            return Err(Error::invalid("extend", Refusal::OutOfRange));
        }
        let by = i64::from(by_s);
        let open_s = self.extended_open_s.saturating_add(by_s);
        let least = if self.mode == Mode::Real && opened.is_none() { limits::EXTEND_MIN_S } else { 1 };
        let in_reach = by_s >= least
            && self.deadline().saturating_add(by) <= self.max_deadline
            && self.due.saturating_add(by) <= self.started_at.saturating_add(limits::CHECKIN_MAX_S)
            && (opened.is_some() || open_s <= limits::EXTEND_WITHOUT_PIN_MAX_S);
        if !in_reach {
            return Err(Error::invalid("extend", Refusal::OutOfRange));
        }
        // Where nothing has left for long, what must be told comes first.
        let plans = usize::from(opened.is_some());
        if !self.has_room_for(Wanted { plans, frames: 1, texts: 1 }) {
            return Err(Error::invalid("extend", Refusal::TooMany));
        }
        if let Some(opened) = opened {
            self.after_pin(opened, self.has_silent_channel(), turn);
        } else {
            self.extended_open_s = open_s;
        }
        self.due = self.due.saturating_add(by);
        self.extended_s = self.extended_s.saturating_add(by_s);
        self.reminders = self.reminders_passed(now);
        self.prompted = false;
        if let Some(opened) = opened.filter(|_| self.extended_s > limits::EXTEND_WITHOUT_PIN_MAX_S) {
            self.amend_plan(opened, now);
        }
        let token = opened.map(|opened| if opened.is_forced(self.id) { opened.token } else { filler });
        self.tell_watchers(Operation { sent_at: now, deadline: self.deadline(), token }, now);
        self.send_text_where(TextKind::Late, now, |contact| contact.tell_late);
        Ok(())
    }

    /// A plan with the new time and the same last moment.
    fn amend_plan(&mut self, opened: &OpenedBundle, now: i64) {
        let left = self.max_deadline.saturating_sub(self.deadline());
        let plan = PlanBody {
            sent_at: now,
            due: self.due,
            max_ext_s: u32::try_from(left).unwrap_or(0),
            ..opened.plan.clone()
        };
        for (contact, key) in &opened.plan_keys {
            if self.contacts.get(usize::from(*contact)).is_some_and(|contact| !contact.removed) {
                self.send_frame(*contact, Body::Plan(plan.clone()), Some(key.clone()), now);
            }
        }
    }

    /// A contact is taken out at once. Its app, if she wants, is told by an ordinary close frame.
    pub(super) fn remove(
        &mut self,
        contact: u8,
        opened: &OpenedBundle,
        tell: bool,
        turn: &mut Turn<'_>,
    ) -> Result<()> {
        self.needs_open()?;
        let now = turn.now();
        let index = usize::from(contact);
        if self.contacts.get(index).is_none_or(|contact| contact.removed) {
            return Err(Error::invalid("contact", Refusal::UnknownRecord));
        }
        let others = |contact: &super::state::Contact| !contact.removed;
        if self.contacts.iter().filter(|contact| others(contact)).count() < 2 {
            // Without anybody to tell it would be a reminder that looks like more: she can end it.
            return Err(Error::invalid("contact", Refusal::Empty));
        }
        let silent = self
            .contacts
            .iter()
            .enumerate()
            .any(|(place, contact)| others(contact) && contact.is_silent() && (place != index || tell));
        self.after_pin(opened, silent, turn);
        let theirs = |row: &&mut super::outbox::Row| row.key.contact == contact && !row.state.is_final();
        for row in self.outbox.iter_mut().filter(theirs) {
            if row.key.kind != MessageKind::AllClear {
                row.withdraw();
            }
        }
        let watches = self.contacts.get(index).is_some_and(|contact| contact.watcher.is_some());
        if watches && tell {
            let close = Operation { sent_at: now, deadline: 0, token: Some(opened.token) };
            self.send_frame(contact, Body::Operation(close), None, now);
        }
        if let Some(contact) = self.contacts.get_mut(index) {
            contact.removed = true;
        }
        self.forget_removed(index);
        // To the others a frame that changes nothing, and in which a forced PIN says so. The hash of the honest token
        // matches neither hash, so it counts as none.
        let token = if opened.is_forced(self.id) { opened.token } else { opened.h_safe };
        self.tell_watchers(Operation { sent_at: now, deadline: self.deadline(), token: Some(token) }, now);
        Ok(())
    }
}
