//! A scenario played through.

use std::sync::Arc;

use super::act::Act;
use super::expecting::{Missed, missed_event};
use super::happening::Happening;
use super::phone::{Plan, Told};
use super::scenario::{ContactSpec, DuressSpec, NotAScenario, Scenario, StartSpec};
use super::world::{Task, World};
use crate::checkin::machine::Fallback;
use crate::checkin::position::ToldPrecision;
use crate::words::Catalogue;

/// What came of it.
#[derive(Debug, Clone)]
pub struct Played {
    /// What it shows.
    pub title: String,
    /// Names of the phones, in the order of the file.
    pub phones: Vec<String>,
    /// Everything that happened.
    pub timeline: Vec<Happening>,
    /// What was expected and did not come.
    pub missed: Vec<Missed>,
}

/// A contact of a check-in that is started from code.
#[derive(Debug, Clone, Copy)]
pub struct ContactOf {
    /// Place of its phone.
    pub phone: usize,
    /// Whether it is paired.
    pub paired: bool,
    /// Whether it is reached through its app only.
    pub app_only: bool,
}

/// A check-in that is started from code.
#[derive(Debug, Clone)]
pub struct DayPlan {
    /// Seconds until she means to be done.
    pub duration_s: i64,
    /// Seconds of grace.
    pub grace_s: u32,
    /// By how many seconds it can be put off in all.
    pub max_extend_s: u32,
    /// What a forced ending does without a silent channel; absent: no second PIN.
    pub duress: Option<Fallback>,
    /// Who is told.
    pub contacts: Vec<ContactOf>,
}

impl World {
    /// Plans a start from code.
    pub fn plan_day(&mut self, at_ms: i64, phone: usize, day: &DayPlan) {
        let mut told = Vec::new();
        let name = self.phones.get(phone).map_or_else(String::new, |phone| phone.name.clone());
        for contact in &day.contacts {
            let Some(number) = self.phones.get(contact.phone).map(|phone| phone.number.clone()) else {
                continue;
            };
            told.push(Told {
                phone: contact.phone,
                number,
                called: name.clone(),
                paired: contact.paired,
                app_only: contact.app_only,
                tell: [false; 3],
                precision: ToldPrecision::Nothing,
            });
        }
        let plan = Plan {
            duration_s: day.duration_s,
            grace_s: day.grace_s,
            max_extend_s: day.max_extend_s,
            place: None,
            note: None,
            positions_follow: false,
            duress: day.duress,
            told,
        };
        self.plan_start(at_ms, phone, plan, false);
    }
}

/// Plays a scenario. `seed` takes the place of the one in the file.
///
/// # Errors
/// [`NotAScenario`] where a start in it can't be made.
pub fn play(
    words: &Arc<Catalogue>,
    scenario: &Scenario,
    seed: Option<u64>,
) -> std::result::Result<Played, NotAScenario> {
    played_world(words, scenario, seed).map(|(played, _)| played)
}

/// The same, and the files of the first phone at the end.
#[cfg(test)]
pub(super) fn play_and_list(
    words: &Arc<Catalogue>,
    scenario: &Scenario,
) -> std::result::Result<(Played, Vec<std::path::PathBuf>), NotAScenario> {
    let (played, world) = played_world(words, scenario, None)?;
    Ok((played, world.files(0).into_iter().map(|(path, _)| path).collect()))
}

fn played_world(
    words: &Arc<Catalogue>,
    scenario: &Scenario,
    seed: Option<u64>,
) -> std::result::Result<(Played, World), NotAScenario> {
    let midnight_ms = scenario.midnight_ms()?;
    let zone = scenario.zone()?;
    let begin_ms = scenario.start.iter().map(|start| start.at.ms).min().unwrap_or(0);
    let begin_ms = midnight_ms.saturating_add(begin_ms).saturating_sub(3_600_000);
    let seed = seed.unwrap_or(scenario.seed);
    let mut world = World::new(Arc::clone(words), seed, begin_ms, scenario.carrier);
    for phone in &scenario.phone {
        let ahead_ms = phone.clock_ahead_s.saturating_mul(1000);
        let opens = phone.opens_after_s.map(|seconds| seconds.saturating_mul(1000));
        world.add_phone(&phone.name, zone, ahead_ms, opens);
    }
    let cannot = |error: crate::Error| NotAScenario { line: None, why: error.code().as_str().to_owned() };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for start in &scenario.start {
        let starter = scenario.index_of(&start.phone)?;
        for contact in start.contact.iter().filter(|contact| contact.paired) {
            let watcher = scenario.index_of(&contact.phone)?;
            if !pairs.contains(&(starter, watcher)) {
                pairs.push((starter, watcher));
                world.pair(starter, watcher, !contact.clocks_unknown).map_err(cannot)?;
            }
        }
        plan_start(&mut world, scenario, start, midnight_ms)?;
    }
    for act in &scenario.act {
        let phone = act.who.as_deref().map_or(Ok(0), |who| scenario.index_of(who))?;
        let at_ms = midnight_ms.saturating_add(act.at.ms);
        if let Act::WrongPin { times } = act.act {
            // One a second, as fast as fingers are.
            for second in 0..i64::from(times.min(1000)) {
                let one = Act::WrongPin { times: 1 };
                world.plan_act(at_ms.saturating_add(second.saturating_mul(1000)), phone, one);
            }
        } else {
            world.plan_act(at_ms, phone, act.act.clone());
        }
    }
    for (expectation, expect) in scenario.expect.iter().enumerate() {
        if let Some(at) = expect.at {
            world.push(midnight_ms.saturating_add(at.ms), Task::Look { expectation });
        }
    }
    let mut missed = Vec::new();
    while world.step(midnight_ms.saturating_add(scenario.end.ms)) {
        for expectation in std::mem::take(&mut world.looked_at) {
            let Some(expect) = scenario.expect.get(expectation) else { continue };
            if let Some((expected, found)) = world.missed_state(expect, scenario) {
                missed.push(Missed { number: expectation + 1, who: expect.who.clone(), expected, found });
            }
        }
    }
    if world.went_round_in_circles() {
        return Err(NotAScenario { line: None, why: "it does not come to an end".into() });
    }
    for (at, expect) in scenario.expect.iter().enumerate() {
        if let Some((expected, found)) = missed_event(expect, midnight_ms, world.timeline()) {
            missed.push(Missed { number: at + 1, who: expect.who.clone(), expected, found });
        }
    }
    missed.sort_by_key(|missed| missed.number);
    let played = Played {
        title: scenario.title.clone(),
        phones: scenario.phone.iter().map(|phone| phone.name.clone()).collect(),
        timeline: world.timeline().to_vec(),
        missed,
    };
    Ok((played, world))
}

fn plan_start(
    world: &mut World,
    scenario: &Scenario,
    start: &StartSpec,
    midnight_ms: i64,
) -> std::result::Result<(), NotAScenario> {
    let phone = scenario.index_of(&start.phone)?;
    let told = start
        .contact
        .iter()
        .map(|contact| told(world, scenario, start, contact))
        .collect::<std::result::Result<Vec<Told>, NotAScenario>>()?;
    let duress = match start.duress {
        DuressSpec::Text => Some(Fallback::Text),
        DuressSpec::Nobody => Some(Fallback::Nobody),
        DuressSpec::None => None,
    };
    let plan = Plan {
        duration_s: start.due.ms.saturating_sub(start.at.ms).div_euclid(1000),
        grace_s: start.grace_min.saturating_mul(60),
        max_extend_s: start.extend_max_min.saturating_mul(60),
        place: start.place.clone(),
        note: start.note.clone(),
        positions_follow: start.positions_follow,
        duress,
        told,
    };
    world.plan_start(midnight_ms.saturating_add(start.at.ms), phone, plan, start.relay);
    Ok(())
}

fn told(
    world: &World,
    scenario: &Scenario,
    start: &StartSpec,
    contact: &ContactSpec,
) -> std::result::Result<Told, NotAScenario> {
    let phone = scenario.index_of(&contact.phone)?;
    Ok(Told {
        phone,
        number: world.phones.get(phone).map_or_else(String::new, |phone| phone.number.clone()),
        called: start.phone.clone(),
        paired: contact.paired,
        app_only: contact.app_only,
        tell: [contact.tell; 3],
        precision: if contact.positions { ToldPrecision::Exact } else { ToldPrecision::Nothing },
    })
}
