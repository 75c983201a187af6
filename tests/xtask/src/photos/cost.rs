//! What programs cost: time on the clock, and time of the processor, which other work beside them does not lengthen.

#![allow(clippy::disallowed_methods, reason = "how long a program took is what is measured here")]

use std::{
    fs,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Ticks of a second in which Linux counts the time of processes.
const TICKS: u32 = 100;

/// What something cost.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cost {
    /// On the clock.
    pub(super) wall: Duration,
    /// Of the processor, all programs that were started and ended; nothing where the system does not say.
    pub(super) processor: Option<Duration>,
}

impl Cost {
    /// As it is printed.
    pub(super) fn shown(&self) -> String {
        let processor = self.processor.map_or("?".into(), |spent| format!("{:.2}", spent.as_secs_f64()));
        format!("{:.2} s ({processor} s of the processor)", self.wall.as_secs_f64())
    }

    /// How many times as much `other` cost: on the clock, and of the processor.
    pub(super) fn times(&self, other: &Cost) -> (f64, Option<f64>) {
        let ratio = |one: Duration, other: Duration| {
            // A tick is the least that can be told from nothing.
            other.as_secs_f64() / one.as_secs_f64().max(1.0 / f64::from(TICKS))
        };
        let processor = self.processor.zip(other.processor).map(|(one, other)| ratio(one, other));
        (ratio(self.wall, other.wall), processor)
    }
}

/// Runs programs in turn, their output thrown away, and adds up what they cost. One that fails costs as well: damaged files make
/// programs end with errors.
pub(super) fn of_all(commands: impl IntoIterator<Item = Command>) -> Result<Cost, String> {
    let before = spent_by_children();
    let begun = Instant::now();
    for mut command in commands {
        let name = command.get_program().to_string_lossy().into_owned();
        command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|error| format!("{name} could not be started: {error}"))?;
    }
    let wall = begun.elapsed();
    let processor = before.zip(spent_by_children()).map(|(before, after)| after.saturating_sub(before));
    Ok(Cost { wall, processor })
}

/// The time of the processor that all ended children of this process have taken.
fn spent_by_children() -> Option<Duration> {
    spent(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// Behind the name, which may hold anything, stand the state and numbers: the fourteenth and fifteenth of them are the ticks of
/// children, in their own code and in the system's.
fn spent(stat: &str) -> Option<Duration> {
    let (_, numbers) = stat.rsplit_once(") ")?;
    let mut ticks = numbers.split(' ').skip(13).map(str::parse::<u32>);
    let sum = ticks.next()?.ok()?.checked_add(ticks.next()?.ok()?)?;
    Some(Duration::from_secs(sum.into()) / TICKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_of_children_are_read() {
        let stat = "7 (a ) b) S 1 2 3 4 5 6 7 8 9 10 11 12 250 50 15 16";
        assert_eq!(spent(stat), Some(Duration::from_secs(3)));
        assert_eq!(spent("7 (a) S 1"), None);
    }

    #[test]
    fn what_costs_less_is_so_many_times_as_fast() {
        let cost = |ms| Cost { wall: Duration::from_millis(ms), processor: None };
        let (wall, processor) = cost(100).times(&cost(2500));
        assert!((wall - 25.0).abs() < 1e-6 && processor.is_none());
    }
}
