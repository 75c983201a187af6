//! What `cargo xtask photos` runs in one process, where starting one for each file would be all that is measured. Every line of its
//! answers is one thing, its parts apart by tabs.
//!
//! `cases SEED FIRST LAST FILE …`: files that were changed at random.
//! `files LIST`: each file of the list looked at and cleaned.
//! `one FILE FOLDER`: one file looked at, and its copy written into the folder.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a program for a task: it reads the clock, and what it prints is read there"
)]

mod cases;
mod cost;
mod files;

use std::path::PathBuf;
use std::process::ExitCode;

use cost::COUNTING;

#[global_allocator]
static ALLOCATOR: peak_alloc::PeakAlloc = COUNTING;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        // `cargo bench` asks every benchmark for nothing in particular.
        [] => {}
        ["cases", seed, first, last, files @ ..] => {
            let number = |text: &str| text.parse().expect("a number");
            let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
            cases::run(number(seed), number(first)..number(last), &files);
        }
        ["files", list] => files::each(list),
        ["one", file, folder] => files::one(file.as_ref(), folder.as_ref()),
        _ => {
            eprintln!("cases SEED FIRST LAST FILE ... | files LIST | one FILE FOLDER");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
