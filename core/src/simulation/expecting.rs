//! Whether what was expected came.

use std::collections::BTreeSet;

use crate::checkin::machine::State;
use crate::checkin::watcher::{self, Phase};

use super::happening::Happening;
use super::scenario::{ExpectSpec, Scenario};
use super::world::World;

/// An expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Which, from 1, in the order of the file.
    pub number: usize,
    /// Who.
    pub who: String,
    /// What was expected, as the file has it.
    pub expected: String,
    /// What there was.
    pub found: String,
}

fn times(count: usize) -> String {
    format!("{count} times")
}

/// The word behind `Ref` in a text.
fn reference(text: &str) -> Option<&str> {
    text.split_whitespace().skip_while(|word| *word != "Ref").nth(1)
}

/// Looks for events that were expected.
pub(super) fn missed_event(
    expect: &ExpectSpec,
    midnight_ms: i64,
    timeline: &[Happening],
) -> Option<(String, String)> {
    let event = expect.event.as_deref()?;
    let since = |happening: &Happening| happening.at_ms.saturating_sub(midnight_ms);
    let all: Vec<&Happening> = timeline
        .iter()
        .filter(|one| one.who == expect.who && one.what.code() == event)
        .filter(|one| expect.text.as_deref().is_none_or(|text| one.what.text().contains(text)))
        .collect();
    let found: Vec<&&Happening> = all
        .iter()
        .filter(|one| expect.from.is_none_or(|from| since(one) >= from.ms))
        .filter(|one| expect.by.is_none_or(|by| since(one) <= by.ms))
        .collect();
    let seen = || {
        let at: Vec<String> = all.iter().map(|one| super::clock_of(one.at_ms)).collect();
        if at.is_empty() { "none".to_owned() } else { format!("{} in all, at {}", at.len(), at.join(", ")) }
    };
    let miss = |expected: String| Some((format!("{event} {expected}"), seen()));
    match (expect.times, expect.at_most) {
        (Some(count), _) if found.len() != count => return miss(times(count)),
        (None, Some(most)) if found.len() > most => return miss(format!("at most {}", times(most))),
        (None, None) if found.is_empty() && expect.not_before.is_none() => {
            return miss("at least once".into());
        }
        _ => {}
    }
    if expect.not_before.is_some_and(|first| all.iter().any(|one| since(one) < first.ms)) {
        return miss("not so early".into());
    }
    if let Some(text) = expect.without.as_deref()
        && let Some(one) = found.iter().find(|one| one.what.text().contains(text))
    {
        return Some((format!("{event} without `{text}`"), one.what.text().to_owned()));
    }
    if let Some(count) = expect.references {
        let references: BTreeSet<&str> = found.iter().filter_map(|one| reference(one.what.text())).collect();
        if references.len() != count {
            return Some((format!("{event} with {count} references"), format!("{references:?}")));
        }
    }
    None
}

fn ending(ending: watcher::Ending) -> &'static str {
    match ending {
        watcher::Ending::Safe => "safe",
        watcher::Ending::UnderThreat => "under-threat",
        watcher::Ending::Silenced => "silenced",
        watcher::Ending::Unanswered => "unanswered",
    }
}

impl World {
    /// How the check-in of a phone stands: state, phase, level.
    fn stands(&self, at: usize) -> (String, String, Option<u8>) {
        if self.is_unreadable(at) {
            return ("unreadable".into(), String::new(), None);
        }
        let Some(check_in) = self.check_in(at) else { return ("none".into(), String::new(), None) };
        let state = match check_in.state {
            State::Closed(ending) => ending.as_str(),
            state => state.as_str(),
        };
        let phase = self.phones.get(at).map_or_else(String::new, |phone| {
            check_in.phase(check_in.anchor.estimate(&phone.reading(self.now_ms))).as_str().to_owned()
        });
        (state.into(), phase, Some(check_in.level()))
    }

    fn watch_stands(&self, at: usize) -> String {
        let watch = self.phones.get(at).and_then(|phone| phone.watcher.any_watch());
        match watch.map(watcher::Watch::phase) {
            None => "none".into(),
            Some(Phase::Armed) => "armed".into(),
            Some(Phase::Asking) => "asking".into(),
            Some(Phase::Ringing) => "ringing".into(),
            Some(Phase::Closed(how)) => ending(how).into(),
        }
    }

    /// Looks at how a check-in stands now.
    pub(super) fn missed_state(&self, expect: &ExpectSpec, scenario: &Scenario) -> Option<(String, String)> {
        let at = scenario.index_of(&expect.who).ok()?;
        if expect.watch {
            let state = self.watch_stands(at);
            let expected = expect.state.clone().unwrap_or_default();
            return (state != expected).then_some((expected, state));
        }
        let (state, phase, level) = self.stands(at);
        let clock = super::clock_of(self.now_ms);
        let differs = |name: &str, expected: &Option<String>, found: &str| {
            let expected = expected.as_deref().filter(|expected| *expected != found)?;
            Some((format!("{name} {expected} at {clock}"), found.to_owned()))
        };
        differs("state", &expect.state, &state).or_else(|| differs("phase", &expect.phase, &phase)).or_else(
            || {
                let expected = expect.level.filter(|expected| level != Some(*expected))?;
                let found = level.map_or_else(|| "none".into(), |level| level.to_string());
                Some((format!("level {expected} at {clock}"), found))
            },
        )
    }
}
