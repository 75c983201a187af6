//! One event, one transition. The same state, event and reading always give the same result.

use super::event::{Effect, Event};
use super::outbox::{BY_HAND, Content, Row, RowKey, RowState, backoff_s};
use super::proof::Lost;
use super::room::Wanted;
use super::state::{CheckIn, Ending, State};
use crate::checkin::channel::SendFailure;
use crate::checkin::clock::Estimate;
#[cfg(any(test, feature = "testing"))]
use crate::checkin::clock::planted;
use crate::checkin::frames::{Ack, AckStatus, Body, Location};
use crate::checkin::position::{Position, better_or_newer, told};
use crate::error::{Error, Refusal, Result};
use crate::limits;
use crate::time::Reading;

/// What one event led to.
pub struct Stepped {
    /// The state afterwards; the one before where the event was refused.
    pub state: CheckIn,
    /// What the world is asked to do, after the commit.
    pub effects: Vec<Effect>,
    /// Why the event was refused.
    pub refused: Option<Error>,
}

/// Takes one event.
#[must_use]
pub fn step(state: CheckIn, event: Event, reading: &Reading) -> Stepped {
    let mut turn = Turn { estimate: state.anchor.estimate(reading), reading, effects: Vec::new() };
    match event {
        // The two that come most often change in place and can't be refused.
        Event::Tick => {
            let mut state = state;
            state.tick(&mut turn);
            Stepped { state, effects: turn.effects, refused: None }
        }
        event => {
            let mut next = state.clone();
            next.charge(&turn);
            match next.take(event, &mut turn) {
                Ok(()) => {
                    next.anchor = next.anchor.renewed(reading);
                    Stepped { state: next, effects: turn.effects, refused: None }
                }
                Err(error) => Stepped { state, effects: Vec::new(), refused: Some(error) },
            }
        }
    }
}

/// One event being taken.
pub(super) struct Turn<'a> {
    pub(super) estimate: Estimate,
    pub(super) reading: &'a Reading,
    pub(super) effects: Vec<Effect>,
}

impl Turn<'_> {
    pub(super) fn now(&self) -> i64 {
        self.estimate.seconds()
    }
}

impl CheckIn {
    fn take(&mut self, event: Event, turn: &mut Turn<'_>) -> Result<()> {
        let level = self.level();
        match event {
            Event::Tick => self.tick(turn),
            Event::RunnerStarted => self.begin(turn),
            Event::ChannelProved { contact, way } => self.set_proved(contact, way, Some(turn.now()))?,
            Event::ChannelLost { contact, way } => self.set_proved(contact, way, None)?,
            Event::Close { how, opened } => self.close_with_pin(how, &opened, turn)?,
            Event::CloseWithoutPin { how } => self.close_without_pin(how, turn)?,
            Event::PinTried => {
                self.needs_open()?;
                self.tries.take(turn.reading)?;
            }
            Event::PinWrong => self.wrong_pins = self.wrong_pins.saturating_add(1),
            Event::Extend { by_s, opened, filler } => self.extend(by_s, opened.as_ref(), filler, turn)?,
            Event::AlertNow => {
                self.needs_open()?;
                if self.state.is_waiting() {
                    self.fire(turn, true);
                }
            }
            Event::Located(position) => self.located(position, turn)?,
            Event::SendBegun(row) => self.send_begun(row, turn.now())?,
            Event::Sent { row, result } => self.sent(row, result, turn.now())?,
            Event::NothingToSay(row) => {
                let row = self.row_mut(row).ok_or(Error::NotFound)?;
                if !row.state.is_final() {
                    row.withdraw();
                }
            }
            Event::HandedByHand(row) => self.sent(row, Ok(()), turn.now())?,
            Event::Acknowledged { contact, seq, ack } => self.acknowledged(contact, seq, ack, turn)?,
            Event::PlatformLost(Lost(lost)) => self.lost = lost,
            Event::Remove { contact, opened, tell } => self.remove(contact, &opened, tell, turn)?,
            Event::FaceChanged(look) => self.look = look,
            Event::HistoryWritten => {
                self.history.written = true;
                self.history_waits = None;
            }
        }
        if self.state == State::Arming && self.level() >= self.wanted_level {
            self.state = State::Armed;
        }
        if self.state.is_waiting() && self.level() != level {
            turn.effects.push(Effect::SayLevel);
        }
        Ok(())
    }

    /// Refused where there is nothing to act on any more.
    pub(super) fn needs_open(&self) -> Result<()> {
        if self.state.is_closed() { Err(Error::NoCheckIn) } else { Ok(()) }
    }

    /// Time has passed. Any number of ticks, in any order and from anywhere, gives the same rows.
    fn tick(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now();
        let was_asked = self.prompted;
        self.give_up_old_rows(turn);
        self.pass_kept_wake(now);
        match self.state {
            State::Arming | State::Armed => self.tick_waiting(turn),
            State::Firing => {
                let over = turn.estimate.is_sure() || self.outbox.iter().all(|row| row.state.is_final());
                if over && self.abandoned_at().is_some_and(|at| now >= at) {
                    self.close(Ending::Abandoned, turn);
                }
            }
            State::Closed(_) => self.tick_closed(turn),
        }
        self.shed_removed();
        self.anchor = if self.prompted && !was_asked {
            self.anchor.asked(turn.reading)
        } else {
            self.anchor.renewed(turn.reading)
        };
    }

    fn tick_waiting(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now();
        self.note_turned_clock(turn);
        if now >= self.deadline() {
            if turn.estimate.is_sure() {
                self.fire(turn, false);
                return;
            }
            self.charge(turn);
            if self.grace_used_ms >= limits::REBOOT_GRACE_MS {
                self.fire(turn, false);
                return;
            }
            if !self.prompted {
                self.prompted = true;
                turn.effects.push(Effect::Prompt);
            }
        } else {
            // A checked clock said otherwise: if it is asked again, she hears of it again.
            self.prompted = false;
        }
        if self.state == State::Arming && now >= self.started_at.saturating_add(limits::ARMING_MAX_S) {
            self.state = State::Armed;
            turn.effects.push(Effect::SayLevel);
        }
        self.remind(turn);
    }

    /// Awake time in which she was being asked counts, whatever it is that has happened now: else whoever keeps the
    /// device busy would keep it quiet. In a new boot all that it has lasted counts, in the same one no more than has
    /// passed since the deadline; nothing before she was asked.
    fn charge(&mut self, turn: &Turn<'_>) {
        if !self.state.is_waiting() || !self.prompted || turn.estimate.is_sure() {
            return;
        }
        let over = turn.estimate.ms().saturating_sub(self.deadline().saturating_mul(1000));
        let Ok(over) = u64::try_from(over) else { return };
        let awake = self.anchor.awake_since_ms(turn.reading);
        let asked = if turn.reading.boot == self.anchor.boot { awake.min(over) } else { awake };
        #[cfg(any(test, feature = "testing"))]
        if turn.reading.boot != self.anchor.boot && planted::is(planted::Fault::GracePerBoot) {
            self.grace_used_ms = 0;
        }
        self.grace_used_ms = self.grace_used_ms.saturating_add(asked);
    }

    fn remind(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now();
        let passed = self.reminders_passed(now);
        if passed > self.reminders {
            self.reminders = passed;
            turn.effects.push(Effect::Remind { number: passed, grace: now >= self.due });
        }
    }

    /// Within one boot the wall clock has no say; that it was turned is told once.
    fn note_turned_clock(&mut self, turn: &mut Turn<'_>) {
        let off_ms = turn.reading.wall_ms.saturating_sub(turn.estimate.ms()).saturating_abs();
        if turn.estimate.is_sure() && off_ms > limits::CLOCK_TURNED_MS && !self.clock_told {
            self.clock_told = true;
            turn.effects.push(Effect::ClockTurned);
        }
    }

    fn tick_closed(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now();
        if self.history_waits.is_some() {
            turn.effects.push(Effect::WriteHistory);
        }
        self.shed();
        if self.ends_at().is_some_and(|at| now >= at) {
            turn.effects.push(Effect::Destroy);
        }
    }

    /// After a day of trying. While contacts are being told a clock that may have been turned is not enough: whoever
    /// keeps the alerts from leaving could turn it a day forward. What was tried often enough has had its time.
    fn give_up_old_rows(&mut self, turn: &Turn<'_>) {
        let now = turn.now();
        let by_time_alone = turn.estimate.is_sure() || self.state != State::Firing;
        for row in &mut self.outbox {
            let old = now >= row.made_at.saturating_add(limits::OUTBOX_TRIES_S);
            let tried = row.key.way == BY_HAND || row.attempts >= limits::OUTBOX_TRIES_LEAST;
            if !row.state.is_final() && old && (by_time_alone || tried) {
                row.perhaps |= row.state == RowState::Sending;
                row.state = RowState::GivenUp;
                row.empty();
            }
        }
    }

    fn set_proved(&mut self, contact: u8, way: u8, at: Option<i64>) -> Result<()> {
        let unknown = || Error::invalid("contact", Refusal::UnknownRecord);
        let contact = self.contacts.get_mut(usize::from(contact)).ok_or_else(unknown)?;
        contact.ways.get_mut(usize::from(way)).ok_or_else(unknown)?.proved_at = at;
        Ok(())
    }

    /// A process has begun. What the one before it had committed to send, or to ask, it may not have come to.
    fn begin(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now();
        self.recover_sends(now);
        if self.state.is_waiting() && self.prompted && now >= self.deadline() && !turn.estimate.is_sure() {
            turn.effects.push(Effect::Prompt);
        }
    }

    /// What another process was sending when it died is sent again; it may have left.
    fn recover_sends(&mut self, now: i64) {
        for row in self.outbox.iter_mut().filter(|row| row.state == RowState::Sending) {
            row.state = RowState::Waiting;
            row.perhaps = true;
            row.next_try = now;
        }
    }

    fn send_begun(&mut self, key: RowKey, now: i64) -> Result<()> {
        if !self.sendable(now).contains(&key) {
            return Err(Error::NotFound);
        }
        if let Some(row) = self.row_mut(key) {
            // One whose sender was never heard of again may have left.
            row.perhaps |= row.state == RowState::Sending;
            row.state = RowState::Sending;
            row.attempts = row.attempts.saturating_add(1);
            row.next_try = now.saturating_add(limits::SEND_LEASE_S);
        }
        Ok(())
    }

    fn sent(&mut self, key: RowKey, result: Result<(), SendFailure>, now: i64) -> Result<()> {
        let (mode, spread) = (self.mode, self.id.0[15]);
        let row = self.row_mut(key).ok_or(Error::NotFound)?;
        if row.state.is_final() {
            return Ok(());
        }
        match result {
            Ok(()) => {
                row.state = RowState::Handed;
                row.handed_at = Some(now);
                row.empty();
            }
            Err(failure) => {
                row.last = Some(failure);
                row.perhaps |= failure == SendFailure::TimedOut;
                row.state =
                    if failure == SendFailure::Refused { RowState::Refused } else { RowState::Waiting };
                row.next_try = now.saturating_add(backoff_s(mode, key, row.attempts, spread));
                if row.state == RowState::Refused {
                    row.empty();
                }
            }
        }
        Ok(())
    }

    /// A watcher's phone can say that it has something. It can change nothing else.
    fn acknowledged(&mut self, contact: u8, seq: u16, ack: Ack, turn: &Turn<'_>) -> Result<()> {
        let last = self.seq;
        let watcher = self
            .contacts
            .get_mut(usize::from(contact))
            .filter(|contact| !contact.removed)
            .and_then(|contact| contact.watcher.as_mut())
            .ok_or_else(|| Error::invalid("contact", Refusal::UnknownRecord))?;
        if seq <= watcher.mark || ack.seq > last {
            return Err(Error::BadFrame);
        }
        watcher.mark = seq;
        watcher.acknowledged_seq = watcher.acknowledged_seq.max(ack.seq);
        match ack.status {
            AckStatus::Held | AckStatus::HeldClockUncertain => {
                watcher.acknowledged_at = Some(turn.now());
                watcher.clock_uncertain = ack.status == AckStatus::HeldClockUncertain;
                watcher.rings_since = None;
            }
            AckStatus::Refused => watcher.acknowledged_at = None,
            AckStatus::Ringing => {
                watcher.rings_since.get_or_insert(turn.now());
            }
        }
        Ok(())
    }

    fn located(&mut self, position: Position, turn: &mut Turn<'_>) -> Result<()> {
        self.needs_open()?;
        if self.position.as_ref().is_some_and(|old| !better_or_newer(old, &position)) {
            return Ok(());
        }
        let before = self.position.as_ref().and_then(Position::battery_pct);
        if let Some(plan) = &mut self.plan
            && plan.fence.is_some_and(|fence| fence.inside(&position))
            && !plan.arrival_asked
            && self.state.is_waiting()
        {
            plan.arrival_asked = true;
            turn.effects.push(Effect::AskArrived);
        }
        // The battery is about to end: the position goes at once, whenever the last one went.
        let low = |percent: Option<u8>, bar: u8| percent.is_some_and(|percent| percent <= bar);
        let urgent = [15, 5].iter().any(|bar| low(position.battery_pct(), *bar) && !low(before, *bar));
        self.position = Some(position);
        let every_s = if urgent { limits::LOCATION_URGENT_EVERY_S } else { limits::LOCATION_EVERY_S };
        self.send_position(every_s, turn.now());
        Ok(())
    }

    /// The last position to every watcher that may have it and had none for that long, at the precision it may have.
    pub(super) fn send_position(&mut self, every_s: i64, now: i64) {
        let Some(position) = self.position else { return };
        // What contacts are told comes first where room is short.
        if self.state.is_waiting() && !self.has_room_for(Wanted { frames: 1, ..Wanted::default() }) {
            return;
        }
        for index in 0..self.contacts.len() {
            let Ok(number) = u8::try_from(index) else { return };
            let Some(contact) = self.contacts.get_mut(index).filter(|contact| !contact.removed) else {
                continue;
            };
            let (Some(told), Some(watcher)) = (told(&position, contact.precision), &mut contact.watcher)
            else {
                continue;
            };
            if watcher.located_at.is_some_and(|at| now < at.saturating_add(every_s)) {
                continue;
            }
            watcher.located_at = Some(now);
            let (lat_e5, lon_e5) = told.e5();
            let body = Body::Location(Location {
                sent_at: now,
                lat_e5,
                lon_e5,
                acc_m: told.within_m(),
                age_s: u32::try_from(now.saturating_sub(position.taken_at()).max(0)).unwrap_or(u32::MAX),
                batt_pct: position.battery_pct().unwrap_or(0),
            });
            self.send_frame(number, body, None, now);
        }
    }

    /// A frame to one watcher, over every way that sends by itself, else by hand. All copies are the same frame.
    pub(super) fn send_frame(
        &mut self,
        contact: u8,
        body: Body,
        plan_key: Option<crate::checkin::frames::PlanKey>,
        now: i64,
    ) {
        self.seq = self.seq.saturating_add(1);
        let draft = super::outbox::Draft { seq: self.seq, body, plan_key };
        let ways = self.contacts.get(usize::from(contact)).map_or(0, |contact| contact.ways.len());
        if ways == 0 {
            let by_hand = Content::Draft(draft);
            self.add_row(contact, super::outbox::BY_HAND, by_hand, now);
            return;
        }
        for way in 0..ways {
            let way = u8::try_from(way).unwrap_or(super::outbox::BY_HAND);
            self.add_row(contact, way, Content::Draft(draft.clone()), now);
        }
    }

    /// Nothing is owed to whom nothing is on its way: what the capsule holds of that contact goes.
    fn shed(&mut self) {
        if self.kept_wake.is_some() {
            return;
        }
        for index in 0..self.contacts.len() {
            self.forget_unless_owed(index);
        }
        self.outbox.iter_mut().filter(|row| row.state.is_final()).for_each(Row::empty);
    }

    /// The same for whoever was taken out of a check-in that runs. Whoever may have been told that something is wrong
    /// will be told that it is over.
    fn shed_removed(&mut self) {
        for index in 0..self.contacts.len() {
            if self.contacts.get(index).is_some_and(|contact| contact.removed) {
                self.forget_removed(index);
            }
        }
    }

    pub(super) fn forget_removed(&mut self, index: usize) {
        let sealed =
            |row: &Row| !matches!(row.content, Content::Draft(_)) || usize::from(row.key.contact) != index;
        if self.outbox.iter().all(sealed)
            && let Some(contact) = self.contacts.get_mut(index)
        {
            contact.watcher = None;
        }
        if self.state.is_closed() || !self.may_know(index) {
            self.forget_unless_owed(index);
        }
    }

    /// Whether that contact may have had an alert.
    fn may_know(&self, index: usize) -> bool {
        self.outbox
            .iter()
            .any(|row| usize::from(row.key.contact) == index && row.is_alert() && row.may_have_left())
    }

    fn forget_unless_owed(&mut self, index: usize) {
        let owes = |row: &Row| usize::from(row.key.contact) == index && !row.state.is_final();
        if self.outbox.iter().any(owes) {
            return;
        }
        if let Some(contact) = self.contacts.get_mut(index) {
            contact.texts = None;
            for way in &mut contact.ways {
                way.to.clear();
                way.account = None;
            }
            contact.watcher = None;
        }
    }
}
