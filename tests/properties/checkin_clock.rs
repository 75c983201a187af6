//! The clock rule against somebody who holds the device: clocks turned, power cut, wakes out of order.
//!
//! A case is a trace of wakes in a small world: real time, a monotonic clock for each boot, a wall clock in the hands
//! of the adversary. Cases are drawn from one seed by a plain loop, since a case is cheap and there are many; nothing
//! shrinks, so a failure prints its seed, its number and the trace. Times in milliseconds unless they say otherwise.

use std::fmt::Write as _;

use alongside_core::checkin::arming::{self, Home, NewCheckIn};
use alongside_core::checkin::clock::{Anchor, Estimate};
use alongside_core::checkin::machine::{CheckIn, Effect, Event, Look, Mode, State, step};
use alongside_core::ids::{CheckinId, InstallationId};
use alongside_core::limits;
use alongside_core::time::{BootId, Reading, Zone};
use alongside_tests::entropy::{DeterministicEntropy, seed};
use alongside_tests::rounds::rounds;

const START_MS: i64 = 1_795_286_400_000;
const GRACE_MS: i64 = 5 * 60 * 1000;
/// A boot is followed by a wake within this.
const FIRST_WAKE_MAX_MS: i64 = 25_000;

/// What the adversary does in a world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The device is never off; the wall clock goes anywhere at each wake.
    OneBoot,
    /// Reboots; the wall clock is right or behind.
    Behind,
    /// Reboots; the wall clock goes anywhere.
    Anywhere,
    /// From before the deadline on it is cycled every 30 to 290 seconds, the wall clock set back each time.
    Cycled,
}

/// One wake.
#[derive(Debug, Clone, Copy)]
struct Wake {
    real_ms: i64,
    reading: Reading,
    /// Time that passed since the wake before in which the device was off.
    off_ms: i64,
    /// Time since the wake before in which it was on, where the device was off in between: nothing of it is kept.
    unsaved_ms: i64,
    /// How late after a boot its first wake came.
    first_after_ms: i64,
    /// A wake that was read before the one that stands before it.
    late: bool,
    /// The wall clock was ahead of the time in a boot that was not the first.
    led_across_a_reboot: bool,
}

struct World {
    deadline_ms: i64,
    duration_s: i64,
    grace_s: u32,
    between_ms: i64,
    known_boots: bool,
    wakes: Vec<Wake>,
}

fn signed(of: u64) -> i64 {
    i64::try_from(of).expect("small")
}

struct Drawn(DeterministicEntropy);

impl Drawn {
    fn between(&self, from: i64, to: i64) -> i64 {
        from + signed(self.0.below(u64::try_from(to - from + 1).expect("a range")))
    }

    fn one_in(&self, of: u64) -> bool {
        self.0.below(of) == 0
    }
}

fn start() -> Reading {
    Reading {
        wall_ms: START_MS,
        zone: Zone::UTC,
        monotonic_ms: 1_000_000,
        boot: BootId([1; 16]),
        trusted: false,
    }
}

impl World {
    /// A trace until well after the deadline and everything that may rightly delay it.
    #[allow(clippy::too_many_lines, reason = "a world is drawn in one piece")]
    fn drawn(shape: Shape, seed: u64) -> World {
        let draw = Drawn(DeterministicEntropy::new(seed));
        let (duration_s, grace_s) = (draw.between(1, 900), draw.between(1, 300));
        let deadline_ms = START_MS + (duration_s + grace_s) * 1000;
        let between_ms = if shape == Shape::Cycled { 30_000 } else { draw.between(15, 150) * 1000 };
        let known_boots = shape == Shape::OneBoot || !draw.one_in(4);
        // No time that can be trusted, or now and then.
        let trusted_one_in = if draw.one_in(3) { 12 } else { 0 };
        let mut world = World {
            deadline_ms,
            duration_s,
            grace_s: u32::try_from(grace_s).expect("small"),
            between_ms,
            known_boots,
            wakes: Vec::new(),
        };
        let cycled_from = deadline_ms - draw.between(0, 200_000);
        let (mut boot, mut boot_at, mut real) = (1_u8, START_MS - 1_000_000, START_MS);
        let mut off_at = world.next_off(shape, &draw, real, cycled_from, true);
        let mut wall_off = 0;
        // Until all that may delay it is over: time on, time lost, the question, and some wakes.
        let (mut excused, mut led) = (0, false);
        while real < deadline_ms + excused + GRACE_MS + 4 * between_ms + 10_000 {
            let mut wake_at = real + draw.between(between_ms / 4, between_ms);
            let (mut off_ms, mut unsaved_ms, mut first_after_ms) = (0, 0, 0);
            while wake_at >= off_at {
                unsaved_ms += off_at - real.max(boot_at);
                let off = draw.between(1_000, if draw.one_in(5) { 1_200_000 } else { 20_000 });
                off_ms += off;
                boot += 1;
                boot_at = off_at + off;
                wall_off = match shape {
                    Shape::Cycled => -draw.between(0, 20_000_000),
                    _ if draw.one_in(3) => 0,
                    Shape::Behind => -draw.between(0, 20_000_000),
                    _ => draw.between(-20_000_000, 20_000_000),
                };
                first_after_ms = draw.between(5_000, FIRST_WAKE_MAX_MS);
                wake_at = boot_at + first_after_ms;
                off_at = world.next_off(shape, &draw, boot_at, cycled_from, false);
            }
            excused += off_ms + unsaved_ms + 2 * first_after_ms;
            real = wake_at;
            match shape {
                Shape::OneBoot | Shape::Anywhere if draw.one_in(4) => {
                    wall_off = draw.between(-40_000_000, 40_000_000);
                }
                Shape::Behind if draw.one_in(4) => wall_off = -draw.between(0, 40_000_000),
                _ => {}
            }
            let trusted = trusted_one_in > 0 && draw.one_in(trusted_one_in);
            led |= boot > 1 && wall_off > 0 && !trusted;
            // Where boots are not known, no wall clock is ever known to be of this boot.
            led |= !known_boots && wall_off > 0 && !trusted;
            let known = if known_boots { BootId([boot; 16]) } else { BootId::UNKNOWN };
            let reading = Reading {
                wall_ms: if trusted { real } else { real + wall_off },
                monotonic_ms: u64::try_from(real - boot_at).expect("after its boot"),
                boot: known,
                trusted,
                ..start()
            };
            let wake = Wake {
                real_ms: real,
                reading,
                off_ms,
                unsaved_ms,
                first_after_ms,
                late: false,
                led_across_a_reboot: led,
            };
            // Sometimes one that was read up to five seconds before comes behind it.
            let before = draw.between(0, 5_000);
            if draw.one_in(8) && real - before > boot_at && !trusted {
                world.wakes.push(wake);
                world.wakes.push(Wake {
                    reading: Reading {
                        monotonic_ms: u64::try_from(real - before - boot_at).expect("after its boot"),
                        wall_ms: reading.wall_ms - before,
                        ..reading
                    },
                    off_ms: 0,
                    unsaved_ms: 0,
                    first_after_ms: 0,
                    late: true,
                    ..wake
                });
            } else {
                world.wakes.push(wake);
            }
        }
        world
    }

    /// When this boot ends.
    fn next_off(&self, shape: Shape, draw: &Drawn, from: i64, cycled_from: i64, first: bool) -> i64 {
        match shape {
            Shape::OneBoot => i64::MAX,
            Shape::Cycled if first => cycled_from.max(from + 1_000),
            Shape::Cycled => from + draw.between(30_000, 290_000),
            Shape::Behind | Shape::Anywhere => {
                let most = if draw.one_in(2) { 290_000 } else { 3_000_000 };
                from + draw.between(30_000, most).max(self.between_ms / 8)
            }
        }
    }

    fn told(&self, upto: usize) -> String {
        let mut text = format!(
            "duration {} s, grace {} s, wakes at most {} ms apart, boots known: {}\n",
            self.duration_s, self.grace_s, self.between_ms, self.known_boots
        );
        for wake in self.wakes.iter().take(upto + 1) {
            let Reading { wall_ms, monotonic_ms, boot, trusted, .. } = wake.reading;
            let _ = writeln!(
                text,
                "  at {:>9} wall {:>10} boot {:>3} up {:>9}{}{}",
                wake.real_ms - self.deadline_ms,
                wall_ms - self.deadline_ms,
                boot.0[0],
                monotonic_ms,
                if trusted { " trusted" } else { "" },
                if wake.late { " late" } else { "" },
            );
        }
        text
    }
}

/// Who decides when contacts are told.
trait Rule {
    /// Whether she is asked from this wake on, and whether contacts are told at it.
    fn wake(&mut self, reading: &Reading) -> (bool, bool);
}

/// The machine itself.
struct Machine(Option<CheckIn>);

impl Rule for Machine {
    fn wake(&mut self, reading: &Reading) -> (bool, bool) {
        let stepped = step(self.0.take().expect("there"), Event::Tick, reading);
        let asked = stepped.effects.contains(&Effect::Prompt);
        let told = stepped.state.state == State::Firing;
        self.0 = Some(stepped.state);
        (asked, told)
    }
}

/// A practice without contacts: the smallest thing that has a deadline.
fn blank() -> CheckIn {
    let home = Home { id: CheckinId([7; 16]), installation: InstallationId([1; 16]), history: [0; 32] };
    let new = NewCheckIn {
        mode: Mode::Practice,
        duration_s: 1,
        grace_s: 1,
        max_extend_s: 0,
        place: None,
        note: None,
        fence: None,
        positions_follow: false,
        position: None,
        zone: Zone::UTC,
        look: Look { language: None, word: None, discreet: false },
    };
    arming::arm(&DeterministicEntropy::new(1), home, &new, Vec::new(), None, &start()).expect("arms")
}

fn machine(blank: &CheckIn, world: &World) -> Machine {
    let mut check_in = blank.clone();
    check_in.due = START_MS / 1000 + world.duration_s;
    check_in.grace_s = world.grace_s;
    check_in.max_deadline = check_in.deadline();
    Machine(Some(check_in))
}

/// How a world went.
struct Outcome {
    /// Which wake told contacts.
    at: Option<usize>,
    /// Real time since she was first asked in which the device was on.
    asked_for_ms: i64,
    /// What may rightly have delayed it until then.
    excused_ms: i64,
}

fn run(world: &World, rule: &mut dyn Rule) -> Outcome {
    let mut outcome = Outcome { at: None, asked_for_ms: 0, excused_ms: 0 };
    let (mut asked, mut before_ms) = (false, START_MS);
    for (index, wake) in world.wakes.iter().enumerate() {
        if asked {
            outcome.asked_for_ms += wake.real_ms - before_ms - wake.off_ms;
        }
        before_ms = wake.real_ms;
        outcome.excused_ms += wake.off_ms + wake.unsaved_ms;
        if !world.known_boots {
            // A first wake that comes later than the last of the boot before looks like one of the same boot.
            outcome.excused_ms += 2 * wake.first_after_ms;
        }
        let (asks, told) = rule.wake(&wake.reading);
        asked |= asks;
        if told {
            outcome.at = Some(index);
            return outcome;
        }
    }
    outcome
}

fn never_early(world: &World, outcome: &Outcome) -> Result<(), String> {
    match outcome.at.map(|at| world.wakes[at]) {
        Some(wake) if wake.real_ms < world.deadline_ms => Err("told early".to_owned()),
        Some(_) => Ok(()),
        None => Err("never told".to_owned()),
    }
}

fn never_too_late(world: &World, outcome: &Outcome) -> Result<(), String> {
    let Some(at) = outcome.at else { return Err("never told".to_owned()) };
    let late_ms = world.wakes[at].real_ms - world.deadline_ms;
    // Two wakes, of which one may be the first of a boot.
    let may_ms = outcome.excused_ms + GRACE_MS + 2 * world.between_ms.max(FIRST_WAKE_MAX_MS);
    if late_ms <= may_ms { Ok(()) } else { Err(format!("{late_ms} ms late, where {may_ms} may be")) }
}

fn early_only_after_asking(world: &World, outcome: &Outcome) -> Result<(), String> {
    let Some(at) = outcome.at else { return Err("never told".to_owned()) };
    let wake = world.wakes[at];
    if wake.real_ms >= world.deadline_ms {
        return Ok(());
    }
    if !wake.led_across_a_reboot {
        return Err("early, and no wall clock led across a reboot".to_owned());
    }
    if outcome.asked_for_ms >= GRACE_MS {
        Ok(())
    } else {
        Err(format!("early after asking for {} ms only", outcome.asked_for_ms))
    }
}

/// The first case that fails, with its trace.
fn first_failure(
    shape: Shape,
    cases: u32,
    seed: u64,
    rule: impl Fn(&World) -> Box<dyn Rule>,
    holds: fn(&World, &Outcome) -> Result<(), String>,
) -> Option<String> {
    (0..cases).find_map(|case| {
        let world = World::drawn(shape, seed.wrapping_mul(0x9e37_79b9).wrapping_add(case.into()));
        let outcome = run(&world, rule(&world).as_mut());
        let why = holds(&world, &outcome).err()?;
        let upto = outcome.at.unwrap_or(world.wakes.len());
        Some(format!("{shape:?}, seed {seed}, case {case}: {why}\n{}", world.told(upto)))
    })
}

fn holds(name: &str, shape: Shape, property: fn(&World, &Outcome) -> Result<(), String>) {
    let (seed, blank) = (seed(name), blank());
    let failure = first_failure(
        shape,
        rounds(50_000, 1_000_000),
        seed,
        |world| Box::new(machine(&blank, world)),
        property,
    );
    assert!(failure.is_none(), "{}", failure.unwrap_or_default());
}

#[test]
fn p1_in_one_boot_no_wall_clock_makes_it_early() {
    holds("p1", Shape::OneBoot, |world, outcome| {
        never_early(world, outcome)?;
        // Nor late: within one boot nothing is a guess.
        let late_ms = world.wakes[outcome.at.expect("told")].real_ms - world.deadline_ms;
        if late_ms <= world.between_ms { Ok(()) } else { Err(format!("{late_ms} ms late")) }
    });
}

#[test]
fn p2_across_reboots_it_is_not_early_unless_the_wall_clock_was_set_forward() {
    holds("p2", Shape::Behind, never_early);
}

#[test]
fn p3_no_tampering_delays_it_by_more_than_the_time_off_and_the_question() {
    holds("p3", Shape::Anywhere, never_too_late);
}

#[test]
fn p4_it_is_early_only_after_she_was_asked_for_five_minutes() {
    holds("p4", Shape::Anywhere, early_only_after_asking);
}

/// Found by a long run: the boot is not known, it restarts, the first wake comes a little earlier in its boot than the
/// last one of the boot before, she is asked, and a wake that was read before that comes late. What this boot had lasted
/// before she was asked counted as asking.
#[test]
fn p4_holds_where_a_late_wake_follows_a_restart_that_nobody_noticed() {
    let seed = 16_089_112_700_182_685_663_u64;
    let world = World::drawn(Shape::Anywhere, seed.wrapping_mul(0x9e37_79b9).wrapping_add(408_821));
    let outcome = run(&world, &mut machine(&blank(), &world));
    let held = early_only_after_asking(&world, &outcome);
    assert!(held.is_ok(), "{held:?}\n{}", world.told(outcome.at.unwrap_or(world.wakes.len())));
}

#[test]
fn p5_power_cycling_does_not_postpone_it() {
    holds("p5", Shape::Cycled, never_too_late);
}

/// Rules that look right and are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// The rule as it is, written down a second time.
    None,
    /// Asking begins anew in each boot.
    GraceOfEachBoot,
    /// After a reboot the wall clock is believed even where it lags.
    WallThatLags,
    /// In each boot the wall clock is believed where it leads.
    WallThatLeads,
    /// A wake that comes late takes the anchor back.
    LateWakes,
    /// What a boot has lasted counts as asking although nobody was asked.
    ChargedUnasked,
}

struct Copied {
    anchor: Anchor,
    deadline_ms: i64,
    used_ms: u64,
    asked: bool,
    wrong: Wrong,
}

impl Copied {
    fn estimate(&self, reading: &Reading) -> Estimate {
        let right = self.anchor.estimate(reading);
        let other_boot = reading.boot != self.anchor.boot;
        match self.wrong {
            Wrong::WallThatLags if other_boot && !reading.trusted => Estimate::Guess(reading.wall_ms),
            Wrong::WallThatLeads => Estimate::Sure(reading.wall_ms.max(right.ms())),
            _ => right,
        }
    }
}

impl Rule for Copied {
    fn wake(&mut self, reading: &Reading) -> (bool, bool) {
        let now = self.estimate(reading);
        let (mut asks, mut told) = (false, false);
        if now.ms() < self.deadline_ms {
            self.asked = false;
        } else if now.is_sure() {
            told = true;
        } else {
            let awake = self.anchor.awake_since_ms(reading);
            let other_boot = reading.boot != self.anchor.boot;
            if other_boot && self.wrong == Wrong::GraceOfEachBoot {
                self.used_ms = 0;
            }
            if self.asked || self.wrong == Wrong::ChargedUnasked {
                let over = u64::try_from(now.ms() - self.deadline_ms).expect("past");
                self.used_ms += if other_boot { awake } else { awake.min(over) };
            }
            told = self.used_ms >= limits::REBOOT_GRACE_MS;
            asks = !told && !self.asked;
            self.asked = true;
        }
        self.anchor = match self.wrong {
            Wrong::LateWakes => Anchor {
                boot: reading.boot,
                monotonic_ms: reading.monotonic_ms,
                estimate_ms: now.ms(),
                sure: now.is_sure(),
            },
            Wrong::WallThatLags | Wrong::WallThatLeads => {
                Anchor { estimate_ms: now.ms(), ..self.anchor.renewed(reading) }
            }
            _ => self.anchor.renewed(reading),
        };
        (asks, told)
    }
}

fn told_at_all(_: &World, outcome: &Outcome) -> Result<(), String> {
    if outcome.at.is_some() { Ok(()) } else { Err("never told".to_owned()) }
}

/// Drawn once: in the first case that this seed brings, the network's clock tells in the end, and late.
#[test]
fn a_wrong_rule_is_found_where_it_tells_late_and_where_it_never_tells() {
    wrong_rules_are_found(17_446_927_703_691_867_066);
}

#[test]
fn the_properties_find_rules_that_are_wrong() {
    wrong_rules_are_found(seed("wrong rules"));
}

fn wrong_rules_are_found(seed: u64) {
    let broken = |wrong: Wrong, shape: Shape, property: fn(&World, &Outcome) -> Result<(), String>| {
        let rule = |world: &World| -> Box<dyn Rule> {
            Box::new(Copied {
                anchor: Anchor::at_start(&start()),
                deadline_ms: world.deadline_ms,
                used_ms: 0,
                asked: false,
                wrong,
            })
        };
        first_failure(shape, 2_000, seed, rule, property)
    };
    for (shape, property) in [
        (Shape::OneBoot, never_early as fn(&World, &Outcome) -> Result<(), String>),
        (Shape::Behind, never_early),
        (Shape::Anywhere, never_too_late),
        (Shape::Anywhere, early_only_after_asking),
        (Shape::Cycled, never_too_late),
    ] {
        assert_eq!(broken(Wrong::None, shape, property), None, "the copy is the rule");
    }
    let found = |wrong, shape, property| {
        let failure = broken(wrong, shape, property);
        assert!(failure.is_some(), "{wrong:?} is not found by {shape:?}");
        failure.unwrap_or_default()
    };
    found(Wrong::GraceOfEachBoot, Shape::Cycled, never_too_late);
    // A clock that the network sets ends some cases late; without one nobody is ever told.
    found(Wrong::GraceOfEachBoot, Shape::Cycled, told_at_all);
    found(Wrong::WallThatLags, Shape::Cycled, never_too_late);
    found(Wrong::WallThatLags, Shape::Anywhere, never_too_late);
    found(Wrong::WallThatLeads, Shape::OneBoot, never_early);
    found(Wrong::LateWakes, Shape::OneBoot, never_early);
    found(Wrong::LateWakes, Shape::Behind, never_early);
    found(Wrong::ChargedUnasked, Shape::Anywhere, early_only_after_asking);
}
