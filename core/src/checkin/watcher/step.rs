//! One step of the watcher's machine.

use subtle::ConstantTimeEq;

use super::offset::{Offset, is_uncertain};
use super::plan;
use super::state::{Ending, Extension, LastLocation, Phase, Token, Watch, WatchFace};
use crate::checkin::clock::Estimate;
use crate::checkin::frames::{AckStatus, Body, Location, Operation, PlanBody};
use crate::limits;
use crate::time::Reading;

/// What the watcher says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// A message has come: quiet until it is opened, or for two minutes.
    TheyTexted,
    /// None has come: quiet for two minutes.
    NotYet,
    /// Stops the ring on this phone, or says that the quiet alert was seen. Not an answer to the question.
    Silence,
}

/// What happens to a watch. That a frame came now is in the reading.
#[derive(Clone, PartialEq, Eq)]
pub enum WatchEvent {
    /// Any wake.
    Tick,
    /// A frame of this check-in that opened under the right key: a plan under the plan key, all else under the other.
    Frame {
        /// Its number.
        seq: u16,
        /// What it says.
        body: Body,
    },
    /// The watcher answered.
    Answer(Answered),
    /// `face` was changed.
    FaceChanged(WatchFace),
}

/// What is to be done, in this order, once the state is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchEffect {
    /// Tell the other phone what this one does.
    Acknowledge {
        /// With which frame.
        seq: u16,
        /// What it does.
        status: AckStatus,
    },
    /// Ask whether a message has come.
    Ask,
    /// Ring, or go on ringing.
    Ring,
    /// The ring of a test: one short sound.
    RingTest,
    /// She acts under threat: say so without a sound, end any ring, and ask nothing more.
    QuietAlert,
    /// No position for a while, where positions were to follow: one line, no sound.
    QuietLine,
    /// The two clocks are not known to agree, so the alarm comes later.
    ClockWarning,
    /// The deadline has moved: end any sound and say the new time.
    Extended,
    /// It has ended: end any sound and say how.
    Ended(Ending),
    /// Destroy the state with its keys.
    Forget,
}

/// Takes one event. What the other phone is told is what it would be told had every word been a free one.
#[must_use]
pub fn step(mut watch: Watch, event: &WatchEvent, reading: &Reading) -> (Watch, Vec<WatchEffect>) {
    let may_be_forced = matches!(event, WatchEvent::Frame { body: Body::Operation(_), .. });
    let outward = watch.outward.take().or_else(|| may_be_forced.then(|| Box::new(watch.outward_face())));
    let (mut watch, mut effects) = turn(watch, event, reading, Hearing::AsMeant);
    if let Some(outward) = outward.filter(|_| watch.duress) {
        let (outward, told) = turn(*outward, event, reading, Hearing::AsIfFree);
        let is_told = |effect: &WatchEffect| matches!(effect, WatchEffect::Acknowledge { .. });
        effects.retain(|effect| !is_told(effect));
        effects.extend(told.into_iter().filter(is_told));
        watch.outward = Some(Box::new(outward.outward_face()));
    }
    (watch, effects)
}

/// How a forced word is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hearing {
    AsMeant,
    /// As the free word in its place would be.
    AsIfFree,
}

fn turn(
    mut watch: Watch,
    event: &WatchEvent,
    reading: &Reading,
    hearing: Hearing,
) -> (Watch, Vec<WatchEffect>) {
    let mut effects = Vec::new();
    let now = watch.advance(reading);
    match event {
        WatchEvent::Tick => {}
        WatchEvent::Frame { seq, body } => match body {
            Body::Plan(plan) => watch.take_plan(*seq, plan, now, &mut effects),
            Body::Operation(operation) => {
                watch.take_operation(*seq, *operation, (now, hearing), &mut effects);
            }
            Body::Location(location) => watch.take_location(*seq, *location, now, &mut effects),
            // Only this side makes them.
            Body::Ack(_) => {}
        },
        WatchEvent::Answer(answered) => watch.take_answer(*answered, now, &mut effects),
        WatchEvent::FaceChanged(face) => watch.face = face.cut(),
    }
    act(&mut watch, now, &mut effects);
    (watch, effects)
}

/// What the time alone brings.
pub(super) fn act(watch: &mut Watch, now: Estimate, effects: &mut Vec<WatchEffect>) {
    let now_ms = now.ms();
    if watch.duress && !matches!(watch.phase, Phase::Closed(_)) && now_ms >= watch.asks_at_ms() {
        watch.close(Ending::UnderThreat, now_ms);
        watch.threat_seen = false;
        watch.alert_quietly(now_ms, effects);
    }
    let unseen = watch.duress && !watch.threat_seen;
    if unseen && now_ms >= watch.next_call_ms {
        watch.alert_quietly(now_ms, effects);
    }
    match watch.phase {
        Phase::Armed if watch.duress => {}
        Phase::Armed if now_ms >= watch.asks_at_ms() => {
            watch.phase = Phase::Asking;
            watch.asked_for_ms = 0;
            watch.next_call_ms = now_ms;
            effects.push(WatchEffect::Ask);
        }
        Phase::Armed => {
            let quiet_until = watch.quiet_since_ms.saturating_add_unsigned(limits::WATCH_NO_POSITION_MS);
            if watch.positions_follow() && !watch.quiet_line_shown && now_ms >= quiet_until {
                watch.quiet_line_shown = true;
                effects.push(WatchEffect::QuietLine);
            }
        }
        Phase::Asking => {
            if watch.asked_for_ms >= Watch::asks_for_ms(now) && now_ms >= watch.next_call_ms {
                watch.ring(now_ms, effects);
                // The newest frame tells the other phone that somebody is being told.
                let newest = watch.operation_mark.map_or(watch.facts.seq, |mark| mark.max(watch.facts.seq));
                watch.acknowledge(newest, effects);
            }
        }
        Phase::Ringing => {
            let since = watch.ringing_since_ms.unwrap_or(now_ms);
            if now_ms >= since.saturating_add_unsigned(limits::WATCH_RING_MAX_MS) {
                watch.close(Ending::Unanswered, now_ms);
                effects.push(WatchEffect::Ended(Ending::Unanswered));
            } else if !watch.is_test() && now_ms >= watch.next_call_ms {
                watch.ring(now_ms, effects);
            }
        }
        Phase::Closed(_) => {
            let ended_at = watch.ended_at_ms.unwrap_or(now_ms);
            if now_ms >= ended_at.saturating_add_unsigned(limits::WATCH_KEPT_MS) {
                effects.push(WatchEffect::Forget);
            }
        }
    }
}

impl Watch {
    /// What the other phone is told while nothing rings; the same after a forced word and after a free one.
    pub(super) fn held_status(&self) -> AckStatus {
        if is_uncertain(self.offset) { AckStatus::HeldClockUncertain } else { AckStatus::Held }
    }

    fn acknowledge(&self, seq: u16, effects: &mut Vec<WatchEffect>) {
        let rings = self.phase == Phase::Ringing;
        let status = if rings { AckStatus::Ringing } else { self.held_status() };
        effects.push(WatchEffect::Acknowledge { seq, status });
    }

    fn take_plan(&mut self, seq: u16, plan: &PlanBody, now: Estimate, effects: &mut Vec<WatchEffect>) {
        if seq < self.facts.seq {
            return;
        }
        if seq == self.facts.seq {
            // Its acknowledgement may have been lost.
            return self.acknowledge(seq, effects);
        }
        self.hear(plan.sent_at, now, effects);
        let read = plan::read(seq, plan).ok().filter(|read| {
            let same_safe = read.fixed.h_safe.ct_eq(&self.fixed.h_safe);
            let same_duress = read.fixed.h_duress.ct_eq(&self.fixed.h_duress);
            let in_reach = read.facts.deadline <= self.fixed.max_deadline;
            bool::from(same_safe & same_duress) && read.fixed.sum == self.fixed.sum && in_reach
        });
        let Some(read) = read else {
            effects.push(WatchEffect::Acknowledge { seq, status: AckStatus::Refused });
            return;
        };
        if matches!(self.phase, Phase::Closed(_)) {
            self.facts.seq = seq;
        } else {
            let before = self.deadline();
            self.facts = read.facts;
            self.moved(before, now, effects);
        }
        self.acknowledge(seq, effects);
    }

    fn take_operation(
        &mut self,
        seq: u16,
        operation: Operation,
        (now, hearing): (Estimate, Hearing),
        effects: &mut Vec<WatchEffect>,
    ) {
        let fresh = self.operation_mark.is_none_or(|mark| seq > mark);
        let repeated = self.operation_mark == Some(seq);
        if fresh {
            self.operation_mark = Some(seq);
            self.hear(operation.sent_at, now, effects);
        }
        let token = match self.read_token(operation.token) {
            Token::Duress if hearing == Hearing::AsIfFree && operation.deadline == 0 => Token::Safe,
            Token::Duress if hearing == Hearing::AsIfFree => Token::Nothing,
            token => token,
        };
        match token {
            Token::Duress => {
                if fresh || !self.duress {
                    self.duress = true;
                    self.threat_seen = false;
                    self.alert_quietly(now.ms(), effects);
                }
                if fresh && operation.deadline != 0 {
                    self.extend(seq, operation.deadline, now, effects);
                }
                if operation.deadline == 0 || self.phase != Phase::Armed {
                    self.close(Ending::UnderThreat, now.ms());
                }
                effects.push(WatchEffect::Acknowledge { seq, status: self.held_status() });
            }
            Token::Safe => {
                if self.duress {
                    self.close(Ending::UnderThreat, now.ms());
                } else if self.phase != Phase::Closed(Ending::Safe) {
                    self.close(Ending::Safe, now.ms());
                    effects.push(WatchEffect::Ended(Ending::Safe));
                }
                effects.push(WatchEffect::Acknowledge { seq, status: self.held_status() });
            }
            Token::Nothing if fresh => {
                if operation.deadline == 0 {
                    self.call_for_help(now.ms(), effects);
                } else {
                    self.extend(seq, operation.deadline, now, effects);
                }
                self.acknowledge(seq, effects);
            }
            Token::Nothing if repeated => self.acknowledge(seq, effects),
            Token::Nothing => {}
        }
    }

    fn take_location(&mut self, seq: u16, location: Location, now: Estimate, effects: &mut Vec<WatchEffect>) {
        if self.location_mark.is_some_and(|mark| seq <= mark) {
            return;
        }
        self.location_mark = Some(seq);
        self.hear(location.sent_at, now, effects);
        self.location = Some(LastLocation {
            sent_at: location.sent_at,
            lat_e5: location.lat_e5,
            lon_e5: location.lon_e5,
            acc_m: location.acc_m,
            age_s: location.age_s,
            batt_pct: location.batt_pct,
        });
        // A message that lay unopened says where she was when it was sent.
        let sent_ms = self.to_ours(location.sent_at).min(now.ms());
        self.quiet_since_ms = self.quiet_since_ms.max(sent_ms);
        self.quiet_line_shown = false;
    }

    fn take_answer(&mut self, answered: Answered, now: Estimate, effects: &mut Vec<WatchEffect>) {
        if self.duress {
            self.threat_seen |= answered == Answered::Silence;
            return;
        }
        match (answered, self.phase) {
            (Answered::TheyTexted | Answered::NotYet, Phase::Asking | Phase::Ringing) => {
                self.next_call_ms = now.ms().saturating_add_unsigned(limits::WATCH_RING_AGAIN_MS);
            }
            (Answered::Silence, Phase::Ringing) => {
                self.close(Ending::Silenced, now.ms());
                effects.push(WatchEffect::Ended(Ending::Silenced));
            }
            _ => {}
        }
    }

    /// A frame from this phone's future shows that its clock lags. Where the clock is sure, the two were known to
    /// agree when the plan came, and the deadline stays; after a restart the frame knows better.
    fn hear(&mut self, sent_at: i64, now: Estimate, effects: &mut Vec<WatchEffect>) {
        if now.is_sure() {
            return;
        }
        let was_uncertain = is_uncertain(self.offset);
        self.offset = Offset::bounded(self.offset, sent_at.saturating_mul(1000), now.ms());
        if is_uncertain(self.offset) && !was_uncertain {
            effects.push(WatchEffect::ClockWarning);
        }
    }

    fn extend(&mut self, seq: u16, deadline: i64, now: Estimate, effects: &mut Vec<WatchEffect>) {
        let before = self.deadline();
        self.extension = Some(Extension { seq, deadline });
        self.moved(before, now, effects);
    }

    /// What a new deadline changes. A question or a ring of the old one ends, but never one that she called for.
    fn moved(&mut self, before: i64, now: Estimate, effects: &mut Vec<WatchEffect>) {
        if self.deadline() == before || matches!(self.phase, Phase::Closed(_)) {
            return;
        }
        let may_wait = !self.alerted && now.ms() < self.asks_at_ms();
        if may_wait && self.phase != Phase::Armed {
            self.phase = Phase::Armed;
            self.ringing_since_ms = None;
        }
        effects.push(WatchEffect::Extended);
    }

    fn call_for_help(&mut self, now_ms: i64, effects: &mut Vec<WatchEffect>) {
        if self.duress {
            self.alerted = true;
            self.threat_seen = false;
            self.close(Ending::UnderThreat, now_ms);
            self.alert_quietly(now_ms, effects);
        } else if self.phase != Phase::Closed(Ending::Safe) {
            self.alerted = true;
            self.ended_at_ms = None;
            self.ringing_since_ms = None;
            self.ring(now_ms, effects);
        }
    }

    fn ring(&mut self, now_ms: i64, effects: &mut Vec<WatchEffect>) {
        self.phase = Phase::Ringing;
        self.ringing_since_ms.get_or_insert(now_ms);
        self.next_call_ms = now_ms.saturating_add_unsigned(limits::WATCH_RING_AGAIN_MS);
        effects.push(if self.is_test() { WatchEffect::RingTest } else { WatchEffect::Ring });
    }

    fn alert_quietly(&mut self, now_ms: i64, effects: &mut Vec<WatchEffect>) {
        self.next_call_ms = now_ms.saturating_add_unsigned(limits::WATCH_QUIET_AGAIN_MS);
        effects.push(WatchEffect::QuietAlert);
    }

    fn close(&mut self, ending: Ending, now_ms: i64) {
        if self.phase != Phase::Closed(ending) {
            self.phase = Phase::Closed(ending);
            self.ended_at_ms = Some(now_ms);
            self.ringing_since_ms = None;
        }
    }
}
