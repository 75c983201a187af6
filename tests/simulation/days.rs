//! One day: a plan, contacts, acts, and a network, all drawn from one seed.

use std::sync::Arc;

use alongside_core::checkin::channel::MessageKind;
use alongside_core::checkin::machine::{CheckIn, Ending, Fallback, State};
use alongside_core::simulation::{
    Act, Answer, Carrier, ContactOf, DayPlan, Happening, Permission, Pin, SeededEntropy, World,
};
use alongside_core::time::Zone;
use alongside_core::words::Catalogue;

use super::rules::Rules;

const MINUTE_MS: i64 = 60_000;
/// 2026-11-20 20:00 UTC.
const BEGIN_MS: i64 = 1_795_204_800_000;
/// The phone of the one who checks in.
pub(super) const P: usize = 0;

/// A day.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub(super) seed: u64,
    pub(super) plan: DayPlan,
    phones: usize,
    carrier: Carrier,
    clocks_known: bool,
    /// When each act happens, milliseconds after the start.
    pub(super) acts: Vec<(i64, usize, Act)>,
    /// How long it is watched, milliseconds after the start.
    pub(super) watched_ms: i64,
}

/// How it ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ended {
    pub(super) fired: bool,
    pub(super) closed: bool,
}

fn between(random: &SeededEntropy, from: i64, to: i64) -> i64 {
    let span = u64::try_from(to - from).unwrap_or(0) + 1;
    from + i64::try_from(random.below(span)).unwrap_or(0)
}

impl Day {
    pub(super) fn of(seed: u64) -> Self {
        let random = SeededEntropy::new(seed ^ 0x00da_0da0);
        let phones = 2 + usize::try_from(random.below(3)).unwrap();
        let plan = DayPlan {
            duration_s: between(&random, 5, 45) * 60,
            grace_s: u32::try_from(between(&random, 2, 12)).unwrap() * 60,
            max_extend_s: u32::try_from(between(&random, 0, 40)).unwrap() * 60,
            duress: [Some(Fallback::Text), Some(Fallback::Nobody), None]
                [usize::try_from(random.below(3)).unwrap()],
            contacts: (1..phones)
                .map(|phone| ContactOf { phone, paired: random.chance(60), app_only: random.chance(10) })
                .collect(),
        };
        let carrier = Carrier {
            latency_min_ms: 500,
            latency_max_ms: 500 + random.below(20_000),
            loss_percent: if random.chance(30) { random.below(40) } else { 0 },
            duplicate_percent: random.below(20),
            hand_over_ms: 200 + random.below(3000),
        };
        let mut day = Day {
            seed,
            phones,
            carrier,
            clocks_known: random.chance(80),
            acts: Vec::new(),
            watched_ms: 0,
            plan,
        };
        day.draw_acts(&random);
        day
    }

    fn deadline_ms(&self) -> i64 {
        (self.plan.duration_s + i64::from(self.plan.grace_s)) * 1000
    }

    fn draw_acts(&mut self, random: &SeededEntropy) {
        let span = self.deadline_ms() + 10 * MINUTE_MS;
        let at = |random: &SeededEntropy| between(random, 0, span);
        for _ in 0..random.below(6) {
            let act = Self::one_act(random);
            self.acts.push((at(random), P, act));
        }
        // Power-cycled without end, from just before the deadline on.
        if random.chance(8) {
            let mut when = self.deadline_ms() - between(random, 0, 4 * MINUTE_MS);
            for _ in 0..14 {
                self.acts.push((when, P, Act::Reboot { off_s: 5, sim_locked: false, network_time: false }));
                when += between(random, 100_000, 280_000);
            }
        }
        // Out of reach for a while, and back.
        if random.chance(30) {
            let from = at(random);
            self.acts.push((from, P, Act::Airplane { on: true }));
            self.acts.push((from + between(random, 1, 20) * MINUTE_MS, P, Act::Airplane { on: false }));
        }
        if random.chance(15) {
            let from = at(random);
            self.acts.push((from, P, Act::ForceStop {}));
            self.acts.push((from + between(random, 1, 30) * MINUTE_MS, P, Act::Open {}));
        }
        if random.chance(55) {
            let act = match random.below(4) {
                0 => Act::Cancel { pin: Pin::Safe },
                1 if self.plan.duress.is_some() => Act::Safe { pin: Pin::Duress },
                _ => Act::Safe { pin: Pin::Safe },
            };
            self.acts.push((at(random), P, act));
        }
        for watcher in 1..self.phones {
            if random.chance(20) {
                self.acts.push((at(random), watcher, Act::OpenMessage { again: true }));
            }
            if random.chance(80) {
                let when = self.deadline_ms() + between(random, 3, 30) * MINUTE_MS;
                self.acts.push((when, watcher, Act::Answer { with: Answer::Silence }));
            }
            if random.chance(10) {
                let by_min = between(random, -300, 300);
                self.acts.push((at(random), watcher, Act::SetClock { by_min }));
            }
        }
        if self.acts.iter().any(|(_, _, act)| matches!(act, Act::ForceStop {})) {
            // Whenever it was stopped last, and however long the phone was off: it is opened in the end.
            let last = self.acts.iter().map(|(at, ..)| *at).max().unwrap_or(0);
            self.acts.push((last + 26 * MINUTE_MS, P, Act::Open {}));
        }
        self.acts.sort_by_key(|(at, phone, _)| (*at, *phone));
        let last = self.acts.last().map_or(0, |(at, ..)| *at).max(self.deadline_ms());
        let extended = i64::from(self.plan.max_extend_s) * 1000;
        // What a phone can't know makes it late: the time without power, and what it had not saved before.
        let off = |act: &Act| match act {
            Act::Reboot { off_s, .. } => i64::try_from(*off_s).unwrap_or(0) * 1000 + 20 * MINUTE_MS,
            _ => 0,
        };
        let late: i64 = if self.acts.iter().any(|(_, _, act)| matches!(act, Act::SetClock { .. })) {
            self.acts.iter().map(|(_, _, act)| off(act)).sum()
        } else {
            0
        };
        self.watched_ms = last.max(self.deadline_ms() + extended) + 45 * MINUTE_MS + late;
    }

    fn one_act(random: &SeededEntropy) -> Act {
        // Now and then by more than all that is counted in days.
        let jump =
            || if random.chance(10) { between(random, 1500, 2000) } else { between(random, -600, 600) };
        match random.below(17) {
            0 | 1 => Act::SetClock { by_min: jump() },
            2..=4 => Act::Reboot {
                off_s: u64::try_from(between(random, 5, 1500)).unwrap(),
                sim_locked: false,
                network_time: random.chance(15),
            },
            5 => Act::Kill {},
            6..=8 => Act::CrashWriting { at_change: 1 + random.below(30), after: random.chance(50) },
            9 => Act::CrashAfterSend {},
            10 => Act::Extend {
                by_min: u32::try_from(between(random, 1, 20)).unwrap(),
                pin: [None, Some(Pin::Safe), Some(Pin::Wrong)][usize::try_from(random.below(3)).unwrap()],
            },
            11 => Act::WrongPin { times: u32::try_from(random.below(14)).unwrap() },
            12 => Act::Locate { lat: 52.6, lon: -1.1, accuracy_m: 30, battery: Some(5) },
            13 => Act::Tick { times: 5 },
            14 if random.chance(40) => Act::Alert {},
            15 => Act::PermissionLost { what: Permission::Location },
            16 => Act::CorruptCapsule { copies: 1 },
            _ => Act::Tick { times: 1 },
        }
    }

    /// Leaves of the acts only what goes alike whichever PIN it is, and one PIN.
    pub(super) fn only_a_pin(&mut self) {
        self.plan.duress = Some(Fallback::Nobody);
        self.acts.retain(|(_, _, act)| {
            let with_pin =
                matches!(act, Act::Safe { .. } | Act::Cancel { .. } | Act::Extend { pin: Some(_), .. });
            !with_pin && !matches!(act, Act::CrashWriting { .. })
        });
        let random = SeededEntropy::new(self.seed ^ 1);
        let at = between(&random, 0, self.deadline_ms() + MINUTE_MS);
        let act = if random.chance(20) {
            Act::Extend { by_min: 5, pin: Some(Pin::Safe) }
        } else {
            Act::Safe { pin: Pin::Safe }
        };
        self.acts.push((at, P, act));
        self.acts.sort_by_key(|(at, phone, _)| (*at, *phone));
    }

    /// The same with the other PIN.
    pub(super) fn with_pin(&self, forced: bool) -> Self {
        let mut day = self.clone();
        for (_, _, act) in &mut day.acts {
            if let Act::Safe { pin } | Act::Extend { pin: Some(pin), .. } = act
                && *pin != Pin::Wrong
            {
                *pin = if forced { Pin::Duress } else { Pin::Safe };
            }
        }
        day
    }

    fn world(&self, words: &Arc<Catalogue>) -> World {
        let random = SeededEntropy::new(self.seed ^ 0xc10c);
        let mut world = World::new(Arc::clone(words), self.seed, BEGIN_MS, self.carrier);
        let names = ["P", "A", "B", "C"];
        for name in names.iter().take(self.phones) {
            let ahead_ms = if *name == "P" { 0 } else { between(&random, -300, 300) * 1000 };
            let opens = random.chance(80).then(|| between(&random, 2, 400) * 1000);
            let opens = if *name == "P" { Some(3000) } else { opens };
            world.add_phone(name, Zone::LONDON, ahead_ms, opens);
        }
        for contact in self.plan.contacts.iter().filter(|contact| contact.paired) {
            world.pair(P, contact.phone, self.clocks_known).unwrap();
        }
        world.plan_day(BEGIN_MS, P, &self.plan);
        for (at, phone, act) in &self.acts {
            world.plan_act(BEGIN_MS + at, *phone, act.clone());
        }
        world
    }
}

/// Plays the day and looks after each event.
pub(super) fn run(words: &Arc<Catalogue>, day: &Day) -> Result<Ended, String> {
    let mut world = day.world(words);
    let mut rules = Rules::new(BEGIN_MS, day);
    while world.step(BEGIN_MS + day.watched_ms) {
        rules.look(&world)?;
    }
    if world.went_round_in_circles() {
        return Err("it does not come to an end".into());
    }
    rules.end_of_day(&world)?;
    let check_in = world.check_in(P);
    let ended = Ended {
        fired: check_in.is_some_and(|one| one.fired.is_some()),
        closed: check_in
            .is_some_and(|one| matches!(one.state, State::Closed(Ending::Safe | Ending::Cancelled))),
    };
    // One in fifty is watched until nothing is left of it.
    if day.seed.is_multiple_of(50) {
        while world.step(BEGIN_MS + day.watched_ms + 50 * 60 * MINUTE_MS) {
            rules.look(&world)?;
        }
        Rules::nothing_is_left(&world)?;
    }
    Ok(ended)
}

/// The day line by line.
pub(super) fn story(words: &Arc<Catalogue>, day: &Day) -> String {
    let mut world = day.world(words);
    while world.step(BEGIN_MS + day.watched_ms) {}
    let line = |one: &Happening| {
        let seconds = (one.at_ms - BEGIN_MS) / 1000;
        format!("{:4}:{:02} {} {}", seconds / 60, seconds % 60, one.who, one.what.said(words))
    };
    world.timeline().iter().map(line).collect::<Vec<_>>().join("\n")
}

/// All that somebody sees who watches the phone, its network and its disk, but can't read what is sealed.
#[derive(Debug, PartialEq)]
pub(super) struct Observed {
    lane: Vec<Happening>,
    left: Vec<(i64, usize, MessageKind, usize)>,
    files: Vec<(std::path::PathBuf, usize)>,
    keys: Vec<String>,
    changes: u64,
    state: Option<State>,
    deadline: Option<i64>,
}

pub(super) fn observed(words: &Arc<Catalogue>, day: &Day) -> Observed {
    let mut world = day.world(words);
    while world.step(BEGIN_MS + day.watched_ms) {}
    Observed {
        lane: world.timeline().iter().filter(|one| one.who == "P").cloned().collect(),
        left: world.left(P).iter().map(|one| (one.at_ms, one.to, one.kind, one.text.len())).collect(),
        files: world.files(P),
        keys: world.device_keys(P),
        changes: world.changes(P),
        state: world.check_in(P).map(|one| one.state),
        deadline: world.check_in(P).map(CheckIn::deadline),
    }
}

impl Observed {
    /// The first thing that is not alike.
    pub(super) fn difference(&self, other: &Observed) -> Option<String> {
        let lanes = self.lane.iter().zip(&other.lane).find(|(one, other)| one != other);
        if let Some((one, other)) = lanes {
            return Some(format!("{one:?}\n{other:?}"));
        }
        let left = self.left.iter().zip(&other.left).find(|(one, other)| one != other);
        if let Some((one, other)) = left {
            return Some(format!("{one:?}\n{other:?}"));
        }
        let both = self.lane.len().min(other.lane.len());
        let more = self.lane.get(both..).into_iter().chain(other.lane.get(both..)).flatten();
        let more: Vec<String> = more.map(|one| format!("{one:?}")).collect();
        (self != other).then(|| {
            let rest = |seen: &Observed| {
                let (files, keys) = (&seen.files, &seen.keys);
                let counts = (seen.lane.len(), seen.left.len(), seen.changes);
                format!("{counts:?} {:?} {:?} {files:?} {keys:?}", seen.state, seen.deadline)
            };
            format!("{}\n{}\n{}", rest(self), rest(other), more.join("\n"))
        })
    }
}
