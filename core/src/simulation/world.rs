//! The world of a simulation: one queue of what comes next, in virtual milliseconds. The same seed gives the same run.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

use crate::checkin::channel::{MessageKind, SendFailure};
use crate::checkin::frames::link;
use crate::checkin::machine::{CheckIn, Effect, Lost, State};
use crate::checkin::outgoing::Outgoing;
use crate::checkin::pairing::PendingPairing;
use crate::checkin::watcher::Offset;
use crate::entropy::random;
use crate::error::Result;
use crate::ids::CheckinId;
use crate::limits;
use crate::session::Woken;
use crate::time::{Reading, Zone};
use crate::words::Catalogue;

use super::act::Act;
use super::carrier::Carrier;
use super::happening::{Happening, RELAY, What};
use super::holder::{Decision, Holder, Holding};
use super::phone::{PairStart, Phone, Plan, Received};
use super::storage::SeededEntropy;
use super::watcher::{Led, PairEnd};

/// No alarm comes sooner than this after the one before: a phone needs its time too.
const SOONEST_ALARM_MS: i64 = 200;
/// After it died, the system starts the app again.
const RESTART_MS: i64 = 20_000;
/// How long a phone waits for an answer where there is no signal.
const NO_SIGNAL_MS: i64 = 2000;
/// How long the network keeps a message for a phone that is out of reach, and how often it tries.
const KEPT_FOR_MS: i64 = 24 * 3_600_000;
const TRIED_EVERY_MS: i64 = 60_000;

/// What comes next.
pub(super) enum Task {
    Act { phone: usize, act: Act },
    Start { phone: usize, plan: Plan, relay: bool },
    Alarm { phone: usize, list: u64 },
    WatchAlarm { phone: usize, list: u64 },
    Restart { phone: usize, run: u64 },
    Boot { phone: usize, trusted: bool },
    HandOver { phone: usize, run: u64, outgoing: Box<Outgoing> },
    NotHanded { phone: usize, run: u64, outgoing: Box<Outgoing> },
    Arrive { to: usize, kind: MessageKind, text: String, until_ms: i64 },
    Open { phone: usize, at: usize },
    HolderLooks { phone: usize },
    Look { expectation: usize },
}

struct Queued {
    at_ms: i64,
    order: u64,
    task: Task,
}

impl PartialEq for Queued {
    fn eq(&self, other: &Self) -> bool {
        (self.at_ms, self.order) == (other.at_ms, other.order)
    }
}

impl Eq for Queued {}

impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Queued {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at_ms, self.order).cmp(&(other.at_ms, other.order))
    }
}

/// A message as it left a phone: what somebody who watches it from outside sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// When.
    pub at_ms: i64,
    /// To which phone.
    pub to: usize,
    /// What for.
    pub kind: MessageKind,
    /// Its whole text.
    pub text: String,
}

/// Phones, what lies between them, and what comes next.
pub struct World {
    pub(super) words: Arc<Catalogue>,
    pub(super) now_ms: i64,
    queue: BinaryHeap<Reverse<Queued>>,
    order: u64,
    worked_off: usize,
    /// What chance does to messages from one phone to another: each way has its own, so that what happens elsewhere
    /// changes nothing on it.
    chance: BTreeMap<(usize, usize), SeededEntropy>,
    seed: u64,
    pub(super) carrier: Carrier,
    pub(super) phones: Vec<Phone>,
    holder: Holder,
    holdings: Vec<Option<Holding>>,
    seen: Vec<Seen>,
    timeline: Vec<Happening>,
    left: Vec<Vec<Left>>,
    /// Expectations that are to be looked at now.
    pub(super) looked_at: Vec<usize>,
}

/// What was last seen of a phone's check-ins.
#[derive(Default)]
struct Seen {
    changes: Option<u64>,
    /// The one that runs or the newest, and older ones that are kept.
    check_ins: Vec<CheckIn>,
    level: Option<u8>,
    unreadable: bool,
}

impl World {
    /// An empty one.
    #[must_use]
    pub fn new(words: Arc<Catalogue>, seed: u64, begin_ms: i64, carrier: Carrier) -> Self {
        World {
            words,
            now_ms: begin_ms,
            queue: BinaryHeap::new(),
            order: 0,
            worked_off: 0,
            chance: BTreeMap::new(),
            seed,
            carrier,
            phones: Vec::new(),
            holder: Holder::default(),
            holdings: Vec::new(),
            seen: Vec::new(),
            timeline: Vec::new(),
            left: Vec::new(),
            looked_at: Vec::new(),
        }
    }

    /// Puts a phone in, and gives its place.
    pub fn add_phone(&mut self, name: &str, zone: Zone, ahead_ms: i64, opens_after_ms: Option<i64>) -> usize {
        let place = self.phones.len();
        let index = u8::try_from(place).unwrap_or(u8::MAX);
        let seed = self.seed.wrapping_mul(31).wrapping_add(u64::from(index));
        let mut phone = Phone::new(index, name, seed, self.now_ms, zone);
        phone.wall_ahead_ms = ahead_ms;
        phone.opens_after_ms = opens_after_ms;
        self.phones.push(phone);
        self.holdings.push(None);
        self.seen.push(Seen::default());
        self.left.push(Vec::new());
        place
    }

    /// Pairs two phones whose owners are in one place: `watcher` will get plans of `starter`.
    pub fn pair(&mut self, starter: usize, watcher: usize, clocks_known: bool) -> Result<()> {
        let begin = |phone: &Phone| {
            let entropy = phone.entropy.as_ref();
            PendingPairing::begin(entropy, &phone.name, random(entropy)?, random(entropy)?)
        };
        let (Some(theirs), Some(ours)) = (self.phones.get(watcher), self.phones.get(starter)) else {
            return Ok(());
        };
        let (of_starter, of_watcher) = (begin(ours)?, begin(theirs)?);
        let (shown, read) = (of_starter.payload().clone(), of_watcher.payload().clone());
        let (send, receive) = (of_starter.finish(&read)?, of_watcher.finish(&shown)?);
        let offset = clocks_known.then(|| {
            Offset::at_pairing(ours.reading(self.now_ms).wall_ms, theirs.reading(self.now_ms).wall_ms)
        });
        let name = ours.name.clone();
        if let Some(phone) = self.phones.get_mut(starter) {
            phone.pairs.push(PairStart { watcher, side: send.side, send: send.send });
        }
        if let Some(phone) = self.phones.get_mut(watcher) {
            phone.watcher.pairs.push(PairEnd {
                friend: starter,
                name,
                side: receive.side,
                receive: receive.receive,
                offset,
            });
        }
        Ok(())
    }

    /// What is done to a phone at a time.
    pub fn plan_act(&mut self, at_ms: i64, phone: usize, act: Act) {
        self.push(at_ms, Task::Act { phone, act });
    }

    pub(super) fn push(&mut self, at_ms: i64, task: Task) {
        self.order = self.order.saturating_add(1);
        let queued = Queued { at_ms: at_ms.max(self.now_ms), order: self.order, task };
        self.queue.push(Reverse(queued));
    }

    pub(super) fn push_in(&mut self, in_ms: i64, task: Task) {
        self.push(self.now_ms.saturating_add(in_ms), task);
    }

    /// True time, milliseconds since 1970.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.now_ms
    }

    /// Everything that has happened.
    #[must_use]
    pub fn timeline(&self) -> &[Happening] {
        &self.timeline
    }

    /// Messages that left a phone, in order.
    #[must_use]
    pub fn left(&self, phone: usize) -> &[Left] {
        self.left.get(phone).map_or(&[], Vec::as_slice)
    }

    /// The check-in of a phone as it is committed, where one can be read.
    #[must_use]
    pub fn check_in(&self, phone: usize) -> Option<&CheckIn> {
        self.seen.get(phone)?.check_ins.first()
    }

    /// How often the files of a phone were changed.
    #[must_use]
    pub fn changes(&self, phone: usize) -> u64 {
        self.phones.get(phone).map_or(0, |phone| phone.storage.changes())
    }

    /// The files of a phone with their lengths: what somebody who copies its disk sees.
    #[must_use]
    pub fn files(&self, phone: usize) -> Vec<(std::path::PathBuf, usize)> {
        self.phones.get(phone).map_or_else(Vec::new, |phone| phone.storage.listing())
    }

    /// The device keys of a phone.
    #[must_use]
    pub fn device_keys(&self, phone: usize) -> Vec<String> {
        self.phones.get(phone).map_or_else(Vec::new, |phone| phone.device.ids())
    }

    pub(super) fn is_unreadable(&self, phone: usize) -> bool {
        self.seen.get(phone).is_some_and(|seen| seen.unreadable)
    }

    /// Works off the next event, unless it comes after `end_ms`. Whether there was one.
    pub fn step(&mut self, end_ms: i64) -> bool {
        let due = self.queue.peek().is_some_and(|Reverse(next)| next.at_ms <= end_ms);
        if !due || self.worked_off >= limits::SCENARIO_EVENTS_MAX {
            return false;
        }
        let Some(Reverse(next)) = self.queue.pop() else { return false };
        self.now_ms = next.at_ms;
        self.worked_off = self.worked_off.saturating_add(1);
        self.work_off(next.task);
        // A wake goes on with other check-ins where one can't be written: whether the app died is asked of its files.
        for at in 0..self.phones.len() {
            if self.phones.get(at).is_some_and(|phone| phone.storage.is_dead()) {
                self.died(at);
            }
        }
        true
    }

    /// Whether it stopped because there was no end to it.
    #[must_use]
    pub fn went_round_in_circles(&self) -> bool {
        self.worked_off >= limits::SCENARIO_EVENTS_MAX
    }

    fn work_off(&mut self, task: Task) {
        match task {
            Task::Act { phone, act } => self.act(phone, act),
            Task::Start { phone, plan, relay } => self.start(phone, &plan, relay),
            Task::Alarm { phone, list } => {
                if self.phones.get(phone).is_some_and(|phone| phone.alarms == list) {
                    self.wake(phone);
                }
            }
            Task::WatchAlarm { phone, list } => {
                if self.phones.get(phone).is_some_and(|phone| phone.watch_alarms == list) {
                    self.watch_tick(phone);
                }
            }
            Task::Restart { phone, run } => {
                if self.phones.get(phone).is_some_and(|phone| phone.run == run && !phone.alive) {
                    self.wake(phone);
                }
            }
            Task::Boot { phone, trusted } => self.boot(phone, trusted),
            Task::HandOver { phone, run, outgoing } => self.hand_over(phone, run, &outgoing),
            Task::NotHanded { phone, run, outgoing } => {
                self.answer_for(phone, run, &outgoing, Err(SendFailure::Later));
            }
            Task::Arrive { to, kind, text, until_ms } => self.arrive(to, kind, text, until_ms),
            Task::Open { phone, at } => self.open_message(phone, at, false),
            Task::HolderLooks { phone } => self.holder_looks(phone),
            Task::Look { expectation } => self.looked_at.push(expectation),
        }
    }

    /// Writes a line of the timeline.
    pub(super) fn tell(&mut self, phone: usize, what: What) {
        let who = self.phones.get(phone).map_or_else(String::new, |phone| phone.name.clone());
        self.timeline.push(Happening { at_ms: self.now_ms, who, what });
    }

    fn tell_relay(&mut self, what: What) {
        self.timeline.push(Happening { at_ms: self.now_ms, who: RELAY.into(), what });
    }

    // The app of the one who checks in.

    /// Any wake of the app: an alarm, a start of the phone, an unlock, an open screen.
    pub(super) fn wake(&mut self, at: usize) {
        self.wake_with(at, false);
    }

    pub(super) fn wake_with(&mut self, at: usize, trusted: bool) {
        let now_ms = self.now_ms;
        let Some(phone) = self.phones.get_mut(at).filter(|phone| phone.can_run()) else { return };
        let reading = if trusted { phone.trusted_reading(now_ms) } else { phone.reading(now_ms) };
        let begins = !phone.alive;
        phone.alive = true;
        let woken = if begins { phone.check_ins.recover(&reading) } else { phone.check_ins.tick(&reading) };
        match woken {
            Ok(woken) => self.woken(at, &woken),
            Err(_) => return self.died(at),
        }
        if begins {
            self.tell_lost(at, &reading);
        }
        self.pump(at);
    }

    /// An app that begins looks at what it may do.
    fn tell_lost(&mut self, at: usize, reading: &Reading) {
        let Some(phone) = self.phones.get(at) else { return };
        if !self.check_in(at).is_some_and(|one| one.state.is_waiting() && one.lost != phone.lost) {
            return;
        }
        match phone.check_ins.platform_lost(Lost(phone.lost), reading) {
            Ok(effects) => {
                for effect in effects {
                    self.tell_effect(at, effect);
                }
                self.observe(at);
            }
            Err(_) if phone.storage.is_dead() => self.died(at),
            Err(_) => {}
        }
    }

    fn woken(&mut self, at: usize, woken: &Woken) {
        for (_, effect) in &woken.effects {
            self.tell_effect(at, *effect);
        }
        let unreadable = !woken.unreadable.is_empty();
        if let Some(seen) = self.seen.get_mut(at) {
            let news = unreadable && !seen.unreadable;
            seen.unreadable = unreadable;
            if news {
                self.tell(at, What::Unreadable);
            }
        }
        let Some(phone) = self.phones.get_mut(at) else { return };
        phone.alarms = phone.alarms.saturating_add(1);
        let list = phone.alarms;
        let late = phone.alarms_late_ms;
        let now = phone.reading(self.now_ms).monotonic_ms;
        if let Some(wake) = woken.wakes.first() {
            let ahead = i64::try_from(wake.at_monotonic_ms.saturating_sub(now)).unwrap_or(i64::MAX);
            self.push_in(ahead.max(SOONEST_ALARM_MS).saturating_add(late), Task::Alarm { phone: at, list });
        }
        self.observe(at);
    }

    pub(super) fn tell_effect(&mut self, at: usize, effect: Effect) {
        let what = match effect {
            Effect::Remind { number, .. } => What::Reminder { number },
            Effect::Prompt => What::Prompt,
            Effect::AskArrived => What::Arrived,
            // What is shown follows from the capsule.
            Effect::SayLevel => return,
            Effect::Fired => What::Fired,
            Effect::ClockTurned => What::ClockTurned,
            Effect::WriteHistory => What::History,
            Effect::Destroy => What::Destroyed,
        };
        self.tell(at, what);
    }

    /// The app died, in the middle of writing or otherwise. The system starts it again.
    pub(super) fn died(&mut self, at: usize) {
        let Some(phone) = self.phones.get_mut(at) else { return };
        phone.end_process();
        let run = phone.run;
        self.tell(at, What::Crashed);
        self.push_in(RESTART_MS, Task::Restart { phone: at, run });
    }

    /// Claims what is to leave and begins to send it.
    pub(super) fn pump(&mut self, at: usize) {
        self.observe(at);
        let Some(phone) = self.phones.get(at).filter(|phone| phone.can_run() && phone.alive) else { return };
        let reading = phone.reading(self.now_ms);
        let owes = |seen: &Seen| {
            seen.check_ins.iter().any(|one| !one.sendable(one.anchor.estimate(&reading).seconds()).is_empty())
        };
        if !self.seen.get(at).is_some_and(owes) {
            return;
        }
        let (run, can_text) = (phone.run, phone.can_text());
        let Ok(leaving) = phone.check_ins.take_outgoing(&reading) else { return self.died(at) };
        let hand_over_ms = i64::try_from(self.carrier.hand_over_ms).unwrap_or(0);
        for outgoing in leaving {
            let outgoing = Box::new(outgoing);
            if can_text {
                self.push_in(hand_over_ms, Task::HandOver { phone: at, run, outgoing });
            } else {
                self.push_in(NO_SIGNAL_MS, Task::NotHanded { phone: at, run, outgoing });
            }
        }
        self.observe(at);
    }

    fn hand_over(&mut self, at: usize, run: u64, outgoing: &Outgoing) {
        let Some(phone) = self.phones.get_mut(at).filter(|phone| phone.run == run && phone.can_run()) else {
            return;
        };
        if !phone.can_text() {
            return self.answer_for(at, run, outgoing, Err(SendFailure::Later));
        }
        let dies = std::mem::take(&mut phone.dies_after_send);
        let number = &outgoing.message.address.to;
        if let Some(to) = self.phones.iter().position(|phone| phone.number == *number) {
            let (kind, text) = (outgoing.message.kind, outgoing.message.text.clone());
            if let Some(left) = self.left.get_mut(at) {
                left.push(Left { at_ms: self.now_ms, to, kind, text: text.clone() });
            }
            self.carry((at, to), kind, &text);
        }
        if dies {
            return self.died(at);
        }
        self.answer_for(at, run, outgoing, Ok(()));
    }

    /// Gives a message to the network.
    fn carry(&mut self, (from, to): (usize, usize), kind: MessageKind, text: &str) {
        let way = u64::try_from(from.saturating_mul(64).saturating_add(to)).unwrap_or(u64::MAX);
        let seed = SeededEntropy::new(self.seed ^ 0x5eed ^ (way << 32)).number();
        let chance = self.chance.entry((from, to)).or_insert_with(|| SeededEntropy::new(seed));
        for in_ms in self.carrier.carry(chance) {
            let until_ms = self.now_ms.saturating_add(KEPT_FOR_MS);
            let task = Task::Arrive { to, kind, text: text.to_owned(), until_ms };
            self.push_in(i64::try_from(in_ms).unwrap_or(0), task);
        }
    }

    fn answer_for(
        &mut self,
        at: usize,
        run: u64,
        outgoing: &Outgoing,
        result: std::result::Result<(), SendFailure>,
    ) {
        let Some(phone) = self.phones.get(at).filter(|phone| phone.run == run && phone.can_run()) else {
            return;
        };
        let reading = phone.reading(self.now_ms);
        let number = &outgoing.message.address.to;
        let to = self.phones.iter().find(|phone| phone.number == *number);
        let to = to.map_or_else(String::new, |phone| phone.name.clone());
        let kind = outgoing.message.kind.as_str().to_owned();
        if phone.check_ins.sent(outgoing.check_in, outgoing.row, result, &reading).is_err() {
            return self.died(at);
        }
        self.tell(at, if result.is_ok() { What::Sent { to, kind } } else { What::NotSent { to, kind } });
        self.wake(at);
    }

    /// Looks at the check-in as it is committed, and tells what is shown of it.
    pub(super) fn observe(&mut self, at: usize) {
        let (Some(phone), Some(seen)) = (self.phones.get(at), self.seen.get_mut(at)) else { return };
        let changes = phone.storage.changes();
        if seen.changes == Some(changes) || phone.storage.is_dead() {
            return;
        }
        seen.changes = Some(changes);
        seen.check_ins = phone.all_check_ins();
        let level = seen.check_ins.first().filter(|one| one.state == State::Armed).map(CheckIn::level);
        if let Some(level) = level.filter(|_| level != seen.level) {
            seen.level = Some(level);
            self.tell(at, What::Level { level });
        }
        self.sync_holder(at);
    }

    // What comes in.

    fn arrive(&mut self, to: usize, kind: MessageKind, text: String, until_ms: i64) {
        let Some(phone) = self.phones.get_mut(to) else { return };
        if !phone.can_receive() {
            if self.now_ms < until_ms {
                self.push_in(TRIED_EVERY_MS, Task::Arrive { to, kind, text, until_ms });
            }
            return;
        }
        let sealed = kind == MessageKind::Plan;
        let what = What::received(kind, &text);
        phone.inbox.push(Received { text, opened: false, sealed });
        let place = phone.inbox.len().saturating_sub(1);
        let opens = phone.opens_after_ms.filter(|_| sealed);
        self.tell(to, what);
        if let Some(after_ms) = opens {
            self.push_in(after_ms, Task::Open { phone: to, at: place });
        }
    }

    /// Its owner opens one sealed message.
    pub(super) fn open_message(&mut self, at: usize, place: usize, again: bool) {
        let Some(phone) = self.phones.get_mut(at).filter(|phone| phone.on) else { return };
        let Some(message) = phone.inbox.get_mut(place).filter(|message| message.sealed) else { return };
        if message.opened && !again {
            return;
        }
        message.opened = true;
        let frame = crate::checkin::frames::read_link(&message.text);
        self.tell(at, What::OpenedMessage);
        let Ok(frame) = frame else { return self.tell(at, What::NotForHere) };
        let Some(phone) = self.phones.get_mut(at) else { return };
        let reading = phone.reading(self.now_ms);
        if phone.can_run() && phone.check_ins.take_frame(&frame, &reading).is_ok() {
            self.tell(at, What::Acknowledged);
            return self.wake(at);
        }
        if phone.storage.is_dead() {
            return self.died(at);
        }
        let entropy = Arc::clone(&phone.entropy);
        let led = phone.watcher.open(entropy.as_ref(), &frame, &reading);
        self.led(at, led);
    }

    pub(super) fn led(&mut self, at: usize, led: Led) {
        for what in led.happened {
            self.tell(at, what);
        }
        for (to, frame) in led.answers {
            if self.phones.get(at).is_some_and(Phone::can_text) {
                self.carry((at, to), MessageKind::Plan, &link(&frame));
            }
        }
        let Some(phone) = self.phones.get_mut(at) else { return };
        phone.watch_alarms = phone.watch_alarms.saturating_add(1);
        let list = phone.watch_alarms;
        if let Some(in_ms) = phone.watcher.next_wake_in_ms(&phone.reading(self.now_ms)) {
            self.push_in(in_ms.max(SOONEST_ALARM_MS), Task::WatchAlarm { phone: at, list });
        }
    }

    pub(super) fn watch_tick(&mut self, at: usize) {
        let Some(phone) = self.phones.get_mut(at).filter(|phone| phone.can_run()) else { return };
        let reading = phone.reading(self.now_ms);
        let entropy = Arc::clone(&phone.entropy);
        let led = phone.watcher.tick(entropy.as_ref(), &reading);
        self.led(at, led);
    }

    // Starting.

    /// Arms a check-in at a time.
    pub(super) fn plan_start(&mut self, at_ms: i64, phone: usize, plan: Plan, relay: bool) {
        self.push(at_ms, Task::Start { phone, plan, relay });
    }

    fn start(&mut self, at: usize, plan: &Plan, relay: bool) {
        let words = Arc::clone(&self.words);
        let now_ms = self.now_ms;
        let Some(phone) = self.phones.get_mut(at) else { return };
        match phone.start(&words, plan, now_ms) {
            Ok(id) => {
                let due_ms = now_ms.saturating_add(plan.duration_s.saturating_mul(1000));
                let due = super::clock_of(due_ms);
                self.tell(at, What::Started { due });
                if let Some(holding) = self.holdings.get_mut(at).filter(|_| relay) {
                    *holding = Some(Holding::Until(i64::MAX));
                }
                self.prove(at, id);
                self.wake(at);
            }
            Err(_) if self.phones.get(at).is_some_and(|phone| phone.storage.is_dead()) => self.died(at),
            Err(error) => self.tell(at, What::Refused { code: error.code().as_str().into() }),
        }
    }

    /// Every way is probed: a text can leave, or not.
    pub(super) fn prove(&mut self, at: usize, id: CheckinId) {
        let Some(phone) = self.phones.get(at) else { return };
        let Ok(check_in) = phone.check_ins.get(id) else { return };
        let (works, reading) = (phone.can_text(), phone.reading(self.now_ms));
        for (contact, way, _, _) in check_in.addresses() {
            if phone.check_ins.proved(id, contact, way, works, &reading).is_err() {
                return self.died(at);
            }
        }
    }

    // The relay.

    /// A phone with a network tells the relay what it holds.
    fn sync_holder(&mut self, at: usize) {
        let Some(held) = self.holdings.get(at).copied().flatten() else { return };
        let reached = self.phones.get(at).is_some_and(Phone::has_network) && !self.holder.is_down();
        if !reached || matches!(held, Holding::Closed | Holding::Released) {
            return;
        }
        let Some(check_in) = self.check_in(at) else { return };
        let deadline_ms = check_in.deadline().saturating_mul(1000);
        let now = if check_in.state.is_closed() { Holding::Closed } else { Holding::Until(deadline_ms) };
        if now == held {
            return;
        }
        if let Some(holding) = self.holdings.get_mut(at) {
            *holding = Some(now);
        }
        match now {
            Holding::Until(deadline_ms) => {
                self.tell_relay(What::RelayHolds);
                self.push(Holder::looks_at_ms(deadline_ms), Task::HolderLooks { phone: at });
            }
            _ => self.tell_relay(What::RelayClosed),
        }
    }

    fn holder_looks(&mut self, at: usize) {
        let Some(held) = self.holdings.get(at).copied().flatten() else { return };
        match self.holder.decide(held, self.now_ms) {
            Decision::Nothing => {}
            Decision::Later(at_ms) => self.push(at_ms, Task::HolderLooks { phone: at }),
            Decision::Release => {
                if let Some(holding) = self.holdings.get_mut(at) {
                    *holding = Some(Holding::Released);
                }
                self.tell_relay(What::Released);
            }
        }
    }

    pub(super) fn set_relay_down(&mut self, down: bool) {
        self.holder.set_down(down, self.now_ms);
        self.tell_relay(if down { What::RelayDown } else { What::RelayUp });
        if !down {
            (0..self.phones.len()).for_each(|at| self.sync_holder(at));
        }
    }

    pub(super) fn sync_after_radio(&mut self, at: usize) {
        self.sync_holder(at);
    }
}
