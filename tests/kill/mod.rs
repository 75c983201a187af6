//! Killed at any moment: nothing acknowledged is lost, and everything opens.

mod runner;
mod terminal;
pub(crate) mod told;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use alongside_tests::entropy::{DeterministicEntropy, seed};
use alongside_tests::rounds::rounds;
use alongside_tests::stopwatch;

use told::Told;

/// What one life of the writer was.
struct Life {
    /// Lines it got out before it died.
    lines: Vec<String>,
    acknowledged: bool,
}

/// Starts the writer, kills it at a moment drawn by `chance`, and reads what it had said.
fn killed(told: &Told, chance: &DeterministicEntropy, round: u64) -> Life {
    let mut child = Command::new(env!("CARGO_BIN_EXE_writer"))
        .arg(told.folder())
        .arg(chance.below(u64::MAX).to_string())
        .arg((round * 10_000).to_string())
        .args(told.passcodes())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    // Either in the first moments, when there is a set-up to be cut off, or after so many lines and a bit.
    let early = chance.below(if told.is_set_up() { 20 } else { 3 }) == 0;
    let wanted = if early { 1 } else { 2 + chance.index(60) };
    let wait = Duration::from_micros(chance.below(if early { 40_000 } else { 4_000 }));
    let mut lines = Vec::new();
    let mut line = String::new();
    while lines.len() < wanted && reader.read_line(&mut line).unwrap() > 0 {
        lines.push(std::mem::take(&mut line).trim_end().to_owned());
    }
    std::thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    while reader.read_line(&mut line).unwrap() > 0 {
        // A line that was cut off by the kill was not said.
        if line.ends_with('\n') {
            lines.push(line.trim_end().to_owned());
        }
        line.clear();
    }
    let acknowledged = lines.iter().any(|line| line.starts_with("did ") && !line.starts_with("did set-up"));
    Life { lines, acknowledged }
}

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    let took = stopwatch::start();
    let entropy = DeterministicEntropy::new(seed("killed_at_any_moment_nothing_acknowledged_is_lost"));
    let wanted = rounds(200, 2000);
    let (mut round, mut after_a_write, mut during_set_up) = (0, 0, 0);
    // On a loaded machine more of them die early: then there are more rounds, never fewer after a write.
    while round < wanted || (after_a_write * 4 < wanted * 3 && round < wanted * 3) {
        // One installation lives through several deaths.
        let mut told = Told::new();
        for _ in 0..=entropy.below(4) {
            round += 1;
            let life = killed(&told, &entropy, u64::from(round));
            after_a_write += u32::from(life.acknowledged);
            during_set_up +=
                u32::from(!told.is_set_up() && !life.lines.iter().any(|line| line.starts_with("did set-up")));
            assert!(
                !life.lines.iter().any(|line| line.starts_with("failed")),
                "round {round}: {:?}",
                life.lines
            );
            told.hear(&life.lines);
            told.check(&format!("round {round}"));
        }
    }
    println!(
        "{round} kills in {:?}: {after_a_write} after an acknowledged write, {during_set_up} during set-up",
        took()
    );
    assert!(after_a_write * 4 >= wanted * 3, "{after_a_write} of {wanted} after an acknowledged write");
    assert!(during_set_up > 0, "some of them during set-up");
}
