//! The friend's side of a simulated phone: the real machine for every plan, fed with what its owner opens.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::checkin::frames::{
    self, Ack, Body, FrameClass, FrameKeys, Side, open_plan, open_short, seal_short,
};
use crate::checkin::pairing::{DirectionKey, open_plan_with_ratchet, open_short_with_ratchet};
use crate::checkin::watcher::{
    Answered, Beside, Ending, NotHeld, Offset, PendingOperation, Watch, WatchEffect, WatchEvent, WatchFace,
    accept, apply_pending, next_wakes, step,
};
use crate::entropy::Entropy;
use crate::error::{Error, Result};
use crate::ids::Cid8;
use crate::time::Reading;

use super::happening::What;

/// What this phone has of one pairing, as the one that watches.
#[derive(Debug, Clone)]
pub(super) struct PairEnd {
    /// The phone whose plans come.
    pub(super) friend: usize,
    pub(super) name: String,
    pub(super) side: Side,
    pub(super) receive: DirectionKey,
    pub(super) offset: Option<Offset>,
}

struct Held {
    friend: usize,
    side: Side,
    keys: FrameKeys,
    watch: Watch,
}

/// Everything that it holds. Durable: a step is kept before its effects are carried out.
#[derive(Default)]
pub(super) struct WatcherPhone {
    pub(super) pairs: Vec<PairEnd>,
    held: BTreeMap<Cid8, Held>,
    early: Vec<PendingOperation>,
}

/// What one event led to.
#[derive(Default)]
pub(super) struct Led {
    pub(super) happened: Vec<What>,
    /// Answers: to which phone, and the frame.
    pub(super) answers: Vec<(usize, Vec<u8>)>,
}

impl WatcherPhone {
    /// Takes a frame that its owner opened.
    pub(super) fn open(&mut self, entropy: &dyn Entropy, frame: &[u8], reading: &Reading) -> Led {
        self.take(entropy, frame, reading)
            .unwrap_or_else(|_| Led { happened: vec![What::NotForHere], answers: Vec::new() })
    }

    fn take(&mut self, entropy: &dyn Entropy, frame: &[u8], reading: &Reading) -> Result<Led> {
        let header = frames::header(frame)?;
        if let Some(held) = self.held.get(&header.cid8) {
            let theirs = held.side.other();
            let (seq, body) = if header.class == FrameClass::Plan {
                let (header, plan) = open_plan(&held.keys.plan, theirs, frame)?;
                (header.seq, Body::Plan(plan))
            } else {
                let (header, body) = open_short(&held.keys.short, theirs, frame)?;
                (header.seq, body)
            };
            return self.event(entropy, header.cid8, &WatchEvent::Frame { seq, body }, reading);
        }
        for index in 0..self.pairs.len() {
            let Some(pair) = self.pairs.get(index).cloned() else { break };
            let theirs = pair.side.other();
            if header.class != FrameClass::Plan {
                match open_short_with_ratchet(&pair.receive, theirs, frame) {
                    Ok((header, Body::Operation(operation))) => {
                        self.early.push(PendingOperation::new(header.cid8, header.seq, operation, reading));
                        return Ok(Led { happened: vec![What::KeptEarly], answers: Vec::new() });
                    }
                    Ok(_) => return Err(Error::BadFrame),
                    Err(_) => continue,
                }
            }
            if let Ok((header, plan, ahead, keys)) = open_plan_with_ratchet(&pair.receive, theirs, frame) {
                if let Some(own) = self.pairs.get_mut(index) {
                    own.receive = own.receive.ahead(ahead)?;
                }
                let beside = Beside {
                    friend: pair.name.clone(),
                    keys: Zeroizing::new(Vec::new()),
                    offset: pair.offset,
                    face: WatchFace::default(),
                };
                return self.hold(entropy, &pair, (header.cid8, header.seq, &plan), (beside, keys), reading);
            }
        }
        Err(Error::BadFrame)
    }

    fn hold(
        &mut self,
        entropy: &dyn Entropy,
        pair: &PairEnd,
        (cid8, seq, plan): (Cid8, u16, &frames::PlanBody),
        (beside, keys): (Beside, FrameKeys),
        reading: &Reading,
    ) -> Result<Led> {
        let (watch, mut effects) = match accept(cid8, seq, plan, beside, reading) {
            Ok(held) => held,
            Err(why) => {
                let what = if why == NotHeld::OldPlan { What::PlanOld } else { What::PlanRefused };
                let mut led = Led { happened: vec![what], answers: Vec::new() };
                if let Some(status) = why.acknowledged_as() {
                    led.answers.push((
                        pair.friend,
                        answer(entropy, &keys, pair.side, cid8, (seq, status), reading)?,
                    ));
                }
                return Ok(led);
            }
        };
        let (watch, more) = apply_pending(watch, &self.early, reading);
        effects.extend(more);
        self.early.retain(|early| early.cid8() != cid8);
        self.held.insert(cid8, Held { friend: pair.friend, side: pair.side, keys, watch });
        let mut led = self.led(entropy, cid8, &effects, reading)?;
        led.happened.insert(0, What::PlanHeld);
        Ok(led)
    }

    fn event(
        &mut self,
        entropy: &dyn Entropy,
        cid8: Cid8,
        event: &WatchEvent,
        reading: &Reading,
    ) -> Result<Led> {
        let held = self.held.get_mut(&cid8).ok_or(Error::NotFound)?;
        let (watch, effects) = step(held.watch.clone(), event, reading);
        held.watch = watch;
        let led = self.led(entropy, cid8, &effects, reading)?;
        if effects.contains(&WatchEffect::Forget) {
            self.held.remove(&cid8);
        }
        Ok(led)
    }

    fn led(
        &self,
        entropy: &dyn Entropy,
        cid8: Cid8,
        effects: &[WatchEffect],
        reading: &Reading,
    ) -> Result<Led> {
        let held = self.held.get(&cid8).ok_or(Error::NotFound)?;
        let mut led = Led::default();
        for effect in effects {
            led.happened.push(match effect {
                WatchEffect::Acknowledge { seq, status } => {
                    let frame = answer(entropy, &held.keys, held.side, cid8, (*seq, *status), reading)?;
                    led.answers.push((held.friend, frame));
                    continue;
                }
                WatchEffect::Ask => What::Ask,
                WatchEffect::Ring => What::Ring,
                WatchEffect::RingTest => What::RingTest,
                WatchEffect::QuietAlert => What::QuietAlert,
                WatchEffect::QuietLine => What::QuietLine,
                WatchEffect::ClockWarning => What::ClockWarning,
                WatchEffect::Extended => What::WatchExtended,
                WatchEffect::Ended(Ending::Safe) => What::WatchEnded,
                WatchEffect::Ended(Ending::Silenced) => What::WatchSilenced,
                WatchEffect::Ended(Ending::Unanswered) => What::WatchUnanswered,
                WatchEffect::Ended(Ending::UnderThreat) => What::WatchThreat,
                WatchEffect::Forget => What::Forgotten,
            });
        }
        Ok(led)
    }

    fn each(&mut self, entropy: &dyn Entropy, event: &WatchEvent, reading: &Reading) -> Led {
        let mut all = Led::default();
        for cid8 in self.held.keys().copied().collect::<Vec<_>>() {
            if let Ok(led) = self.event(entropy, cid8, event, reading) {
                all.happened.extend(led.happened);
                all.answers.extend(led.answers);
            }
        }
        all
    }

    /// Any wake.
    pub(super) fn tick(&mut self, entropy: &dyn Entropy, reading: &Reading) -> Led {
        self.early.retain_mut(|early| early.keep(reading));
        self.each(entropy, &WatchEvent::Tick, reading)
    }

    /// Its owner answers.
    pub(super) fn answer(&mut self, entropy: &dyn Entropy, answered: Answered, reading: &Reading) -> Led {
        self.each(entropy, &WatchEvent::Answer(answered), reading)
    }

    /// In how many milliseconds it wants to wake.
    pub(super) fn next_wake_in_ms(&self, reading: &Reading) -> Option<i64> {
        let wakes = self.held.values().filter_map(|held| {
            let next = next_wakes(&held.watch, reading).first().copied()?;
            Some(next.at_ms.saturating_sub(held.watch.time_at(reading).ms()).max(0))
        });
        wakes.min()
    }

    /// The one with the latest deadline.
    pub(super) fn any_watch(&self) -> Option<&Watch> {
        self.held.values().map(|held| &held.watch).max_by_key(|watch| watch.deadline())
    }
}

fn answer(
    entropy: &dyn Entropy,
    keys: &FrameKeys,
    side: Side,
    cid8: Cid8,
    (seq, status): (u16, frames::AckStatus),
    reading: &Reading,
) -> Result<Vec<u8>> {
    let rings = u16::from(status == frames::AckStatus::Ringing);
    let number = seq.saturating_mul(2).saturating_add(rings);
    let ack = Ack { recv_at: reading.wall_ms.div_euclid(1000), seq, status };
    seal_short(entropy, &keys.short, side, cid8, number, &Body::Ack(ack))
}
