//! What must hold, whatever happens. The numbers are those of the design.

use std::collections::BTreeSet;

use alongside_core::checkin::channel::MessageKind;
use alongside_core::checkin::machine::{CheckIn, Content, Ending, RowState, State, TextKind};
use alongside_core::simulation::{Act, What, World};

use super::days::{Day, P};

const MINUTE_MS: i64 = 60_000;

/// What was seen so far.
#[expect(clippy::struct_excessive_bools, reason = "facts that are each so or not")]
pub(super) struct Rules {
    begin_ms: i64,
    before: Option<CheckIn>,
    changes: u64,
    happened: usize,
    left: usize,
    fired: u32,
    prompted_ms: Option<i64>,
    forced: bool,
    /// She asks for help on that day.
    may_ask: bool,
    answered: bool,
    /// The wall clock led when the phone came up: an early alert is possible, after asking.
    led: bool,
    ahead_min: i64,
    off_since_ms: Option<i64>,
    /// Time without power and time that was not saved before it.
    lost_ms: i64,
    saved_ms: i64,
    silent_ms: i64,
    stopped_since_ms: Option<i64>,
    disturbances: i64,
    may_force: bool,
}

fn rank(state: State) -> u8 {
    match state {
        State::Arming => 0,
        State::Armed => 1,
        State::Firing => 2,
        State::Closed(_) => 3,
    }
}

fn hold(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

impl Rules {
    pub(super) fn new(begin_ms: i64, day: &Day) -> Self {
        Rules {
            begin_ms,
            before: None,
            changes: u64::MAX,
            happened: 0,
            left: 0,
            fired: 0,
            prompted_ms: None,
            forced: day
                .acts
                .iter()
                .any(|(_, _, act)| matches!(act, Act::Safe { pin: alongside_core::simulation::Pin::Duress })),
            may_ask: day.acts.iter().any(|(_, _, act)| matches!(act, Act::Alert {})),
            answered: false,
            led: false,
            ahead_min: 0,
            off_since_ms: None,
            lost_ms: 0,
            saved_ms: begin_ms,
            silent_ms: 0,
            stopped_since_ms: None,
            disturbances: 0,
            may_force: day.plan.duress.is_some(),
        }
    }

    pub(super) fn look(&mut self, world: &World) -> Result<(), String> {
        self.listen(world);
        if world.changes(P) != self.changes {
            self.changes = world.changes(P);
            if let Some(now) = world.check_in(P) {
                self.compare(now, world.now_ms())?;
                self.before = Some(now.clone());
            }
        }
        self.look_at_what_left(world)
    }

    fn listen(&mut self, world: &World) {
        let now_ms = world.now_ms();
        for one in world.timeline().iter().skip(self.happened).filter(|one| one.who == "P") {
            match &one.what {
                What::Fired => self.fired += 1,
                What::Prompt => self.prompted_ms = self.prompted_ms.or(Some(now_ms)),
                What::Ended | What::Cancelled => self.answered = true,
                What::ClockSet { minutes } => {
                    self.ahead_min += minutes;
                    // A stopped app has not seen the new boot yet: to it the clock led from the start.
                    self.led |= self.stopped_since_ms.is_some() && self.ahead_min > 0;
                }
                What::PoweredOff => {
                    self.off_since_ms = Some(now_ms);
                    self.lost_ms += now_ms - self.saved_ms;
                }
                What::PoweredOn => {
                    self.lost_ms += now_ms - self.off_since_ms.take().unwrap_or(now_ms);
                    self.led |= self.ahead_min > 0;
                    self.disturbances += 1;
                }
                What::ForceStopped => self.stopped_since_ms = Some(now_ms),
                What::Opened => {
                    self.silent_ms += now_ms - self.stopped_since_ms.take().unwrap_or(now_ms);
                }
                What::Crashed | What::Killed => self.disturbances += 1,
                _ => {}
            }
        }
        self.happened = world.timeline().len();
    }

    fn compare(&mut self, now: &CheckIn, now_ms: i64) -> Result<(), String> {
        let deadline = now.deadline();
        if self.before.as_ref().is_none_or(|before| before.anchor.estimate_ms != now.anchor.estimate_ms) {
            self.saved_ms = now_ms;
        }
        hold(deadline <= now.max_deadline, || "I10: beyond the last deadline".into())?;
        hold(now.extended_open_s <= 900, || "I10: put off too far without a PIN".into())?;
        let keys: BTreeSet<_> = now.outbox.iter().map(|row| row.key).collect();
        hold(keys.len() == now.outbox.len(), || "I7: a row stands twice".into())?;
        let mut alerts = BTreeSet::new();
        for row in now.outbox.iter().filter(|row| row.content == Content::Text(TextKind::Alert)) {
            let place = (row.key.contact, row.key.way);
            hold(alerts.insert(place), || "I6: the same alert twice".into())?;
        }
        hold(self.fired <= 1, || "I6: fired twice".into())?;
        if let State::Closed(ending) = now.state {
            let bare =
                now.position.is_none() && now.plan.is_none() && now.bundles.is_empty() && now.pins.is_none();
            hold(bare, || format!("I15: something is left after {ending:?}"))?;
        }
        let Some(before) = self.before.as_ref().filter(|before| before.id == now.id) else { return Ok(()) };
        hold(rank(before.state) <= rank(now.state), || {
            format!("I5: from {:?} to {:?}", before.state, now.state)
        })?;
        let closed = matches!(before.state, State::Closed(_));
        hold(!closed || before.state == now.state, || "I5: closed in another way".into())?;
        hold(before.seq <= now.seq, || "I9: the number of frames goes back".into())?;
        hold(before.max_deadline == now.max_deadline, || "I10: the last deadline moved".into())?;
        hold(before.grace_used_ms <= now.grace_used_ms, || "asking time was given back".into())?;
        hold(before.fired.is_none() || before.fired == now.fired, || "I4: fired anew".into())?;
        if before.fired.is_none() && now.fired.is_some() {
            self.just_fired(before, now, now_ms)?;
        }
        Ok(())
    }

    fn just_fired(&self, before: &CheckIn, now: &CheckIn, now_ms: i64) -> Result<(), String> {
        hold(!matches!(before.state, State::Closed(_)), || "I4: fired after an ending".into())?;
        let deadline_ms = before.deadline() * 1000;
        let early_ms = deadline_ms - now_ms;
        if early_ms <= 0 || (self.may_ask && now.fired.is_some_and(|fired| fired.asked)) {
            return Ok(());
        }
        hold(self.led, || format!("I3: early by {} s", early_ms / 1000))?;
        let asked_for_ms = self.prompted_ms.map_or(0, |prompted| now_ms - prompted);
        // An app that died before it could ask takes twenty seconds to come back and do so.
        let died_ms = self.disturbances * 21_000;
        hold(asked_for_ms >= 5 * MINUTE_MS - 1000 - died_ms, || {
            format!("I3: early, and asked for {} s only", asked_for_ms / 1000)
        })
    }

    fn look_at_what_left(&mut self, world: &World) -> Result<(), String> {
        for left in world.left(P).iter().skip(self.left) {
            let Some(now) = self.before.as_ref() else { continue };
            let known = now.outbox.iter().any(|row| row.key.kind == left.kind && row.attempts > 0);
            hold(known, || "I8: sent without a row".into())?;
            if left.kind == MessageKind::Alert {
                let marked = left.text.contains(&now.reference);
                hold(marked, || format!("an alert without its reference: {}", left.text))?;
                let may = now.fired.is_some() || (self.forced && self.may_force);
                hold(may, || "I4: an alert left without a firing".into())?;
            }
        }
        self.left = world.left(P).len();
        Ok(())
    }

    /// Long after the deadline, with the phone on and its app awake.
    pub(super) fn end_of_day(&self, world: &World) -> Result<(), String> {
        let Some(now) = world.check_in(P) else {
            // To a clock that led, a day may have passed since its end.
            let over = self.before.as_ref().is_some_and(|before| matches!(before.state, State::Closed(_)));
            return hold(over && self.led, || "I17: no check-in is left".into());
        };
        if self.answered && now.fired.is_none() {
            let shut = matches!(now.state, State::Closed(Ending::Safe | Ending::Cancelled));
            return hold(shut, || format!("answered, and {:?}", now.state));
        }
        if now.fired.is_none() && matches!(now.state, State::Closed(_)) {
            // A PIN counted although the app died before it could say so.
            return Ok(());
        }
        hold(now.fired.is_some(), || {
            format!(
                "I2: nobody was told; it is {} min after the deadline",
                (world.now_ms() - now.deadline() * 1000) / MINUTE_MS
            )
        })?;
        let withdrawn = matches!(now.state, State::Closed(Ending::SafeAfterAlert | Ending::Cancelled));
        let texts = now.contacts.iter().any(|contact| !contact.app_only);
        let some = now.outbox.iter().any(|row| {
            let alert = if texts { row.is_alert() } else { row.key.kind == MessageKind::Plan };
            alert && matches!(row.state, RowState::Handed | RowState::Waiting | RowState::Sending)
        });
        hold(some || withdrawn, || "I2: no row is on its way".into())?;
        self.not_too_late(world, now)
    }

    /// Late by no more than the time without power, what was not saved before it, and the time of asking.
    fn not_too_late(&self, world: &World, now: &CheckIn) -> Result<(), String> {
        let told = world.timeline().iter().find(|one| one.who == "P" && one.what == What::Fired);
        // An app that died between the decision and telling it is seen by its messages only.
        let Some(told) = told else { return Ok(()) };
        let deadline_ms = now.deadline() * 1000;
        let late_ms = told.at_ms - deadline_ms;
        let slack_ms = 5 * MINUTE_MS + (self.disturbances + 2) * MINUTE_MS;
        let most_ms = self.lost_ms + self.silent_ms + slack_ms;
        hold(late_ms <= most_ms, || format!("P3: {} s late, at most {} s", late_ms / 1000, most_ms / 1000))?;
        hold(told.at_ms >= self.begin_ms, || "before it began".into())
    }

    /// Two days later.
    pub(super) fn nothing_is_left(world: &World) -> Result<(), String> {
        let ended = world.check_in(P).is_none_or(|now| now.state == State::Closed(Ending::Abandoned));
        hold(ended, || format!("I15: {:?} is still there", world.check_in(P).map(|now| now.state)))?;
        let capsules =
            world.files(P).iter().filter(|(path, _)| path.parent().is_some_and(|c| c.ends_with("c"))).count();
        let keys = world.device_keys(P).iter().filter(|id| id.starts_with("checkin-")).count();
        let waits = world.check_in(P).is_some();
        hold(waits || (capsules == 0 && keys == 0), || {
            format!("I15: {capsules} files and {keys} keys are left")
        })
    }
}
