//! Random events against a naive model, and what must hold after each of them.

use std::collections::HashSet;

use super::super::*;
use super::fixture::*;
use crate::checkin::channel::MessageKind;
use crate::checkin::frames::Body;
use crate::limits;
use crate::time::Reading;

/// What the check-in should be, counted without any of the machine's own code.
struct Model {
    mode: Mode,
    pins: bool,
    started_at: i64,
    due: i64,
    grace_s: i64,
    last: i64,
    put_off_open_s: i64,
    waiting: bool,
    over: bool,
    there: Vec<bool>,
}

impl Model {
    fn of(plan: &Plan) -> Self {
        let due = START_S + plan.duration_s;
        let grace_s = i64::from(plan.grace_s);
        Model {
            mode: plan.mode,
            pins: plan.pins,
            started_at: START_S,
            due,
            grace_s,
            last: (due + grace_s + i64::from(plan.max_extend_s)).min(START_S + 24 * 3600 + grace_s),
            put_off_open_s: 0,
            waiting: true,
            over: false,
            there: vec![true; plan.contacts.len()],
        }
    }

    /// Whether the act should be taken; nothing where the model has no opinion.
    fn takes(&mut self, act: &Act, now: i64, sure: bool) -> Option<bool> {
        let deadline = self.due + self.grace_s;
        match act {
            Act::Tick => {
                self.waiting &= !(sure && now >= deadline);
                Some(true)
            }
            Act::Close(..) => {
                let taken = !self.over;
                (self.over, self.waiting) = (true, false);
                Some(taken)
            }
            Act::CloseWithoutPin(_) => {
                let taken = !self.over && self.mode != Mode::Real && !self.pins;
                self.over |= taken;
                self.waiting &= !taken;
                Some(taken)
            }
            Act::AlertNow => {
                self.waiting = false;
                Some(!self.over)
            }
            Act::Extend(by, pin) => {
                let by = i64::from(*by);
                let least = if self.mode == Mode::Real && pin.is_none() { 60 } else { 1 };
                let taken = self.waiting
                    && !(now >= deadline && (sure || pin.is_none()))
                    && by >= least
                    && deadline + by <= self.last
                    && self.due + by <= self.started_at + 24 * 3600
                    && (pin.is_some() || self.put_off_open_s + by <= 15 * 60);
                if taken {
                    self.due += by;
                    self.put_off_open_s += if pin.is_none() { by } else { 0 };
                }
                Some(taken)
            }
            Act::Remove(contact, ..) => {
                let place = usize::from(*contact);
                let others = self.there.iter().filter(|there| **there).count();
                let taken = !self.over && self.there.get(place) == Some(&true) && others > 1;
                if taken {
                    self.there[place] = false;
                }
                Some(taken)
            }
            Act::Located(_) => Some(!self.over),
            _ => None,
        }
    }
}

/// A device whose clock is mostly left alone.
struct Device {
    seconds: i64,
    boot: u8,
    booted_at: i64,
    wall_off_s: i64,
}

impl Device {
    fn new() -> Self {
        Device { seconds: 0, boot: 1, booted_at: -5_000, wall_off_s: 0 }
    }

    fn passes(&mut self, draw: &Draw) {
        let most = [2, 60, 600, 3_600, 30_000][draw.below(5)];
        self.seconds += draw.between(0, most);
        if draw.one_in(60) {
            let off = draw.between(1, 900);
            self.booted_at = self.seconds + off;
            self.seconds = self.booted_at + draw.between(1, 60);
            self.boot += 1;
            self.wall_off_s = if draw.one_in(2) { 0 } else { draw.between(-20_000, 20_000) };
        }
    }

    fn reading(&self) -> Reading {
        Reading {
            wall_ms: (START_S + self.seconds + self.wall_off_s) * 1000,
            monotonic_ms: u64::try_from((self.seconds - self.booted_at) * 1000).expect("after the boot"),
            boot: crate::time::BootId([self.boot; 16]),
            ..reading_at(0)
        }
    }
}

struct Step<'a> {
    armed: &'a Armed,
    plan: &'a Plan,
    before: &'a CheckIn,
    act: &'a Act,
    after: &'a CheckIn,
    effects: &'a [Effect],
    refused: bool,
    reading: &'a Reading,
}

impl Step<'_> {
    fn now(&self) -> i64 {
        self.before.anchor.estimate(self.reading).seconds()
    }

    fn check(&self) {
        self.states_only_go_on();
        self.limits_hold();
        self.rows_are_unique_and_final();
        self.numbers_grow();
        self.alerts_have_a_reason();
        self.nothing_stays_after_the_end();
        self.acknowledgements_only_count();
        self.levels_are_proved();
        self.ticking_again_changes_nothing();
        self.somebody_is_told();
        self.a_forced_act_is_told();
    }

    fn states_only_go_on(&self) {
        let (before, after) = (self.before.state, self.after.state);
        let allowed = match (before, after) {
            (State::Closed(one), State::Closed(other)) => one == other,
            (State::Closed(_), _)
            | (State::Firing, State::Armed | State::Arming)
            | (State::Armed, State::Arming) => false,
            _ => true,
        };
        assert!(allowed, "{} to {}", before.as_str(), after.as_str());
        if let (false, State::Closed(ending)) = (before.is_closed(), after) {
            let waits = self.after.history_waits.as_ref().expect("its history waits");
            assert_eq!(waits.ending, ending);
            assert!(self.effects.contains(&Effect::WriteHistory));
            assert_eq!(self.after.closed_at, Some(self.now()));
            let told = self.before.state == State::Firing;
            assert_eq!(
                told,
                matches!(ending, Ending::SafeAfterAlert | Ending::Abandoned)
                    || (told && ending == Ending::Cancelled)
            );
        }
        if self.refused {
            assert!(self.after == self.before, "a refused event changes nothing");
        }
    }

    fn limits_hold(&self) {
        let after = self.after;
        assert_eq!(after.max_deadline, self.before.max_deadline);
        assert!(after.deadline() <= after.max_deadline);
        assert!(after.due <= after.started_at + limits::CHECKIN_MAX_S);
        assert!(after.extended_open_s <= limits::EXTEND_WITHOUT_PIN_MAX_S);
        assert!(after.grace_used_ms >= self.before.grace_used_ms, "asking is never given back");
        assert!(after.wrong_pins >= self.before.wrong_pins);
    }

    fn rows_are_unique_and_final(&self) {
        let keys: HashSet<_> = self.after.outbox.iter().map(|row| row.key).collect();
        assert_eq!(keys.len(), self.after.outbox.len());
        for old in self.before.outbox.iter().filter(|row| row.state.is_final()) {
            if let Some(new) = self.after.row(old.key) {
                assert_eq!(
                    (new.state, new.handed_at, new.attempts),
                    (old.state, old.handed_at, old.attempts)
                );
            } else {
                let of_a_series = old.series.is_some() || old.key.kind == MessageKind::Plan;
                assert!(of_a_series, "{:?} is gone", old.key);
            }
        }
        let sendable = self.after.sendable(i64::MAX);
        for key in sendable {
            let row = self.after.row(key).expect("there");
            assert!(!row.state.is_final() && key.way != BY_HAND);
        }
    }

    fn numbers_grow(&self) {
        let before: HashSet<_> =
            opened_frames(self.armed, self.before).into_iter().map(|(_, seq, _)| seq).collect();
        for (contact, seq, _) in opened_frames(self.armed, self.after) {
            if !before.contains(&seq) {
                assert!(seq > self.before.seq && seq <= self.after.seq, "frame {seq} to {contact}");
            }
        }
        assert!(self.after.seq >= self.before.seq);
    }

    /// Nothing tells a contact that something is wrong before the deadline, unless she asked for it, was forced and
    /// had chosen it, or was asked first because a clock may have been turned.
    fn alerts_have_a_reason(&self) {
        let new = |row: &&Row| row.key.kind == MessageKind::Alert && self.before.row(row.key).is_none();
        for row in self.after.outbox.iter().filter(new) {
            if row.is_forced() {
                assert_eq!(self.plan.fallback, Fallback::Text);
                let owed = self.before.owed.expect("it was owed");
                assert!(self.now() >= owed.at && *self.act == Act::Tick);
                continue;
            }
            assert!(self.before.state.is_waiting() && self.after.state == State::Firing);
            let fired = self.after.fired.expect("fired");
            let sure = self.before.anchor.estimate(self.reading).is_sure();
            match self.act {
                Act::AlertNow => assert!(fired.asked),
                Act::Tick => {
                    assert!(!fired.asked && self.now() >= self.before.deadline());
                    assert!(sure || self.after.grace_used_ms >= limits::REBOOT_GRACE_MS);
                    assert_eq!(fired.uncertain, !sure);
                }
                other => panic!("{other:?} tells contacts"),
            }
        }
    }

    fn nothing_stays_after_the_end(&self) {
        let after = self.after;
        if !after.state.is_closed() {
            assert!(!self.effects.contains(&Effect::Destroy));
            return;
        }
        assert!(after.plan.is_none() && after.position.is_none());
        assert!(after.bundles.is_empty() && after.pins.is_none());
        for contact in &after.contacts {
            let Some(texts) = &contact.texts else { continue };
            let number = |row: &Row| after.contacts.get(usize::from(row.key.contact)).map(|of| of.record);
            let waits = after
                .outbox
                .iter()
                .any(|row| number(row) == Some(contact.record) && !row.state.is_final() && row.is_alert());
            let says = [&texts.alert, &texts.alert_uncertain].iter().any(|text| text.contains("Riverside"));
            assert!(waits || self.before.state.is_closed() || !says, "where she was going stays");
        }
        if *self.act == Act::Tick && self.before.state.is_closed() {
            let closed = after.closed_at.expect("closed");
            let over = self.now() >= closed.max(after.deadline()) + 24 * 3600;
            let owes = after.outbox.iter().any(|row| row.is_forced() && !row.state.is_final());
            assert_eq!(self.effects.contains(&Effect::Destroy), over && !owes);
        } else {
            assert!(!self.effects.contains(&Effect::Destroy));
        }
    }

    /// A contact's phone can bring about nothing but that its word is counted.
    fn acknowledgements_only_count(&self) {
        if !matches!(self.act, Act::Acknowledged(..)) || self.refused {
            return;
        }
        let mut same = self.after.clone();
        same.anchor = self.before.anchor;
        same.grace_used_ms = self.before.grace_used_ms;
        for (new, old) in same.contacts.iter_mut().zip(&self.before.contacts) {
            new.watcher.clone_from(&old.watcher);
        }
        if self.before.state == State::Arming && self.after.level() >= self.after.wanted_level {
            assert_eq!(same.state, State::Armed);
            same.state = State::Arming;
        }
        assert!(same == *self.before, "an acknowledgement changes something");
        for (new, old) in self.after.contacts.iter().zip(&self.before.contacts) {
            if let (Some(new), Some(old)) = (&new.watcher, &old.watcher) {
                assert!(new.mark >= old.mark && new.acknowledged_seq >= old.acknowledged_seq);
                assert!(new.acknowledged_seq <= self.after.seq);
            }
        }
    }

    fn levels_are_proved(&self) {
        let there = || self.after.contacts.iter().filter(|contact| !contact.removed);
        let held =
            there().filter_map(|contact| contact.watcher.as_ref()).any(|held| held.acknowledged_at.is_some());
        let proved = there().flat_map(|contact| &contact.ways).any(|way| way.proved_at.is_some());
        let level = self.after.level();
        assert!(level < 2 || held);
        assert!(level < 1 || held || proved);
        if let Act::Platform(lost) = self.act {
            assert_eq!(self.after.state.is_closed(), self.before.state.is_closed());
            let texts = there().flat_map(|contact| &contact.ways).any(|way| way.channel == "sms");
            let most = u8::from(proved).max(if held { 2 } else { 0 });
            let needed = Lost::NETWORK | Lost::NOTIFICATIONS | Lost::EXACT_ALARMS;
            if lost & needed != 0 || (lost & Lost::SMS != 0 && texts) {
                assert_eq!(level, most.saturating_sub(1), "what is lost lowers the level at once");
            }
        }
        let changed = level != self.before.level() && self.after.state.is_waiting() && *self.act != Act::Tick;
        if changed {
            assert!(self.effects.contains(&Effect::SayLevel), "a level that changes is said");
        }
    }

    fn ticking_again_changes_nothing(&self) {
        let once = act(self.armed, self.after, &Act::Tick, self.reading).state;
        let twice = act(self.armed, &once, &Act::Tick, self.reading).state;
        // What a firing that is over, or a kept text, leads to takes two ticks at most.
        let thrice = act(self.armed, &twice, &Act::Tick, self.reading).state;
        assert!(twice == thrice, "a third tick at the same moment changes something");
        let keys = |state: &CheckIn| state.outbox.iter().map(|row| row.key).collect::<Vec<_>>();
        assert_eq!(keys(&once), keys(&twice));
        assert_eq!(once.grace_used_ms, twice.grace_used_ms);
    }

    /// After the deadline, where nothing ended it, everybody who can be reached is told or being told.
    fn somebody_is_told(&self) {
        let told = matches!(self.after.state, State::Firing | State::Closed(Ending::Abandoned));
        if *self.act == Act::Tick && self.after.state.is_waiting() {
            let estimate = self.before.anchor.estimate(self.reading);
            assert!(!(estimate.is_sure() && estimate.seconds() >= self.after.deadline()));
            let asked = self.after.prompted;
            assert_eq!(asked, estimate.seconds() >= self.after.deadline(), "it asks from the deadline on");
        }
        if !told {
            return;
        }
        for (index, contact) in self.after.contacts.iter().enumerate() {
            if contact.removed {
                continue;
            }
            for way in 0..contact.ways.len() {
                let row = self.after.outbox.iter().find(|row| {
                    (usize::from(row.key.contact), usize::from(row.key.way)) == (index, way)
                        && row.content == Content::Text(TextKind::Alert)
                });
                let row = row.expect("an alert for each way");
                let waits = !row.state.is_final();
                let ended = matches!(row.state, RowState::Handed | RowState::Refused | RowState::GivenUp);
                assert!(waits || ended);
                assert!(row.state != RowState::GivenUp || self.now() >= row.made_at + limits::OUTBOX_TRIES_S);
            }
        }
    }

    /// No forced act ends with nobody told, unless she chose that.
    fn a_forced_act_is_told(&self) {
        if self.refused || self.act.pin() != Some(Pin::Duress) {
            return;
        }
        let token = self.armed.bundles.as_ref().expect("PINs")[1].token;
        let sent = opened_frames(self.armed, self.after).into_iter().any(|(contact, seq, body)| {
            let to = &self.before.contacts[usize::from(contact)];
            let holds = to.watcher.as_ref().is_some_and(|watcher| watcher.acknowledged_at.is_some());
            let carries = matches!(body, Body::Operation(operation) if operation.token == Some(token));
            seq > self.before.seq && holds && carries
        });
        let owed = self.after.owed.is_some() || self.after.outbox.iter().any(Row::is_forced);
        assert!(sent || owed || self.plan.fallback == Fallback::Nobody, "nobody hears that she was forced");
        assert!(
            !(sent && self.after.owed.is_some() && self.before.owed.is_none()),
            "a text where none is needed"
        );
    }
}

/// One run of random events; what happened is printed where it fails.
fn run(seed: u64, acts: usize) {
    let draw = Draw::new(seed);
    let plan = Plan::drawn(&draw);
    let armed = arm(&plan, &draw);
    let mut model = Model::of(&plan);
    let mut device = Device::new();
    let mut state = armed.check_in.clone();
    let story = std::cell::RefCell::new(format!("seed {seed}: {plan:?}\n"));
    let told = Telling(&story);
    for _ in 0..acts {
        device.passes(&draw);
        let reading = device.reading();
        let estimate = state.anchor.estimate(&reading);
        let what = drawn_act(&draw, &state, estimate.seconds() - START_S);
        {
            use std::fmt::Write as _;
            let _ = writeln!(
                story.borrow_mut(),
                "  {:>7} s, {estimate:?} in {}: {what:?}",
                device.seconds,
                state.state.as_str()
            );
        }
        let predicted = model.takes(&what, estimate.seconds(), estimate.is_sure());
        let done = act(&armed, &state, &what, &reading);
        if let Some(taken) = predicted {
            assert_eq!(taken, !done.refused, "the model takes it: {taken}");
        }
        Step {
            armed: &armed,
            plan: &plan,
            before: &state,
            act: &what,
            after: &done.state,
            effects: &done.effects,
            refused: done.refused,
            reading: &reading,
        }
        .check();
        state = done.state;
        // What a guess leads to, and what is over by itself, the model takes over.
        model.waiting &= state.state.is_waiting();
        model.over |= matches!(state.state, State::Closed(Ending::Abandoned));
        assert_eq!(model.waiting, state.state.is_waiting());
        assert_eq!(model.over, state.state.is_closed());
        assert_eq!(model.due, state.due);
        assert_eq!(model.last, state.max_deadline);
        if done.effects.contains(&Effect::Destroy) {
            break;
        }
    }
    drop(told);
}

/// Prints what happened if the thread is panicking.
struct Telling<'a>(&'a std::cell::RefCell<String>);

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.0.borrow());
        }
    }
}

#[test]
fn what_must_hold_holds_after_any_events() {
    let seed = fresh_seed();
    for case in 0..150 {
        run(seed.wrapping_add(case), 60);
    }
}

#[test]
fn wakes_in_any_order_and_number_give_the_same_rows() {
    let seed = fresh_seed();
    for case in 0..200 {
        let draw = Draw::new(seed.wrapping_add(case));
        let plan = Plan::default();
        let armed = arm(&plan, &draw);
        let moments: Vec<i64> = (0..12).map(|_| draw.between(0, 3 * 3600)).chain([3 * 3600]).collect();
        let run = |moments: &[i64]| {
            moments.iter().fold(armed.check_in.clone(), |state, at| does(&armed, &state, &Act::Tick, *at))
        };
        let rows = |state: &CheckIn| {
            let mut keys: Vec<_> = state.outbox.iter().map(|row| (row.key, row.state)).collect();
            keys.sort_by_key(|(key, _)| *key);
            keys
        };
        let mut sorted = moments.clone();
        sorted.sort_unstable();
        let once = run(&[3 * 3600]);
        let (in_order, mixed) = (run(&sorted), run(&moments));
        let doubled: Vec<i64> = sorted.iter().flat_map(|at| [*at, *at, *at]).collect();
        for other in [&in_order, &mixed, &run(&doubled)] {
            assert_eq!(rows(&once), rows(other), "case {case} of seed {seed}");
            assert!(other.state == State::Firing);
        }
        assert_eq!(in_order.anchor, mixed.anchor, "time does not run ahead");
    }
}
