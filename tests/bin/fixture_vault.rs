//! `fixture_vault OUT [--huge]`: makes the installations that flows and the tests of Kotlin and Swift begin with.
//!
//! `OUT/empty`, `OUT/small` (ten entries, two people, one piece of proof, the contact Sam, the PINs 2468 and 1357),
//! `OUT/large` (10,000 entries), `OUT/wordy` (48 MiB of text), `OUT/capturing` (captures are taken while it is shut),
//! `OUT/decoy` (and the passcode "rainy day"), `OUT/watching` (paired with Alex's phone, and holds a plan of Alex), and
//! `OUT/pictures`, which a camera could have taken; with `--huge` `OUT/huge` too (100,000 entries). The passcode is
//! "correct horse". The device key puts `W1` before what it wraps and masks each byte with 0x5A. What stands there
//! already is left alone. `OUT/small.master` holds the master key of `small`, masked alike, so that whoever reads it can
//! search a process for the key without holding it.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for tests, run by hand or by a task"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alongside_core::Result;
use alongside_tests::furnished;

type Make = fn(&Path) -> Result<()>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().filter(|argument| !argument.starts_with('-')).map(PathBuf::from);
    let rest: Vec<String> = arguments.collect();
    let huge = match rest.as_slice() {
        [] => false,
        [one] if one == "--huge" => true,
        _ => return usage(),
    };
    let Some(out) = out else { return usage() };
    let mut all: Vec<(&str, Make)> = vec![
        ("empty", furnished::empty),
        ("capturing", furnished::capturing),
        ("small", furnished::small),
        ("decoy", furnished::with_decoy),
        ("watching", |folder| furnished::watching(folder).map(drop)),
        ("pictures", furnished::pictures),
        ("wordy", furnished::wordy),
        ("large", |folder| furnished::with_entries(folder, 10_000)),
    ];
    if huge {
        all.push(("huge", |folder| furnished::with_entries(folder, 100_000)));
    }
    for (name, make) in all {
        let folder = out.join(name);
        if folder.exists() {
            println!("{name} is there already");
            continue;
        }
        // Made beside its place: one that was cut off half-way is never taken for a whole one.
        let unfinished = out.join(format!("{name}.unfinished"));
        let made = match std::fs::remove_dir_all(&unfinished) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => make(&unfinished),
        };
        let moved = made.and_then(|()| Ok(std::fs::rename(&unfinished, &folder)?));
        if let Err(error) = moved {
            eprintln!("{name}: {error}");
            return ExitCode::FAILURE;
        }
        println!("{name} is made");
    }
    match write_master(&out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("small.master: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The key of `small`, masked.
fn write_master(out: &Path) -> Result<()> {
    let masked = furnished::master_of(&out.join("small"))?.map(|byte| byte ^ 0x5a);
    Ok(std::fs::write(out.join("small.master"), masked)?)
}

fn usage() -> ExitCode {
    eprintln!("fixture_vault OUT [--huge]");
    ExitCode::from(2)
}
