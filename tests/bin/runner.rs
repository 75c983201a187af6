//! A program to be killed: it runs the check-ins of an installation, and says what it has committed.
//!
//! `runner FOLDER OUTBOX HABIT`: the installation lies below `FOLDER`, its channel writes to the file `OUTBOX`, `HABIT`
//! is one of [`Habit::from_argument`]. Every line is flushed at once: `begun`, `sent KIND CONTACT`, `failed CODE`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for tests: what it prints is read by the test that started it"
)]

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use alongside_core::Result;
use alongside_core::runner::{Happening, Runner};
use alongside_tests::checkins::{Habit, Notebook, check_ins, installed};
use alongside_tests::clock::SystemClock;

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // The reader may be gone; then there is nobody to tell.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn run(arguments: &[String]) -> Result<()> {
    let fixture = installed(&PathBuf::from(&arguments[0]));
    let channel = Notebook::at(&PathBuf::from(&arguments[1]), Habit::from_argument(&arguments[2]));
    let check_ins = check_ins(&fixture);
    let _one = check_ins.run_lock()?;
    let runner = Runner::new(check_ins, vec![Arc::new(channel)], Arc::new(SystemClock))?;
    say("begun");
    runner.run(&AtomicBool::new(false), |happening| match happening {
        Happening::Sent(_, row, Ok(())) => say(&format!("sent {} {}", row.kind.as_str(), row.contact)),
        Happening::Unreadable(id) => say(&format!("failed unreadable {id}")),
        Happening::Hindered(_, code) => say(&format!("failed {}", code.as_str())),
        _ => {}
    })
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(error) = run(&arguments) {
        say(&format!("failed {}", error.code().as_str()));
    }
}
