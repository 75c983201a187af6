//! What is printed before, between and after the lanes.

#![allow(clippy::disallowed_methods, reason = "how long a lane took is told to a person and decides nothing")]

use std::time::{Duration, Instant};

use crate::{context::Context, lanes::Lane};

/// How one lane ended.
pub(crate) struct Outcome {
    name: &'static str,
    took: Duration,
    /// Why it failed, in one line.
    pub(crate) failure: Option<String>,
}

/// Says, before anything happens, what will be downloaded, where to, how much, and who must be root.
pub(crate) fn announce(context: &Context, lanes: &[&Lane]) {
    let names: Vec<_> = lanes.iter().map(|lane| lane.name).collect();
    println!("Lanes: {}.", names.join(", "));
    println!("Before the first build cargo fetches the crates of Cargo.lock that it does not have yet.");
    let mut nothing = true;
    for lane in lanes {
        for need in (lane.needs)(context) {
            nothing = false;
            println!(
                "{}: needs {}, {} {}{}.",
                lane.name,
                need.what,
                if need.megabytes > 0 { format!("about {} MB, into", need.megabytes) } else { "in".into() },
                need.into.display(),
                if need.root { ", AS ROOT" } else { "; no root needed" },
            );
        }
    }
    if nothing {
        println!("Nothing else has to be downloaded or installed, and nothing needs root.");
    }
}

/// Runs one lane between its header and its time.
pub(crate) fn run(context: &Context, lane: &Lane) -> Outcome {
    println!("\n== {}: {}", lane.name, lane.about);
    let start = Instant::now();
    let failure = (lane.run)(context).err();
    let took = start.elapsed();
    match &failure {
        None => println!("== {}: passed in {:.1} s", lane.name, took.as_secs_f64()),
        Some(why) => println!("== {}: FAILED in {:.1} s: {why}", lane.name, took.as_secs_f64()),
    }
    Outcome { name: lane.name, took, failure }
}

/// The table at the end. Its last line is `N passed, N failed`, which counts lanes.
pub(crate) fn table(outcomes: &[Outcome]) {
    let width = outcomes.iter().map(|outcome| outcome.name.len()).max().unwrap_or(0).max("lane".len());
    println!("\n{:width$}  result  seconds", "lane");
    for outcome in outcomes {
        let result = if outcome.failure.is_some() { "FAILED" } else { "passed" };
        println!("{:width$}  {result}  {:>7.1}", outcome.name, outcome.took.as_secs_f64());
    }
    for outcome in outcomes {
        if let Some(why) = &outcome.failure {
            println!("{}: {why}", outcome.name);
        }
    }
    let failed = outcomes.iter().filter(|outcome| outcome.failure.is_some()).count();
    println!("{} passed, {failed} failed", outcomes.len() - failed);
}
