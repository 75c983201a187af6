//! The project's own tasks: `cargo xtask test`, `bless`, `bench`, `fuzz`, `photos`, `android`, `ios`, `cross`.
//!
//! A lane is one kind of test and one file in `lanes/`. To add one, write that file with a
//! `pub(crate) const LANE: Lane` and name it in `lanes::ALL`.
//!
//! What tests read from their environment, set here and nowhere else:
//!
//! - `ALONGSIDE_ROUNDS` is `normal` or `long` (`--long`): how many rounds the tests that repeat themselves
//!   run. No test is switched off by default.
//! - `ALONGSIDE_FUZZ` is the name of the target in `cargo xtask fuzz`.
//! - `ALONGSIDE_BLESS` is `1` in `cargo xtask bless`: golden files are rewritten in place of compared.
//! - `ALONGSIDE_LINKS_FOR` has this program link, as the compiler asks for it: see `shipped`.
//! - `ALONGSIDE_SMTP_PYTHON` is the Python that has the mail server of the lane `smtp`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a task speaks to the person who runs it")]

mod ahead;
mod android;
mod bindings;
mod context;
mod cross;
mod fuzz;
mod ios;
mod jars;
mod lanes;
mod phone;
mod photos;
mod report;
mod shipped;
mod swift_package;
mod toolchains;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use ahead::Ahead;
use context::Context;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The project's own tasks")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run the tests, lane by lane: what CI runs.
    #[command(after_help = lanes::help())]
    Test {
        /// Run this lane alone (may be given more than once).
        #[arg(long, value_name = "LANE", value_parser = lanes::names())]
        only: Vec<String>,
        /// Leave this lane out (may be given more than once).
        #[arg(long, value_name = "LANE", value_parser = lanes::names())]
        skip: Vec<String>,
        /// More rounds in the tests that repeat themselves (kills, random histories): hours, not minutes.
        #[arg(long)]
        long: bool,
        /// Test the bindings over a library built for debugging: minutes less, and the same behaviour.
        #[arg(long)]
        debug_library: bool,
    },
    /// Rewrite the golden files from what the code does now; look at the difference before committing it.
    Bless,
    /// Run the benchmarks of the core.
    Bench {
        /// Passed on to the benchmarks, for example the name of one.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Look for inputs that break a rule: every target of `tests/support/fuzzed.rs` in turn.
    Fuzz {
        /// Fuzz this target alone (may be given more than once).
        #[arg(long, value_name = "NAME")]
        target: Vec<String>,
        /// How long each target is fuzzed.
        #[arg(long, value_name = "N", default_value_t = 600)]
        seconds: u32,
    },
    /// Measure the scanner and the cleaner of photos against ExifTool, other readers and decoders. Takes them from Debian.
    Photos {
        /// A folder of further files, with their list in `MANIFEST.tsv`; otherwise `../shared/photo-dev`, where there is one.
        #[arg(long, value_name = "DIR")]
        set: Option<PathBuf>,
        /// Two million damaged files in place of a hundred thousand.
        #[arg(long)]
        long: bool,
    },
    /// Build the library for Android phones, stripped and laid out as `jniLibs`. Takes an NDK.
    Android,
    /// Build the library for iPhones as an XCFramework, with its Swift. Takes a Mac with Xcode.
    Ios,
    /// Check the code for phones and run its tests on their kind of processor, as far as a computer can.
    Cross,
}

fn main() -> ExitCode {
    if let Some(linked) = shipped::link_if_asked() {
        return ended(linked);
    }
    ended(match Arguments::parse().task {
        Task::Test { only, skip, long, debug_library } => {
            Context::new(long, debug_library).and_then(|context| test(&context, &only, &skip))
        }
        Task::Bless => bless(),
        Task::Bench { arguments } => bench(&arguments),
        Task::Fuzz { target, seconds } => {
            Context::new(false, false).and_then(|context| fuzz::fuzz(&context, &target, seconds))
        }
        Task::Photos { set, long } => {
            Context::new(long, false).and_then(|context| photos::photos(&context, set.as_deref()))
        }
        Task::Android => Context::new(false, false).and_then(|context| android::android(&context)),
        Task::Ios => Context::new(false, false).and_then(|context| ios::ios(&context)),
        Task::Cross => Context::new(false, false).and_then(|context| cross::cross(&context)),
    })
}

fn ended(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn test(context: &Context, only: &[String], skip: &[String]) -> Result<(), String> {
    let chosen = lanes::chosen(only, skip);
    if chosen.is_empty() {
        return Err("no lane is left to run".into());
    }
    report::announce(context, &chosen);
    let mut ahead = None;
    let mut results = Vec::new();
    for (at, lane) in chosen.iter().enumerate() {
        let rest = chosen.get(at..).unwrap_or_default();
        if ahead.is_none() && lanes::build_ahead(rest, context.debug_library) {
            ahead = Some(Ahead::begin(context));
        }
        results.push(report::run(context, lane));
    }
    drop(ahead);
    report::table(&results);
    // The table has said it all.
    if results.iter().all(|result| result.failure.is_none()) { Ok(()) } else { Err(String::new()) }
}

fn bless() -> Result<(), String> {
    let context = Context::new(false, false)?;
    let mut command = context.cargo(&["test", "--workspace", "--no-fail-fast"]);
    command.env("ALONGSIDE_BLESS", "1");
    context::run(&mut command)?;
    println!("Golden files are rewritten. Read `git diff` before you commit.");
    Ok(())
}

fn bench(arguments: &[String]) -> Result<(), String> {
    let context = Context::new(false, false)?;
    let mut command = context.cargo(&["bench", "--package", "alongside-core", "--"]);
    command.args(arguments);
    context::run(&mut command)
}
